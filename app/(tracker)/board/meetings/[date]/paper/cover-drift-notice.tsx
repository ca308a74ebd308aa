import { Notice, Panel } from "#app/components/layout/panel.tsx";
import type { Cover } from "#lib/reporting/papers/rules.ts";

/** Says that a saved cover sheet may contradict the paper, with a link to change it. */
export function CoverDriftNotice({ drift, path }: { drift: Pick<Cover, "asks" | "summary"> | null; path: string }) {
  if (!drift) return null;
  return (
    <Notice>
      Something has changed since the cover sheet was saved, so it may contradict the rest of the paper.{" "}
      <a href={`${path}/paper/cover`}>Read the cover sheet again</a>
    </Notice>
  );
}

/** What the cover sheet would say if it was drafted now, to compare with what it says. */
export function RedraftedCover({ drift }: { drift: Pick<Cover, "asks" | "summary"> | null }) {
  if (!drift) return null;
  return (
    <Panel id="redrafted" title="Something has changed since this was saved">
      <p className="text-sm">If the cover sheet was drafted now, it would say:</p>
      <h3 className="text-sm">What the Executive is asked to do</h3>
      <p className="text-sm">{drift.asks}</p>
      <h3 className="text-sm">Executive summary</h3>
      <p className="text-sm">{drift.summary}</p>
    </Panel>
  );
}
