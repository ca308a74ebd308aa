import { ButtonLink } from "#app/components/layout/button.tsx";
import { usableLinks } from "#app/components/layout/command-link.ts";
import { MoreMenu } from "#app/components/layout/more-menu.tsx";
import type { Viewer } from "#lib/core/viewer.ts";
import type { Ownership } from "#lib/recommendations/ownership.queries.ts";
import type { RecommendationDetail } from "#lib/reporting/timeline/queries.ts";
import type { RecommendationStatus } from "#lib/status/rules.ts";
import { commonCommands } from "./commands.ts";
import { rareCommands } from "./rare-commands.ts";

/** How many commands have a button of their own, where there are more than fit. */
const MOST_BUTTONS = 2;

/** Buttons to the forms that the viewer may use now, the most likely one first and filled; the others are under “More”. */
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
  const links = usableLinks(
    [...commonCommands(viewer, ownership, detail, status), ...rareCommands(ownership, detail)],
    viewer,
    responsible,
  ).map(({ path, label }) => ({ href: `/recommendations/${reference}/${path}`, label }));
  if (links.length === 0) return null;
  const buttons = links.length <= MOST_BUTTONS + 1 ? links : links.slice(0, MOST_BUTTONS);
  return (
    <div className="flex flex-wrap items-center gap-2 print:hidden">
      {buttons.map(({ href, label }, index) => (
        <ButtonLink key={href} href={href} variant={index === 0 ? "filled" : "outlined"}>
          {label}
        </ButtonLink>
      ))}
      <MoreMenu links={links.slice(buttons.length)} />
    </div>
  );
}
