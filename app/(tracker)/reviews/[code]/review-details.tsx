import type { getReview } from "#lib/partnership/reviews.queries.ts";
import { themePath } from "#lib/partnership/themes.rules.ts";

interface Props {
  readonly review: Awaited<ReturnType<typeof getReview>>;
}

const STRIP = [
  "grid grid-cols-2 gap-x-6 gap-y-4 wide:grid-cols-4",
  "[&>div]:block [&>div]:border-b-0 [&>div]:border-l-2 [&>div]:border-line [&>div]:py-0 [&>div]:pl-3",
  "[&_dt]:text-xl [&_dt]:font-bold [&_dt]:text-ink [&_dd]:leading-snug [&_small]:mt-0.5 [&_small]:block [&_small]:text-xs",
].join(" ");

/** What the review studied, in figures. */
export function ReviewFigures({ review: { figures } }: Props) {
  if (figures.length === 0) return null;
  return (
    <>
      <h2>Key figures</h2>
      <dl className={STRIP}>
        {figures.map(({ ordinal, figure, words, base, section }) => (
          <div key={ordinal}>
            <dt>{figure}</dt>
            <dd>
              {words}
              <small>{[base, section && `section ${section}`].filter(Boolean).join(" · ")}</small>
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}

/** The themes of the review, and the related work that it names. */
export function ReviewThemes({
  review: { themes, relatedWork },
  query,
}: Props & {
  /** "?as-at=2027-01-14" for links that stay on the date of the page; empty for today. */
  query: string;
}) {
  return (
    <div className="gap-x-12 wide:grid wide:grid-cols-2">
      {themes.length > 0 && (
        <div>
          <h2>Themes</h2>
          <ul>
            {themes.map(({ id, name, section }) => (
              <li key={id}>
                <a href={`${themePath(name)}${query}`}>{name}</a> {section && <small>(section {section})</small>}
              </li>
            ))}
          </ul>
        </div>
      )}
      {relatedWork.length > 0 && (
        <div>
          <h2>Related work named in the review</h2>
          <ul>
            {relatedWork.map(({ ordinal, words, section }) => (
              <li key={ordinal}>
                {words} <small>(section {section})</small>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
