import { datesIn } from "./dates.ts";
import { type Dates, datesOfText, doneIn, leadIn, plainDate, textBefore } from "./due.ts";
import { linesOf } from "./texts.ts";

/** The dates of a text that has progress too: lines that are no more than a date, and the other lines. */
export function datesAndProgress(text: string): Dates {
  const lines = linesOf(text);
  const isDateLine = (line: string) => {
    const said = line.replace(leadIn, "").replace(/[.]$/, "");
    return doneIn(line) !== null || datesIn(said).some(({ text: date }) => date === said);
  };
  const dated = lines.filter(isDateLine);
  const others = lines.filter((line) => !isDateLine(line));
  if (dated.length > 0) return { ...joined(dated.map(datesOfText)), others: others.join("\n") };
  const by = others.flatMap((line) =>
    datesIn(line).filter(({ start }) => /\bby(?: the)? $/i.test(textBefore(line, start))),
  )[0];
  if (by) return { current: [plainDate(by)], earlier: [], doneOn: null, isDone: false, others: others.join("\n") };
  const [only = ""] = others;
  const isShort = others.length === 1 && only.split(" ").length <= SHORT && datesIn(only).length === 0;
  return { ...datesOfText(isShort ? only : ""), others: isShort ? "" : others.join("\n") };
}

/** Up to so many words, a text in a cell for a date stands for one, such as "Ongoing" or "By Christmas". */
const SHORT = 4;

function joined(all: readonly Dates[]): Omit<Dates, "others"> {
  return {
    current: all.flatMap(({ current }) => current),
    earlier: all.flatMap(({ earlier }) => earlier),
    doneOn: all.find(({ doneOn }) => doneOn !== null)?.doneOn ?? null,
    isDone: all.some(({ isDone }) => isDone),
  };
}
