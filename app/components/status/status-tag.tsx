import { statusLetters, statusMeanings, statusNames, statusNotes } from "#lib/status/labels.ts";
import { type RecommendationStatus, type Status, statuses } from "#lib/status/rules.ts";
import { KeyList } from "./status-key.tsx";

/** The status of a recommendation as a word with a shape and a colour. */
export function StatusTag({ as }: { as: Status }) {
  return <span className={`shown ${as}`}>{statusNames[as]}</span>;
}

/** The status as a shape with a letter, for a narrow cell, with a mark if the owner was silent. A screen reader reads the words. */
export function StatusLetter({ of }: { of: Pick<RecommendationStatus, "status" | "daysSilent"> | undefined }) {
  if (!of) return <span aria-hidden="true">–</span>;
  const { status, daysSilent } = of;
  const words = daysSilent === null ? statusNames[status] : `${statusNames[status]}, silent`;
  return (
    <span className={`shown ${status}${daysSilent === null ? "" : " silent"}`} title={words}>
      <span aria-hidden="true">{statusLetters[status]}</span>
      <span className="unseen">{words}</span>
    </span>
  );
}

/** The notes beside a status, such as that the owner is silent. */
export function StatusNotes({ recommendation }: { recommendation: RecommendationStatus }) {
  return statusNotes(recommendation).map((words) => (
    <small key={words} className="warn">
      {words}
    </small>
  ));
}

/** The meaning of each status. */
export function Key() {
  return <KeyList meanings={statuses.map((as) => [as, statusNames[as], statusMeanings[as]] as const)} />;
}

/** Marks what was invented for a trial. */
export function Sample({ of }: { of: boolean | null | undefined }) {
  return of ? <span className="sample">Sample</span> : null;
}
