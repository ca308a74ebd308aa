import type { AsAt } from "#app/components/layout/as-at.ts";
import { ScrollRegion } from "#app/components/layout/scroll-region.tsx";
import { formatDate } from "#lib/core/clock.ts";
import type { BoardSummary } from "#lib/reporting/board.queries.ts";
import { statusLetters, statusNames } from "#lib/status/labels.ts";
import { type RecommendationStatus, statuses } from "#lib/status/rules.ts";
import { type Mark, MeetingStripRows } from "./meeting-strip-rows.tsx";

/** The status of each recommendation at each past meeting: a row for each recommendation, a column for each meeting. */
export function MeetingStrip({ board: { rows, meetingsShown }, as }: { board: BoardSummary; as: AsAt }) {
  return (
    <>
      <h2 id="at-each-meeting">At each meeting</h2>
      {meetingsShown.length === 0 ? (
        <p>
          How each recommendation stood will show here for each meeting, once the business team has entered one that has
          been held.
        </p>
      ) : (
        <ScrollRegion aria-labelledby="at-each-meeting">
          <table className="strip">
            <thead>
              <tr>
                <th scope="col">Recommendation</th>
                {meetingsShown.map(({ id, heldOn }) => (
                  <th key={id} scope="col">
                    <a href={`/board?as-at=${heldOn}`} title={formatDate(heldOn)}>
                      {monthOf(heldOn)}
                    </a>
                  </th>
                ))}
                <th scope="col">{as.isToday ? "Now" : monthOf(as.ctx.asOf.date)}</th>
              </tr>
            </thead>
            <MeetingStripRows
              columns={[...meetingsShown.map(({ heldOn }) => heldOn), "now"]}
              rows={rows.map(({ recommendation, atMeetings }) => ({
                reference: recommendation.reference,
                cells: [...atMeetings, recommendation].map(classesOf),
              }))}
              marks={marks}
            />
          </table>
          <p className="soft">A dotted underline: the owner had been silent for longer than agreed.</p>
        </ScrollRegion>
      )}
    </>
  );
}

const SILENT = " silent";

/** The mark of each status, with silence and without, by its classes. */
const marks: Readonly<Record<string, Mark>> = Object.fromEntries(
  statuses.flatMap((status) => {
    const [letter, words] = [statusLetters[status], statusNames[status]];
    return [
      [status, { letter, words }],
      [`${status}${SILENT}`, { letter, words: `${words}, silent` }],
    ];
  }),
);

function classesOf(one: RecommendationStatus | undefined): string | null {
  return one ? `${one.status}${one.daysSilent === null ? "" : SILENT}` : null;
}

/** "16 Mar 2027", for the head of a narrow column. */
function monthOf(date: Parameters<typeof formatDate>[0]): string {
  const [day, month = "", year] = formatDate(date).split(" ");
  return `${day} ${month.slice(0, 3)} ${year}`;
}
