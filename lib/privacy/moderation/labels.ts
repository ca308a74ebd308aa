import { questionTitles } from "#lib/recommendations/updates/labels.ts";

const labels: Readonly<Record<string, string>> = {
  "updates.done": questionTitles.done,
  "updates.difference": questionTitles.difference,
  "updates.next": questionTitles.next,
  "updates.in_the_way": questionTitles.inTheWay,
  "evidence.title": "Evidence",
  "evidence.file_name": "File name",
  "evidence.url": "Link",
  "actions.what": "Action",
  "action_reports.note": "Note on an action",
  "date_requests.reason": "Why another date is asked for",
  "date_requests.interim_risk": "Risk until then",
  "questions.words": "Question",
  "replies.words": "Answer or further question",
  "assessments.reason": "Why it was assessed so",
  "sign_off_requests.done": "Done, on asking for sign-off",
  "sign_off_requests.difference": "Difference made, on asking for sign-off",
  "success_measures.words": "How it will be known to have worked",
  "agency_names.name": "Agency",
  "meetings.title": "Meeting",
};

/** What a free text is called, by the table and column it stands in. */
export function labelOf({ table, column }: { readonly table: string; readonly column: string }): string {
  return labels[`${table}.${column}`] ?? "Reason";
}

/** Whether people read it: a file's checksum is a text that a redaction takes away, but nobody reads it. */
export function isRead({ column }: { readonly column: string }): boolean {
  return column !== "sha256";
}
