import { forenameOf } from "#lib/core/identifiers/vocabulary.ts";
import { folded } from "./texts.ts";

/** What a text in a column for owners is the name of. */
export type OwnerKind = "everyone" | "nobody" | "post" | "person" | "initials" | "agency" | "unknown";

const everyone =
  /^(?:all|every|each)\b|^(?:everyone|everybody|multi[- ]?agency|various|(?:relevant |partner |statutory )?(?:partners|agencies|organi[sz]ations)|partnership wide)(?: (?:partners|agencies|organi[sz]ations))?$/;
const noOne =
  /^(?:tb[acd]|n\/?a|none|unknown|to be (?:confirmed|agreed|decided|determined|allocated|appointed|identified)|not (?:known|applicable|allocated|yet known)|vacant|unallocated|[?–-]+)$/;
const posts =
  /\b(?:heads?|managers?|leads?|directors?|officers?|nurses?|midwi(?:fe|ves)|chair(?:s|person|man|woman)?|co-?ordinators?|superintendent|inspector|sergeant|commander|principal|head ?teachers?|teachers?|doctors?|advis[eo]rs?|consultants?|practitioners?|clerk|secretary|deputy|assistant|chief|supervisors?|analysts?|administrators?|specialists?|solicitor|champions?|workers?|portfolio holder|scrutineer|trainers?|commissioner|(?:named|designated) \w+|DCI|DI|DS|DCS|DASS|CEO|COO|ACC|DSL|HoS|AD)\b/i;
const bodies =
  /\b(?:council|trust|police|constabulary|forum|board|partnership|services?|team|nhs|schools?|education|colleges?|hospitals?|probation|icb|ccg|housing|providers?|cafcass|health|social care|care|authorit(?:y|ies)|university|academ(?:y|ies)|group|network|centre|charity|hub|unit|department|directorate|agency|association|committee|commission|foundation|surgery|practice|gps?|early help|fire|rescue|ambulance|district|boroughs?|county|city|camhs|mash|yot|yos|vcs|vcse|voluntary sector|community safety|midwifery|maternity|learning|commissioning|company|ltd|homes?|church|diocese|prison|courts?|border force|home office|government|ministry|inspectorate|sector|children's)\b/i;
/** Capitals that stand for a post or a subject and not for an agency. */
const noAgency =
  /^(?:HR|IT|ICT|QA|CP|DA|SEN|SEND|FGM|CSE|MCA|DCI|DI|DS|DC|PC|DCS|DASS|CEO|COO|ACC|DSL|AD|MD|CE|L&D|PA|TBC|TBA|NA)$/;
const agencyOfTwoLetters = /^(?:LA|PH|GP|HO|YJ|EH)$/;
const title = /^(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Cllr|Rev|Revd|Sir|Dame|PC|DC|DS|DI|DCI|Sgt|Insp|Supt)\.? \p{Lu}/u;

/** Whether a word is the abbreviation of an agency, such as "WCC" or "NELFT". */
export function isAcronym(word: string): boolean {
  return /^[A-Z][A-Za-z&]*[A-Z&]s?$/.test(word) && word.length > 2 && /[A-Z]{2}/.test(word) && !noAgency.test(word);
}

function isPersonsName(text: string): boolean {
  if (title.test(text) || /^(?:\p{Lu}\.? ){1,2}\p{Lu}\p{Ll}[\p{L}'’-]+$/u.test(text)) return true;
  const words = text.split(" ");
  const isName = words.length > 1 && words.length < 4 && words.every((word) => /^\p{Lu}[\p{L}'’-]*\.?$/u.test(word));
  return isName && forenameOf(words[0]?.toLowerCase() ?? "") !== "no" && !bodies.test(text) && !posts.test(text);
}

/** What a text names that is neither a list nor has brackets. */
export function ownerKindOf(text: string): OwnerKind {
  const plain = folded(text);
  if (everyone.test(plain)) return "everyone";
  if (noOne.test(plain)) return "nobody";
  if (/^[A-Z]{2}$/.test(text)) return agencyOfTwoLetters.test(text) ? "agency" : "initials";
  if (/^[A-Z]{2}[a-z]$|^[A-Z]Mc[A-Z]?$|^(?:[A-Z]\. ?){2,3}$|^[A-Z]\.[A-Z]$/.test(text)) return "initials";
  if (isAcronym(text) || /\bpolice and crime commissioner\b/.test(plain)) return "agency";
  if (posts.test(text)) return ofTheBody.test(text) ? "agency" : "post";
  if (isPersonsName(text)) return "person";
  if (bodies.test(text) || text.split(" ").some(isAcronym)) return "agency";
  return "unknown";
}

/** Posts of the partnership itself, which answers for them as an agency would. */
const ofTheBody = /^(?:(?:the )?(?:safeguarding )?(?:partnership|board|executive|committee|business unit)(?:'s)?) \w+/i;
/** The first word of a post that is written behind its agency, as in "ICB Designated Nurse". */
const postBegins =
  /\s(?=(?:designated|named|heads?|deputy|assistant|associate|senior|service|director|manager|lead|chief|chair|principal|officer|detective|superintendent|strategic|interim|acting|DCI|DI|DS)\b)/i;
const agencyOfOneWord = /^(?:police|probation|cafcass|education|housing|health)$/i;

/** The agency and the post of a text that names both without a mark between them; null if it does not. */
export function agencyAndPost(text: string, isKnown: (name: string) => boolean): readonly [string, string] | null {
  const at = posts.test(text) ? text.search(postBegins) : -1;
  if (at <= 0 || ofTheBody.test(text)) return null;
  const words = text.slice(0, at).trim().split(" ");
  const isBody = (word: string) => isAcronym(word) || bodies.test(word) || isKnown(word);
  // "Business" of "LSCB Business Manager" belongs to the post.
  const last = isKnown(words.join(" ")) ? words.length - 1 : words.findLastIndex(isBody);
  const agency = words.slice(0, last + 1).join(" ");
  const isAgency = isKnown(agency) || words.some(isAcronym) || agencyOfOneWord.test(agency) || last > 0;
  return isAgency && agency !== "" && !posts.test(agency) ? [agency, text.slice(agency.length).trim()] : null;
}
