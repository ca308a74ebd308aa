import { Columns } from "#app/components/layout/columns.tsx";
import { CountList } from "#app/components/layout/count-list.tsx";
import { PageHeader } from "#app/components/layout/page-header.tsx";
import { Panel } from "#app/components/layout/panel.tsx";
import { InfectedFilesNotice } from "#app/components/recommendation/infected-files-notice.tsx";
import { formatDate } from "#lib/core/clock.ts";
import type { Context } from "#lib/core/context.ts";
import { plural } from "#lib/core/text.ts";
import { namesOfPeople } from "#lib/identity/people/queries.ts";
import { listImportDrafts } from "#lib/imports/drafts.store.ts";
import { whatIsInOrder } from "#lib/reporting/tasks/business.rules.ts";
import { countDecisions } from "#lib/reporting/tasks/decisions.rules.ts";
import { workOfBusinessTeam } from "#lib/reporting/tasks/queries.ts";
import { countsOf, itemsForExecutive, sectionsToDo, type WorkSection } from "./business-items.ts";
import { FirstDayChecklist } from "./first-day-checklist.tsx";
import { WorkList } from "./work-list.tsx";

/** What the business team has to do, what waits for the Executive, and the counts that lead to lists. */
export async function BusinessWork({ ctx }: { ctx: Context }) {
  const work = await workOfBusinessTeam(ctx);
  const { toDecide, handovers, left } = work;
  const names = await namesOfPeople(ctx);
  const imports = await listImportDrafts(ctx.viewer);
  const sections = sectionsToDo(work, imports, (id) => names.get(id) ?? "a person");
  const total = sections.reduce((sum, { count }) => sum + count, 0);
  const waiting = countDecisions(toDecide);
  const inOrder = whatIsInOrder({ ...work, waiting, leadsToSettle: left.length + handovers.length });
  const counts = countsOf(work);
  return (
    <>
      <PageHeader title="My work">Business team · today, {formatDate(ctx.asOf.date)}</PageHeader>
      <InfectedFilesNotice ctx={ctx} />
      <Columns
        label="Counts"
        side={
          <>
            {counts.length > 0 && (
              <Panel id="counts" title="Counts">
                <CountList counts={counts} />
              </Panel>
            )}
            {inOrder.length > 0 && <p className="text-sm text-soft">{inOrder.join(" ")}</p>}
          </>
        }
      >
        {work.firstDay && <FirstDayChecklist of={work.firstDay} />}
        <p className="text-lg">{amountToDo(total, waiting, work.firstDay !== null)}</p>
        {sections.map((section) => (
          <Section key={section.title} of={section} />
        ))}
        {waiting > 0 && (
          <Section of={{ title: "Waiting for the Executive", count: waiting, items: itemsForExecutive(toDecide) }} />
        )}
      </Columns>
    </>
  );
}

function amountToDo(total: number, waiting: number, hasChecklist: boolean): string {
  const more = hasChecklist ? "more " : "";
  const amount = total === 0 ? `Nothing ${more}to do now` : plural(total, `${more}thing to do`, `${more}things to do`);
  const others = waiting === 0 ? "" : `, and ${waiting.toLocaleString("en-GB")} waiting for the Executive`;
  return `${amount}${others}${total === 0 ? "." : ""}`;
}

function Section({ of: { title, count, items, href, listed = count } }: { of: WorkSection }) {
  const label = `All ${listed.toLocaleString("en-GB")}`;
  return (
    <section>
      <h2 className="mt-6">
        {title} <small>{count.toLocaleString("en-GB")}</small>
      </h2>
      <WorkList items={items} more={href && count > items.length ? { href, label } : null} />
    </section>
  );
}
