import { colourNamed } from "./colours.ts";
import { saysStatus } from "./meanings.ts";
import { oneLine } from "./texts.ts";

/** A mark of a key with what it means. */
export interface KeyEntry {
  /** The colour that a word or a letter names, or "" for another mark. */
  readonly colour: string;
  /** The mark as written. */
  readonly mark: string;
  readonly meaning: string;
}

const colours = "red|amber|orange|yellow|green|blue|purple|gr[ae]y|white|black";
/** A colour by its word or, in capitals, by its letter, with what sets it apart from its meaning. */
const marks = new RegExp(
  String.raw`(?<=^|[\s.;,|(/])(?:(?<word>${colours}|${colours.toUpperCase()}|Red|Amber|Orange|Yellow|Green|Blue|Purple|Gr[ae]y|White|Black)|(?<=^\s*|[.;,|(/:]\s*)(?<letter>[RAGBYP]))(?:\s*\((?:[A-Za-z]+)\))?\s*(?:=|:|–|—|-(?=\s)|(?<=\w\s)(?:means|is|denotes|indicates|shows)\b)\s*`,
  "g",
);

/** The entries of a key that is written in one text, such as "Red = behind. Green = complete." */
export function keyInText(text: string): KeyEntry[] {
  return text.split("\n").flatMap((line) => keyInLine(oneLine(line)));
}

function keyInLine(line: string): KeyEntry[] {
  const found = [...line.matchAll(marks)];
  return found.flatMap((match, index) => {
    const { word, letter } = match.groups ?? {};
    const mark = word ?? letter ?? "";
    const meaning = line
      .slice(match.index + match[0].length, found[index + 1]?.index)
      .replace(/[\s.;,|()/]+$|^[\s(]+/g, "");
    return meaning === "" || colourNamed(meaning) !== "" ? [] : [{ colour: colourNamed(mark), mark, meaning }];
  });
}

/** The entry of a text that begins with a colour and goes on with its meaning, such as "Green complete" or "Red (late)". */
export function entryOfLine(text: string): KeyEntry | null {
  const [entry] = keyInText(text);
  if (entry) return entry;
  const [, mark = "", meaning = ""] = new RegExp(`^(${colours})\\s+\\(?(.{3,}?)\\)?$`, "i").exec(oneLine(text)) ?? [];
  return mark === "" ? null : { colour: colourNamed(mark), mark, meaning };
}

/** Whether a text is of a key: it has several entries, or is one that says a status. */
export function isKeyText(text: string): boolean {
  const entries = keyInText(text);
  const [only] = entries;
  return entries.length > 1 || (only !== undefined && text.trim().startsWith(only.mark) && saysStatus(only.meaning));
}
