import { FieldHint } from "#app/components/forms/field.tsx";
import { Select, TextArea, TextField } from "#app/components/forms/fields.tsx";
import type { FormState } from "#app/components/forms/form-state.ts";
import { MOST_FIGURES } from "#lib/partnership/review-drafts.rules.ts";
import { MOST_RECOMMENDATIONS, reviewKinds } from "#lib/partnership/reviews.rules.ts";

/** The fields of a review that is added: what it is, what it found, and its recommendations as worded. */
export function ReviewFields({ state }: { state: FormState }) {
  return (
    <>
      <TextField state={state} name="title" label="Title" autoComplete="off" />
      <TextField
        state={state}
        name="code"
        label="Short code"
        hint="2 to 8 letters and figures, such as HU2. The recommendations are numbered with it: HU2-1, HU2-2."
        autoComplete="off"
      />
      <Select
        state={state}
        name="kind"
        label="Kind"
        none="Choose one"
        choices={reviewKinds.map((kind) => ({ value: kind, label: kind }))}
      />
      <TextField state={state} name="publishedOn" type="date" label="Published on" />
      <TextField state={state} name="publisher" label="Published by" autoComplete="off" />
      <TextField
        state={state}
        name="link"
        type="url"
        label="Link to the review (optional)"
        hint="Where others can read it. It begins with https://."
      />
      <TextArea
        state={state}
        name="scope"
        label="Summary"
        hint="What the review studied, in two or three sentences. No names, and nothing else that identifies a child."
      />
      <FigureFields state={state} />
      <TextArea
        state={state}
        name="themes"
        label="Themes (optional)"
        hint={
          <>
            One on each line. Recommendations can be tagged with them later. A theme of another review keeps its name:
            see{" "}
            <a href="/themes" target="_blank" rel="noreferrer">
              the themes there are (opens in a new tab)
            </a>
            .
          </>
        }
      />
      <TextArea
        state={state}
        name="list"
        label="Recommendations, as worded"
        hint={`Paste the whole list, up to ${MOST_RECOMMENDATIONS} recommendations. It is split on the next page, where you can check it.`}
        rows={14}
      />
    </>
  );
}

function FigureFields({ state }: { state: FormState }) {
  const rows = Array.from({ length: MOST_FIGURES }, (_, index) => `figures.${index}`);
  const isUsed = (row: string) =>
    ["figure", "words", "base"].some(
      (field) => state.value(`${row}.${field}`) !== "" || state.error(`${row}.${field}`),
    );
  return (
    <fieldset className="mb-6 min-w-0">
      <legend className="font-bold">Key figures (optional)</legend>
      <FieldHint name="figures" hint="Each with what it is a share of, so that 4 of 17 is not read as 4 of 19." />
      {rows.map((row, index) => (
        <details key={row} className="border-t border-line py-3 last-of-type:border-b" open={isUsed(row)}>
          <summary className="font-medium">Figure {index + 1}</summary>
          <TextField
            state={state}
            name={`${row}.figure`}
            label="Figure"
            hint="Such as 13, or 62%."
            autoComplete="off"
          />
          <TextField
            state={state}
            name={`${row}.words`}
            label="What it counts"
            hint="Such as children with an injury."
            autoComplete="off"
          />
          <TextField
            state={state}
            name={`${row}.base`}
            label="What it is a share of (optional)"
            hint="Such as the 17 children in the study."
            autoComplete="off"
          />
        </details>
      ))}
    </fieldset>
  );
}
