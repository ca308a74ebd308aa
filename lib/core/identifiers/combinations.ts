import type { IdentifierKind } from "#db/types.ts";
import { type Condition, type Rule, rule } from "./rule.ts";
import { starts } from "./tokens.ts";
import { capitalisedShape, fold, isNarrowPlace, isPlace } from "./vocabulary.ts";

// Facts that identify one child together: an age and a school, an age and a town, a family of which there is only one.

const raw = String.raw;
const person: IdentifierKind = "person";

const figure =
  "(?:\\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen)";
const child =
  "(?:child|boy|girl|baby|infant|toddler|newborn|pupil|student|teenager|lad|lass|brother|sister|sibling|son|daughter|twins?|triplets?|quads|mother|mum|father|dad|woman|man|female|male|youth|parent|grandmother|grandfather|nan|uncle|aunt|cousin|niece|nephew|couple|eldest|youngest|oldest|middle (?:one|child)|half-sister|half-brother|girls|boys)";
const ageOfOne = raw`(?:${figure}[ -](?:and a half )?(?:day|week|month|year)s?[ -](?:old|of age)|aged ${figure}(?! (?:to|or|and (?:under|over))\b|-)|\(${figure}\)|at (?:the age of )?${figure}(?=[.,;)]|$)|${figure} ?y\/?o)`;
const schoolName = raw`(?:St\.? |Saint )?\p{Lu}[\p{L}'-]{1,20}(?: (?:\p{Lu}[\p{L}'-]{0,20}|C of E|of|and)){0,4}? (?:Primary|Infants?|Juniors?|Academy|Grammar|School|Nursery|High|College|Pre-?[Ss]chool|Kindergarten|Secondary|Playgroup|Day Nursery|Comprehensive|Sixth Form)(?:'s)?(?![\p{L}])`;

const school = new RegExp(raw`(?<all>${schoolName})`, "u");
const oneOfIt = new RegExp(
  raw`\b(?:his|her|he|she|${child}|reception child|(?:two|three) pupils|attends|goes to|on roll at|excluded from|is in year|in year \d{1,2} at|started at|starts at|moved to|enrolled at)\b|${ageOfOne}`,
  "iu",
);
const agePattern = new RegExp(ageOfOne, "iu");
const general =
  /\b(?:children|pupils in|staff|teachers|training|assembl\w+|visited by|course|policy|headteachers?|designated|presented|lead at|all|lesson|workshop|governors|pilot|schools)\b/i;

/** Whether a school is named in a sentence about one of its pupils. */
const isSchoolOfOne: Condition = (_, before, after) => {
  const sentence = `${/[^.!?\n]*$/.exec(before)?.[0] ?? ""} ${/^[^.!?\n]*/.exec(after)?.[0] ?? ""}`;
  const age = agePattern.test(sentence);
  return oneOfIt.test(sentence) && (age || !general.test(sentence));
};

const isNarrow: Condition = ({ place = "" }, before) => {
  if (/\b(?:each|every|any|per|all|typical|average|no|many|most|some) (?:\p{L}+ )?$/iu.test(before)) return false;
  const word = fold(place);
  return isPlace(word) ? isNarrowPlace(word) : capitalisedShape(place) !== "word";
};

const place = raw`(?:the )?(?<place>\p{Lu}[\p{L}'-]{2,20})(?: \p{Lu}[\p{L}'-]{2,20}){0,2}`;
const between = raw`(?: (?!per\b|in general)[\p{Ll}\d'-]{1,15},?){0,6}?`;
const nationality =
  "(?:Albanian|Afghan|Bangladeshi|Bulgarian|Chinese|Congolese|Czech|Eritrean|Ethiopian|Filipino|Ghanaian|Indian|Iranian|Iraqi|Irish|Italian|Jamaican|Kurdish|Latvian|Lithuanian|Nepali|Nepalese|Nigerian|Pakistani|Polish|Portuguese|Roma|Romanian|Russian|Slovak|Somali|Spanish|Sri Lankan|Sudanese|Syrian|Tamil|Traveller|Turkish|Ugandan|Ukrainian|Vietnamese|Zimbabwean|deaf|blind|[Tt]eenage|[Hh]omeless|[Tt]rafficked|[Rr]efugee)";
const exactDate = raw`(?:on (?:the )?\d{1,2}(?:st|nd|rd|th)?(?: of)? (?:January|February|March|April|May|June|July|August|September|October|November|December)|in (?:January|February|March|April|May|June|July|August|September|October|November|December) (?:19|20)\d\d)`;

/** The rules for facts that identify together. */
export const combinationRules: readonly Rule[] = [
  rule(person, starts.capital, school, isSchoolOfOne),
  rule(
    person,
    starts.count,
    new RegExp(
      raw`${figure}[ -](?:and a half )?(?:day|week|month|year)s?[ -]old(?: (?:\p{L}{2,12} )?${child}${between})? (?:in|from|at|of|near) ${place}`,
      "u",
    ),
    isNarrow,
  ),
  rule(
    person,
    starts.kin | starts.count,
    new RegExp(
      raw`(?:[Bb]oy|[Gg]irl|[Ff]emale|[Mm]ale|[Cc]hild|[Bb]aby|[Ii]nfant|[Tt]oddler|[Yy]outh|[Mm]other|[Ff]ather|[Aa]ged),? ?(?:aged )?${figure},? ?(?:days?|weeks?|months?|years?)?(?: old)?,? (?:in |from |of )?${place}(?=[,.;:)]|$|\n)`,
      "u",
    ),
    isNarrow,
  ),
  rule(
    person,
    starts.several,
    new RegExp(
      raw`(?:[Tt]wins?|[Tt]riplets?|[Qq]uad(?:ruplet)?s?)(?: (?:girls?|boys?))?(?: of ${figure} (?:days?|weeks?|months?|years?))?${between} (?:in|from|at|of|near) ${place}`,
      "u",
    ),
    isNarrow,
  ),
  rule(
    person,
    starts.capital | starts.kin,
    new RegExp(
      raw`${nationality} (?:\p{Ll}{2,12} )?(?:mother|father|mum|dad|family|boy|girl|baby|child|couple|woman|man|teenager)${between} (?:in|from|at|of|near) ${place}`,
      "u",
    ),
    isNarrow,
  ),
  rule(
    person,
    starts.count,
    new RegExp(
      raw`[Oo]nly (?:[\p{L}-]{2,15} ){0,3}(?:family|mother|father|child|baby|couple|parents?)${between} (?:in|on|at|from|of) (?:the )?(?<place>\p{Lu}[\p{L}'-]{2,20})`,
      "u",
    ),
    isNarrow,
  ),
  rule(
    person,
    starts.kin,
    new RegExp(
      raw`(?:baby|infant|boy|girl|child|toddler|twins?|newborn)s? (?:who )?(?:died|was (?:killed|injured|shaken|found|hurt|burned|drowned)|had died)${between}(?: (?:in|from|at|near) \p{Lu}[\p{L}'-]{2,20})?${between} ${exactDate}`,
      "u",
    ),
  ),
  rule(
    person,
    starts.count,
    new RegExp(raw`\d{1,2} ?(?:yo|y/o|yrs? old|mo|m/o)(?: ${child})? (?:in|from|at|of|near) ${place}`, "u"),
    isNarrow,
  ),
  rule(
    person,
    starts.capital,
    /(?:St\.? )\p{Lu}[\p{L}-]{2,20}(?:'s|')?(?!\p{L}| (?:Hospital|Ward|Church))/u,
    (_, before) => /\b(?:year \d{1,2}|reception) (?:boy|girl|child|pupil)\b[^.\n]{0,20} (?:at|from) $/i.test(before),
  ),
];
