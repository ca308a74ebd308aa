import type { Metadata } from "next";
import { asAt } from "#app/components/layout/as-at.ts";
import { ButtonLink } from "#app/components/layout/button.tsx";
import { page } from "#app/components/layout/define-page.tsx";
import { PageActions, PageHeader } from "#app/components/layout/page-header.tsx";
import { Panel } from "#app/components/layout/panel.tsx";
import { PastDate, queryFor } from "#app/components/layout/past-date.tsx";
import { requireContext } from "#app/session/session.ts";
import { mayDo } from "#lib/core/access.ts";
import { listMeetings } from "#lib/partnership/meetings.queries.ts";
import type { Meeting } from "#lib/partnership/meetings.rules.ts";
import { listPapers } from "#lib/reporting/papers/queries.ts";
import { ComingMeetings, PastMeetings } from "./meeting-lists.tsx";

export const metadata: Metadata = { title: "Meetings" };

export default page(Meetings);

async function Meetings({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const as = await asAt(await requireContext(), (await searchParams)["as-at"]);
  const { ctx, isToday } = as;
  const { date } = ctx.asOf;
  const all = await listMeetings(ctx);
  // By the end of a past date, a meeting on it was held.
  const isHeld = ({ heldOn }: Meeting) => heldOn < date || (heldOn === date && !isToday);
  const coming = all.filter((meeting) => !isHeld(meeting));
  const held = all.filter(isHeld).reverse();
  const papers = await listPapers(ctx);
  const mayAdd = isToday && mayDo(ctx.viewer, "scheduleMeeting");
  const query = queryFor(as);
  return (
    <>
      <PageHeader
        title="Meetings"
        actions={
          mayAdd && (
            <PageActions>
              <li>
                <ButtonLink variant="filled" href="/board/meetings/add">
                  Add a meeting
                </ButtonLink>
              </li>
            </PageActions>
          )
        }
      >
        The meetings of the Executive, with their papers and decisions
      </PageHeader>
      <PastDate as={as} path="/board/meetings" />
      <div className="grid items-start gap-x-12 gap-y-8 wide:grid-cols-[minmax(0,1fr)_20rem]">
        <div>
          {all.length === 0 ? (
            <NoMeetings mayAdd={mayAdd} isToday={isToday} />
          ) : (
            <>
              <h2 className="mt-0">To come</h2>
              <ComingMeetings
                meetings={coming}
                papers={papers}
                today={date}
                query={query}
                mayDraft={isToday && mayDo(ctx.viewer, "draftPaper")}
              />
              <h2>Past</h2>
              <PastMeetings meetings={held} papers={papers} query={query} />
            </>
          )}
        </div>
        <Reports query={query} as={as.query} />
      </div>
    </>
  );
}

function NoMeetings({ mayAdd, isToday }: { mayAdd: boolean; isToday: boolean }) {
  if (!isToday) return <p>No meeting had been added by then.</p>;
  return (
    <p>
      No meeting has been added yet. {mayAdd ? "Add the first one" : "The business team adds them"}: after each meeting,
      the board shows what has changed since.
    </p>
  );
}

/** What can be read or taken away for a meeting. */
function Reports({ query, as }: { query: string; as: string }) {
  return (
    <Panel id="reports" title="Reports">
      <dl className="mb-0 print:hidden [&>div]:block [&>div]:last:border-0 [&_dt]:text-ink">
        <div>
          <dt>
            <a href="/board/changes">What has changed</a>
          </dt>
          <dd className="text-soft">Since the last paper or meeting, or between any two days</dd>
        </div>
        <div>
          <dt>
            <a href="/board/year">Extract for the yearly report</a>
          </dt>
          <dd className="text-soft">What was recommended, done and shown in a year, also in Word</dd>
        </div>
        <div>
          <dt>Action log</dt>
          <dd>
            <a href={`/api/actions${query}`}>Excel</a> · <a href={`/api/actions?as=csv${as && `&${as}`}`}>CSV</a>
          </dd>
        </div>
      </dl>
    </Panel>
  );
}
