import type { Metadata } from "next";
import { page } from "#app/components/layout/define-page.tsx";
import { PageHeader } from "#app/components/layout/page-header.tsx";
import { requireContext } from "#app/session/session.ts";
import { formatShortInstant } from "#lib/core/clock.ts";
import { plural } from "#lib/core/text.ts";
import { namesOfPeople } from "#lib/identity/people/queries.ts";
import { listAgencies } from "#lib/partnership/agencies.queries.ts";
import { listHeldTexts } from "#lib/privacy/moderation/queries.ts";
import { commandLabel } from "#lib/reporting/timeline/registry.ts";
import { authorOf } from "./author.ts";
import { HeldTable } from "./held-table.tsx";

export const metadata: Metadata = { title: "Held for review" };

export default page(HeldForReview);

async function HeldForReview() {
  const ctx = await requireContext();
  const all = await listHeldTexts(ctx);
  const names = await namesOfPeople(ctx);
  const directory = await listAgencies(ctx);
  return (
    <>
      <PageHeader title="Held for review">
        Posts that may identify a person. Only their authors and the business team can read them
      </PageHeader>
      {all.length === 0 ? (
        <p>
          Nothing is held. The tracker warns an author of passages that may identify a child. What they post all the
          same is held here until the business team has read it, and releases it if it identifies no one.
        </p>
      ) : (
        <HeldTable
          rows={all.map((held) => ({
            trail: held.trail,
            reference: held.reference,
            shortTitle: held.shortTitle,
            what: commandLabel(held.command),
            author: authorOf(held, names, directory),
            isSample: held.sample === true,
            when: formatShortInstant(held.at),
            passages: plural(held.passages.length, "passage"),
          }))}
        />
      )}
    </>
  );
}
