import type { UpdateQuestion } from "./rules.ts";

/** The short titles of the four questions. */
export const questionTitles: Readonly<Record<UpdateQuestion, string>> = {
  done: "Done",
  difference: "Difference made",
  next: "Next",
  inTheWay: "In the way",
};

/** The four questions as a form asks them. */
export const questionLabels: Readonly<Record<UpdateQuestion, string>> = {
  done: "What has been done?",
  difference: "What difference has it made?",
  next: "What is next?",
  inTheWay: "What is in the way?",
};

export const evidenceKindNames: Readonly<Record<"activity" | "outcome", string>> = {
  activity: "shows that something was done",
  outcome: "shows that it made a difference",
};

/** The same as choices of a form. */
export const evidenceQuestionLabels: Readonly<Record<"activity" | "outcome", string>> = {
  activity: "Shows what was done",
  outcome: "Shows what difference it made",
};

/** A number of bytes as text, such as "84 kB" or "3.2 MB". */
export function formatFileSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`;
  return bytes < 1_000_000 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
