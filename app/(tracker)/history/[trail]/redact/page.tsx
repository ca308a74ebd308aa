import { Checkbox, TextArea } from "#app/components/forms/fields.tsx";
import { Form } from "#app/components/forms/form.tsx";
import { formState } from "#app/components/forms/form-state.ts";
import { parseId } from "#app/components/forms/parse-id.ts";
import { Columns } from "#app/components/layout/columns.tsx";
import { page } from "#app/components/layout/define-page.tsx";
import { PageHeader } from "#app/components/layout/page-header.tsx";
import { formMetadata } from "#app/components/layout/page-metadata.ts";
import { Panel } from "#app/components/layout/panel.tsx";
import { HighlightedText } from "#app/components/recommendation/highlighted-text.tsx";
import { requireContext, requireMay } from "#app/session/session.ts";
import { formatInstant } from "#lib/core/clock.ts";
import { getKnownNames } from "#lib/core/known-names.ts";
import { getWrittenTexts } from "#lib/privacy/redaction/queries.ts";
import { commandLabel } from "#lib/reporting/timeline/registry.ts";
import { submitRedaction } from "./submit.ts";

export const generateMetadata = () => formMetadata("Remove a passage for good");

export default page(Redact);

async function Redact({ params }: { params: Promise<{ trail: string }> }) {
  const ctx = await requireContext();
  await requireMay(ctx.viewer, "redact");
  const { trail, at, command, reference, texts } = await getWrittenTexts(ctx, parseId((await params).trail));
  const state = await formState(ctx.viewer);
  return (
    <>
      <PageHeader
        title="Remove a passage for good"
        parents={[
          reference
            ? { href: `/recommendations/${reference}`, label: reference }
            : { href: "/history", label: "History" },
        ]}
      >
        {commandLabel(command)}, {formatInstant(at)}
      </PageHeader>
      <Columns
        label="What is removed"
        isSideFirst
        side={
          <Panel id="what-is-removed" title="This can’t be undone">
            <p>The passage is removed from every page, export and download, and from the disk.</p>
            <p>The history keeps that you removed something, when and why.</p>
            <p>Backups made before today still contain it. The operations notes say how to deal with them.</p>
          </Panel>
        }
      >
        <HighlightedText texts={texts} known={await getKnownNames(ctx.db)} />
        <Form
          submit={submitRedaction}
          state={state}
          button="Remove it for good"
          hidden={{ factTrail: trail, ...(reference && { reference }) }}
          cancel={reference ? `/recommendations/${reference}#n${trail}` : "/history"}
        >
          <TextArea
            state={state}
            name="passage"
            label="Passage to remove"
            hint="Copy it exactly, and no more than has to be removed. The rest stays readable."
            rows={2}
          />
          <Checkbox state={state} name="everywhere" initial="on" label="Remove it everywhere else in the tracker too" />
          <TextArea
            state={state}
            name="reason"
            label="Why?"
            hint="For example: it named a child. Do not repeat the passage."
            rows={2}
          />
        </Form>
      </Columns>
    </>
  );
}
