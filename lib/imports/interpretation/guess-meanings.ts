import type { PlanFile } from "../plan-tables.ts";
import type { PlanLayout, PlanMeaning, PlanPart } from "./choices.ts";
import { colourNamed } from "./colours.ts";
import { type FoundEntry, findKey } from "./key.ts";
import { meaningOf } from "./meanings.ts";
import { type Mark, marksOf } from "./ratings.ts";
import { recordsOf } from "./read-records.ts";
import { folded } from "./texts.ts";

/** What each colour and word that rates a row of the file means: by its own key, or by what a word plainly says. */
export function guessMeanings(
  file: PlanFile,
  parts: readonly PlanPart[],
  layouts: readonly PlanLayout[],
): PlanMeaning[] {
  const marks = recordsOf(file, { parts, layouts, takesHiddenRows: true }).flatMap(({ record }) =>
    marksOf(record.cells),
  );
  const texts = new Map(marks.filter(({ text }) => text !== "").map(({ text }) => [folded(text), text]));
  const key = findKey(
    file,
    parts.filter(({ layout }) => layout !== null),
    new Set(texts.keys()),
  );
  const colours = new Set([...marks.map(({ colour }) => colour), ...key.map(({ colour }) => colour)].filter(Boolean));
  return [
    ...[...colours].flatMap((colour) => meaningsOfColour(colour, key, marks)),
    ...[...texts].map(([mark, text]) => meaningOfText(mark, text, key, marks)),
  ];
}

const unknown = { meaning: "", foundAt: "", delivery: null, isConfirmed: false, fill: "" };

/** The meaning of a colour; one for each shade if the key tells them apart. */
function meaningsOfColour(colour: string, key: readonly FoundEntry[], marks: readonly Mark[]): PlanMeaning[] {
  const entries = entriesOf(colour, key, marks);
  const shades = new Map(entries.map((entry) => [entry.fill, entry]));
  const isByShade = shades.size > 1 && entries.length === shades.size && !shades.has("");
  if (isByShade)
    return entries.map((entry) => ({ ...ofEntries([entry]), kind: "colour", mark: colour, fill: entry.fill }));
  return [{ ...ofEntries(entries), kind: "colour", mark: colour }];
}

/** The entries of a colour. Amber and yellow are one where the file uses only one of the two names. */
function entriesOf(colour: string, key: readonly FoundEntry[], marks: readonly Mark[]): FoundEntry[] {
  const own = key.filter((entry) => entry.colour === colour);
  const other = { amber: "yellow", yellow: "amber" }[colour];
  if (own.length > 0 || other === undefined || marks.some((mark) => mark.colour === other)) return own;
  return key.filter((entry) => entry.colour === other);
}

function ofEntries(entries: readonly FoundEntry[]): Omit<PlanMeaning, "kind" | "mark"> {
  const [first] = entries;
  if (!first) return unknown;
  const meanings = [...new Set(entries.map(({ meaning }) => meaning))];
  const deliveries = new Set(entries.map(({ meaning }) => meaningOf(meaning).delivery));
  const [delivery = null] = deliveries;
  return {
    ...unknown,
    meaning: meanings.join("; "),
    foundAt: first.foundAt,
    delivery: deliveries.size === 1 ? delivery : null,
  };
}

/** The meaning of a word or letter: by its own entry, by that of the colour that it names, or by what it plainly says. */
function meaningOfText(mark: string, text: string, key: readonly FoundEntry[], marks: readonly Mark[]): PlanMeaning {
  const own = key.filter((entry) => folded(entry.mark) === mark);
  const colour = colourNamed(text);
  const ofColour = colour === "" ? [] : entriesOf(colour, key, marks);
  if (own.length > 0 || colour !== "") return { ...ofEntries(own.length > 0 ? own : ofColour), kind: "text", mark };
  const words = mark.replace(/^(?:red|amber|orange|yellow|green|blue|grey|gray|[ragb])\b(?=[\s:(-])/, "");
  const { delivery } = meaningOf(words);
  const [, named = ""] = /^(red|amber|orange|yellow|green|blue|grey|gray)\b/.exec(mark) ?? [];
  if (delivery === null && named !== "")
    return { ...ofEntries(entriesOf(colourNamed(named), key, marks)), kind: "text", mark };
  return { ...unknown, kind: "text", mark, delivery };
}
