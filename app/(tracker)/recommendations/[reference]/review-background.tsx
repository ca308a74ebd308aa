import type { Background } from "#lib/partnership/reviews.queries.ts";

/** The review’s reasons for the recommendation, and its other wordings. */
export function ReviewBackground({ background: { rationale, sections } }: { background: Background }) {
  const variants = sections.filter(({ variant }) => variant !== null);
  return (
    <>
      <h2>Why the study made it</h2>
      {rationale.map(({ words, figure, base, section }) => (
        <p key={words}>
          {figure && <strong>{figure} </strong>}
          {words} <small>({[base, `section ${section}`].filter(Boolean).join("; ")})</small>
        </p>
      ))}
      {variants.length > 0 && (
        <>
          <h2 id="variants">Worded differently elsewhere</h2>
          {variants.map(({ section, variant }) => (
            <p key={section}>
              <small>Section {section}</small>
              <br />
              {variant}
            </p>
          ))}
        </>
      )}
    </>
  );
}
