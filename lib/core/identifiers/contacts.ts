import { parsePhoneNumberFromString } from "libphonenumber-js/min";
import type { IdentifierKind } from "#db/types.ts";
import { type Condition, type Parts, type Rule, rule } from "./rule.ts";
import { starts } from "./tokens.ts";

// Telephone numbers, addresses of e-mail and accounts. They are matched against the text with its links.

const contact: IdentifierKind = "contact";

/** Numbers that an organisation publishes: freephone, numbers of organisations (03), charged and short numbers. */
const published = /^(?:\+44|0044|0)[389]/;
const desk =
  /\b(?:switchboard|helpline|advice line|duty (?:desk|line|team)|reception|front door|office (?:line|number|is|on)|main (?:line|number)|our (?:number|line)|press office|support line|hotline|out of hours|booking line)\b[^.\n]{0,40}$/i;

const deskAfter =
  /^,? \(?(?:in office hours|during office|for the (?:on-call|duty)|from abroad|office|switchboard|duty|to (?:book|arrange (?:cover|training|a place|a session))|for a place|or \+?[\d ]{9,16} from abroad|\(?option \d|(?:9|8\.30) ?am)/i;

/** Whether a number is one that a person is called on. */
const isTelephone: Condition = ({ number = "" }, before, after) => {
  const read = number.replace(/[oO]/g, "0").replace(/[lI]/g, "1");
  const digits = (/\+$/.test(before) ? "+" : "") + read.replace(/[^\d+]/g, "").replace(/^00/, "+");
  if (/\d[.,/-]?$/.test(before) || /^[.,/-]?\d/.test(after) || published.test(digits)) return false;
  if (desk.test(before) || deskAfter.test(after)) return false;
  if (/^0/.test(digits)) return /^0(?:[12]\d{8,9}|7\d{9}|[56]\d{9})$/.test(digits);
  return digits.startsWith("+") && isPossible(digits);
};

/** What was looked up last. */
const memory = new Map<string, boolean>();
const MOST_REMEMBERED = 500;

function isPossible(number: string): boolean {
  const known = memory.get(number);
  if (known !== undefined) return known;
  const possible = parsePhoneNumberFromString(number, "GB")?.isPossible() ?? false;
  if (memory.size >= MOST_REMEMBERED) memory.clear();
  memory.set(number, possible);
  return possible;
}

/** Public bodies, whose addresses are those of officers and teams. */
const publicBody =
  /(?:^|[.@])(?:gov\.uk|nhs\.uk|nhs\.net|police\.uk|parliament\.uk|cjsm\.net|gov\.wales|gov\.scot|judiciary\.uk|nspcc\.org\.uk|barnardos\.org\.uk|cafcass\.gov\.uk)$/i;

const organisation =
  /kent|kscmp|nhs|police|council|gov|safeguarding|nspcc|barnardo|icb|trust|childline|ofsted|partnership/i;

/** The rules for telephone numbers and for accounts after the name of a service. */
export const contactRules: readonly Rule[] = [
  rule(contact, starts.telephone, /(?<number>(?:[\doO][\d ().oOlI-]{7,20}|\d{7,15})\d)(?![\p{L}\d])/u, isTelephone),
  rule(
    contact,
    starts.account,
    /(?:snap(?:chat)?|insta(?:gram)?|facebook|fb|tik ?tok|twitter|whatsapp|xbox(?: live)?|psn|playstation|gamertag|user ?name|roblox|discord|telegram|minecraft|fortnite|handle)(?: (?:account|name|username|id|user|profile|is|was|under|as)){0,3}(?: ?[:=-] ?| )["']?(?<handle>@?[a-z][\w.-]{2,29})/iu,
    ({ handle = "" }) =>
      /\p{L}[._]?\d|^@|\p{L}[._]\p{L}/u.test(handle) &&
      !/\.(?:$|com|uk|org)/.test(handle) &&
      !organisation.test(handle),
  ),
];

/** A pattern that is looked for in the whole text, if the text has what it needs. */
interface TextRule {
  readonly needs: RegExp;
  readonly pattern: RegExp;
  readonly holds: (parts: Parts) => boolean;
}

const textRules: readonly TextRule[] = [
  {
    needs: /@|[([{] ?at ?[)\]}]/i,
    pattern:
      /(?<![\w.+-])[\w.+'-]{1,64}(?: ?@ ?| ?[([{] ?at ?[)\]}] ?)(?<domain>[a-z\d-]{1,63}(?:(?:\.| ?[([{] ?dot ?[)\]}] ?)[a-z\d-]{1,63}){1,4})/giu,
    holds: ({ domain = "" }) => !publicBody.test(domain),
  },
  {
    needs: / dot com|\bat (?:gmail|hotmail|outlook|yahoo|icloud|live|aol)/i,
    pattern:
      /(?<![\w.+-])[\w.+-]{1,64} at (?:gmail|hotmail|outlook|yahoo|icloud|live|aol|btinternet)(?: dot |\.)(?:com|co)/giu,
    holds: () => true,
  },
  {
    needs: /@/,
    pattern: /(?<![\w.@])@(?<handle>[\w.]{3,30})(?![\w/-])/gu,
    holds: ({ handle = "" }) => /[a-z]/i.test(handle) && !organisation.test(handle),
  },
  {
    needs: /\.com\//i,
    pattern:
      /(?<![\p{L}\p{N}])(?:facebook|instagram|tiktok|snapchat|twitter|x|threads)\.com\/(?:@|add\/|profile\.php\?id=)?(?<handle>[\w.-]{3,60})/giu,
    holds: ({ handle = "" }) => !organisation.test(handle) && !/^(?:groups|pages|events|watch|hashtag)$/i.test(handle),
  },
];

/** Addresses of e-mail and accounts in a text with its links. */
export function contactsIn(text: string): { kind: IdentifierKind; start: number; end: number }[] {
  return textRules
    .filter(({ needs }) => needs.test(text))
    .flatMap(({ pattern, holds }) =>
      Array.from(text.matchAll(pattern))
        .filter(({ groups }) => holds(groups ?? {}))
        .map(({ 0: found, index }) => ({ kind: contact, start: index, end: index + found.length })),
    );
}
