import type { Cover } from "#lib/reporting/papers/rules.ts";

/** Says that a saved cover sheet may contradict the paper, with a link to change it. */
export function CoverDriftNotice({ drift, path }: { drift: Pick<Cover, "asks" | "summary"> | null; path: string }) {
  if (!drift) return null;
  return (
    <p className="held no-print">
      Something has changed since the cover sheet was saved, so it may contradict the rest of the paper.{" "}
      <a href={`${path}/paper/cover`}>Read the cover sheet again</a>
    </p>
  );
}

/** What the cover sheet would say if it was drafted now, to write over what it says. */
export function RedraftedCover({ drift }: { drift: Pick<Cover, "asks" | "summary"> | null }) {
  if (!drift) return null;
  return (
    <section className="held" aria-labelledby="redrafted">
      <h2 id="redrafted">Something has changed since this was saved</h2>
      <p>Drafted from the facts of now, it would say:</p>
      <dl>
        <div>
          <dt>What the Executive is asked to do</dt>
          <dd className="as-typed">{drift.asks}</dd>
        </div>
        <div>
          <dt>Executive summary</dt>
          <dd className="as-typed">{drift.summary}</dd>
        </div>
      </dl>
    </section>
  );
}
