import { oneLine } from "./texts.ts";

const kinds =
  /\b(?:LCSPR|CSPR|SCR|SAR|DHR|DARDR|SPR|rapid reviews?|reviews?|inquiry|inspections?|audits?|investigation|enquiry|JTAI|ILACS|section 11)\b/i;
const plans = /\b(?:plan|tracker|action log|programme|strategy)\b/i;
const noTitle =
  /^(?:recommendation|rec \d|theme|priority|action \d|version|v\d|last (?:updated|reviewed)|updated|date|as at|owner|author|official|restricted|confidential|draft|page|key|rag|prepared|status|note|\d)/i;
/** Names of bodies, which are not names of reviews. */
const body = /\b(?:partnership|board|council|trust|committee|authority|constabulary)$/i;
/** What a title says beside the name of the review. */
const suffix =
  /\s*[:,–—-]\s*(?:(?:multi|single|individual)?[- ]?agency |composite |combined |overarching |joint |improvement |partner |recommendations? )*(?:action|improvement|implementation|delivery)?\s*(?:plan|tracker|log|return|monitoring|progress|update|response|recommendation)s?\b.*$/i;
const planAtEnd =
  /\s+(?:(?:multi|single)[- ]agency |composite )?(?:action plan|action log|action tracker|recommendations? tracker)$/i;

const appendix = /^(?:appendix|annex) [\w.]+\s*(?:[:–—-]|to|of)?\s*/i;
const version = /[\s,]+\(?v(?:ersion)?\.? ?\d+(?:\.\d+)*\)?$/i;

/** The name of the review in a title such as “LCSPR “Heron”: multi-agency action plan”; null if it is no such title. */
export function reviewInTitle(title: string): string | null {
  const text = oneLine(title);
  if (text === "" || noTitle.test(text) || text.length > LONGEST_TITLE) return null;
  const name = oneLine(
    text
      .replace(appendix, "")
      .replace(version, "")
      .replace(suffix, "")
      .replace(/\s*\([^)]*\)$/, ""),
  );
  const short = name.replace(planAtEnd, "");
  if (kinds.test(short)) return short;
  return plans.test(text) && !body.test(name) ? name || text : null;
}

/** The name of the review in the titles of a table: the one that says most about which review it is. */
export function reviewInTitles(titles: readonly string[]): string {
  const names = titles.flatMap((title) => reviewInTitle(title) ?? []);
  const [best] = names.toSorted((one, other) => distinction(other) - distinction(one));
  return best ?? "";
}

/** How much a title says which review it is: its kind and a name, its kind alone, or only that it is a plan. */
function distinction(name: string): number {
  if (!kinds.test(name)) return 0;
  if (!isReviewName(name)) return 1;
  return /[\p{L}\d]/u.test(name.replace(reviewName, "")) ? 3 : 2;
}

const LONGEST_TITLE = 200;
const reviewName =
  /^(?:(?:local )?child safeguarding practice review|LCSPR|CSPR|SCR|SAR|DHR|DARDR|rapid review|serious case review|safeguarding adults? review|domestic homicide review|(?:thematic|learning|practice|partnership|multi-agency|joint) review|section 11|JTAI|ILACS|(?:cqc|ofsted|hmicfrs) (?:inspection|review))\b/i;
const LONGEST_NAME = 100;

/** Whether a text that stands alone is the name of a review, such as "SAR Birch". */
export function isReviewName(text: string): boolean {
  return text.length <= LONGEST_NAME && reviewName.test(text) && !/\b(?:should|must|needs? to)\b/i.test(text);
}

const generic =
  /^(?:sheet ?\d*|action (?:plan|log)|(?:live |open |all )?(?:actions|recommendations)|plan|tracker|log|data|master|table \d+|main|current|summary|must[- ]dos?|should[- ]dos?|returns?|progress|report|form|template|(?:closed|completed?|archived?|open|ongoing)(?: actions)?)$/i;

/** The name of a sheet if it may be that of a review. */
export function reviewInSheetName(name: string): string {
  return generic.test(oneLine(name)) ? "" : oneLine(name);
}
