import type { Metadata } from "next";
import { page } from "#app/components/layout/define-page.tsx";
import { Sample } from "#app/components/status/status-tag.tsx";
import { requireContext } from "#app/session/session.ts";
import { formatInstant } from "#lib/core/clock.ts";
import { plural } from "#lib/core/text.ts";
import { namesOfPeople } from "#lib/identity/people/queries.ts";
import { listAgencies } from "#lib/partnership/agencies.queries.ts";
import { listHeldTexts } from "#lib/privacy/moderation/queries.ts";
import { commandLabel } from "#lib/reporting/timeline/registry.ts";
import { authorOf } from "./author.ts";

export const metadata: Metadata = { title: "Held back" };

export default page(HeldForReview);

async function HeldForReview() {
  const ctx = await requireContext();
  const all = await listHeldTexts(ctx);
  const names = await namesOfPeople(ctx);
  const directory = await listAgencies(ctx);
  return (
    <>
      <h1>Held back</h1>
      <p className="asat">What may identify somebody: only its author and the business team can see it</p>
      {all.length === 0 ? (
        <p>
          Nothing is held. What somebody posted stands here when they posted it although the tracker had pointed to a
          passage that may identify a child. The business team reads it, and releases it if it identifies nobody.
        </p>
      ) : (
        <table className="stack">
          <thead>
            <tr>
              <th scope="col">Recommendation</th>
              <th scope="col">Held</th>
              <th scope="col">Posted by</th>
              <th scope="col">When</th>
              <th scope="col">Passages</th>
            </tr>
          </thead>
          <tbody>
            {all.map((held) => (
              <tr key={held.trail}>
                <th scope="row">
                  <a href={`/recommendations/${held.reference}`}>{held.reference}</a> {held.shortTitle}
                </th>
                <td data-label="Held">
                  <a href={`/held/${held.trail}`}>
                    {commandLabel(held.command)}
                    <span className="unseen"> on {held.reference}</span>
                  </a>
                </td>
                <td data-label="Posted by">
                  {authorOf(held, names, directory)}
                  <Sample of={held.sample} />
                </td>
                <td data-label="When">{formatInstant(held.at)}</td>
                <td data-label="Passages">{plural(held.passages.length, "passage")}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
