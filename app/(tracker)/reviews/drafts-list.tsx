import { DataTable } from "#app/components/layout/data-table.tsx";
import { formatInstant } from "#lib/core/clock.ts";
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
      <p>Only the business team sees these, and any of its members can finish them.</p>
      <DataTable>
        <thead>
          <tr>
            <th scope="col">Draft</th>
            <th scope="col">Last saved</th>
            <th scope="col">By</th>
          </tr>
        </thead>
        <tbody>
          {drafts.map(({ id, fields, savedAt, savedBy }) => (
            <tr key={id}>
              <th scope="row">
                <a href={`/reviews/drafts/${id}`}>{draftTitle(fields)}</a>
              </th>
              <td data-label="Last saved">{formatInstant(savedAt)}</td>
              <td data-label="By">{names.get(savedBy) ?? "A person"}</td>
            </tr>
          ))}
        </tbody>
      </DataTable>
    </section>
  );
}
