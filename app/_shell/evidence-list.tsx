import { dateInWords } from "#lib/core/clock.ts";
import type { Evidence } from "#lib/progress/queries.ts";
import { bytesInWords, showsNames } from "#lib/progress/words.ts";
import { Sample } from "./shown.tsx";

/** Pieces of evidence: what each is, what it shows, and when it was true. */
export function EvidenceList({ evidence }: { evidence: readonly Evidence[] }) {
  if (evidence.length === 0) return null;
  return (
    <ul>
      {evidence.map(({ id, title, url, fileName, bytes, shows, trueOn, sample, held, releasedBy }) => (
        <li key={id}>
          <a href={url ?? `/api/evidence/${id}`}>{title}</a>{" "}
          <small>
            {fileName ? `${fileName.split(".").at(-1)?.toUpperCase()}, ${bytesInWords(bytes ?? 0)}` : "link"} ·{" "}
            {showsNames[shows]} · of {dateInWords(trueOn)}
            {held && releasedBy === null && " · held"}
          </small>
          <Sample of={sample} />
        </li>
      ))}
    </ul>
  );
}
