import type { PlanAsk, PlanAskKind } from "../plan-rows.ts";
import type { Owners } from "./owners.ts";
import { keyOf, oneLine } from "./texts.ts";

/** A question about something that the file says; asked once for all rows that say the same. */
export function ask(about: PlanAskKind, written: string, sentence: string, mark = written): PlanAsk {
  return { key: `${about}:${keyOf(mark)}`, about, written: oneLine(written), sentence };
}

/** A text in quotation marks, shortened in a sentence. */
export function quoted(text: string): string {
  const whole = oneLine(text);
  return whole.length > LONGEST_QUOTE ? `“${whole.slice(0, LONGEST_QUOTE)}…”` : `“${whole}”`;
}

const LONGEST_QUOTE = 80;

/** The question about an owner who cannot be offered; null if one is. */
export function askOwner(written: string, { owner, unclear }: Owners): PlanAsk | null {
  if (owner !== null) return null;
  if (written === "") return ask("owner", "", "No owner is named: who is accountable?");
  return ask("owner", written, `${quoted(written)} ${ownerProblem(unclear)}`);
}

function ownerProblem(unclear: Owners["unclear"]): string {
  switch (unclear) {
    case "several":
      return "are several agencies, and none is named as the lead: which one is accountable?";
    case "everyone":
      return "names no one agency: which one is accountable?";
    case "initials":
      return "are initials: who is it, and of which agency?";
    case "post":
      return "is a post without its agency: which agency is accountable?";
    case "person":
      return "is a person without an agency: which agency is accountable?";
    default:
      return "names no owner: who is accountable?";
  }
}
