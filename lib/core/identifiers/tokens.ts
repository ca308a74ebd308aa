import { capitalisedShape, fold, forenameOf, isAbbreviation, isForenameInLowerCase } from "./vocabulary.ts";

/** What a word can begin: a rule is tried only at the words of its classes. */
export const starts = {
  kin: 1,
  /** A forename, an unknown word with a capital, initials or one letter. */
  name: 2,
  title: 4,
  /** A number of days, weeks, months or years. */
  count: 8,
  birth: 16,
  record: 32,
  cue: 64,
  /** Any number. */
  number: 128,
  /** Letters and digits together, or two letters. */
  mixed: 256,
  account: 512,
  house: 1024,
  /** A number with a word after it. */
  street: 2048,
  /** A number that begins with 0, or after a plus sign. */
  telephone: 4096,
  /** A number of five characters or more, or with a stroke after it. */
  longNumber: 8192,
  /** Several persons, such as twins. */
  several: 16384,
  /** Any word with a capital. */
  capital: 32768,
  /** Capital letters that can be initials. */
  initials: 65536,
} as const;

export interface Token {
  readonly start: number;
  readonly classes: number;
}

/** Longer runs of letters are not words, and would make a text of one such run slow. */
const LONGEST_WORD = 60;

/** The words and numbers of a text, each with what it can begin. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  const classesOf = new Map<string, number>();
  const words = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['-][\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*/gu;
  for (let match = words.exec(text); match !== null; match = words.exec(text)) {
    const word = match[0];
    const start = match.index;
    if (word.length > LONGEST_WORD && /^\p{L}+$/u.test(word)) continue;
    let classes = classesOf.get(word);
    if (classes === undefined) {
      classes = classify(word.slice(0, LONGEST_WORD));
      classesOf.set(word, classes);
    }
    if ((classes & starts.number) !== 0) classes = classifyNumber(classes, word, text, start);
    else if (
      word.length === 1 &&
      word >= "a" &&
      (classes & starts.name) !== 0 &&
      !/^(?:['(,:]| \()/.test(text.slice(start + 1, start + 3))
    )
      classes &= ~starts.name;
    if (classes !== 0) tokens.push({ start, classes });
  }
  return tokens;
}

/** What a number can begin, from what is on either side of it. */
function classifyNumber(classes: number, word: string, text: string, start: number): number {
  const end = start + word.length;
  const next = text.charCodeAt(end);
  const separated = next === code.space || next === code.comma || next === code.hyphen;
  let found = classes;
  if (
    isLetter(text.charCodeAt(end)) ||
    (separated && isLetter(text.charCodeAt(end + 1))) ||
    hasLetterAfterComma(text, end)
  )
    found |= starts.street | starts.count | starts.birth;
  if (word.length > 1 && /[\p{L}-]/u.test(word)) found |= starts.street | starts.count | starts.birth;
  if (next === code.stop || next === code.stroke || next === code.hyphen) found |= starts.birth;
  if (word.length > 4 || next === code.stroke) found |= starts.longNumber;
  if (word.charCodeAt(0) === code.zero || text.charCodeAt(start - 1) === code.plus) found |= starts.telephone;
  return found;
}

const code = { space: 32, plus: 43, comma: 44, hyphen: 45, stop: 46, stroke: 47, zero: 48 };

function isLetter(character: number): boolean {
  const lower = character | 32;
  return (lower >= 97 && lower <= 122) || character > 0xbf;
}

function hasLetterAfterComma(text: string, at: number): boolean {
  return text.charCodeAt(at) === code.comma && isLetter(text.charCodeAt(at + 2));
}

function classify(word: string): number {
  const lower = fold(word);
  const first = /^[^'-]+/.exec(lower)?.[0] ?? lower;
  let classes = (byWord.get(lower) ?? 0) | (byWord.get(first) ?? 0) | (byWord.get(first.replace(/s$/, "")) ?? 0);
  if (/^\d/.test(word)) classes |= starts.number;
  else if (/\d/.test(word) || /^[a-z]{2}$/.test(lower)) classes |= starts.mixed;
  const label = /^[a-z]{2,20}?(?=ids?\d|nos?\d|refs?\d|\d)/.exec(lower)?.[0];
  if (label !== undefined && byWord.has(label)) classes |= starts.record;
  if (/^[Oo]\d{3}/.test(word)) classes |= starts.telephone;
  return classes | classesOfLetters(word, first);
}

/** Whether a word can begin a name, and whether it begins with a capital. */
function classesOfLetters(word: string, first: string): number {
  if (/^[a-z]$/.test(word) || isForenameInLowerCase(first)) return starts.name;
  if (!/^\p{Lu}/u.test(word)) return forenameOf(first) === "forename" || /'s$/.test(word) ? starts.name : 0;
  if (/^\p{Lu}{1,3}(?:'s)?$/u.test(word))
    return starts.capital | starts.initials | (isAbbreviation(first) ? 0 : starts.name);
  if (/^\p{Lu}{1,2}\d/u.test(word)) return starts.capital | starts.name;
  return capitalisedShape(/^\p{L}+/u.exec(word)?.[0] ?? word) === "word"
    ? starts.capital
    : starts.capital | starts.name;
}

const byWord = new Map<string, number>();
function add(mask: number, words: string): void {
  for (const word of words.trim().split(/\s+/)) byWord.set(word, (byWord.get(word) ?? 0) | mask);
}
add(
  starts.kin,
  `baby babies infant toddler newborn unborn twin triplet quad sibling boy girl son daughter brother sister mum mummy
  mam mom ma mother mama dad daddy da father papa nan nana nanny gran granny grandma grandmother grandad granddad
  grandpa grandfather grandparent mgm mgf pgm pgf step stepmum stepmother stepdad stepfather stepbrother stepsister
  stepson stepdaughter half aunt auntie aunty uncle cousin niece nephew grandson granddaughter child children family
  families parent carer partner boyfriend girlfriend husband wife ex foster neighbour lodger friend fiance guardian
  teenage homeless trafficked refugee poor pupil student teenager youth female male little wee lil young mother-in-law mother-to-be woman man couple lad lass`,
);
add(
  starts.several,
  "children twin triplet quad quadruplet sibling babies son daughter brother sister parent boy girl grandparent cousin",
);
add(starts.title, "mr mrs ms miss mx master messrs");
add(
  starts.count,
  "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen",
);
add(starts.count, "now aged only");
add(
  starts.birth,
  `dob d date birth birthday edd estimated expected gave give his her their born stillborn b arrived delivered turned
  monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun january february
  march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec`,
);
add(
  starts.record,
  `liberi lcs mosaic liquidlogic rio systmone emis athena storm urn upn mrn crn pid cad sin case file crime incident
  police hospital patient child client person family nhs ambulance referral court custody our your their number no num
  id identifier ref reference passport driving licence license prison prisoner pnc noms nomis benefit car vehicle
  registration reg home visa brp arc ho chb ni nino national pupil unique uln utr account sort bank hc chi dvla
  niche compass genesis holmes eclipse frameworki carefirst azeus synergy capita ems sims arbor cpoms
  lac ehm looked unique intelligence social uasc asylum port`,
);
add(
  starts.cue,
  `called call calls named name names surname forename known goes nicknamed family first last maiden middle christian answers
  re regarding`,
);
add(
  starts.account,
  `snapchat snap instagram insta facebook fb tiktok tik whatsapp xbox psn playstation gamertag username user roblox
  discord twitter handle telegram youtube minecraft fortnite`,
);
add(
  starts.house,
  `flat apartment apt unit room plot caravan pitch no number house maisonette bedsit studio block van chalet
  farm lodge`,
);
