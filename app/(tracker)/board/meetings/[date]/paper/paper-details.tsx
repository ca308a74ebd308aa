import type { PaperDetail } from "#lib/reporting/papers/rules.ts";

/** The details of each recommendation; each starts on a new page when printed. */
export function PaperDetails({ details }: { details: readonly PaperDetail[] }) {
  return details.map(({ reference, shortTitle, wording, source, shown, shownName, beside, particulars, parts }) => (
    <section key={reference} className="new-page" aria-labelledby={reference}>
      <h2 id={reference}>
        {reference} {shortTitle}
      </h2>
      <p className="asat">
        <span className={`shown ${shown}`}>{shownName}</span>
        {beside.map((words) => ` · ${words}`).join("")}
      </p>
      <blockquote>{wording}</blockquote>
      <p className="source">{source}</p>
      <dl>
        {particulars.map(({ name, words }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="as-typed">{words}</dd>
          </div>
        ))}
      </dl>
      {parts.map(({ title, paragraphs }) => (
        <div key={title}>
          <h3>{title}</h3>
          {paragraphs.map((words) => (
            <p key={words} className="as-typed">
              {words}
            </p>
          ))}
        </div>
      ))}
    </section>
  ));
}
