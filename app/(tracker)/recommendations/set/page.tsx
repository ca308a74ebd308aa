import { Choices, Select, TextArea, TextField } from "#app/components/forms/fields.tsx";
import { Form } from "#app/components/forms/form.tsx";
import { formState } from "#app/components/forms/form-state.ts";
import { Columns } from "#app/components/layout/columns.tsx";
import { page } from "#app/components/layout/define-page.tsx";
import { PageHeader } from "#app/components/layout/page-header.tsx";
import { formMetadata } from "#app/components/layout/page-metadata.ts";
import { withQuery } from "#app/components/layout/with-query.ts";
import { requireContext, requireMay } from "#app/session/session.ts";
import { listLeads } from "#lib/identity/people/queries.ts";
import { listAgencies } from "#lib/partnership/agencies.queries.ts";
import { listing } from "#lib/status/listing.rules.ts";
import { queryOf } from "../list-address.ts";
import { chooseRows } from "./rows.ts";
import { submitTogether } from "./submit.ts";
import { WhatHappens } from "./what-happens.tsx";

const TITLE = "Set due dates and leads";

export const generateMetadata = () => formMetadata(TITLE);

export default page(SetTogether);

/** The form that sets the due date and the lead of several recommendations of a list at once. */
async function SetTogether({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const ctx = await requireContext();
  await requireMay(ctx.viewer, "setDueDate");
  await requireMay(ctx.viewer, "assignOwner");
  const asked = await searchParams;
  const given = listing.parse(asked);
  const state = await formState(ctx.viewer);
  const { choices, ticked } = await chooseRows(ctx, asked, given, state);
  const agencies = await listAgencies(ctx);
  const leads = await listLeads(ctx);
  const list = queryOf(given);
  return (
    <>
      <PageHeader
        title={TITLE}
        parents={[{ href: withQuery("/recommendations", list), label: "Recommendations" }]}
        here={TITLE}
      >
        One date and one lead for all the recommendations that you tick
      </PageHeader>
      <Columns label="What happens" side={<WhatHappens />}>
        <Form
          submit={submitTogether}
          state={state}
          button="Save"
          seen={ctx.asOf.event}
          hidden={{ list }}
          cancel={withQuery("/recommendations", list)}
        >
          <Choices
            state={state}
            name="references"
            type="checkbox"
            label="Recommendations"
            choices={choices}
            initialValues={ticked}
          />
          <TextField
            state={state}
            name="dueOn"
            type="date"
            label="Due date"
            hint="Leave this empty to change only the lead."
          />
          <TextField
            state={state}
            name="agreedOn"
            type="date"
            label="Agreed on"
            hint="Only for a date that was agreed in an earlier plan. A due date that has passed needs it."
          />
          <Select
            state={state}
            name="leadPersonId"
            label="Lead person"
            hint={
              <>
                A lead of the agency that owns them. A person who is missing here has to be{" "}
                <a href="/people/invite">invited as a lead</a> first.
              </>
            }
            none="Leave the leads as they are"
            choices={leads.map(({ id, name, agencyId }) => ({
              value: String(id),
              label: `${name}, ${agencies.get(agencyId)?.name}`,
            }))}
          />
          <TextArea
            state={state}
            name="reason"
            label="How was this decided?"
            hint="For example: agreed with the owners at the meeting of the Executive."
            rows={3}
          />
        </Form>
      </Columns>
    </>
  );
}
