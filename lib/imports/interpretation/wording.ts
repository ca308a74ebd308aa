import { plainRef, refAndText } from "./across.ts";
import type { PlanLayout } from "./choices.ts";
import { withoutMark } from "./lists.ts";
import { hasField, type PlanRecord } from "./records.ts";
import { anyText } from "./row-texts.ts";
import { linesOf, oneLine, tidied } from "./texts.ts";

/** The number, the recommendation and the action of a row. */
export interface Wording {
  readonly ref: string;
  readonly recommendation: string;
  readonly action: string;
  readonly actionRef?: string;
}

/** The number, the recommendation and the action of a record. */
export function wordingOf(record: PlanRecord, layout: PlanLayout): Wording {
  const { ref, recommendation, isOfAction, column } = recommendationOf(record, layout);
  const { cells } = record;
  const { number, action } = numberedAction(withoutMark(anyText(cells, "action")));
  // Where nothing is a recommendation, each action is what was asked for.
  if (recommendation === "" && !hasField(layout, "recommendation"))
    return { ref: ref || plainRef(column) || number, recommendation: action, action: "" };
  const actionRef = oneLine(anyText(cells, "action ref")) || (isOfAction ? column : "") || number;
  return { ref, recommendation, action, ...(actionRef === "" ? {} : { actionRef }) };
}

/** The recommendation with its number: that of its column, unless the recommendation has one and the column counts actions. */
function recommendationOf(record: PlanRecord, { kind }: PlanLayout) {
  const { cells, isUnderRecommendation } = record;
  const own = kind === "labels" ? anyText(cells, "recommendation") : "";
  const written = own || record.recommendation;
  const read = isUnderRecommendation ? { ref: record.ref, text: written } : refAndText(written);
  const [column = ""] = linesOf(anyText(cells, "ref"));
  const isOfAction = isUnderRecommendation || (read.ref !== "" && column !== "" && plainRef(column) !== read.ref);
  const ref = isOfAction ? read.ref : plainRef(column || record.ref) || read.ref;
  return { ref, recommendation: tidied(read.text), isOfAction, column };
}

/** An action that begins with its number, such as "1.1 Launch the strategy". */
function numberedAction(text: string): { readonly number: string; readonly action: string } {
  const [, number = "", action = text] = /^(\d{1,3}\.\d{1,3}[a-z]?)[.):]?\s+(\S.*)$/s.exec(text) ?? [];
  return { number, action };
}
