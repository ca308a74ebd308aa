import type { Field, PageForm } from "../driver/forms.ts";
import { daysFromToday, PASSWORD } from "./seed-every-state.ts";

/** Values with which a form could be accepted: text where text goes, a day to come, the first option of each choice. */
export function plausibleValues(form: PageForm): Record<string, string> {
  return Object.fromEntries(
    form.fields.flatMap((field): [string, string][] => {
      const value = plausibleValue(field);
      return value === null ? [] : [[field.name, value]];
    }),
  );
}

/** Null if the field keeps what the page put into it: it is hidden, a single checkbox, or for a further piece of evidence. */
function plausibleValue({ name, kind, value, values }: Field): string | null {
  if (kind === "hidden" || kind === "file" || /^evidence\.[1-9]/.test(name)) return null;
  if (kind === "tick") return name.endsWith("Ids") ? (values.at(-1) ?? "") : null;
  if (kind === "date") return daysFromToday(/(doneOn|trueOn)$/.test(name) ? -2 : 30);
  if (kind === "choice") return value || (values[0] ?? "");
  return value || (texts[name] ?? (/^password/.test(name) ? PASSWORD : "Written to try this form."));
}

/** For the fields that don't accept just any text. */
const texts: Readonly<Record<string, string>> = {
  email: "person@example.org",
  months: "5",
  asks: "Offer the programme.\nTell every ward of it.",
  passage: "Every district",
  "evidence.0.url": "https://example.org/minutes",
};
