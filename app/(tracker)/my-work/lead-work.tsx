import { Columns } from "#app/components/layout/columns.tsx";
import { SideList } from "#app/components/layout/description-list.tsx";
import { PageHeader } from "#app/components/layout/page-header.tsx";
import { Panel } from "#app/components/layout/panel.tsx";
import { InfectedFilesNotice } from "#app/components/recommendation/infected-files-notice.tsx";
import { rowOf } from "#app/components/status/status-row.ts";
import { StatusTable } from "#app/components/status/status-table.tsx";
import { Key } from "#app/components/status/status-tag.tsx";
import { ownedHeadings } from "#app/components/status/table-columns.ts";
import { formatDate, formatShortDate } from "#lib/core/clock.ts";
import type { Context } from "#lib/core/context.ts";
import { plural } from "#lib/core/text.ts";
import { namesOfPeople } from "#lib/identity/people/queries.ts";
import { getAgency } from "#lib/partnership/agencies.queries.ts";
import { comingNames } from "#lib/reporting/tasks/labels.ts";
import { leadTaskLine } from "#lib/reporting/tasks/lead-task.labels.ts";
import { workOfLead } from "#lib/reporting/tasks/queries.ts";
import type { Coming } from "#lib/reporting/tasks/rules.ts";
import type { RecommendationStatus } from "#lib/status/rules.ts";
import { WorkList } from "./work-list.tsx";

const MOST_SHOWN = 40;
const MOST_COMING = 5;

/** What a lead has to do now and what comes next, and the recommendations that their agency owns. */
export async function LeadWork({ ctx }: { ctx: Context }) {
  const { tasks, coming, recommendations } = await workOfLead(ctx);
  const agency = ctx.viewer.agencyId === null ? null : await getAgency(ctx, ctx.viewer.agencyId);
  const names = await namesOfPeople(ctx);
  const items = tasks.slice(0, MOST_SHOWN).map((task) => {
    const line = leadTaskLine(task);
    if (task.kind !== "handover") return line;
    return { ...line, note: `from ${names.get(task.handover.fromPersonId) ?? "a person"}` };
  });
  return (
    <>
      <PageHeader title="My work">
        {agency?.name} · today, {formatDate(ctx.asOf.date)}
      </PageHeader>
      <InfectedFilesNotice ctx={ctx} />
      <Columns label="What comes next" side={coming.length > 0 && <Next coming={coming.slice(0, MOST_COMING)} />}>
        <h2 className="mt-0">
          {tasks.length === 0 ? "Nothing to do now" : plural(tasks.length, "thing to do", "things to do")}
        </h2>
        {items.length > 0 && <WorkList items={items} />}
        {items.length === 0 && coming[0] && <p>The next date for you is {formatDate(coming[0].on)}.</p>}
        {tasks.length > MOST_SHOWN && (
          <p className="text-sm text-soft">{plural(tasks.length - MOST_SHOWN, "more", "more")} after these.</p>
        )}
      </Columns>
      <Owned by={agency?.name ?? "your agency"} agencyId={ctx.viewer.agencyId} recommendations={recommendations} />
    </>
  );
}

function Next({ coming }: { coming: readonly Coming[] }) {
  return (
    <Panel id="next" title="Next">
      <SideList>
        {coming.map(({ kind, on, reference, title }) => (
          <div key={`${kind} ${reference} ${title}`}>
            <dt>{formatShortDate(on)}</dt>
            <dd>
              {comingNames[kind]}, <a href={`/recommendations/${reference}`}>{reference}</a>
              {kind === "action" && <small>{title}</small>}
            </dd>
          </div>
        ))}
      </SideList>
    </Panel>
  );
}

function Owned({
  by,
  agencyId,
  recommendations,
}: {
  by: string;
  agencyId: number | null;
  recommendations: readonly RecommendationStatus[];
}) {
  const title = `Recommendations owned by ${by}`;
  if (recommendations.length === 0)
    return (
      <>
        <h2>{title}</h2>
        <p>None yet. The recommendations that the partnership assigns to your agency are shown here.</p>
      </>
    );
  return (
    <>
      <h2>{title}</h2>
      <StatusTable
        rows={recommendations.slice(0, MOST_SHOWN).map((recommendation) => rowOf(recommendation))}
        query=""
        caption={title}
        headings={ownedHeadings}
      />
      <p className="mt-3">
        <a href={`/agencies/${agencyId}/return`}>Return by file</a> for people of your agency who do not sign in
      </p>
      {recommendations.length > MOST_SHOWN && (
        <p className="mt-3">
          <a href={`/recommendations?owner=${agencyId}`}>All {recommendations.length.toLocaleString("en-GB")}</a>
        </p>
      )}
      <Key />
    </>
  );
}
