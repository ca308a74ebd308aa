import { DraftsTable } from "#app/components/layout/drafts-table.tsx";
import { formatShortInstant } from "#lib/core/clock.ts";
import type { Context } from "#lib/core/context.ts";
import { namesOfPeople } from "#lib/identity/people/queries.ts";
import { draftTitle } from "#lib/partnership/review-drafts.rules.ts";
import { listReviewDrafts } from "#lib/partnership/review-drafts.store.ts";

/** The reviews that the business team is writing. Nothing if there are none. */
export async function DraftsList({ ctx }: { ctx: Context }) {
  const drafts = await listReviewDrafts(ctx.viewer);
  if (drafts.length === 0) return null;
  const names = await namesOfPeople(ctx);
  return (
    <section aria-labelledby="drafts">
      <h2 id="drafts">Drafts</h2>
      <DraftsTable
        heading="Draft"
        rows={drafts.map(({ id, fields, savedAt, savedBy }) => ({
          href: `/reviews/drafts/${id}`,
          title: draftTitle(fields),
          saved: formatShortInstant(savedAt),
          by: names.get(savedBy) ?? "A person",
        }))}
      />
    </section>
  );
}
