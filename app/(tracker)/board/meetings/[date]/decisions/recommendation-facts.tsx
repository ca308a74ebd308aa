import type { PaperDetail } from "#lib/reporting/papers/rules.ts";

/** What the paper says about a recommendation, beside the form. */
export function RecommendationFacts({ detail: { reference, wording, particulars, parts } }: { detail: PaperDetail }) {
  return (
    <aside className="text-sm" aria-label={`What is known about ${reference}`}>
      <blockquote className="text-base">{wording}</blockquote>
      <dl className="mt-3 [&>div]:grid-cols-[8rem_1fr]">
        {particulars.map(({ name, words }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
      {parts.map(({ title, paragraphs }) => (
        <section key={title} aria-label={title}>
          <h3 className="text-sm">{title}</h3>
          {[...paragraphs.entries()].map(([index, paragraph]) => (
            <p key={index}>{paragraph}</p>
          ))}
        </section>
      ))}
      <p>
        <a href={`/recommendations/${reference}`}>Everything about {reference}</a>
      </p>
    </aside>
  );
}
