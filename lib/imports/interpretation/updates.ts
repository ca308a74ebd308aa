import type { PlanUpdate } from "../plan-rows.ts";
import { datesIn, type FoundDate } from "./dates.ts";
import { linesOf } from "./texts.ts";

const before = /^(?:[[(]|(?:update|position|progress)(?: as)?(?: at| on| for| of)?:? )?$/i;
const separator = /^[\])]?\s*(?:[:–—]|-(?=\s|$))\s*/;

interface Heading {
  readonly on: string;
  readonly text: string;
}

/** What a date is called in an update: the day, or else as written. */
export function nameOfDate({ date, text }: Pick<FoundDate, "date" | "text">): string {
  return date ?? text;
}

/** The date that a line begins with and the rest of it; null if it begins with none. */
function headingOf(line: string): Heading | null {
  const [date] = datesIn(line);
  if (!date || !before.test(line.slice(0, date.start))) return null;
  const rest = line.slice(date.end);
  const marked = separator.exec(rest)?.[0];
  // "May 2024 was busy" is a sentence, while a day at the start of a line is a date even without a colon.
  if (marked === undefined && date.precision !== "day" && rest.trim() !== "") return null;
  return {
    on: nameOfDate(date),
    text: rest
      .slice(marked?.length ?? 0)
      .replace(/^[\])]?\s*/, "")
      .trim(),
  };
}

/** The places in a line at which another update begins: a date with a colon or a dash after the end of a sentence. */
function startsIn(line: string): number[] {
  const inside = datesIn(line).filter(
    ({ start, end }) =>
      /[.;!?]\s+$/.test(line.slice(Math.max(0, start - 10), start)) && separator.test(line.slice(end)),
  );
  return [0, ...inside.map(({ start }) => start)];
}

/** A text as updates: one for each date that it has at the start of a line or of a sentence. */
export function updatesIn(text: string, on: string): PlanUpdate[] {
  const pieces = linesOf(text).flatMap((line) => {
    const starts = startsIn(line);
    return starts.map((start, index) => line.slice(start, starts[index + 1]).trim());
  });
  const updates: { on: string | null; lines: string[] }[] = [];
  for (const piece of pieces) {
    const heading = headingOf(piece);
    const last = updates.at(-1);
    if (heading) updates.push({ on: heading.on, lines: heading.text === "" ? [] : [heading.text] });
    else if (last) last.lines.push(piece);
    else
      updates.push({ on: on === "" ? null : nameOfDate(datesIn(on)[0] ?? { date: null, text: on }), lines: [piece] });
  }
  return updates
    .filter(({ lines }) => lines.length > 0)
    .map((update) => ({ on: update.on, text: update.lines.join("\n") }));
}
