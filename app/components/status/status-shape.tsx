import type { Status } from "#lib/status/rules.ts";

type Tone = "blue" | "outlined" | "green" | "amber" | "red" | "grey" | "closed";

const toneOf: Readonly<Record<Status, Tone>> = {
  "not-pursued": "closed",
  embedded: "blue",
  complete: "blue",
  delivered: "outlined",
  overdue: "red",
  "off-track": "red",
  "at-risk": "amber",
  "on-track": "green",
  "awaiting-response": "grey",
  "not-started": "grey",
  "no-update": "grey",
};

const inks: Readonly<Record<Tone, string>> = {
  blue: "text-blue",
  outlined: "text-ink",
  green: "text-green",
  amber: "text-amber",
  red: "text-red",
  grey: "text-grey",
  closed: "text-grey",
};

const tints: Readonly<Record<Tone, string>> = {
  blue: "bg-blue-wash",
  outlined: "inset-ring inset-ring-edge",
  green: "bg-green-wash",
  amber: "bg-amber-wash",
  red: "bg-red-wash",
  grey: "bg-grey-wash",
  closed: "bg-grey-wash",
};

/** The path of each shape in a box of 12 by 12, and whether it is filled. */
const shapes: Readonly<Record<Tone, readonly [path: string, isFilled: boolean]>> = {
  blue: ["m1.5 6.5 3 3 6-7", false],
  outlined: ["M6 .9 11.1 6 6 11.1.9 6Z", false],
  green: ["M6 1a5 5 0 1 1 0 10A5 5 0 1 1 6 1Z", true],
  amber: ["M6 1 11.4 11H.6Z", true],
  red: ["M1 1h10v10H1Z", true],
  grey: ["M6 1.8a4.2 4.2 0 1 1 0 8.4 4.2 4.2 0 1 1 0-8.4Z", false],
  closed: ["m2 2 8 8M10 2 2 10", false],
};

/** The path of the shape of a status, which statuses of the same kind share. */
export function statusShape(status: Status): string {
  return shapes[toneOf[status]][0];
}

/** The colour of the text of a status. */
export function statusInk(status: Status): string {
  return inks[toneOf[status]];
}

/** The colours of a tag: text and background. */
export function statusTint(status: Status): string {
  return `${statusInk(status)} ${tints[toneOf[status]]}`;
}

/** The shape of a status, which shows it without colour. `size` is its width at the usual size of text, with which it grows. The words beside it are for a screen reader. */
export function StatusShape({ of, size = 12 }: { of: Status; size?: number }) {
  const [path, isFilled] = shapes[toneOf[of]];
  return (
    <svg
      className="shrink-0"
      width={`${size / 16}rem`}
      height={`${size / 16}rem`}
      viewBox="0 0 12 12"
      aria-hidden="true"
    >
      <path
        d={path}
        fill={isFilled ? "currentColor" : "none"}
        stroke={isFilled ? undefined : "currentColor"}
        strokeWidth={isFilled ? undefined : 2}
      />
    </svg>
  );
}
