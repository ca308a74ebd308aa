import { type CellObject, SSF } from "@e965/xlsx";
import { type CalendarDate, parseCalendarDate } from "#lib/core/clock.ts";
import type { PlanCell } from "../../plan-tables.ts";
import { emptyCell, tidyText, webLink } from "../cells.ts";
import { withoutSymbolFont } from "../symbols.ts";
import { richText, type SplitText } from "./rich-text.ts";
import type { Look } from "./styles.ts";

/** How the values of a workbook are to be read. */
export interface ValueContext {
  readonly look: Look;
  /** Whether its dates count from 1904. */
  readonly is1904: boolean;
  /** The text of a cell that is struck through in part, where the library does not tell. */
  readonly split: SplitText | undefined;
}

/** A cell as the sheet shows it. */
export function planCell(cell: CellObject, { look, is1904, split }: ValueContext): PlanCell {
  const date = dateOf(cell, is1904);
  const { text, struck } = split ?? shownText(cell, date);
  const shown = tidyText(withoutSymbolFont(text, look.font));
  return {
    ...emptyCell,
    text: look.isStruck ? "" : shown,
    struck: tidyText(look.isStruck ? [struck, shown].filter(Boolean).join("\n") : struck),
    fill: look.fill,
    day: look.isStruck ? null : (date?.day ?? null),
    showsMonth: !look.isStruck && (date?.showsMonth ?? false),
    number: look.isStruck ? null : numberOf(cell),
    isFormula: cell.f !== undefined,
    link: webLink(cell.l?.Target ?? linkInFormula(cell.f)),
  };
}

function numberOf({ t, v, z }: CellObject): number | null {
  return t === "n" && typeof v === "number" && !(typeof z === "string" && SSF.is_date(z)) ? v : null;
}

function shownText({ t, v, w, r }: CellObject, date: DateShown | null) {
  if (t === "z" || v === undefined || v === null) return { text: "", struck: "" };
  if (t === "s") return richText(typeof r === "string" ? r : "") ?? { text: String(v), struck: "" };
  return { text: date?.text ?? w ?? String(v), struck: "" };
}

function linkInFormula(formula: string | undefined): string | undefined {
  return /^HYPERLINK\(\s*"([^"]+)"/i.exec(formula ?? "")?.[1];
}

interface DateShown {
  readonly day: CalendarDate;
  readonly showsMonth: boolean;
  /** Where its format is that of the computer, the text as a computer in the United Kingdom shows it. */
  readonly text: string | undefined;
}

/** The number of the day after 31 December 9999, the last that Excel knows. */
const AFTER_LAST_DAY = 2_958_466;

function dateOf({ t, v, z }: CellObject, is1904: boolean): DateShown | null {
  const format = typeof z === "string" ? z : "";
  if (t !== "n" || typeof v !== "number" || v < 1 || v >= AFTER_LAST_DAY || !SSF.is_date(format)) return null;
  const { y, m, d } = SSF.parse_date_code(v, { date1904: is1904 });
  const pad = (value: number, length: number) => String(value).padStart(length, "0");
  const day = parseCalendarDate(`${pad(y, 4)}-${pad(m, 2)}-${pad(d, 2)}`);
  const codes = format.replace(/"[^"]*"|\[[^\]]*\]|\\./g, "").toLowerCase();
  // A year alone is not a month, and a time alone is not a day.
  if (!day || !(codes.includes("d") || /m.*y|y.*m/.test(codes) || /mmm/.test(codes))) return null;
  const text = /^\[\$-F800\]/i.test(format) ? SSF.format("d mmmm yyyy", v, { date1904: is1904 }) : undefined;
  return { day, showsMonth: !codes.includes("d"), text };
}
