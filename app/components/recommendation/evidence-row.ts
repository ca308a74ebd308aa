import { formatDate } from "#lib/core/clock.ts";
import { evidenceKindNames, formatFileSize } from "#lib/recommendations/updates/labels.ts";
import type { Evidence } from "#lib/recommendations/updates/queries.ts";

/** One piece of evidence, in texts ready to be shown. */
export interface EvidenceRow {
  readonly id: number;
  readonly title: string;
  /** The address of its file or website; null if it was removed. */
  readonly href: string | null;
  readonly facts: readonly string[];
  readonly warning: string | null;
  readonly isSample: boolean;
}

/** The texts of one piece of evidence: what it is, what it shows, its date, and what became of it. */
export function evidenceRow(evidence: Evidence): EvidenceRow {
  const { id, title, url, shows, trueOn, sample, held, releasedBy, replacedBy, scan, isRemoved } = evidence;
  const isInfected = scan === "found";
  return {
    id,
    title,
    href: isRemoved || isInfected ? null : (url ?? `/api/evidence/${id}`),
    facts: [
      isRemoved ? "removed by the business team" : kindOf(evidence),
      evidenceKindNames[shows],
      `of ${formatDate(trueOn)}`,
      ...(evidence.placeRemoved ? ["the place where it was taken was removed from it"] : []),
      ...(held && releasedBy === null ? ["held for review"] : []),
      ...(scan === "waiting" ? ["being checked for viruses"] : []),
      ...(replacedBy === null ? [] : ["replaced by a newer version"]),
    ],
    warning: isInfected ? "a virus was found in it, and it was removed" : null,
    isSample: sample,
  };
}

function kindOf({ fileName, bytes }: Evidence): string {
  return fileName ? `${fileName.split(".").at(-1)?.toUpperCase()}, ${formatFileSize(bytes ?? 0)}` : "link";
}
