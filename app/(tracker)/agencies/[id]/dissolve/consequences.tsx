import { Panel } from "#app/components/layout/panel.tsx";
import { listed } from "#lib/core/text.ts";
import type { Agency, Directory } from "#lib/partnership/agencies.rules.ts";
import type { OwnedRecommendations } from "#lib/partnership/owned.queries.ts";
import { linksToOwned } from "../../links-to-owned.ts";
import { OwnedLinks } from "../../owned-links.tsx";

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
    <Panel id="consequences" title="What happens then">
      <p>
        It owns now: <OwnedLinks {...linksToOwned(id, owned, directory, "")} />.
      </p>
      <ul className="list-disc space-y-2 pl-5">
        <li>
          <strong>One successor</strong> becomes the owner of all of it from that day. Pages add “named as {name}”.
        </li>
        <li>
          <strong>With several successors</strong>, the owner of each recommendation is “to be confirmed” until the
          Executive or the business team settles it.
        </li>
        {leads.length > 0 && (
          <li>
            From that day its leads ({listed(leads.map((lead) => lead.name))}) can’t report. Give each of them another
            agency to lead for, on their page under People.
          </li>
        )}
        <li>What was recorded before that day does not change.</li>
      </ul>
    </Panel>
  );
}
