import { CommandLinkItems, usableLinks } from "#app/components/layout/command-link.tsx";
import type { Viewer } from "#lib/core/viewer.ts";
import type { Ownership } from "#lib/recommendations/ownership.queries.ts";
import type { RecommendationDetail } from "#lib/reporting/timeline/queries.ts";
import type { RecommendationStatus } from "#lib/status/rules.ts";
import { commonCommands } from "./commands.ts";
import { rareCommands } from "./rare-commands.ts";

/** Links to the forms that the viewer may use now, the most likely one first. Rarely used ones are collapsed. */
export function CommandLinks({
  viewer,
  reference,
  ownership,
  detail,
  status,
}: {
  viewer: Viewer;
  reference: string;
  ownership: Ownership;
  detail: RecommendationDetail;
  status: RecommendationStatus | undefined;
}) {
  const { responsible } = ownership;
  const [first, ...others] = usableLinks(commonCommands(viewer, ownership, detail, status), viewer, responsible);
  const rare = usableLinks(rareCommands(ownership, detail), viewer, responsible);
  if (!first) return null;
  const base = `/recommendations/${reference}`;
  return (
    <div className="tasks no-print">
      <ul>
        <CommandLinkItems links={[first]} base={base} className="filled" />
        <CommandLinkItems links={others} base={base} />
      </ul>
      {rare.length > 0 && (
        <details>
          <summary>More</summary>
          <ul>
            <CommandLinkItems links={rare} base={base} />
          </ul>
        </details>
      )}
    </div>
  );
}
