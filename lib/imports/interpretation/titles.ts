import { oneLine } from "./texts.ts";

const kinds =
  /\b(?:LCSPR|CSPR|SCR|SAR|DHR|DARDR|SPR|rapid reviews?|reviews?|inquiry|inspections?|audits?|investigation|enquiry|JTAI|ILACS|section 11)\b/i;
const plans = /\b(?:plan|tracker|action log|programme|strategy)\b/i;
const noTitle =
  /^(?:version|v\d|last (?:updated|reviewed)|updated|date|as at|owner|author|official|restricted|confidential|draft|page|key|rag|prepared|status|note|\d)/i;
/** Names of bodies, which are no names of reviews. */
const body = /\b(?:partnership|board|council|trust|committee|authority|constabulary)$/i;
/** What a title says beside the name of the review. */
const suffix =
  /\s*[:,–—-]\s*(?:(?:multi|single)[- ]agency |composite |combined |overarching |joint |improvement )*(?:action|improvement|implementation|delivery)?\s*(?:plan|tracker|log|return)s?\b.*$/i;
const planAtEnd =
  /\s+(?:(?:multi|single)[- ]agency |composite )?(?:action plan|action log|action tracker|recommendations? tracker)$/i;

/** The name of the review in a title such as “LCSPR “Heron”: multi-agency action plan”; null if it is no such title. */
export function reviewInTitle(title: string): string | null {
  const text = oneLine(title);
  if (text === "" || noTitle.test(text) || text.length > 200) return null;
  const name = oneLine(text.replace(suffix, "").replace(/\s*\([^)]*\)$/, ""));
  const short = name.replace(planAtEnd, "");
  if (kinds.test(short)) return short;
  return plans.test(text) && !body.test(name) ? name || text : null;
}

/** The name of the review in the titles of a table: one that says what kind of review it is, or else a plan. */
export function reviewInTitles(titles: readonly string[]): string {
  const names = titles.flatMap((title) => reviewInTitle(title) ?? []);
  return names.find((name) => kinds.test(name)) ?? names[0] ?? "";
}

const reviewName =
  /^(?:(?:local )?child safeguarding practice review|LCSPR|CSPR|SCR|SAR|DHR|DARDR|rapid review|serious case review|safeguarding adults? review|domestic homicide review|(?:thematic|learning|practice|partnership|multi-agency|joint) review|section 11|JTAI|ILACS|(?:cqc|ofsted|hmicfrs) (?:inspection|review))\b/i;
const LONGEST_NAME = 100;

/** Whether a text that stands alone is the name of a review, such as "SAR Birch". */
export function isReviewName(text: string): boolean {
  return text.length <= LONGEST_NAME && reviewName.test(text) && !/\b(?:should|must|needs? to)\b/i.test(text);
}

const generic =
  /^(?:sheet ?\d*|action (?:plan|log)|(?:live |open |all )?(?:actions|recommendations)|plan|tracker|log|data|master|table \d+|main|current|summary)$/i;

/** The name of a sheet if it may be that of a review. */
export function reviewInSheetName(name: string): string {
  return generic.test(oneLine(name)) ? "" : oneLine(name);
}
