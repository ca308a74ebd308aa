import { EvidenceItem } from "#app/components/recommendation/evidence-list.tsx";
import { mayDo } from "#lib/core/access.ts";
import { formatDate } from "#lib/core/clock.ts";
import { plural } from "#lib/core/text.ts";
import { roleNames, type Viewer } from "#lib/core/viewer.ts";
import type { Appraisal } from "#lib/recommendations/assessment.queries.ts";
import { mayAppraise } from "#lib/recommendations/assessment.rules.ts";
import type { Ownership } from "#lib/recommendations/ownership.queries.ts";
import type { Evidence } from "#lib/recommendations/updates/queries.ts";
import type { RecommendationDetail } from "#lib/reporting/timeline/queries.ts";

interface Props {
  viewer: Viewer;
  reference: string;
  ownership: Ownership;
  isToday: boolean;
}

/** The newest version of each piece of evidence, with its appraisal and the links to change it. */
export function EvidenceSection({
  detail: { evidence, appraisals },
  ...props
}: Props & { detail: RecommendationDetail }) {
  const current = evidence.filter(({ replacedBy }) => replacedBy === null);
  if (current.length === 0) return null;
  const present = current.filter(({ isRemoved }) => !isRemoved);
  const unlinked = present.filter(({ shows }) => shows !== "outcome").length;
  return (
    <section aria-labelledby="evidence">
      <h2 id="evidence">Evidence</h2>
      <p className="text-sm text-soft">
        {plural(present.length, "piece")}
        {present.length > 0 && `, ${unlinked === 0 ? "all" : present.length - unlinked} of the difference made`}
        {unlinked > 0 && `, ${unlinked} only of what was done`}
      </p>
      <ul className="max-w-none divide-y divide-line border-y border-line text-sm [&>li]:py-2 [&_small]:text-xs [&_small_a]:mr-4">
        {current.map((one) => (
          <li key={one.id}>
            <EvidenceItem evidence={one} />
            <AppraisalNote appraisal={appraisals.get(one.id)} />
            {one.replacesId !== null && (
              <small className="block">Replaces an older version, which is still in the history below</small>
            )}
            <EvidenceLinks evidence={one} {...props} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function AppraisalNote({ appraisal }: { appraisal: Appraisal | undefined }) {
  if (!appraisal) return null;
  return (
    <small className="block">
      {appraisal.isSufficient ? "Judged sufficient" : <span className="text-red">Judged not sufficient</span>} by the{" "}
      {roleNames[appraisal.role]}: {appraisal.reason}
    </small>
  );
}

/** Links to the forms that the viewer may use on a piece of evidence. */
function EvidenceLinks({ evidence, viewer, reference, ownership, isToday }: Props & { evidence: Evidence }) {
  const isHeld = evidence.held && evidence.releasedBy === null;
  if (!isToday || isHeld || evidence.isRemoved) return null;
  const links = [
    {
      isAvailable: mayDo(viewer, "appraiseEvidence") && mayAppraise(viewer, evidence),
      path: "appraise",
      label: "Appraise",
    },
    {
      isAvailable: mayDo(viewer, "addEvidence", ownership.responsible),
      path: "replace",
      label: "Replace with a newer version",
    },
    { isAvailable: mayDo(viewer, "removeFile"), path: "remove", label: "Remove" },
  ].filter(({ isAvailable }) => isAvailable);
  if (links.length === 0) return null;
  return (
    <small className="block print:hidden">
      {links.map(({ path, label }) => (
        <a key={path} href={`/recommendations/${reference}/evidence/${evidence.id}/${path}`}>
          {label}
          <span className="sr-only">
            : {evidence.title}, of {formatDate(evidence.trueOn)}
          </span>
        </a>
      ))}
    </small>
  );
}
