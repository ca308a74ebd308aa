import type { IdentifierKind } from "#db/types.ts";
import { isRecordNumber } from "./conditions.ts";
import { onlyNumberWord, partnershipDocument, yearOrDate } from "./patterns.ts";
import { type Rule, rule } from "./rule.ts";
import { starts } from "./tokens.ts";

// Numbers of persons and records, by the formats that their issuers publish.

const raw = String.raw;
const record: IdentifierKind = "case-number";
const end = raw`(?![\p{L}\p{N}]|[/-]\d)`;
const letters = starts.mixed;

const label =
  "(?:passport|driving licen[cs]e|prison(?:er)?|hospital|home office|(?:child )?benefit|visa|national insurance|nino?|unique pupil|utr|uln|account|sort code|police|crime|niche|cad|pnc|noms|court|custody|mosaic|liquidlogic|liberi|rio|systmone|emis|care ?first|eclipse|cpoms|sims|arbor|asylum|arc|brp|case|patient|social services|lac|ehm|looked after|unique|intelligence|client|pupil|record)";
const noun =
  "(?:numbers?|no|nos|ref|refs|references?|ids?|report|record|card|certificate|log|identifier|code|file|entry|serial|episode)";

/** The rules for numbers of persons and records. */
export const numberRules: readonly Rule[] = [
  // National Insurance: two letters, six digits, a suffix from A to D.
  rule(record, letters, new RegExp(raw`[a-z]{2}[ -]?\d\d[ -]?\d\d[ -]?\d\d[ -]?[a-d]${end}`, "iu")),
  // Driving licence: five letters of the surname, six digits of the birth, initials and check characters.
  rule(record, letters, new RegExp(raw`(?:[a-z]{5}|[a-z]{2,4}9{1,3})\d{6}[a-z9]{2}[a-z\d]{3}${end}`, "iu")),
  // Pupil number: a check letter, twelve digits; a temporary one ends in a letter.
  rule(record, letters, new RegExp(raw`[a-hj-npr-tv-z]\d{11}[a-z\d]${end}`, "iu")),
  // Vehicle registrations since 2001.
  rule(record, letters, new RegExp(raw`[A-Z]{2}\d\d ?[A-Z]{3}${end}`, "u")),
  // Prison numbers; Home Office and hospital numbers of a letter and seven digits.
  rule(record, letters, new RegExp(raw`[A-Z]\d{4}[A-Z]{2}${end}`, "u")),
  rule(
    record,
    letters,
    new RegExp(raw`[A-Z]\d{7}(?:/\d{1,2})?(?![\p{L}\p{N}])`, "u"),
    (_, before) => !partnershipDocument.test(before),
  ),
  // Child benefit; Police National Computer.
  rule(record, starts.record, new RegExp(raw`chb ?\d{4} ?\d{4} ?[a-z]{0,2}${end}`, "iu")),
  rule(record, starts.longNumber, new RegExp(raw`(?:(?:19|20)?\d\d)/\d{4,7}[a-z]${end}`, "iu")),
  rule(
    record,
    starts.record,
    new RegExp(
      raw`(?<label>${label}(?: ${noun}\.?){0,3})(?: ?[:#=,-] ?| (?:is|was|of|ending|quoted|quotes)\b| ){0,3}(?<number>[a-z]{0,4}[-/ ]?\d[\da-z]{1,14}(?:[-/ ]\d[\da-z]{0,12}){0,3}(?:[-/][a-z\d]{1,3})?)${end}`,
      "iu",
    ),
    ({ label: what = "", number = "" }, before) => {
      const digits = number.replace(/\D/g, "").length;
      if (digits < 5 || yearOrDate.test(number) || partnershipDocument.test(before) || onlyNumberWord.test(what))
        return false;
      return digits > 5 || isRecordNumber({ label: what, number }, before);
    },
  ),
  rule(record, starts.record, /sort code(?: is)?[: ]{0,2}\d\d[- ]?\d\d[- ]?\d\d(?:[^.\n]{0,25}\d{8})?/iu),
  rule(
    record,
    starts.longNumber,
    /\d{5,10} ?(?:=|:|\() ?(?:the )?(?:index child|index|sibling|child|mother|father|mum|dad|baby|twin|brother|sister)\b/iu,
  ),
];
