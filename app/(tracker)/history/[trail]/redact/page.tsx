import { Checkbox, TextArea } from "#app/components/forms/fields.tsx";
import { Form } from "#app/components/forms/form.tsx";
import { formState } from "#app/components/forms/form-state.ts";
import { parseId } from "#app/components/forms/parse-id.ts";
import { page } from "#app/components/layout/define-page.tsx";
import { formMetadata } from "#app/components/layout/page-metadata.ts";
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
      <h1>Remove a passage for good</h1>
      <p className="asat">
        {reference && <a href={`/recommendations/${reference}`}>{reference}</a>}
        {reference && " · "}
        {commandLabel(command)}, {formatInstant(at)}
      </p>
      <p>
        The passage is removed from every page, export, download and the disk. That something was removed, when, by you
        and why, stays. It can’t be brought back. Backups made before today still have it: see the operations notes.
      </p>
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
          label="The passage that is to go"
          hint="Copy it letter by letter, and no more than has to go: the rest stays readable."
          rows={2}
        />
        <Checkbox state={state} name="everywhere" initial="on" label="Wherever else in the tracker it stands, too" />
        <TextArea
          state={state}
          name="reason"
          label="Why?"
          hint="For example: it named a child. Don’t repeat the passage."
          rows={2}
        />
      </Form>
    </>
  );
}
