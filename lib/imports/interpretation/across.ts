import { isKeyText } from "./key-texts.ts";
import { folded, oneLine } from "./texts.ts";
import { isReviewName } from "./titles.ts";

/** What a text is that has a row, or a paragraph, to itself. */
interface Across {
  readonly kind: "recommendation" | "theme" | "review" | "divider" | "key" | "other";
  readonly ref: string;
  readonly text: string;
}

const recommendation =
  /^(?:(?:key |learning |overarching |national |local )*recommendations?|rec)\s*(?:no\.?|number)?\s*(\d{1,3}[a-z]?(?:\.\d{1,3})*|[A-Z]{1,4}\d{1,3})?\s*(?:[:.)–—-]+\s*|\s+|$)(?=\S)(.+)$/is;
const shortRef = /^(R\d{1,3}[a-z]?)\s*[:.)–—-]+\s*(.+)$/s;
const numbered = /^\(?(\d{1,3}(?:\.\d{1,3})*[a-z]?)[.):]?\s+(.+)$/s;
const section =
  /^(?:theme|priority|objective|aim|goal|work ?stream|outcome|area|strand|section|chapter|domain|learning point|finding|key line of enquiry)s?(?: (?:area|theme|objective|action))?\s*(\d{1,3}[a-z]?(?:\.\d{1,3})*|[A-Z])?\s*[:.)–—-]*\s*(.+)?$/is;
const themes = /^(?:theme|section|chapter|strand|work ?stream|area|domain)/i;
const divider =
  /\bdo not (?:edit|delete|write|change)\b|\b(?:below|above) this line\b|^[\W_]+$|^(?:end of|continued|total\b|page \d|last updated|version \d|updated\b|note[s:]|please |for information|n\.?b\.?|source:|prepared by|\*)/i;
const statusDivider =
  /^(?:(?:all|new|the|other)\s)?(?:completed?|closed|live|open|outstanding|archived?|current|ongoing|active|superseded|historic\w*|carried forward|not started|in progress|overdue)(?:\s(?:actions?|recommendations?|items?|tasks?))?\b(?:\s*[–—:(-].*)?$/i;

/** What a text is that stands alone; `hasRecommendations` if the table has a column for recommendations. */
export function acrossOf(text: string, hasRecommendations: boolean): Across {
  const line = text.trim();
  const whole = oneLine(line);
  if (divider.test(whole) || statusDivider.test(whole)) return { kind: "divider", ref: "", text: whole };
  if (/^(?:key|legend)\b/i.test(whole) || isKeyText(whole)) return { kind: "key", ref: "", text: whole };
  const named = recommendation.exec(line) ?? shortRef.exec(line);
  if (named) return { kind: "recommendation", ref: named[1] ?? "", text: named[2]?.trim() ?? "" };
  if (isReviewName(whole)) return { kind: "review", ref: "", text: whole };
  return (
    sectionOf(line, whole, hasRecommendations) ?? { kind: "other", ref: "", text: hasRecommendations ? whole : line }
  );
}

/** A text that begins with what kind of section it heads, or with its number. */
function sectionOf(line: string, whole: string, hasRecommendations: boolean): Across | null {
  const part = section.exec(line);
  if (part) {
    const [, ref = "", words = ""] = part;
    const isTheme = hasRecommendations || words === "" || themes.test(whole);
    return isTheme
      ? { kind: "theme", ref: "", text: withoutLabel(whole) }
      : { kind: "recommendation", ref, text: words.trim() };
  }
  const [, ref = "", words = ""] = numbered.exec(line) ?? [];
  return ref !== "" && !hasRecommendations ? { kind: "recommendation", ref, text: words } : null;
}

/** A theme without the word "Theme" and its number before it. */
function withoutLabel(text: string): string {
  return text.replace(/^(?:theme|area|strand|work ?stream|domain)(?: \w{1,3})?\s*[:–—-]\s*/i, "");
}

/** The number of a recommendation and its text, where the text begins with it. */
export function refAndText(text: string): { readonly ref: string; readonly text: string } {
  const line = text.trim();
  const named =
    recommendation.exec(line) ??
    shortRef.exec(line) ??
    /^\(?(\d{1,3}(?:\.\d{1,3})*[a-z]?)[.):]\s+(.+)$/s.exec(line) ??
    /^(\d{1,3}\.\d{1,3}[a-z]?)\s+(\p{Lu}.+)$/su.exec(line);
  if (!named || (named[1] === undefined && !/^rec\w*\s*[:–—-]/i.test(line))) return { ref: "", text: line };
  return { ref: named[1] ?? "", text: named[2]?.trim() ?? "" };
}

/** A reference without the word before it, such as "1" of "Rec 1" or "Recommendation 1". */
export function plainRef(text: string): string {
  const whole = oneLine(text);
  return (
    /^(?:recommendations?|rec|no|number|action)\.?\s*(?:no\.?\s*)?(\d[\w.]*)$/i.exec(whole)?.[1] ??
    whole.replace(/[.):]$/, "")
  );
}

/** Whether a text is as short as a reference. */
export function isRef(text: string): boolean {
  return folded(text).length <= 12 && !/\s\w+\s/.test(text);
}
