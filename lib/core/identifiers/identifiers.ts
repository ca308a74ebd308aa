import type { IdentifierKind } from "#db/types.ts";
import { LONGEST_TEXT } from "../text.ts";
import { contactRules, contactsIn } from "./contacts.ts";
import { insideAgency, type Known, noOne } from "./known.ts";
import { normalize } from "./normalize.ts";
import { isPublicLabel } from "./officers.ts";
import type { Rule } from "./rule.ts";
import { rules } from "./rules.ts";
import { type Token, tokensOf } from "./tokens.ts";

export type { IdentifierKind };

/** A part of a text: `text` is the slice from `start` up to, but not including, `end`, in UTF-16 units. */
export interface Passage {
  readonly kind: IdentifierKind;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A text with more passages than this is held anyway; the search stops there. */
const MOST = 200;

/**
 * The passages of a free text that may identify a child or a family, in reading order and not overlapping. It only warns;
 * a person decides. The names of the people and agencies that the tracker knows are no finding. What is beyond the length
 * of the longest field is not searched, and is a passage itself.
 */
export function findIdentifiers(text: string, known: Known = noOne): Passage[] {
  const normalized = normalize(text.slice(0, LONGEST_TEXT));
  const tokens = tokensOf(normalized.text);
  const contacts = contactsIn(normalized.withLinks).concat(search(contactRules, normalized.withLinks, tokens, known));
  const agency = insideAgency(normalized.text, known);
  const others = search(rules, normalized.text, tokens, known).filter(
    ({ start, end }) => !agency(start) && !isPublicLabel(normalized.text.slice(Math.max(0, start - 6), end)),
  );
  const found = mergeOverlaps([...contacts, ...others]).map((span) => {
    const start = normalized.origins[span.start] ?? 0;
    const last = normalized.origins[span.end - 1] ?? start;
    const end = last + ((text.codePointAt(last) ?? 0) > 0xffff ? 2 : 1);
    return { kind: span.kind, start, end, text: text.slice(start, end) };
  });
  const [start, end] = [LONGEST_TEXT, text.length];
  return end > start ? [...found, { kind: "unsearched", start, end, text: text.slice(start) }] : found;
}

/** Why a passage may identify a person, in one sentence for its author. */
export function describeIdentifier(kind: IdentifierKind): string {
  return reasons[kind];
}

const reasons: Readonly<Record<IdentifierKind, string>> = {
  "nhs-number": "This looks like an NHS number.",
  "date-of-birth": "This looks like a date of birth.",
  "case-number": "This looks like the number of a case, a person or a record.",
  contact: "This looks like a telephone number, e-mail address or account of a person.",
  address: "This looks like the address of a home.",
  postcode: "This looks like a full postcode.",
  unsearched: "This looks too long to be searched: make the text shorter.",
  person: "This looks as if it points to one child or someone in their family.",
};
const kinds = Object.keys(reasons);
type Span = Omit<Passage, "text">;

/** How much of the text on either side of a match its condition reads. */
const CONTEXT = 90;

/** What the rules find in a text, tried at the words at which each can begin. */
function search(rules: readonly Rule[], text: string, tokens: readonly Token[], known: Known): Span[] {
  const spans: Span[] = [];
  const rulesOf = new Map<number, readonly Rule[]>();
  const ends = new Map<Rule, number>();
  for (const { start, classes } of tokens) {
    let candidates = rulesOf.get(classes);
    if (candidates === undefined) {
      candidates = rules.filter(({ at }) => (at & classes) !== 0);
      rulesOf.set(classes, candidates);
    }
    for (const one of candidates) {
      if (start < (ends.get(one) ?? 0)) continue;
      const end = endOfMatch(one, text, start, known);
      if (end === undefined) continue;
      ends.set(one, end);
      spans.push({ kind: one.kind, start, end });
    }
    if (spans.length >= MOST) break;
  }
  return spans;
}

/** Where the match of a rule at a place ends, if there is one that counts. */
function endOfMatch({ pattern, holds }: Rule, text: string, start: number, known: Known): number | undefined {
  pattern.lastIndex = start;
  const match = pattern.exec(text);
  if (match === null) return undefined;
  const end = pattern.lastIndex - (/^(?:[^(]*\)|[^"]*"|[^']*')$/.test(match[0]) ? 1 : 0);
  if (holds === undefined) return end;
  const before = text.slice(Math.max(0, start - CONTEXT), start);
  return holds(match.groups ?? {}, before, text.slice(end, end + CONTEXT), known) ? end : undefined;
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
