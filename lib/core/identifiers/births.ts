import type { IdentifierKind } from "#db/types.ts";
import { cohorts } from "./patterns.ts";
import { type Rule, rule } from "./rule.ts";
import { starts } from "./tokens.ts";

// Dates of birth in words other than "born" and "date of birth".

const raw = String.raw;
const birth: IdentifierKind = "date-of-birth";
const month = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]{0,6}";
const date = raw`(?:(?:the )?\d{1,2}(?:st|nd|rd|th)?(?: of)?[ -]?${month}(?:,?[ -]?(?:19|20)?\d\d(?!\d))?|${month} \d{1,2}(?:st|nd|rd|th)?(?:,? (?:19|20)\d\d)?|\d{1,2}[./-]\d{1,2}[./-](?:19|20)?\d\d(?!\d)|(?:19|20)\d\d-\d\d-\d\d)`;
const things =
  /\b(?:pilot|project|programme|report|parcel|letter|paper|scheme|service|course|post|delivery|leaflets?|books?|training|hub|team|tracker|new|staff|order|laptops?|it|they|this|that|sessions?|module|workshops?)\b[^.\n]{0,30}$/i;

/** Text before an age that is reached on a date. */
const turning =
  /\b(?:he|she|they|child|boy|girl|baby|\p{Lu}\p{Ll}{2,20}) (?:is|was|will be|would be|became|turns?|turned) $/u;

/** The rules for dates of birth in other words. */
export const birthRules: readonly Rule[] = [
  rule(
    birth,
    starts.birth,
    new RegExp(
      raw`(?:d[. ]{0,2}o[. ]{0,2}b\b\.?|date[ -]of[ -]birth|birth[ -]?da(?:te|y)|edd|due date)(?: ?[:=(,-] ?| (?:is|was|on|of)\b| ){0,4}${date}`,
      "iu",
    ),
    (_, before, after) => !(things.test(before) && /^ ?due/.test(after)),
  ),
  rule(
    birth,
    starts.birth,
    new RegExp(raw`(?:arrived|delivered)(?: (?!by )[\p{L}\d'-]{1,15},?){0,4}? (?:on|at) ${date}`, "iu"),
    (_, before, after) =>
      !things.test(before) &&
      !cohorts.test(before) &&
      !/^,? (?:to|by|with|for) (?:\d|all|the|staff|two|both|our)/.test(after),
  ),
  rule(
    birth,
    starts.birth,
    new RegExp(
      raw`turned (?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen)(?: months| weeks)? (?:on|this) ${date}`,
      "iu",
    ),
    (_, before) => !things.test(before),
  ),
  rule(birth, starts.birth, new RegExp(raw`b\.? ?${date}`, "iu"), (_, before) => /(?:^|[\p{L}),(] ?)$/u.test(before)),
  rule(birth, starts.birth, new RegExp(raw`${date},? \(?(?:birthday|d\.?o\.?b|birth)`, "iu")),
  rule(
    birth,
    starts.birth,
    new RegExp(raw`\d{1,2}(?:(?<old> (?:years?|months?|weeks?) old)| on (?=(?:the )?\d)| next)(?: on)? ?${date}`, "iu"),
    ({ old }, before) => old !== undefined || turning.test(before),
  ),
];
