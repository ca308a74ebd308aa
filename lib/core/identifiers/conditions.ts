import * as patterns from "./patterns.ts";
import type { Parts } from "./rule.ts";
import * as wordLists from "./word-lists.ts";

/** Whether ten digits pass the check digit of NHS numbers (modulus 11), and are no number of a helpline. */
export function passesCheckDigit({ digits = "" }: Parts): boolean {
  let sum = 0;
  let weight = 10;
  let same = true;
  const first = digits.charCodeAt(0);
  for (let at = 0; at < digits.length; at += 1) {
    const figure = digits.charCodeAt(at) - ZERO;
    if (figure < 0 || figure > 9) continue;
    sum += figure * weight;
    weight -= 1;
    same &&= digits.charCodeAt(at) === first;
  }
  return sum % 11 === 0 && !same && !/^0[38]00/.test(digits);
}

const ZERO = 48;

/** Whether a number after a label identifies a record, not a date or a document of the partnership. */
export function isRecordNumber({ label = "", number = "" }: Parts, before: string): boolean {
  const digits = number.replace(/\D/g, "");
  if (digits.length < 4 || patterns.yearOrDate.test(number)) return false;
  if (patterns.partnershipDocument.test(before) || patterns.onlyNumberWord.test(label)) return false;
  return patterns.recordLabel.test(label) || (digits.length > 4 && !digits.startsWith("0"));
}

/** Whether a family word is followed by a name or number of one person. */
export function isNamedRelative(
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
      return /name|called/.test(link) || (closed && isRelativeOfUnknownName(family, link, surname));
    case "word":
      return false;
  }
}

/** Whether a family word is directly before an unknown capitalised word, and neither is part of the name of a service. */
function isRelativeOfUnknownName(family: string, link: string, surname: string): boolean {
  if (!/^ ?[(,]? ?$/.test(link) || patterns.oftenService.test(family)) return false;
  return surname === "" || !/^\p{Lu}/u.test(family);
}

/** Whether a name is followed by the relative or injury of one person. */
export function hasRelative({ name = "", family = "" }: Parts, before: string, after: string): boolean {
  if (patterns.service.test(after) || patterns.labelBefore.test(before)) return false;
  const shape = shapeOf(name);
  if (shape === "unknown") return patterns.oneFamily.test(family) || !patterns.oftenService.test(family);
  return shape !== "word";
}

/** Whether a word is a forename or initials. */
export function isLikelyName({ name = "" }: Parts, before: string): boolean {
  const shape = shapeOf(name);
  return shape === "forename" || (shape === "initials" && !patterns.labelBefore.test(before));
}

/** Whether both parts of a pair such as "A and B" are names or numbers. */
export function areLikelyNames({ name = "", other = "" }: Parts): boolean {
  return [name, other].every((one) => /^\d?$/.test(one) || isLikelyName({ name: one }, "")) && name + other !== "AE";
}

/** Whether a name is followed by the age of the person. */
export function hasAge({ name = "", link = "" }: Parts, before: string): boolean {
  const setOff = /[,(]/.test(link);
  if (setOff && /^\p{Lu}{2}$/u.test(name)) return !/\bthe $/.test(before);
  if (setOff && /\p{Ll} $/u.test(before) && shapeOf(name) === "unknown") return true;
  return isLikelyName({ name }, before) && (setOff || name !== "A");
}

/** Whether a name is followed by an age in brackets. */
export function hasBracketedAge({ name = "", bare }: Parts, before: string): boolean {
  if (/\p{Lu}[\p{L}'-]+ $/u.test(before)) return false;
  if (bare !== undefined) return shapeOf(name) === "forename";
  return isLikelyName({ name }, before) || (shapeOf(name) === "initials" && /\band $/.test(before));
}

/** Whether a place narrower than a county, or an exact date, is next to the age of one child. */
export function hasPlaceOrDate({ name, gap = "" }: Parts, before: string, after: string): boolean {
  if (patterns.anyChild.test(before) || patterns.service.test(gap)) return false;
  if (name === undefined) return true;
  const place = name.toLowerCase();
  if (wordLists.places.has(place)) return !wordLists.widePlaces.has(place);
  return gap === "" && couldBeName(name) && !after.startsWith("'s");
}

/** Excludes names of professionals, who also put their names next to dates. */
export function isNotProfessional({ name = "" }: Parts, before: string, after: string): boolean {
  if (
    patterns.professionalBefore.test(before) ||
    patterns.professionalAfter.test(after) ||
    /(?:\p{Lu}[\p{L}'-]+|\d) $/u.test(before)
  )
    return false;
  return isLikelyName({ name }, before) && !wordLists.ordinaryWords.has(name.toLowerCase());
}

/** Whether a word is a forename or an unknown capitalised word. */
export function couldBeName(word: string): boolean {
  return ["unknown", "forename"].includes(shapeOf(word));
}

/** Classifies a word: initials, a forename, a forename in lower case, an unknown capitalised word, or an ordinary word. */
export function shapeOf(word: string): "initials" | "forename" | "lower" | "unknown" | "word" {
  if (/^(?:(?:\p{Lu}\.){2,3}|(?![HQTY]\d)\p{Lu}{1,2}\d)$/u.test(word)) return "initials";
  return /^\p{Lu}/u.test(word) ? shapeOfCapitalised(word) : shapeOfUncapitalised(word);
}

function shapeOfCapitalised(word: string): "initials" | "forename" | "unknown" | "word" {
  if (word.length === 1) return word === "I" ? "word" : "initials";
  const lower = word.toLowerCase();
  const first = firstPart(lower);
  const shouted = word.length > 2 && word === word.toUpperCase();
  if (wordLists.forenames.has(first))
    return shouted && wordLists.forenamesThatAreWords.has(first) ? "word" : "forename";
  if (shouted || isOrdinary(lower) || wordLists.acronyms.has(lower) || patterns.commonEnding.test(lower)) return "word";
  return word.length === 2 ? "initials" : "unknown";
}

function shapeOfUncapitalised(word: string): "lower" | "word" {
  const lower = word.toLowerCase();
  const first = firstPart(lower);
  const isName =
    word.length === 1
      ? /[b-z]/.test(word) && !isOrdinary(lower)
      : wordLists.forenames.has(first) && !wordLists.forenamesThatAreWords.has(first);
  return isName ? "lower" : "word";
}

/** Whether a word in lower case, or its first part, is an ordinary word, or the word is a place. */
function isOrdinary(lower: string): boolean {
  const { ordinaryWords, places } = wordLists;
  return ordinaryWords.has(lower) || ordinaryWords.has(firstPart(lower)) || places.has(lower);
}

/** The part of a word before a hyphen or apostrophe; the whole word if that part is a single letter. */
function firstPart(word: string): string {
  return /^[^'-]{2,}/.exec(word)?.[0] ?? word;
}
