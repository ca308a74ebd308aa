import type { IdentifierKind } from "#db/types.ts";
import { isKnownPerson } from "./known.ts";
import { isNoFamilyName, isProfessional, isThing } from "./officers.ts";
import { service } from "./patterns.ts";
import { type Condition, type Rule, rule } from "./rule.ts";
import { starts } from "./tokens.ts";
import { capitalisedShape, fold, forenameOf, isForenameInLowerCase, isPlace, isWord } from "./vocabulary.ts";

// Names alone, after a title, or after words such as "called".

const raw = String.raw;
const person: IdentifierKind = "person";

const capitalised = raw`\p{Lu}[\p{L}\p{M}]{0,24}(?:['-]\p{L}[\p{L}\p{M}]{0,24}){0,3}`;
const names = new RegExp(
  raw`(?<names>(?:\p{Lu}\. ?){1,3}${capitalised}|${capitalised}(?: (?:\p{Lu}\. ?)?${capitalised}){0,3})(?![\p{L}\d])`,
  "u",
);

/** The words of a run of capitalised words that can be one name: up to a possessive. */
function wordsOfName(run: string): readonly [readonly string[], string] {
  const end = /^.*?'s(?= |$)/u.exec(run)?.[0].length ?? run.length;
  return [run.slice(0, end).split(/ |(?<=\.)(?=\p{Lu})/u), run.slice(end)];
}

/** Whether a run of capitalised words is the name of a person whom the tracker does not know and who is no professional. */
const isUnknownPersonsName: Condition = ({ names: run = "" }, before, after, known) => {
  const beginning = /^[^ .]+/.exec(run)?.[0] ?? "";
  const isLetter = beginning.length === 1;
  if (isLetter ? !run.startsWith(".", 1) : capitalisedShape(beginning) === "word") return false;
  const [words, rest] = wordsOfName(run);
  const [first = "", second] = words;
  const behind = (/'s$/.test(words.at(-1) ?? "") ? "'s" : "") + rest + after;
  if (isKnownPerson(words, known) || isSurname(before) || /[\p{L}\p{N}]-$/u.test(before)) return false;
  const named = /^\p{Lu}\.?$/u.test(first) ? isInitialAndSurname(words) : isPersonsName(first, second, before, behind);
  return named && !isNoFamilyName(words, before, behind) && !thingInside(words, before);
};

/** Whether the word before a name is a forename, an initial or a title, so that the name began there. */
function isSurname(before: string): boolean {
  const word = /(?:^|[^\p{L}\p{N}'.-])(\p{Lu}[\p{L}'-]*)\.? $/u.exec(before)?.[1];
  if (word === undefined || word === "I" || word === "A") return false;
  if (word.length === 1) return true;
  return /^(?:Mrs?|Ms|Miss|Mx)$/.test(word) || ["forename", "also a word"].includes(capitalisedShape(word));
}

function isInitialAndSurname(words: readonly string[]): boolean {
  const [first = "", last = ""] = [words[0], words.at(-1)];
  return words.length > 1 && /\.$/.test(first) && ["unknown", "forename"].includes(capitalisedShape(last));
}

const calendar = /^(?:may|april|june|august|summer|autumn|spring|winter)$/i;

function isPersonsName(first: string, second: string | undefined, before: string, after: string): boolean {
  const shape = capitalisedShape(first);
  if (shape === "word") return false;
  const surname = second === undefined ? "none" : capitalisedShape(second);
  if (shape === "forename") return true;
  if (surname === "unknown" || surname === "forename") return true;
  if (second !== undefined) return false;
  return (
    isSpokenOfAsPerson(before, after) ||
    (shape === "also a word" && !calendar.test(first) && !isPlace(fold(first)) && isObject(before, after))
  );
}

const middleOfSentence = /[\p{L},] $/u;
const doing = raw`(?:(?:was|were|is|has|had|did|does|can|could|would) (?:not |never |been |then |also |now |\p{Ll}{1,10}ly ){0,3})?`;
const done = raw`(?:seen(?! as)|weighed|born|admitted|moved|removed|placed|taken|discharged|injured|hurt|harmed|shaken|brought|visited|referred|spoken|asked|told|bruised|burned|missed|frightened|excluded|crying|cried|fed|sleeping|pregnant|unwell|ill|thriving|safe|living|lives|lived|sleeps|slept|said|says|disclosed|died|stayed|stays|wants?|wanted|speaks|spoke|went|came|turned|tells|loves?|likes?|feels?|felt|hid|fell|attended|arrived|needs?|needed|hurt|hit|refuses?|has (?:a (?:bruise|sibling|social)|asthma|moved|missed|been (?:seen|moved|told|living))|had (?:a bruise|bruis\w+|missed)|presented (?:at|with)|(?:did|does|was|has|had) not (?:\p{Ll}+) |refused|drinks?|drank)`;
const spokenOf = new RegExp(
  raw`^,? (?:who )?(?:did not (?:attend|engage|want|see|go|come)|${doing}${done}|(?:is|was) (?:in (?:foster )?care|on a (?:\p{L}+ ){0,2}plan|aged|\d{1,2}(?! ?%|\d)))(?!\p{L})`,
  "u",
);
const address =
  /\b(?:saw|visited|met|weighed|held|hit|shook|fed|told|asked|collected|visit to|offered to|spoke to|spoken to|speaking to|speak to|seen with|lives with|live with|living with|contact with|worried about|concerns? (?:about|for)|photo of|picture of|plan for|referral for|behind|happened to) $/i;

/** Whether the words around a capitalised word say of it what is said only of persons. */
function isSpokenOfAsPerson(before: string, after: string): boolean {
  if (/(?:^|[\p{L}\p{N}] )\p{Lu}[\p{L}'-]* $/u.test(before)) return false;
  return spokenOf.test(after) || (address.test(before) && !/^ \p{Lu}/u.test(after));
}

/** Whether a forename that is also a word has a capital without a reason other than that it is a name. */
function isObject(before: string, after: string): boolean {
  const preposition = /\p{Ll} (?:for|with|about|of|by|and) $/u.test(before) && !/\d{4}|^ (?:and|or) /.test(after);
  return (
    preposition &&
    middleOfSentence.test(before) &&
    /^(?:$|[.,;:!?)]|'s? \p{Ll}| (?:on|at|in|who|because|when|again|and) )/u.test(after)
  );
}

const nounOfThing =
  /^(?:House|Hospital|Centre|Center|Ward|Clinic|Hub|School|Academy|College|Nursery|Primary|Infants?|Juniors?|Trust|Foundation|Road|Street|Lane|Close|Avenue|Drive|Way|Court|Park|Hall|Church|Inquiry|Review|Report|Law|Rule|Act|Programme|Project|Team|Service|Council|University|Institute|Group|Partnership|Week|Day|Unit|Fund|Award|Model|Suite|Library|Hotel|Surgery|Valley|Bay|Hill|Wells|Island|Isle|Borough|District|County|Bridge|Green|Heath|Common|Grammar|High|Secondary|Children|Parenting|Consulting|Ltd|Limited|PLC|Solutions|Training|Approach|Toolkit|Family|Hubs?)s?$/;

/** Nouns of things that are also surnames. */
const surnames = /^(?:Ward|Green|Wells|Hill|Heath|Church)$/;

function thingInside(words: readonly string[], before: string): boolean {
  const [first = "", last = ""] = words;
  const surname = words.length === 2 && surnames.test(last) && capitalisedShape(first) === "forename";
  if (surname && !/\b(?:the|on|in|at|to|from|of) $/i.test(before)) return false;
  return words.slice(1).some((word) => nounOfThing.test(word));
}

/** Whether a run of words in lower case is a name. */
const isLowerCaseName: Condition = ({ name = "" }, before, after, known) => {
  const first = fold(name);
  if (!isForenameInLowerCase(first) || isKnownPerson([name], known)) return false;
  return (
    !/[\p{L}\p{N}]-$|[/.@]$/u.test(before) &&
    !/^[-/.@]\w/.test(after) &&
    !isThing(before, after) &&
    !isProfessional(before, after)
  );
};

const isTitled: Condition = ({ title = "", surname = "" }, before, after, known) => {
  const capital = /^\p{Lu}/u.test(surname);
  const word = fold(surname);
  if (/^MS$|^MISS$|^MASTER$/.test(title) && surname !== surname.toUpperCase()) return false;
  if (/^(?:miss|master)$/i.test(title) && !capital) return false;
  if (/^master$/i.test(title) && isWord(word) && forenameOf(word) === "no") return false;
  if (/^miss$/i.test(title) && /day$|^(?:the|a|an|it|out|this|that|january|february|march|april|june|july)$/.test(word))
    return false;
  if (!capital && (isWord(word) || /^\p{Lu}/u.test(title))) return false;
  return !isKnownPerson([surname], known) && !isProfessional(before, after);
};

const things =
  /\b(?:programme|course|tool|toolkit|app|system|scheme|project|group|campaign|film|book|leaflet|pack|service|training|module|form|board|model|platform|website|policy|page|plan|file|document|report|event|pilot|network|charity|team|hub|centre|initiative|session|conference|method|approach|workshop|podcast|guide|database|software|street|road|ward|school|nursery|agency|agencies|organisation|partnership|meeting|stage|phase|supplier|provider|company|series|section|chapter|appendix|strategy|framework|protocol|tracker|folder|trust|hospital|unit|place|town|village|area|district|contact|user|domain|brand|role|job|post|position|colour|code|product|process|condition|syndrome|variable|field|column|sheet|survey|study)s?(?:'s?)?(?: (?:is|was|are|were|which is|that is|now|also|is now|name|the|new))* $/i;

const childBefore =
  /\b(?:baby|boy|girl|child|son|daughter|mum|mother|dad|father|brother|sister|twin|toddler|infant) (?:is |was )?$/i;

const isNamed: Condition = ({ link = "", name = "" }, before, after, known) => {
  if (things.test(before) || isThing("", after) || /^ ?(?:nurse|midwife|gp|doctor)/i.test(after)) return false;
  if (ofThing.test(link)) return false;
  if (/^\p{Lu}\.?$/u.test(name)) return /^ \p{Lu}/u.test(after) || /:/.test(link);
  if (!/^\p{Lu}/u.test(name)) return isNamedInLowerCase(fold(name), link, before);
  if (isKnownPerson([name], known) && isProfessional(before, after)) return false;
  if (capitalisedShape(name) !== "word") return !isProfessional(before, after);
  return !/^\p{Lu}{2}|^(?:Mum|Dad|Nan)/u.test(name) && (/["']$/.test(link) || isNickname(link));
};

const ofThing =
  /^of (?:the |a )?(?!child|baby|mother|father|parent|sibling|mum|dad|boy|girl|carer|person|patient|pupil|infant)/i;

function isNamedInLowerCase(word: string, link: string, before: string): boolean {
  return isForenameInLowerCase(word) || (!isWord(word) && (childBefore.test(before) || /name (?:is|was)/.test(link)));
}

const isNickname = (link: string) =>
  /known as|[Cc]alls (?:him|her|them)|goes by|nickname|surname|family name|forename|first name|name (?:is|was)/i.test(
    link,
  );

const kin =
  "(?:mum|mother|mam|dad|father|nan|gran|grandmother|grandad|grandfather|step-?(?:mum|dad|mother|father)|brother|sister|sibling|son|daughter|aunt|auntie|uncle|cousin|niece|nephew|partner|boyfriend|girlfriend|husband|wife|twin)";

/** What belongs to a child: after a name with 's it shows that the name is that of a child. */
const belongings =
  "(?:plan|social worker|health visitor|school|nursery|teacher|bruis\\w*|injur\\w+|case|chronology|records?|home|house|flat|bedroom|cot|birth|death|placement|carers?|weight|disclosure|story|consent|family|parents?)";

/** Whether a capitalised word is no ordinary word, and no part of the name of a thing. */
const isNoThing: Condition = ({ name = "" }, before, after, known) =>
  capitalisedShape(name) !== "word" &&
  !isThing(before, after) &&
  !service.test(after) &&
  !isKnownPerson([name], known) &&
  !isProfessional(before, after);

/** The rules for names alone, with a title, or after words that give a name. */
export const nameRules: readonly Rule[] = [
  rule(person, starts.name, names, isUnknownPersonsName),
  rule(
    person,
    starts.name,
    /(?<name>\p{Ll}[\p{Ll}\p{M}]{2,24}(?:-\p{Ll}[\p{L}\p{M}]{1,20})?)(?:'s)?(?![\p{L}\d])/u,
    isLowerCaseName,
  ),
  rule(
    person,
    starts.title,
    /(?<title>[Mm](?:rs?|s|iss|x|aster|essrs)|M(?:RS?|S|ISS|X|ASTER))\b\.?(?: (?:and|&|AND) [Mm](?:rs?|s|iss|RS?|S|ISS)\b\.?)? (?:\p{Lu}\.? ){0,3}(?<surname>\p{L}[\p{L}\p{M}]{0,24}(?:['-]\p{L}[\p{L}\p{M}]{0,24}){1,3}|\p{L}[\p{L}\p{M}]{1,24})(?: \p{Lu}\p{Ll}[\p{L}'-]{1,24})?(?![\p{L}\d])/u,
    isTitled,
  ),
  rule(
    person,
    starts.name,
    new RegExp(
      raw`(?<name>\p{Lu}[\p{L}\p{M}'-]{1,24})(?: \p{Lu}[\p{L}'-]{1,24})?(?:,? \(|, | - )(?:(?:the|his|her|their|my|\p{L}{2,12}'s) )?(?:\p{Ll}{3,10} )?${kin}(?=[),.;]| -| of\b|$)`,
      "u",
    ),
    ({ name = "" }) => capitalisedShape(name) !== "word",
  ),
  rule(
    person,
    starts.kin,
    /(?:[Aa]unt(?:ie|y)|[Uu]ncle|[Nn]anny|[Nn]an|[Gg]ran(?:dad|ny|ma|pa)?|[Gg]randdad) (?<name>\p{Ll}{3,20})(?![\p{L}\d'])/u,
    ({ name = "" }) => !isWord(fold(name)) && !/(?:ed|ing|s)$/.test(name),
  ),
  rule(
    person,
    starts.name,
    /(?<name>\p{Lu}[\p{L}\p{M}'-]{1,24}) (?:is|was) (?:the|his|her|their|my|our) (?:\p{Ll}{3,10} )?(?:mum|mother|dad|father|nan|gran|grandmother|grandad|grandfather|step-?(?:mum|dad|mother|father)|brother|sister|sibling|son|daughter|aunt|auntie|uncle|cousin|baby|child|partner|boyfriend|girlfriend|husband|wife)(?!\p{L})/u,
    ({ name = "" }) => capitalisedShape(name) !== "word",
  ),
  rule(
    person,
    starts.kin,
    /(?:(?:[Pp]oor )?[Ll]ittle|[Ww]ee|[Ll]il'?|[Yy]oung|[Pp]oor) (?<name>\p{Lu}[\p{L}\p{M}'-]{1,24})(?![\p{L}\d]| \p{Lu})/u,
    isNoThing,
  ),
  rule(
    person,
    starts.name,
    new RegExp(
      raw`(?<name>\p{Lu}[\p{L}\p{M}-]{1,24})(?:'s (?:\p{Ll}{3,10} )?${belongings}| (?:and|&) (?:(?:his|her|their) )?${kin})(?!\p{L})`,
      "u",
    ),
    ({ name = "" }, before, after, known) =>
      isNoThing({ name }, before, after, known) &&
      !/(?:^|[\p{L}\p{N}] )\p{Lu}[\p{L}'-]* $/u.test(before) &&
      !calendar.test(name),
  ),
  rule(
    person,
    starts.kin,
    new RegExp(raw`${kin} ?[=:] ?(?<name>\p{Lu}[\p{L}\p{M}'-]{1,24})(?![\p{L}\d])`, "iu"),
    ({ name = "" }) => /^\p{Lu}/u.test(name) && capitalisedShape(name) !== "word",
  ),
  rule(
    person,
    starts.capital,
    /(?<name>\p{Lu}[\p{L}'-]{3,24})s (?:were|have|had|live|lived|moved|asked|told)(?!\p{L})/u,
    ({ name = "" }, before) => /(?:^|[^\p{L}])[Tt]he $/u.test(before) && capitalisedShape(name) === "unknown",
  ),
  rule(
    person,
    starts.kin | starts.name | starts.capital | starts.birth,
    new RegExp(raw`(?<name>\p{Ll}{3,12})'s ${kin}(?!\p{L})`, "u"),
    ({ name = "" }) => forenameOf(name) === "also a word" && !isPlace(name),
  ),
  rule(
    person,
    starts.cue,
    /(?<link>[Cc]alls? (?:him|her|them) ["']?|[Cc]alled(?: (?:him|her|it|them|the (?:baby|boy|girl|child|twins?)))? ["']?|[Nn]amed(?: as)? ["']?|[Kk]nown (?:to \p{L}{2,12} )?(?:as|by (?:the|her|his) name) ["']?|[Gg]oes by(?: the name(?: of)?)? ["']?|[Nn]icknamed ["']?|[Aa]nswers to ["']?|(?:(?:[Ff]amily|[Ff]irst|[Ll]ast|[Mm]aiden|[Mm]iddle|[Cc]hristian) )?(?:[Nn]ames?|[Ss]urname|[Ff]orename)(?: of (?:the )?\p{L}{3,10}(?:'s \p{L}{3,8})?)?(?:(?: ?[:=-] ?| (?:is|was|are|were) )["']?| ))(?<name>\p{Lu}\.(?= )|\p{L}[\p{L}\p{M}]{1,24}(?:['-]\p{L}[\p{L}\p{M}]{0,24}){0,3})(?: \p{Lu}[\p{L}\p{M}]{1,24})?(?![\p{L}\d])/u,
    isNamed,
  ),
];
