import { listed } from "#lib/core/text.ts";
import type { Agency, Directory } from "#lib/partnership/agencies.rules.ts";
import type { OwnedRecommendations } from "#lib/partnership/owned.queries.ts";
import { OwnedReferences } from "../../owned-references.tsx";

/** Explains what happens to the recommendations and the leads of an agency that is dissolved. */
export function Consequences({
  agency: { id, name },
  owned,
  leads,
  directory,
}: {
  agency: Agency;
  owned: OwnedRecommendations;
  leads: readonly { readonly name: string }[];
  directory: Directory;
}) {
  return (
    <>
      <h2>What will happen</h2>
      <p>
        It owns now: <OwnedReferences id={id} owned={owned} directory={directory} />.
      </p>
      <ul>
        <li>
          <strong>With one successor</strong>, that agency takes over all of it by itself from the day you give.
          Everywhere it says “named as {name}”.
        </li>
        <li>
          <strong>With several</strong>, nobody takes over by itself: the owner of each has to be settled, and until
          then it shows as “to be confirmed” to the Executive.
        </li>
        {leads.length > 0 && (
          <li>
            From that day its leads ({listed(leads.map((lead) => lead.name))}) can’t report any more. Give each of them
            a successor to lead for, on their page under People.
          </li>
        )}
        <li>What was said before that day stays as it was said.</li>
      </ul>
    </>
  );
}
