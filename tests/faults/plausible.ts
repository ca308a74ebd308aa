import { daysOn, PASSWORD } from "./everything.ts";
import type { Field, PageForm } from "./forms.ts";

/** What makes a form one that could be taken: words where words go, a day to come, the first of each choice. */
export function plausibly(form: PageForm): Record<string, string> {
  return Object.fromEntries(
    form.fields.flatMap((field): [string, string][] => {
      const typed = typedIn(field);
      return typed === null ? [] : [[field.name, typed]];
    }),
  );
}

/** Null where the field goes as it stands: it is hidden, one tick, or a further place for evidence. */
function typedIn({ name, kind, value, values }: Field): string | null {
  if (kind === "hidden" || kind === "file" || /^evidence\.[1-9]/.test(name)) return null;
  if (kind === "tick") return name.endsWith("Ids") ? (values.at(-1) ?? "") : null;
  if (kind === "date") return daysOn(/(doneOn|trueOn)$/.test(name) ? -2 : 30);
  if (kind === "choice") return value || (values[0] ?? "");
  return value || (words[name] ?? (/^password/.test(name) ? PASSWORD : "Written to try this form."));
}

/** What a field wants that takes not just any words. */
const words: Readonly<Record<string, string>> = {
  email: "somebody@example.org",
  months: "5",
  asks: "Offer the programme.\nTell every ward of it.",
  passage: "Every district",
  "evidence.0.url": "https://example.org/minutes",
};
