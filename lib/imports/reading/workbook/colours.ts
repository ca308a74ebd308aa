/** The colours that cells of older programs give by number: eight basic ones twice, then the palette. */
export const indexedColours: readonly string[] = [
  ..."000000 ffffff ff0000 00ff00 0000ff ffff00 ff00ff 00ffff".split(" "),
  ..."000000 ffffff ff0000 00ff00 0000ff ffff00 ff00ff 00ffff".split(" "),
  ..."800000 008000 000080 808000 800080 008080 c0c0c0 808080".split(" "),
  ..."9999ff 993366 ffffcc ccffff 660066 ff8080 0066cc ccccff".split(" "),
  ..."000080 ff00ff ffff00 00ffff 800080 800000 008080 0000ff".split(" "),
  ..."00ccff ccffff ccffcc ffff99 99ccff ff99cc cc99ff ffcc99".split(" "),
  ..."3366ff 33cccc 99cc00 ffcc00 ff9900 ff6600 666699 969696".split(" "),
  ..."003366 339966 003300 333300 993300 993366 333399 333333".split(" "),
];

/** A colour as "rrggbb" in lower case; null for white, which says nothing, and for what is no colour. */
export function plainColour(colour: string | undefined): string | null {
  const plain = colour?.replace(/^#/, "").toLowerCase() ?? "";
  return /^[\da-f]{6}$/.test(plain) && plain !== "ffffff" ? plain : null;
}

/** A colour of a theme made lighter (up to 1) or darker (down to -1), as Office does it. */
export function tinted(colour: string, tint: number): string {
  if (!tint) return colour;
  // Lightness changes and hue stays: each channel moves by the same share towards white or black.
  const channels = [0, 2, 4].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  const moved = channels.map((channel) => (tint > 0 ? channel + (255 - channel) * tint : channel * (1 + tint)));
  return moved.map((channel) => Math.round(channel).toString(16).padStart(2, "0")).join("");
}
