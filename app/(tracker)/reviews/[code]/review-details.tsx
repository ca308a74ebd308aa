import type { getReview } from "#lib/partnership/reviews.queries.ts";

interface Props {
  readonly review: Awaited<ReturnType<typeof getReview>>;
}

/** What the review studied, in figures. */
export function ReviewFigures({ review }: Props) {
  return (
    <>
      <h2>What it studied, in figures</h2>
      <dl className="figures">
        {review.figures.map(({ ordinal, figure, words, base, section }) => (
          <div key={ordinal}>
            <dt>{figure}</dt>
            <dd>
              {words} <small>({[base, `section ${section}`].filter(Boolean).join("; ")})</small>
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}

/** The themes of the review, and the related work that it names. */
export function ReviewThemes({ review }: Props) {
  return (
    <>
      {review.themes.length > 0 && (
        <>
          <h2>Its themes</h2>
          <ul>
            {review.themes.map(({ id, name, section }) => (
              <li key={id}>
                {name} <small>(section {section})</small>
              </li>
            ))}
          </ul>
        </>
      )}
      {review.relatedWork.length > 0 && (
        <>
          <h2>Related work it names</h2>
          <ul>
            {review.relatedWork.map(({ ordinal, words, section }) => (
              <li key={ordinal}>
                {words} <small>(section {section})</small>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
