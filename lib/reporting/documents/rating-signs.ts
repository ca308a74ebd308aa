import { type SymbolType, symbolCircle, symbolDiamond2, symbolSquare, symbolTimes, symbolTriangle } from "d3-shape";
import type { Status } from "#lib/status/rules.ts";

/** The symbol and the colour of a rating in documents and drawings, where the CSS of the pages does not apply. */
export interface RatingSign {
  /** The symbol as a character. */
  readonly sign: string;
  /** The symbol as a shape to draw. */
  readonly shape: SymbolType;
  /** Whether the shape is drawn as an outline. */
  readonly isOutline: boolean;
  /** For text and symbol: a contrast of at least 4.5 to 1 on white. */
  readonly colour: string;
  /** A light background colour. */
  readonly tint: string;
}

/** A tick, which d3-shape does not have, as large as its symbols. */
const symbolTick: SymbolType = {
  draw(context, size) {
    const unit = Math.sqrt(size) / 2;
    context.moveTo(-unit, 0);
    context.lineTo(-unit * 0.3, unit * 0.75);
    context.lineTo(unit, -unit * 0.8);
  },
};

const complete = { sign: "✓", shape: symbolTick, isOutline: true, colour: "#1d4f91", tint: "#dfe8f3" };
const red = { sign: "■", shape: symbolSquare, isOutline: false, colour: "#a3211b", tint: "#f6dfdd" };
const grey = { sign: "○", shape: symbolCircle, isOutline: true, colour: "#5b6670", tint: "#f3f4f5" };

/** The symbols and colours are those of the pages in light mode (app/components/layout/look.css). */
export const ratingSigns: Readonly<Record<Status, RatingSign>> = {
  "not-pursued": { sign: "×", shape: symbolTimes, isOutline: true, colour: "#5b6670", tint: "#f3f4f5" },
  embedded: complete,
  complete,
  delivered: { sign: "◇", shape: symbolDiamond2, isOutline: true, colour: "#101418", tint: "#ffffff" },
  overdue: red,
  "off-track": red,
  "at-risk": { sign: "▲", shape: symbolTriangle, isOutline: false, colour: "#8a5200", tint: "#fbecd6" },
  "on-track": { sign: "●", shape: symbolCircle, isOutline: false, colour: "#17683f", tint: "#ddefe4" },
  "not-started": grey,
  "no-update": grey,
};
