import type { Status } from "#lib/status/rules.ts";

/** The symbol and the colours of a rating in documents and spreadsheets, where the CSS of the pages does not apply. */
interface RatingSign {
  /** The symbol as a character. */
  readonly sign: string;
  /** For text and symbol: a contrast of at least 4.5 to 1 on white and on the tint. */
  readonly colour: string;
  /** A light background colour; null for an outline. */
  readonly tint: string | null;
}

const complete = { sign: "✓", colour: "#174784", tint: "#e4edf9" };
const red = { sign: "■", colour: "#93190f", tint: "#fbe6e3" };
const grey = { sign: "○", colour: "#454f57", tint: "#eceff1" };

/** The colours are those of the pages in light mode (app/theme.css). */
export const ratingSigns: Readonly<Record<Status, RatingSign>> = {
  "not-pursued": { ...grey, sign: "×" },
  embedded: complete,
  complete,
  delivered: { sign: "◇", colour: "#101418", tint: null },
  overdue: red,
  "off-track": red,
  "at-risk": { sign: "▲", colour: "#7a4700", tint: "#fdf0d8" },
  "on-track": { sign: "●", colour: "#155c38", tint: "#e2f3e9" },
  "awaiting-response": grey,
  "not-started": grey,
  "no-update": grey,
};
