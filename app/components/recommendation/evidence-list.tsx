import { Sample } from "#app/components/status/status-tag.tsx";
import { formatDate } from "#lib/core/clock.ts";
import { evidenceKindNames, formatFileSize } from "#lib/recommendations/updates/labels.ts";
import type { Evidence } from "#lib/recommendations/updates/queries.ts";

/** A list of pieces of evidence. */
export function EvidenceList({ evidence }: { evidence: readonly Evidence[] }) {
  if (evidence.length === 0) return null;
  return (
    <ul>
      {evidence.map((one) => (
        <li key={one.id}>
          <EvidenceItem evidence={one} />
        </li>
      ))}
    </ul>
  );
}

/** One piece of evidence, linked to its file or website unless it was removed. */
export function EvidenceItem({ evidence }: { evidence: Evidence }) {
  const { id, title, url, fileName, bytes, shows, trueOn, sample, held, releasedBy, replacedBy, scan } = evidence;
  const isGone = evidence.isRemoved || scan === "found";
  const kind = fileName ? `${fileName.split(".").at(-1)?.toUpperCase()}, ${formatFileSize(bytes ?? 0)}` : "link";
  return (
    <>
      {isGone ? <span>{title}</span> : <a href={url ?? `/api/evidence/${id}`}>{title}</a>}{" "}
      <small>
        {evidence.isRemoved ? "removed by the business team" : kind} · {evidenceKindNames[shows]} · of{" "}
        {formatDate(trueOn)}
        {evidence.placeRemoved && " · the place where it was taken was removed from it"}
        {held && releasedBy === null && " · held"}
        {scan === "waiting" && " · being checked for viruses"}
        {scan === "found" && <span className="text-red"> · a virus was found in it, and it was removed</span>}
        {replacedBy !== null && " · replaced by a newer version"}
      </small>
      <Sample of={sample} />
    </>
  );
}
