import { LRUCache } from "lru-cache";
import { stemmer } from "stemmer";

/** Words that say nothing about what is recommended: those of English, and those that most recommendations have. */
const stopWords = new Set(
  `a about above across after again against all also am an and any are around as at be because been before being below
  between both but by can cannot could did do does doing down during each either etc every few for from further had has
  have having he her here hers him his how however i if in into is it its itself just may me more most must my need needs
  no nor not now of off on once one only or other others ought our out over own per same shall she should so some such
  than that the their theirs them then there these they this those through to too two under until up upon us very was we
  well were what when where whether which while who whom whose why will with within without would you your
  action actions agencies agency appropriate appropriately area areas arrangements assurance assure authorities authority
  board body bodies clear clearly consider consideration continue current currently develop developed development effective
  effectively embed embedded ensure ensures ensuring establish executive existing following group groups implement
  implementation implemented improve improved improvement including include includes kent kscmp local lscp
  make makes making multi organisation organisations partner partners partnership partnerships place practice
  process processes provide provided recommend recommendation recommendations recommended relevant report reported
  review reviewed reviews follow given start next know known always new robust routinely safeguarding scp seek service services set sure take taken team teams
  use used using way ways work working year years month months`
    .split(/\s+/)
    .filter(Boolean),
);

/** Words that recommendations use for the same thing; the first of each line stands for all. */
const sameMeaning = `
  parent parents carer carers caregiver caregivers family families mother mothers mum mums
  father fathers men male males dad dads stepfather stepfathers
  practitioner practitioners professional professionals staff worker workers workforce frontline colleague colleagues clinician clinicians
  baby babies infant infants newborn newborns neonate neonates
  child children
  safe safer safely safety
  train trained training teach teaching briefing briefings workshop workshops
  talk talks talking speak discuss discusses discussed discussing discussion discussions conversation conversations
  advice advise advised advising guidance guide message messages
  share shared shares sharing exchange exchanged exchanging
  household households home homes
  unborn prebirth antenatal prenatal pregnancy pregnant expectant
  abuse abusive violence violent
  crying cry cries
  audit audits audited auditing
  gp gps generalpractitioner generalpractitioners generalpractice generalpractices
  school schools nursery nurseries teacher teachers
  escalate escalation escalated challenge challenged
  record records recorded recording document documented documenting
  bruise bruises bruised bruising
  injury injuries injured
  drug drugs substance substances
  voice views wishes feelings
`;

const meanings = new Map(
  sameMeaning
    .split("\n")
    .map((line) => line.trim().split(/\s+/))
    .flatMap(([first = "", ...others]) => [first, ...others].map((word) => [stemmer(word), stemmer(first)] as const)),
);

/** Names of several words that are one term. The blank or hyphen in each is written as “_” while it is compared. */
const phrases =
  /\b(?:pre[- ]birth|ante[- ]natal|general practi(?:tioners?|ces?)|health visitors?|child protection|mental health)\b/gi;

/** The words of a text that say what it is about, each with the term that is compared: its stem, or that of another word for it. */
export function comparableWords(text: string): { readonly word: string; readonly term: string }[] {
  const plain = text.normalize("NFKD").replace(/\p{M}/gu, "").replaceAll("’", "'");
  const joined = plain.replace(phrases, (phrase) => phrase.replace(/[- ]/, "_")).replace(/'s?\b/g, "");
  return (joined.match(/[\p{L}\p{N}_]+/gu) ?? []).flatMap((word) => {
    const lower = word.toLowerCase();
    if (lower.length < 2 || /^\p{N}+$/u.test(lower) || stopWords.has(lower)) return [];
    return [{ word, term: termOf(lower.replaceAll("_", "")) }];
  });
}

/** Stems that were worked out, since recommendations have few different words. */
const knownTerms = new LRUCache<string, string>({ max: 20_000 });

function termOf(word: string): string {
  const known = knownTerms.get(word);
  if (known !== undefined) return known;
  const stem = stemmer(word);
  const term = meanings.get(stem) ?? stem;
  knownTerms.set(word, term);
  return term;
}

/** A word as it is shown among others: in small letters unless it is an abbreviation, such as “GPs”. */
function asShown(word: string): string {
  const text = word.replaceAll("_", " ");
  return /\p{Lu}\p{L}*\p{Lu}/u.test(text) ? text : text.toLowerCase();
}

/** How often each term occurs in a text. */
export type Terms = ReadonlyMap<string, number>;

/** The terms of a text. */
export function termsOf(text: string): Terms {
  const terms = new Map<string, number>();
  for (const { term } of comparableWords(text)) terms.set(term, (terms.get(term) ?? 0) + 1);
  return terms;
}

const MOST_WORDS = 6;

/** Some words of a text whose terms another text has too, each term once, as the first text has them. */
export function wordsInCommon(text: string, other: string): string[] {
  const terms = termsOf(other);
  const byTerm = new Map<string, string>();
  for (const { word, term } of comparableWords(text))
    if (terms.has(term) && !byTerm.has(term)) byTerm.set(term, asShown(word));
  return [...byTerm.values()].slice(0, MOST_WORDS);
}
