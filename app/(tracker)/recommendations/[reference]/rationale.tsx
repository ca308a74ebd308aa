import type { Background } from "#lib/partnership/reviews.queries.ts";

/** Why the study made it, and where it words it otherwise. */
export function Rationale({ background: { rationale, sections } }: { background: Background }) {
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
