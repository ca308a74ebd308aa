/** The least saturation of a colour that is not a grey. */
const GREYEST = 0.12;
/** From this lightness a fill is as good as white. */
const WHITE = 0.94;
const BLACK = 0.12;

/** Where each hue ends, in degrees. */
const hues: readonly (readonly [number, string])[] = [
  [17, "red"],
  [52, "amber"],
  [68, "yellow"],
  [165, "green"],
  [258, "blue"],
  [310, "purple"],
  [360, "red"],
];

/** The name of a fill given as "rrggbb": "red", "amber", "grey" and so on; "" for none and for white. */
export function colourOf(fill: string | null): string {
  if (fill === null || !/^[0-9a-f]{6}$/i.test(fill)) return "";
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => Number.parseInt(fill.slice(at, at + 2), 16) / 255);
  const [most, least] = [Math.max(red, green, blue), Math.min(red, green, blue)];
  const [lightness, spread] = [(most + least) / 2, most - least];
  const saturation = spread === 0 ? 0 : spread / (1 - Math.abs(2 * lightness - 1));
  if (lightness <= BLACK) return "black";
  if (saturation < GREYEST) return lightness >= WHITE ? "" : "grey";
  const hue = hueOf(red, green, blue, most, spread);
  return hues.find(([end]) => hue <= end)?.[1] ?? "red";
}

function hueOf(red: number, green: number, blue: number, most: number, spread: number): number {
  if (most === red) return (60 * ((green - blue) / spread) + 360) % 360;
  if (most === green) return 60 * ((blue - red) / spread + 2);
  return 60 * ((red - green) / spread + 4);
}

/** The names of colours as plans write them, and the letters for them. */
const written: Readonly<Record<string, string>> = {
  red: "red",
  amber: "amber",
  orange: "amber",
  yellow: "yellow",
  green: "green",
  blue: "blue",
  purple: "purple",
  grey: "grey",
  gray: "grey",
  white: "white",
  black: "black",
  r: "red",
  a: "amber",
  y: "yellow",
  g: "green",
  b: "blue",
  p: "purple",
  "🔴": "red",
  "🟠": "amber",
  "🟡": "yellow",
  "🟢": "green",
  "🔵": "blue",
  "🟣": "purple",
  "⚪": "white",
  "⚫": "black",
};

/** The colour that a word or a letter names; "" if it names none. */
export function colourNamed(text: string): string {
  return written[text.trim().toLowerCase()] ?? "";
}
