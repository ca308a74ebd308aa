import { Select, TextArea, TextField } from "#app/components/forms/fields.tsx";
import type { FormState } from "#app/components/forms/form-state.ts";
import { type CalendarDate, formatDate } from "#lib/core/clock.ts";
import { LEAVE_OUT, NEW_REVIEW } from "#lib/imports/answers.input.ts";
import { reviewKinds } from "#lib/partnership/reviews.rules.ts";

interface Props {
  readonly state: FormState;
  readonly index: number;
  /** The review as the file names it. */
  readonly named: string;
  readonly reviews: readonly { readonly code: string; readonly title: string }[];
  /** The earliest date of its plan that has passed. */
  readonly earliest: CalendarDate | null;
}

/** Which review of the tracker a review of the file is, or what is filled in about one that the tracker lacks. */
export function ReviewFieldset({ state, index, named, reviews, earliest }: Props) {
  const name = (field: string) => `reviews.${index}.${field}`;
  return (
    <div className="mt-8 max-w-4xl border-t border-line pt-5">
      <fieldset className="min-w-0">
        <legend className="mb-3 text-lg font-bold">{named || "Rows without a review"}</legend>
        <input type="hidden" name={name("named")} value={named} />
        <Select
          state={state}
          name={name("choice")}
          label="Which review of the tracker is it?"
          none="Choose one"
          choices={[
            { value: NEW_REVIEW, label: "Add it as a new review" },
            ...reviews.map(({ code, title }) => ({ value: code, label: `${code}: ${title}` })),
            { value: LEAVE_OUT, label: "Leave it out" },
          ]}
        />
        <NewReviewFields state={state} name={name} />
        <TextField
          state={state}
          name={name("agreedOn")}
          type="date"
          label="When was this plan agreed? (optional)"
          hint={hintOfAgreed(earliest)}
        />
      </fieldset>
    </div>
  );
}

function hintOfAgreed(earliest: CalendarDate | null): string {
  const needed = "Needed for dates in the plan that have passed.";
  return earliest === null
    ? `${needed} A plan is often agreed on the day the review is published.`
    : `${needed} A day before its earliest date, which is ${formatDate(earliest)}. A plan is often agreed on the day the review is published.`;
}

/** What is filled in about a review that is added; open where it is asked for. */
function NewReviewFields({ state, name }: { state: FormState; name: (field: string) => string }) {
  const isOpen =
    state.value(name("choice")) === NEW_REVIEW ||
    ["code", "title", "kind", "publishedOn", "publisher", "scope"].some((field) => state.error(name(field)));
  return (
    <details className="mb-6 border-l-4 border-line pl-4" open={isOpen}>
      <summary className="font-medium">Details of a new review</summary>
      <div className="mt-3 grid gap-x-6 sm:grid-cols-2 [&>:last-child]:mb-0">
        <TextField state={state} name={name("title")} label="Title" autoComplete="off" />
        <Select
          state={state}
          name={name("kind")}
          label="Kind"
          none="Choose one"
          choices={reviewKinds.map((kind) => ({ value: kind, label: kind }))}
        />
        <TextField state={state} name={name("publisher")} label="Published by" autoComplete="off" />
        <TextField state={state} name={name("publishedOn")} type="date" label="Published on" />
        <TextField
          state={state}
          name={name("code")}
          label="Short code"
          hint="2 to 8 letters and figures. The recommendations are numbered with it: HU2-1, HU2-2."
          autoComplete="off"
        />
        <TextArea
          state={state}
          name={name("scope")}
          label="Summary"
          hint="What the review studied, in a sentence or two. No names, and nothing else that identifies a child."
          rows={2}
        />
      </div>
    </details>
  );
}
