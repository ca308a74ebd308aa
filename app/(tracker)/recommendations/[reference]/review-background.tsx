import { Panel } from "#app/components/layout/panel.tsx";
import type { Background } from "#lib/partnership/reviews.queries.ts";

/** The review’s reasons for the recommendation, and its other wordings. */
export function ReviewBackground({ background: { rationale, sections } }: { background: Background }) {
  const variants = sections.filter(({ variant }) => variant !== null);
  return (
    <>
      {rationale.length > 0 && (
        <Panel id="why" title="Why the study made it">
          {rationale.map(({ words, figure, base, section }) => (
            <p key={words}>
              {figure && <strong>{figure} </strong>}
              {words} <small className="text-xs">({[base, `section ${section}`].filter(Boolean).join("; ")})</small>
            </p>
          ))}
        </Panel>
      )}
      {variants.length > 0 && (
        <section aria-labelledby="variants">
          <h2 id="variants">Worded differently elsewhere</h2>
          {variants.map(({ section, variant }) => (
            <p key={section}>
              <small>Section {section}</small>
              <br />
              {variant}
            </p>
          ))}
        </section>
      )}
    </>
  );
}
