import type { IdentifierKind } from "#db/types.ts";
import * as patterns from "./patterns.ts";

export type { IdentifierKind };

/** A part of a text: `text` is the slice from `start` up to, but not including, `end`, in UTF-16 units. */
export interface Passage {
  readonly kind: IdentifierKind;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * The passages of a free text that may identify a child or a family, in reading order and not overlapping. It only warns;
 * a person decides. It does not find a name that has no family word, age or date near it.
 */
export function findIdentifiers(text: string): Passage[] {
  const normalized = normalize(text);
  return mergeOverlaps(rules.flatMap((rule) => spansOf(rule, normalized.text))).map((span) => {
    const start = normalized.origins[span.start] ?? 0;
    const last = normalized.origins[span.end - 1] ?? start;
    const end = last + ((text.codePointAt(last) ?? 0) > 0xffff ? 2 : 1);
    return { kind: span.kind, start, end, text: text.slice(start, end) };
  });
}

/** Why a passage may identify a person, in one sentence for its author. */
export function describeIdentifier(kind: IdentifierKind): string {
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

/** Replaces spaces, dashes, quotes and digits by their ASCII forms and blanks out links. Returns the origin of each character. */
function normalize(text: string) {
  const plain: string[] = [];
  const origins: number[] = [];
  let origin = 0;
  for (const written of text) {
    for (const unit of written === "\n" ? lineBreak(text, origin + 1) : plainForm(written)) {
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

/** A wrapped line counts as a space; a blank line or a list item as a break. */
function lineBreak(text: string, next: number): string {
  const opening = /[^\S\n]{0,20}(?:\n|$|[-*•–] |\w{1,2}[.)] )/y;
  opening.lastIndex = next;
  return opening.test(text) ? "\n" : " ";
}

function plainForm(written: string): string[] {
  if (/\s/.test(written)) return [" "];
  if (written < "\u007f" || /\p{No}/u.test(written)) return [written];
  if (/\p{Cf}|\u034f/u.test(written)) return [];
  if (/\p{Pd}|\u2212/u.test(written)) return ["-"];
  if (/[‘’‚‛′`´]/.test(written)) return ["'"];
  if (/[“”„‟″«»]/.test(written)) return ['"'];
  const plain = written.normalize("NFKC");
  return plain.length > 3 ? [written] : plain.split("");
}

/** The kind of a passage, its pattern, and an optional condition on the match and up to 60 characters on either side. */
type Rule = readonly [IdentifierKind, RegExp, ((parts: Parts, before: string, after: string) => boolean)?];
type Parts = Readonly<Record<string, string | undefined>>;
type Span = Omit<Passage, "text">;

const rules: readonly Rule[] = [
  ["nhs-number", patterns.tenDigits, passesCheckDigit],
  ["date-of-birth", patterns.birthThenDate],
  ["date-of-birth", patterns.dateThenBirth],
  [
    "date-of-birth",
    patterns.bornThenDate,
    ({ how = "" }, before) => !patterns.cohorts.test(before) && !patterns.ranges.test(how),
  ],
  ["date-of-birth", patterns.bornAbbreviationThenDate],
  ["case-number", patterns.labelledNumber, isRecordNumber],
  ["case-number", patterns.selfEvidentNumber],
  ["postcode", patterns.postcode, ({ all = "" }) => !patterns.ordinal.test(all)],
  ["person", patterns.relativeThenName, isNamedRelative],
  ["person", patterns.nameThenRelative, isLikelyName],
  ["person", patterns.nameOfRelative, hasRelative],
  ["person", patterns.fullNameOfRelative, hasRelative],
  ["person", patterns.relativesThenNames, areLikelyNames],
  ["person", patterns.titleThenInitial],
  [
    "person",
    patterns.surnameThenFamily,
    ({ name = "" }, _, after) => couldBeName(name) && !patterns.service.test(after),
  ],
  ["person", patterns.nameThenAge, hasAge],
  ["person", patterns.nameThenBirth, isLikelyName],
  ["person", patterns.nameThenBracketedAge, hasBracketedAge],
  ["person", patterns.ageThenName, ({ name = "" }) => name.length > 1 && shapeOf(name) !== "word"],
  ["person", patterns.agedRelativeThenPlaceOrDate, hasPlaceOrDate],
  ["person", patterns.placeThenAgedRelative, hasPlaceOrDate],
  ["person", patterns.nameThenDate, isNotProfessional],
  ["person", patterns.nameThenHarm, isLikelyName],
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

/** Merges overlapping spans into one, of the kind listed first in `reasons`. */
function mergeOverlaps(spans: Span[]): Span[] {
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
  if (digits.length < 4 || patterns.yearOrDate.test(number)) return false;
  if (patterns.partnershipDocument.test(before) || patterns.onlyNumberWord.test(label)) return false;
  return patterns.recordLabel.test(label) || (digits.length > 4 && !digits.startsWith("0"));
}

function isNamedRelative(
  { family = "", link = "", title, name, surname = "", shut }: Parts,
  before: string,
  after: string,
) {
  if (patterns.anyChild.test(before) || patterns.institution.test(surname + after) || patterns.role.test(after))
    return false;
  if (name === undefined) return patterns.numbered.test(family + link) && patterns.afterLabel.test(surname + after);
  if (title !== undefined) return true;
  if (name === "I") return link === " " && patterns.afterLabel.test(after);
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
        closed &&
        /^ ?[(,]? ?$/.test(link) &&
        !patterns.oftenService.test(family) &&
        !(surname && /^\p{Lu}/u.test(family))
      );
    case "word":
      return false;
  }
}

function hasRelative({ name = "", family = "" }: Parts, before: string, after: string): boolean {
  if (patterns.service.test(after) || patterns.labelBefore.test(before)) return false;
  const shape = shapeOf(name);
  if (shape === "unknown") return patterns.oneFamily.test(family) || !patterns.oftenService.test(family);
  return shape !== "word";
}

function isLikelyName({ name = "" }: Parts, before: string): boolean {
  const shape = shapeOf(name);
  return shape === "forename" || (shape === "initials" && !patterns.labelBefore.test(before));
}

function areLikelyNames({ name = "", other = "" }: Parts): boolean {
  return [name, other].every((one) => /^\d?$/.test(one) || isLikelyName({ name: one }, "")) && name + other !== "AE";
}

function hasAge({ name = "", link = "" }: Parts, before: string): boolean {
  const setOff = /[,(]/.test(link);
  if (setOff && /^\p{Lu}{2}$/u.test(name)) return !/\bthe $/.test(before);
  if (setOff && /\p{Ll} $/u.test(before) && shapeOf(name) === "unknown") return true;
  return isLikelyName({ name }, before) && (setOff || name !== "A");
}

function hasBracketedAge({ name = "", bare }: Parts, before: string): boolean {
  if (/\p{Lu}[\p{L}'-]+ $/u.test(before)) return false;
  return bare === undefined ? isLikelyName({ name }, before) : shapeOf(name) === "forename";
}

/** Whether a place narrower than a county, or an exact date, is next to the age of one child. */
function hasPlaceOrDate({ name, gap = "" }: Parts, before: string, after: string): boolean {
  if (patterns.anyChild.test(before) || patterns.service.test(gap)) return false;
  if (name === undefined) return true;
  const place = name.toLowerCase();
  if (patterns.places.has(place)) return !patterns.widePlaces.has(place);
  return gap === "" && couldBeName(name) && !after.startsWith("'s");
}

/** Excludes names of professionals, who also put their names next to dates. */
function isNotProfessional({ name = "" }: Parts, before: string, after: string): boolean {
  if (
    patterns.professionalBefore.test(before) ||
    patterns.professionalAfter.test(after) ||
    /(?:\p{Lu}[\p{L}'-]+|\d) $/u.test(before)
  )
    return false;
  return isLikelyName({ name }, before) && !patterns.ordinaryWords.has(name.toLowerCase());
}

function couldBeName(word: string): boolean {
  return ["unknown", "forename"].includes(shapeOf(word));
}

/** Classifies a word: initials, a forename, a forename in lower case, an unknown capitalised word, or an ordinary word. */
function shapeOf(word: string): "initials" | "forename" | "lower" | "unknown" | "word" {
  const lower = word.toLowerCase();
  const first = /^[^'-]{2,}/.exec(lower)?.[0] ?? lower;
  const alsoWord = patterns.forenamesThatAreWords.has(first);
  const ordinary = patterns.ordinaryWords.has(lower) || patterns.ordinaryWords.has(first) || patterns.places.has(lower);
  if (/^(?:(?:\p{Lu}\.){2,3}|(?![HQTY]\d)\p{Lu}{1,2}\d)$/u.test(word)) return "initials";
  if (!/^\p{Lu}/u.test(word)) {
    const known = word.length === 1 ? /[b-z]/.test(word) && !ordinary : patterns.forenames.has(first) && !alsoWord;
    return known ? "lower" : "word";
  }
  const shouted = word.length > 2 && word === word.toUpperCase();
  if (word.length === 1) return word === "I" ? "word" : "initials";
  if (patterns.forenames.has(first)) return shouted && alsoWord ? "word" : "forename";
  if (shouted || ordinary || patterns.acronyms.has(lower) || patterns.commonEnding.test(lower)) return "word";
  return word.length === 2 ? "initials" : "unknown";
}
