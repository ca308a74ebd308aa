import { Form } from "#app/components/forms/form.tsx";
import { formState } from "#app/components/forms/form-state.ts";
import { parseId } from "#app/components/forms/parse-id.ts";
import { page } from "#app/components/layout/define-page.tsx";
import { formMetadata } from "#app/components/layout/page-metadata.ts";
import { requireContext, requireMay } from "#app/session/session.ts";
import { getAgency } from "#lib/partnership/agencies.queries.ts";
import { AgencyFormHeading } from "../agency-form-heading.tsx";
import { agencyName } from "../name.ts";
import { submitMark } from "./submit.ts";

export const generateMetadata = ({ params }: { params: Promise<{ id: string }> }) =>
  formMetadata("Mark an agency", agencyName(params));

export default page(MarkAgency);

async function MarkAgency({ params }: { params: Promise<{ id: string }> }) {
  const ctx = await requireContext();
  await requireMay(ctx.viewer, "markAgency");
  const agency = await getAgency(ctx, parseId((await params).id));
  const { id, name, isOutside } = agency;
  const place = isOutside ? "part of the partnership" : "outside the partnership";
  return (
    <>
      <AgencyFormHeading agency={agency} title={`Mark ${name} as ${place}`}>
        From today; pages for an earlier date stay as they are
      </AgencyFormHeading>
      <p>
        {isOutside
          ? "It is then listed like the partnership’s own agencies, and is asked for a response only if you give a day for it."
          : "Lists and choices then say that it is outside. When it becomes the owner of a recommendation, it is asked to say whether it accepts it."}
      </p>
      <Form
        submit={submitMark}
        state={await formState(ctx.viewer)}
        button={`Mark it as ${place}`}
        hidden={{ agencyId: id, place: isOutside ? "inside" : "outside" }}
        cancel={`/agencies/${id}`}
      />
    </>
  );
}
