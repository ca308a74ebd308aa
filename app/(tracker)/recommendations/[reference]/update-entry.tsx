import type { ReactNode } from "react";
import { EvidenceList } from "#app/components/recommendation/evidence-list.tsx";
import { StatusTag } from "#app/components/status/status-tag.tsx";
import { questionTitles } from "#lib/recommendations/updates/labels.ts";
import type { Evidence, Update } from "#lib/recommendations/updates/queries.ts";
import { ratingNames, updateQuestions } from "#lib/recommendations/updates/rules.ts";

/** One update as it was posted, with links to the update that corrects it and to the one that it corrects. */
export function UpdateEntry({
  update,
  evidence,
  by,
  reference,
  correctedBy,
  mayCorrect,
}: {
  update: Update;
  evidence: readonly Evidence[];
  by: ReactNode;
  reference: string;
  correctedBy: number | undefined;
  mayCorrect: boolean;
}) {
  return (
    <>
      <h3>
        {update.asOwner ? "Update" : "Contributor’s update"}:{" "}
        <StatusTag as={update.rating} label={ratingNames[update.rating]} />
      </h3>
      {by}
      {correctedBy !== undefined && (
        <p>
          <a href={`#n${correctedBy}`}>Corrected by a later update</a>
        </p>
      )}
      {update.correctsTrail !== null && (
        <p>
          <a href={`#n${update.correctsTrail}`}>Corrects an earlier update</a>
        </p>
      )}
      {update.nothingChanged && <p>Nothing has changed.</p>}
      {updateQuestions.map((question) =>
        update[question] ? (
          <p key={question}>
            <strong>{questionTitles[question]}.</strong> {update[question]}
          </p>
        ) : null,
      )}
      <EvidenceList evidence={evidence} />
      {mayCorrect && correctedBy === undefined && (
        <p className="print:hidden">
          <a href={`/recommendations/${reference}/update?corrects=${update.trail}`}>
            Correct this<span className="sr-only"> update</span>
          </a>
        </p>
      )}
    </>
  );
}
