import type { Evidence } from "#lib/recommendations/updates/queries.ts";
import { EvidenceLine } from "./evidence-line.tsx";
import { evidenceRow } from "./evidence-row.ts";

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
  return <EvidenceLine row={evidenceRow(evidence)} />;
}
