import { EvidenceItem } from "#app/components/recommendation/evidence-list.tsx";
import { mayDo } from "#lib/core/access.ts";
import { formatDate } from "#lib/core/clock.ts";
import { roleNames, type Viewer } from "#lib/core/viewer.ts";
import { mayAppraise } from "#lib/recommendations/assessment.rules.ts";
import type { Ownership } from "#lib/recommendations/ownership.queries.ts";
import type { Evidence } from "#lib/recommendations/updates/queries.ts";
import type { RecommendationDetail } from "#lib/reporting/timeline/queries.ts";
import { plural } from "#lib/status/labels.ts";

/** All evidence as it stands: the newest versions, what each shows, and whether it was judged sufficient. */
export function EvidenceSection({
  viewer,
  reference,
  story: { evidence, appraisals },
  ownership,
  isToday,
}: {
  viewer: Viewer;
  reference: string;
  story: RecommendationDetail;
  ownership: Ownership;
  isToday: boolean;
}) {
  const current = evidence.filter(({ replacedBy }) => replacedBy === null);
  if (current.length === 0) return null;
  const kept = current.filter(({ isRemoved }) => !isRemoved);
  const unlinked = kept.filter(({ shows }) => shows !== "outcome").length;
  const offers = (one: Evidence) => {
    if (!isToday || (one.held && one.releasedBy === null) || one.isRemoved) return [];
    return [
      { isOpen: mayDo(viewer, "appraiseEvidence") && mayAppraise(viewer, one), path: "appraise", label: "Appraise" },
      { isOpen: mayDo(viewer, "addEvidence", ownership.responsible), path: "replace", label: "Give a newer version" },
      { isOpen: mayDo(viewer, "removeFile"), path: "remove", label: "Remove" },
    ].filter(({ isOpen }) => isOpen);
  };
  return (
    <section aria-labelledby="evidence">
      <h2 id="evidence">Evidence</h2>
      <p className="soft">
        {plural(kept.length, "piece")}
        {kept.length > 0 && `, ${unlinked === 0 ? "all" : kept.length - unlinked} of the difference made`}
        {unlinked > 0 && `, ${unlinked} linked to no outcome`}
      </p>
      <ul className="evidence">
        {current.map((one) => {
          const appraisal = appraisals.get(one.id);
          return (
            <li key={one.id}>
              <EvidenceItem evidence={one} />
              {appraisal && (
                <small className="as-typed">
                  {appraisal.isSufficient ? "Judged sufficient" : <span className="warn">Judged not sufficient</span>}{" "}
                  by the {roleNames[appraisal.role]}: {appraisal.reason}
                </small>
              )}
              {one.replacesId !== null && (
                <small>In the place of an older version, which stays below in what has happened</small>
              )}
              {offers(one).length > 0 && (
                <small className="no-print">
                  {offers(one).map(({ path, label }) => (
                    <a key={path} href={`/recommendations/${reference}/evidence/${one.id}/${path}`}>
                      {label}
                      <span className="unseen">
                        : {one.title}, of {formatDate(one.trueOn)}
                      </span>
                    </a>
                  ))}
                </small>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
