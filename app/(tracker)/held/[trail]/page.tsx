import { formState } from "#app/components/forms/form-state.ts";
import { parseId } from "#app/components/forms/parse-id.ts";
import { page } from "#app/components/layout/define-page.tsx";
import { formMetadata } from "#app/components/layout/page-metadata.ts";
import { EvidenceList } from "#app/components/recommendation/evidence-list.tsx";
import { HighlightedText } from "#app/components/recommendation/highlighted-text.tsx";
import { Sample } from "#app/components/status/status-tag.tsx";
import { requireContext } from "#app/session/session.ts";
import { formatInstant } from "#lib/core/clock.ts";
import { describeIdentifier } from "#lib/core/identifiers/identifiers.ts";
import { getKnownNames } from "#lib/core/known-names.ts";
import { namesOfPeople } from "#lib/identity/people/queries.ts";
import { listAgencies } from "#lib/partnership/agencies.queries.ts";
import { getHeldText } from "#lib/privacy/moderation/queries.ts";
import { commandLabel } from "#lib/reporting/timeline/registry.ts";
import { authorOf } from "../author.ts";
import { ReleaseForm } from "./release-form.tsx";

export const generateMetadata = () => formMetadata("Read what is held, and release it");

export default page(ReleaseHeld);

async function ReleaseHeld({ params }: { params: Promise<{ trail: string }> }) {
  const ctx = await requireContext();
  const held = await getHeldText(ctx, parseId((await params).trail));
  const names = await namesOfPeople(ctx);
  const directory = await listAgencies(ctx);
  const state = await formState(ctx.viewer);
  const { reference, shortTitle, released } = held;
  const reasons = [...new Set(held.passages.map(({ kind }) => describeIdentifier(kind)))];
  return (
    <>
      <h1>Held: {commandLabel(held.command).toLowerCase()}</h1>
      <p className="asat">
        <a href={`/recommendations/${reference}`}>{reference}</a> · {shortTitle} · posted on {formatInstant(held.at)} by{" "}
        {authorOf(held, names, directory)}
        <Sample of={held.sample} />
      </p>
      <p className="lead">
        {held.passages.length === 1 ? "The marked passage" : `The ${held.passages.length} marked passages`} may identify
        somebody.
      </p>
      <ul>
        {reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
      <HighlightedText texts={held.texts} known={await getKnownNames(ctx.db)} />
      <EvidenceList evidence={held.evidence} />
      {released && (
        <p className="aside">
          Released on {formatInstant(released.at)}
          {released.personId !== null && ` by ${names.get(released.personId) ?? "somebody"}`}. {released.reason}
        </p>
      )}
      {(!released || state.failure) && <ReleaseForm heldTrail={held.trail} state={state} />}
    </>
  );
}
