import type { YearEntry } from "#lib/reporting/yearly-extract/rules.ts";

/** What was said of each recommendation; or that nothing was. */
export function YearEntries({ entries, none }: { entries: readonly YearEntry[]; none: string }) {
  if (entries.length === 0) return <p>{none}</p>;
  return entries.map(({ reference, shortTitle, paragraphs }) => (
    <section key={reference}>
      <h3>
        <a href={`/recommendations/${reference}`}>{reference}</a> {shortTitle}
      </h3>
      {paragraphs.map((words) => (
        <p key={words} className="as-typed">
          {words}
        </p>
      ))}
    </section>
  ));
}
