import type { IdentifierKind } from "#db/types.ts";
import {
  areLikelyNames,
  couldBeName,
  hasAge,
  hasBracketedAge,
  hasPlaceOrDate,
  hasRelative,
  isLikelyName,
  isNamedRelative,
  isNotProfessional,
  isRecordNumber,
  type Parts,
  passesCheckDigit,
  shapeOf,
} from "./conditions.ts";
import { normalize } from "./normalize.ts";
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
/** The kind of a passage, its pattern, and an optional condition on the match and up to 60 characters on either side. */
type Rule = readonly [IdentifierKind, RegExp, ((parts: Parts, before: string, after: string) => boolean)?];
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
