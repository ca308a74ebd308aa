import type { IdentifierKind } from "#db/types.ts";
import * as words from "./patterns.ts";

export type { IdentifierKind };

/** A stretch of the text as it was written: `text` is what stands from `start` up to, not including, `end`. */
export interface Passage {
  readonly kind: IdentifierKind;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * The passages of a free text that may identify a child or a family, in reading order and never overlapping.
 * It only points: a person decides. A name far from any family word, age or date is beyond it.
 */
export function findIdentifiers(text: string): Passage[] {
  const folded = fold(text);
  return joined(rules.flatMap((rule) => spansOf(rule, folded.text))).map((span) => {
    const start = folded.origins[span.start] ?? 0;
    const last = folded.origins[span.end - 1] ?? start;
    const end = last + ((text.codePointAt(last) ?? 0) > 0xffff ? 2 : 1);
    return { kind: span.kind, start, end, text: text.slice(start, end) };
  });
}

/** Why a passage was picked out, in one sentence for the person who wrote it. */
export function reasonFor(kind: IdentifierKind): string {
  return reasons[kind];
}

const reasons: Readonly<Record<IdentifierKind, string>> = {
  "nhs-number": "This looks like an NHS number.",
  "date-of-birth": "This looks like a date of birth.",
  "case-number": "This looks like the number of a case, a file or a record.",
  postcode: "This looks like a full postcode.",
  person: "This looks as if it points to one child or someone in their family.",
};
const kinds = Object.keys(reasons);

/** The text with one kind of space, dash, quote and digit, its links blotted out, and where each character came from. */
function fold(text: string) {
  const plain: string[] = [];
  const origins: number[] = [];
  let origin = 0;
  for (const written of text) {
    for (const unit of written === "\n" ? lineBreak(text, origin + 1) : plainly(written)) {
      if (unit === " " && /\s/.test(plain.at(-1) ?? "")) continue;
      plain.push(unit);
      origins.push(origin);
    }
    origin += written.length;
  }
  return { text: plain.join("").replace(links, (link) => "\n".repeat(link.length)), origins };
}

const links =
  /\bhttps?:\/\/\S+|\bwww\.\S+|[\w.+-]{1,64}@[\w.-]{1,190}|\b[a-z\d-]{1,60}(?:\.[a-z\d-]{1,60}){0,4}\.(?:uk|org|com|net|eu)\b(?:\/\S*)?/gi;

/** A wrapped line reads on; a blank line or a list item does not. */
function lineBreak(text: string, next: number): string {
  const opening = /[^\S\n]{0,20}(?:\n|$|[-*•–] |\w{1,2}[.)] )/y;
  opening.lastIndex = next;
  return opening.test(text) ? "\n" : " ";
}

function plainly(written: string): string[] {
  if (/\s/.test(written)) return [" "];
  if (written < "\u007f" || /\p{No}/u.test(written)) return [written];
  if (/\p{Cf}|\u034f/u.test(written)) return [];
  if (/\p{Pd}|\u2212/u.test(written)) return ["-"];
  if (/[‘’‚‛′`´]/.test(written)) return ["'"];
  if (/[“”„‟″«»]/.test(written)) return ['"'];
  const plain = written.normalize("NFKC");
  return plain.length > 3 ? [written] : plain.split("");
}

/** What a passage is, how it is written, and what must be so of the match and up to 60 characters on either side. */
type Rule = readonly [IdentifierKind, RegExp, ((parts: Parts, before: string, after: string) => boolean)?];
type Parts = Readonly<Record<string, string | undefined>>;
type Span = Omit<Passage, "text">;

const rules: readonly Rule[] = [
  ["nhs-number", words.tenDigits, passesCheckDigit],
  ["date-of-birth", words.birthThenDate],
  ["date-of-birth", words.dateThenBirth],
  [
    "date-of-birth",
    words.bornThenDate,
    ({ how = "" }, before) => !words.cohorts.test(before) && !words.ranges.test(how),
  ],
  ["date-of-birth", words.bThenDate],
  ["case-number", words.labelledNumber, isRecordNumber],
  ["case-number", words.tellingNumber],
  ["postcode", words.postcode, ({ all = "" }) => !words.ordinal.test(all)],
  ["person", words.relativeThenName, isNamedRelative],
  ["person", words.nameThenRelative, isKnown],
  ["person", words.nameOfRelative, hasRelative],
  ["person", words.fullNameOfRelative, hasRelative],
  ["person", words.relativesThenNames, areKnown],
  ["person", words.titleThenInitial],
  ["person", words.surnameThenFamily, ({ name = "" }, _, after) => couldBeName(name) && !words.service.test(after)],
  ["person", words.nameThenAge, isAged],
  ["person", words.nameThenBirth, isKnown],
  ["person", words.nameThenBracketedAge, isAgedInBrackets],
  ["person", words.ageThenName, ({ name = "" }) => name.length > 1 && shapeOf(name) !== "word"],
  ["person", words.agedRelativeThenPlaceOrDate, isPlaced],
  ["person", words.placeThenAgedRelative, isPlaced],
  ["person", words.nameThenDate, isOffDuty],
  ["person", words.nameThenHarm, isKnown],
];

function spansOf([kind, pattern, holds = () => true]: Rule, text: string): Span[] {
  const spans: Span[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const start = match.index;
    const end = pattern.lastIndex - (/^(?:[^(]*\)|[^"]*"|[^']*')$/.test(match[0]) ? 1 : 0);
    if (holds(match.groups ?? {}, text.slice(Math.max(0, start - 60), start), text.slice(end, end + 60)))
      spans.push({ kind, start, end });
    else pattern.lastIndex = start + ((text.codePointAt(start) ?? 0) > 0xffff ? 2 : 1);
  }
  return spans;
}

/** Overlapping spans become one, under the kind that stands first among the reasons. */
function joined(spans: Span[]): Span[] {
  const apart: Span[] = [];
  for (const span of spans.toSorted((one, other) => one.start - other.start)) {
    const last = apart.at(-1);
    if (last === undefined || span.start >= last.end) apart.push(span);
    else {
      const kind = kinds.indexOf(last.kind) < kinds.indexOf(span.kind) ? last.kind : span.kind;
      apart.splice(-1, 1, { kind, start: last.start, end: Math.max(last.end, span.end) });
    }
  }
  return apart;
}

function passesCheckDigit({ digits = "" }: Parts): boolean {
  const figures = Array.from(digits.replace(/\D/g, ""), Number);
  const sum = figures.reduce((total, figure, place) => total + figure * (10 - place), 0);
  return sum % 11 === 0 && new Set(figures).size > 1;
}

function isRecordNumber({ label = "", number = "" }: Parts, before: string): boolean {
  const digits = number.replace(/\D/g, "");
  if (digits.length < 4 || words.yearOrDate.test(number)) return false;
  if (words.ownBusiness.test(before) || words.onlyNumberWord.test(label)) return false;
  return words.surelyRecord.test(label) || (digits.length > 4 && !digits.startsWith("0"));
}

function isNamedRelative(
  { family = "", link = "", title, name, surname = "", shut }: Parts,
  before: string,
  after: string,
) {
  if (words.oneOfMany.test(before) || words.institution.test(surname + after) || words.role.test(after)) return false;
  if (name === undefined) return words.numbered.test(family + link) && words.afterLabel.test(surname + after);
  if (title !== undefined) return true;
  if (name === "I") return link === " " && words.afterLabel.test(after);
  const direct = !/[(:=,/]| - /.test(link);
  const closed = direct || shut !== "" || /^(?:$|[,.;:!?\n]| \()/.test(after);
  switch (shapeOf(name)) {
    case "initials":
      return closed && link !== "/" && !/^[-&]/.test(after);
    case "forename":
      return closed || /[:=/]/.test(link);
    case "lower":
      return direct && !/(?:of|to) $/.test(link);
    case "unknown":
      if (/name|called/.test(link)) return true;
      return (
        closed && /^ ?[(,]? ?$/.test(link) && !words.oftenService.test(family) && !(surname && /^\p{Lu}/u.test(family))
      );
    case "word":
      return false;
  }
}

function hasRelative({ name = "", family = "" }: Parts, before: string, after: string): boolean {
  if (words.service.test(after) || words.labelledThing.test(before)) return false;
  const shape = shapeOf(name);
  if (shape === "unknown") return words.oneFamily.test(family) || !words.oftenService.test(family);
  return shape !== "word";
}

function isKnown({ name = "" }: Parts, before: string): boolean {
  const shape = shapeOf(name);
  return shape === "forename" || (shape === "initials" && !words.labelledThing.test(before));
}

function areKnown({ name = "", other = "" }: Parts): boolean {
  return [name, other].every((one) => /^\d?$/.test(one) || isKnown({ name: one }, "")) && name + other !== "AE";
}

function isAged({ name = "", link = "" }: Parts, before: string): boolean {
  const setOff = /[,(]/.test(link);
  if (setOff && /^\p{Lu}{2}$/u.test(name)) return !/\bthe $/.test(before);
  if (setOff && /\p{Ll} $/u.test(before) && shapeOf(name) === "unknown") return true;
  return isKnown({ name }, before) && (setOff || name !== "A");
}

function isAgedInBrackets({ name = "", bare }: Parts, before: string): boolean {
  if (/\p{Lu}[\p{L}'-]+ $/u.test(before)) return false;
  return bare === undefined ? isKnown({ name }, before) : shapeOf(name) === "forename";
}

/** Somewhere narrower than a county, or an exact date, beside one child's age. */
function isPlaced({ name, gap = "" }: Parts, before: string, after: string): boolean {
  if (words.oneOfMany.test(before) || words.service.test(gap)) return false;
  if (name === undefined) return true;
  const place = name.toLowerCase();
  if (words.places.has(place)) return !words.widePlaces.has(place);
  return gap === "" && couldBeName(name) && !after.startsWith("'s");
}

/** People at work put their names beside dates too. */
function isOffDuty({ name = "" }: Parts, before: string, after: string): boolean {
  if (words.atWork.test(before) || words.noteAfter.test(after) || /(?:\p{Lu}[\p{L}'-]+|\d) $/u.test(before))
    return false;
  return isKnown({ name }, before) && !words.ordinaryWords.has(name.toLowerCase());
}

function couldBeName(word: string): boolean {
  return ["unknown", "forename"].includes(shapeOf(word));
}

/** What a word may be: initials, a forename (in lower case too), a capitalised word that is not known, or a plain word. */
function shapeOf(word: string): "initials" | "forename" | "lower" | "unknown" | "word" {
  const lower = word.toLowerCase();
  const first = /^[^'-]{2,}/.exec(lower)?.[0] ?? lower;
  const alsoWord = words.forenamesThatAreWords.has(first);
  const ordinary = words.ordinaryWords.has(lower) || words.ordinaryWords.has(first) || words.places.has(lower);
  if (/^(?:(?:\p{Lu}\.){2,3}|(?![HQTY]\d)\p{Lu}{1,2}\d)$/u.test(word)) return "initials";
  if (!/^\p{Lu}/u.test(word)) {
    const known = word.length === 1 ? /[b-z]/.test(word) && !ordinary : words.forenames.has(first) && !alsoWord;
    return known ? "lower" : "word";
  }
  const shouted = word.length > 2 && word === word.toUpperCase();
  if (word.length === 1) return word === "I" ? "word" : "initials";
  if (words.forenames.has(first)) return shouted && alsoWord ? "word" : "forename";
  if (shouted || ordinary || words.acronyms.has(lower) || words.commonEnding.test(lower)) return "word";
  return word.length === 2 ? "initials" : "unknown";
}
