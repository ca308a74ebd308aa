import { formatDate } from "#lib/core/clock.ts";
import type { DueDates } from "#lib/recommendations/due-dates/queries.ts";
import { agreedDay } from "#lib/recommendations/due-dates/rules.ts";
import { dueInWords, nextUpdateInWords, slipInWords } from "#lib/status/labels.ts";
import type { RecommendationStatus } from "#lib/status/rules.ts";

/** The due date, the earlier due dates, and how often the owner reports. */
export function DueDateDetails({
  dueDates: { agreed, reportingMonths },
  status,
}: {
  dueDates: DueDates;
  status: RecommendationStatus | undefined;
}) {
  const due = status && dueInWords(status);
  const next = status && nextUpdateInWords(status);
  const latest = agreed.at(-1);
  return (
    <>
      <div>
        <dt>Due</dt>
        <dd>
          {latest ? formatDate(latest.dueOn) : "No due date set"}
          {due && <small className={status.daysOverdue === null ? undefined : "text-red"}>{due}</small>}
          {latest?.takenOverFrom && !status?.slip && (
            <small>agreed on {formatDate(latest.takenOverFrom)}, before it was entered here</small>
          )}
          {status?.slip && (
            <>
              <small>{slipInWords(status.slip)}</small>
              <ol className="mt-1 list-decimal pl-5">
                {agreed.map((one) => (
                  <li key={one.trail}>
                    <small>
                      {formatDate(one.dueOn)}, agreed on {formatDate(agreedDay(one))}
                    </small>
                  </li>
                ))}
              </ol>
            </>
          )}
        </dd>
      </div>
      <div>
        <dt>Reports</dt>
        <dd>
          Every {reportingMonths === 1 ? "month" : `${reportingMonths} months`}
          {next && <small>{next}</small>}
        </dd>
      </div>
    </>
  );
}
