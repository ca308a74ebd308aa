import { Form } from "#app/components/forms/form.tsx";
import { type FormState, formState } from "#app/components/forms/form-state.ts";
import { parseId } from "#app/components/forms/parse-id.ts";
import { ButtonLink } from "#app/components/layout/button.tsx";
import { page } from "#app/components/layout/define-page.tsx";
import { PageActions } from "#app/components/layout/page-header.tsx";
import { formMetadata } from "#app/components/layout/page-metadata.ts";
import { Notice } from "#app/components/layout/panel.tsx";
import { requireContext, requireMay } from "#app/session/session.ts";
import type { Context } from "#lib/core/context.ts";
import { listed, plural } from "#lib/core/text.ts";
import { isUuid } from "#lib/core/uuid.ts";
import { getAgency } from "#lib/partnership/agencies.queries.ts";
import type { Agency } from "#lib/partnership/agencies.rules.ts";
import { listSetTogether } from "#lib/recommendations/together/queries.ts";
import { responsibleFor } from "#lib/returns/access.ts";
import { AgencyFormHeading } from "../agency-form-heading.tsx";
import { agencyName } from "../name.ts";
import { Differences } from "./differences.tsx";
import { ReturnFileField } from "./return-file-field.tsx";
import { submitReturnFile } from "./submit.ts";

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export const generateMetadata = ({ params }: Props) => formMetadata("Return by file", agencyName(params));

export default page(ReturnByFile);

async function ReturnByFile({ params, searchParams }: Props) {
  const ctx = await requireContext();
  const agency = await getAgency(ctx, parseId((await params).id));
  await requireMay(ctx.viewer, "postUpdate", responsibleFor(agency));
  const { file, posted } = await searchParams;
  const state = await formState(ctx.viewer);
  return (
    <>
      <AgencyFormHeading agency={agency} title={`Return by file for ${agency.name}`}>
        For people who do not sign in: they complete a Word or Excel file, and you post what it says
      </AgencyFormHeading>
      <PostedNotice ctx={ctx} formKey={posted} />
      {typeof file === "string" ? (
        <Differences ctx={ctx} agency={agency} ticket={file} state={state} />
      ) : (
        <DownloadAndGive ctx={ctx} agency={agency} state={state} />
      )}
    </>
  );
}

function DownloadAndGive({ ctx, agency: { id, name }, state }: { ctx: Context; agency: Agency; state: FormState }) {
  return (
    <>
      <h2>1. Download the return</h2>
      <p>
        It has the open recommendations that {name} owns, what was said last on each, and gaps to complete. Send it to
        the people who know.
      </p>
      <PageActions>
        <li>
          <ButtonLink href={`/api/returns/${id}`}>Download for Word</ButtonLink>
        </li>
        <li>
          <ButtonLink href={`/api/returns/${id}?as=xlsx`}>Download for Excel</ButtonLink>
        </li>
      </PageActions>
      <h2>2. Give the completed file</h2>
      <Form
        submit={submitReturnFile}
        state={state}
        button="Show what it changes"
        hidden={{ agencyId: id }}
        cancel={`/agencies/${id}`}
      >
        <ReturnFileField state={state} viewer={ctx.viewer} />
      </Form>
    </>
  );
}

/** Confirms what the viewer has just posted, as recorded. */
async function PostedNotice({ ctx, formKey }: { ctx: Context; formKey: string | string[] | undefined }) {
  if (!isUuid(formKey)) return null;
  const references = await listSetTogether(ctx, formKey);
  if (references.length === 0) return null;
  return (
    <Notice role="status">
      Posted {plural(references.length, "update")}, on {listed(references)}.
    </Notice>
  );
}
