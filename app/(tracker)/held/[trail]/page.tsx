import { formState } from "#app/components/forms/form-state.ts";
import { parseId } from "#app/components/forms/parse-id.ts";
import { Columns } from "#app/components/layout/columns.tsx";
import { page } from "#app/components/layout/define-page.tsx";
import { PageHeader } from "#app/components/layout/page-header.tsx";
import { formMetadata } from "#app/components/layout/page-metadata.ts";
import { Notice, Panel } from "#app/components/layout/panel.tsx";
import { EvidenceList } from "#app/components/recommendation/evidence-list.tsx";
import { HighlightedText } from "#app/components/recommendation/highlighted-text.tsx";
import { Sample } from "#app/components/status/status-tag.tsx";
import { requireContext } from "#app/session/session.ts";
import { formatInstant } from "#lib/core/clock.ts";
import { describeIdentifier } from "#lib/core/identifiers/identifiers.ts";
import { getKnownNames } from "#lib/core/known-names.ts";
import { namesOfPeople } from "#lib/identity/people/queries.ts";
import { listAgencies } from "#lib/partnership/agencies.queries.ts";
import { getHeldText, type HeldTextDetail } from "#lib/privacy/moderation/queries.ts";
import { commandLabel } from "#lib/reporting/timeline/registry.ts";
import { authorOf, nameOr } from "../author.ts";
import { ReleaseForm } from "./release-form.tsx";

export const generateMetadata = () => formMetadata("Review and release");

export default page(ReleaseHeld);

async function ReleaseHeld({ params }: { params: Promise<{ trail: string }> }) {
  const ctx = await requireContext();
  const held = await getHeldText(ctx, parseId((await params).trail));
  const names = await namesOfPeople(ctx);
  const directory = await listAgencies(ctx);
  const state = await formState(ctx.viewer);
  const { reference, shortTitle, released } = held;
  return (
    <>
      <PageHeader
        title={`Held for review: ${commandLabel(held.command).toLowerCase()}`}
        parents={[{ href: "/held", label: "Held for review" }]}
        here={reference}
      >
        <a href={`/recommendations/${reference}`}>{reference}</a> {shortTitle} · posted on {formatInstant(held.at)} by{" "}
        {authorOf(held, names, directory)}
        <Sample of={held.sample} />
      </PageHeader>
      <Columns label="Why it is held" isSideFirst side={<WhyHeld passages={held.passages} />}>
        <HighlightedText texts={held.texts} known={await getKnownNames(ctx.db)} />
        <EvidenceList evidence={held.evidence} />
        {released && (
          <Notice>
            Released on {formatInstant(released.at)}
            {released.personId !== null && ` by ${nameOr(names, released.personId)}`}. {released.reason}
          </Notice>
        )}
        {(!released || state.failure) && <ReleaseForm heldTrail={held.trail} state={state} />}
      </Columns>
    </>
  );
}

function WhyHeld({ passages }: Pick<HeldTextDetail, "passages">) {
  const reasons = [...new Set(passages.map(({ kind }) => describeIdentifier(kind)))];
  return (
    <Panel id="why-held" title="Why it is held">
      <p>
        {passages.length === 1 ? "The marked passage" : `The ${passages.length} marked passages`} may identify a person.
      </p>
      <ul className="list-disc pl-5">
        {reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
    </Panel>
  );
}
