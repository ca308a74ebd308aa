import { Choices, Select, TextArea, TextField } from "#app/components/forms/fields.tsx";
import type { FormState } from "#app/components/forms/form-state.ts";
import type { Context } from "#lib/core/context.ts";
import { listAgencies } from "#lib/partnership/agencies.queries.ts";
import { isActive } from "#lib/partnership/agencies.rules.ts";
import { listReviews } from "#lib/partnership/reviews.queries.ts";
import { type Cover, purposeNames, purposes } from "#lib/reporting/papers/rules.ts";

/** The fields of the cover sheet. */
export async function CoverFields({ ctx, state, cover }: { ctx: Context; state: FormState; cover: Cover }) {
  const agencies = [...(await listAgencies(ctx)).values()].filter((agency) => isActive(agency, ctx.asOf.date));
  const reviews = await listReviews(ctx);
  return (
    <>
      <Select
        state={state}
        name="scope"
        label="What it covers"
        choices={[
          { value: "all", label: "All recommendations" },
          ...reviews.map(({ code, title }) => ({ value: `review:${code}`, label: `Review: ${title}` })),
          ...agencies.map(({ id, name }) => ({ value: `agency:${id}`, label: `Recommendations that ${name} owns` })),
        ]}
        initial={cover.scope}
      />
      <TextField state={state} name="title" label="Title" initial={cover.title} />
      <TextField state={state} name="agendaItem" label="Agenda item" initial={cover.agendaItem} />
      <TextField state={state} name="author" label="Author" initial={cover.author} />
      <TextField state={state} name="sponsor" label="Sponsor" initial={cover.sponsor} />
      <Choices
        state={state}
        name="purpose"
        label="Purpose"
        choices={purposes.map((purpose) => ({ value: purpose, label: purposeNames[purpose] }))}
        initial={cover.purpose}
      />
      <TextArea
        state={state}
        name="asks"
        label="What the Executive is asked to do"
        hint="Write each request on a new line."
        initial={cover.asks}
      />
      <TextArea state={state} name="summary" label="Executive summary" initial={cover.summary} rows={6} />
      <TextArea state={state} name="risks" label="Risks" initial={cover.risks} />
    </>
  );
}
