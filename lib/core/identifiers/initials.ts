import type { IdentifierKind } from "#db/types.ts";
import { isKnownPerson } from "./known.ts";
import { isProfessional } from "./officers.ts";
import { type Condition, type Rule, rule } from "./rule.ts";
import { starts } from "./tokens.ts";
import { fold, isAbbreviation, isNarrowPlace } from "./vocabulary.ts";

// Initials beside an age, a place, a plan, a relative or what is said only of persons.

const raw = String.raw;
const person: IdentifierKind = "person";

const initials = raw`(?<name>(?:\p{Lu}\. ?){2,4}(?:\p{Lu}(?![\p{L}\p{N}'.]))?|\p{Lu}\.\p{Lu}(?![\p{L}\p{N}])|\p{Lu}{2,3}(?![\p{L}\p{N}&-]|\. ?\p{L}\.)|\p{Lu}\.?(?![\p{L}\p{N}&.-]))`;

const isDotted = (name: string) => /\p{Lu}\. ?\p{Lu}/u.test(name);
const fixed =
  /^(?:U\.?K|U\.?S|U\.?S\.?A|N\.?H\.?S|D\.?O\.?B|P\.?S|N\.?B|A\.?M|P\.?M|E\.?U|Q\.?C|K\.?C|Ph\.?D|B\.?A|M\.?A|M\.?P|I\.?T|A\.?I|E\.?G|I\.?E)\.?$/i;

const life =
  /^'?,? (?:who )?(?:(?:was|is|were|has been|had been|has|had) (?:then |not |now |also )?(?:born|seen|weighed|admitted|moved|removed|placed|taken|discharged|injured|brought|bruised|spoken|a baby|the (?:mother|father|eldest|youngest|oldest)|pregnant|told|asked|missed|living|on a (?:child|cp|cin|plan)|under (?:a|section)|in (?:foster|care)|\d{1,2}\b)|lives|lived|said|told|disclosed|died|attends|goes to|sleeps|cried)(?!\p{L})/u;
const family =
  /^'?s? (?:(?:\p{Ll}{3,9} )?(?:mum|mother|dad|father|nan|gran|sister|brother|sibling|partner|carers?|parents?|family|house|home|flat|school|nursery|case|review|chronology|file|records?|teacher|story|voice|bedroom|bruise|injur|birth|plan|social worker|health visitor|placement))/u;
const age =
  /^'?,? ?(?:- )?\(?(?:who (?:is|was) |now |aged? |is |was )?(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?: and a half| ?½)?[ -]?(?:days?|weeks?|wks?|months?|mths?|years?|yrs?|yo\b|m\/o|y\/o|\/12|\/52|[ymw]\b|\)|,? (?:and|lives|who))/iu;
const ageInBrackets = /^'?,? ?\((?!\d{1,2}\))/;
const plan =
  /(?:\b(?:plans?|cp plan|reviews?|core group|conference|icpc|rcpc|strategy (?:meeting|discussion)|meeting|workers?|chronology|assessment|referral|cases?|visits?|file|records?|notes|minutes|placement|supervision|concerns?|worry|support|body map|contact|hearing|statement|photos?|pictures?|update|report|letter|discussion|handover|summary) (?:of|for|on|about|re|re:|with|to|regarding|in respect of)|\b(?:discussed|visited|weighed|met|saw|re|regarding|child|children|sibling|siblings|baby|mother|father|mum|dad|parent|parents|twin|twins|patient|client|yp|young person|boy|girl|brother|sister|son|daughter|carer|nan|gran|family|cohort case|index child):?) \(?$/i;
const listBefore =
  /\b(?:sample|cases|children|siblings|babies|files|families|audited)(?: of| were)?:? (?:\p{Lu}{2}(?:,| and| &) ){0,5}$/u;
const relativeBefore =
  /\b(?:child|sibling|baby|mother|father|mum|dad|parent|twin|boy|girl|brother|sister|son|daughter|nan|gran|grandmother|grandfather|uncle|aunt|partner|cousin)s?:? ?\(?$/i;
const label =
  /\b(?:each|every|per|any|all|the|and|&|of|option|appendix|annex|part|level|tier|form|section|table|figure|site|band|class|grade|category|hepatitis|vitamin|strep|type|room|item|block|unit|question|version|model|plan|group|ward|stage|phase|box|exhibit|team|hep|group b) $/i;

/** How many characters before initials are read. */
const NEAR = 40;

/** Whether capital letters are the initials of one person. */
const areInitials: Condition = ({ name = "" }, wide, after, known) => {
  const before = wide.slice(-NEAR);
  if (fixed.test(name) || /[&/-]$/.test(before) || /^[&/-]\p{L}/u.test(after)) return false;
  if (isDotted(name)) return isDottedName(name, before, after) && !isKnownPerson([name, after], known);
  const letters = name.replace(/\W/g, "").length;
  if (letters === 1) return isSingle(name, before, after);
  if (after.startsWith("'s ") && relativeBefore.test(before) && !/\b(?:each|every|any) \p{L}+ $/iu.test(before))
    return family.test(after);
  if (isAbbreviation(name.replace(/\W/g, "").toLowerCase()))
    return letters === 2 && ageInBrackets.test(after) && age.test(after) && !/\bthe $/i.test(before);
  if (age.test(after)) return !/\bthe $/i.test(before);
  return letters === 3 ? areThreeInitials(before, after) : areTwoInitials(before, after);
};

function areThreeInitials(before: string, after: string): boolean {
  return relativeBefore.test(before) || (life.test(after) && !/\b(?:the|an?) $/i.test(before));
}

function areTwoInitials(before: string, after: string): boolean {
  if (listBefore.test(before) || /^ (?:case|family|children|siblings|twins)(?!\p{L})/u.test(after)) return true;
  if (isProfessional(before, "") || label.test(before)) return false;
  const speaksOfPerson = plan.test(before) || life.test(after) || family.test(after);
  return speaksOfPerson || isBesidePlace(after) || planAround(before, after);
}

/** Whether a town or village follows. */
function isBesidePlace(after: string): boolean {
  const place = /^,? (?:(?:of|from|in|at|near|who lives in) )(?<place>\p{Lu}[\p{L}'-]{2,20})/u.exec(after)?.groups
    ?.place;
  return place !== undefined && isNarrowPlace(fold(place));
}

const planAround = (before: string, after: string) =>
  /\b(?:plan|cp|cin|case|child|conference) ?[:-] $/i.test(before) ||
  /^ ?[(-] ?(?:cp|cin|child (?:protection|in need)|lac)\b/i.test(after);

/** Initials with dots, that are not those before a surname. */
function isDottedName(name: string, before: string, after: string): boolean {
  if (/^ ?\p{Lu}[\p{L}'-]{2,}/u.test(after) && !/\.$/.test(name.trim())) return false;
  return !(/^ ?\p{Lu}\p{Ll}+/u.test(after) && isProfessional(before, after)) && !isProfessional(before, after);
}

/** One letter means a person beside an age or a relative; the rules for relatives find others. */
function isSingle(name: string, before: string, after: string): boolean {
  if (/^,? aged \d|^ \(aged \d/.test(after)) return name !== "I";
  if (/^[AI]\.?$/.test(name)) return false;
  if (singleLife.test(after)) return !label.test(before);
  return /^(?:[,.;:)]|$| (?:was|is|had|has|said|told|who|and)\b)/.test(after) && relativeBefore.test(before);
}

/** What follows one letter that means a person: an age, or what is said only of persons. */
const singleLife =
  /^ (?:is|was) (?:aged )?\d{1,2}(?: (?:and|years|months|weeks)|,)|^ ?\(\d{1,2} ?(?:days?|weeks?|wks?|months?|mths?|years?|yrs?)\b|^ \(\d{1,2}\) (?:said|was|is|told|has|had|lives|and|wants)\b/u;

/** The rules for initials. */
export const initialRules: readonly Rule[] = [rule(person, starts.initials, new RegExp(initials, "u"), areInitials)];
