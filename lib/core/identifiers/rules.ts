import { addressRules, isPostcodeOfHome } from "./addresses.ts";
import { birthRules } from "./births.ts";
import { combinationRules } from "./combinations.ts";
import * as conditions from "./conditions.ts";
import { initialRules } from "./initials.ts";
import { nameRules } from "./names.ts";
import { numberRules } from "./numbers.ts";
import * as patterns from "./patterns.ts";
import { type Rule, rule } from "./rule.ts";
import { starts } from "./tokens.ts";

const { areLikelyNames, couldBeName, hasAge, hasBracketedAge, hasPlaceOrDate, hasRelative } = conditions;
const { isLikelyName, isNamedRelative, isNotProfessional, isRecordNumber, passesCheckDigit, shapeOf } = conditions;
const { birth, capital, count, kin, longNumber, mixed, name, number, record, several, title } = starts;

/** All rules but those for contacts, which are matched against the text with its links. */
export const rules: readonly Rule[] = [
  rule("nhs-number", number, patterns.tenDigits, passesCheckDigit),
  rule("date-of-birth", birth, patterns.birthThenDate),
  rule("date-of-birth", birth, patterns.dateThenBirth),
  rule(
    "date-of-birth",
    birth,
    patterns.bornThenDate,
    ({ how = "" }, before) => !patterns.cohorts.test(before) && !patterns.ranges.test(how),
  ),
  rule("date-of-birth", birth, patterns.bornAbbreviationThenDate),
  ...birthRules,
  rule("case-number", record, patterns.labelledNumber, isRecordNumber),
  rule("case-number", longNumber | mixed, patterns.selfEvidentNumber),
  ...numberRules,
  ...addressRules,
  rule("postcode", mixed, patterns.postcode, (parts, before, after, known) => {
    return !patterns.ordinal.test(parts.all ?? "") && isPostcodeOfHome(parts, before, after, known);
  }),
  rule("person", kin, patterns.relativeThenName, isNamedRelative),
  rule("person", name, patterns.nameThenRelative, isLikelyName),
  rule("person", name | capital, patterns.nameOfRelative, hasRelative),
  rule("person", name, patterns.fullNameOfRelative, hasRelative),
  rule("person", several, patterns.relativesThenNames, areLikelyNames),
  rule("person", title, patterns.titleThenInitial),
  rule(
    "person",
    capital,
    patterns.surnameThenFamily,
    (parts, _, after) => couldBeName(parts.name ?? "") && !patterns.service.test(after),
  ),
  rule("person", name | capital, patterns.nameThenAge, hasAge),
  rule("person", name, patterns.nameThenBirth, isLikelyName),
  rule("person", name, patterns.nameThenBracketedAge, hasBracketedAge),
  rule(
    "person",
    count,
    patterns.ageThenName,
    (parts) => (parts.name ?? "").length > 1 && shapeOf(parts.name ?? "") !== "word",
  ),
  rule("person", kin | count, patterns.agedRelativeThenPlaceOrDate, hasPlaceOrDate),
  rule("person", capital, patterns.placeThenAgedRelative, hasPlaceOrDate),
  rule("person", name, patterns.nameThenDate, isNotProfessional),
  rule("person", name, patterns.nameThenHarm, isLikelyName),
  ...nameRules,
  ...initialRules,
  ...combinationRules,
];
