import { About } from "#app/_shell/about.tsx";
import { Choices } from "#app/_shell/fields.tsx";
import { Form } from "#app/_shell/form.tsx";
import { page } from "#app/_shell/page.tsx";
import { recommendationForm } from "#app/_shell/recommendation-form.ts";
import { titled } from "#app/_shell/title.ts";
import { isActive } from "#lib/agencies/rules.ts";
import { submitContributors } from "./submit.ts";

export const generateMetadata = () => titled("Choose contributors");

export default page(SetContributors);

async function SetContributors({ params }: { params: Promise<{ reference: string }> }) {
  const { recommendation, moment, ownership, state, about } = await recommendationForm(params, "setContributors");
  const { contributors, directory, responsible } = ownership;
  const choices = [...directory.values()].filter(
    (agency) => isActive(agency, moment.date) && agency.id !== responsible.owner,
  );
  return (
    <>
      <About recommendation={recommendation} title="Choose contributors" />
      <Form
        submit={submitContributors}
        state={state}
        button="Save the contributors"
        seen={contributors?.trail ?? 0}
        {...about}
      >
        <Choices
          state={state}
          name="agencyIds"
          type="checkbox"
          label="Agencies that help the owner"
          hint="Their leads can post updates and evidence too. The rating stays the owner’s."
          choices={choices.map(({ id, name }) => ({ value: String(id), label: name }))}
          initialValues={responsible.contributors.map(String)}
        />
      </Form>
    </>
  );
}
