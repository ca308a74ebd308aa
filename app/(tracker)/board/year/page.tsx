import type { Metadata } from "next";
import { page } from "#app/components/layout/define-page.tsx";
import { requestedPeriod } from "#app/components/layout/requested-period.ts";
import { KeyList } from "#app/components/status/status-key.tsx";
import { requireContext } from "#app/session/session.ts";
import { formatDate, formatInstant } from "#lib/core/clock.ts";
import { buildExtract } from "#lib/reporting/yearly-extract/queries.ts";
import { emptySectionTexts, extractTitle, formatPeriod } from "#lib/reporting/yearly-extract/rules.ts";
import { PaperLines } from "../paper-lines.tsx";
import { PaperQuotes } from "../paper-quotes.tsx";
import { PeriodForm } from "../period-form.tsx";
import { YearEntries } from "./year-entries.tsx";
import { YearTable } from "./year-table.tsx";

export const metadata: Metadata = { title: extractTitle };

export default page(YearlyExtract);

type SearchParams = Record<string, string | string[] | undefined>;

/** The extract for the partnership’s yearly report, for any period. */
async function YearlyExtract({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await requireContext();
  const params = await searchParams;
  const { refused, ...period } = await requestedPeriod(ctx, params.from, params.to);
  const extract = await buildExtract(ctx, period);
  return (
    <article className="paper">
      <div className="head">
        <div>
          <h1>{extractTitle}</h1>
          <p className="asat">
            {formatPeriod(period)}, as at {formatInstant(extract.asAt)}
          </p>
        </div>
        <ul className="tasks no-print">
          <li>
            <a className="filled" href={`/api/year?from=${period.from}&to=${period.to}`}>
              Word
            </a>
          </li>
        </ul>
      </div>
      {refused && <p className="aside">{refused}</p>}
      <PeriodForm action="/board/year" from={period.from} to={period.to} look="link" />
      <p className="lead">{extract.summary}</p>
      <h2>What was recommended</h2>
      {extract.recommended.length === 0 && <p>{emptySectionTexts.recommended}</p>}
      {extract.recommended.map(({ title, publishedOn, recommendations }) => (
        <section key={title}>
          <h3>
            {title}, {formatDate(publishedOn)}
          </h3>
          <dl>
            {recommendations.map(({ reference, wording }) => (
              <div key={reference}>
                <dt>{reference}</dt>
                <dd>{wording}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      <h2>Where they stood</h2>
      <YearTable rows={extract.rows} />
      <h2>What was done</h2>
      <YearEntries entries={extract.done} none={emptySectionTexts.done} />
      <h2>What was given as evidence</h2>
      <YearEntries entries={extract.evidenced} none={emptySectionTexts.evidenced} />
      <h2>What was completed or closed</h2>
      <PaperLines lines={extract.completed} none={emptySectionTexts.completed} />
      <h2>What difference it made</h2>
      <PaperQuotes differences={extract.differences} none={emptySectionTexts.differences} />
      <h2>Where there was little or no progress</h2>
      <PaperLines lines={extract.littleProgress} none={emptySectionTexts.littleProgress} />
      <KeyList meanings={extract.key.map(({ shown, name, meaning }) => [shown, name, meaning])} />
    </article>
  );
}
