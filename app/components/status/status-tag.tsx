import { statusMeanings, statusNames, statusNotes } from "#lib/status/labels.ts";
import { type RecommendationStatus, type Status, statuses } from "#lib/status/rules.ts";
import { KeyList } from "./status-key.tsx";

/** The status of a recommendation as a word with a shape and a colour. */
export function StatusTag({ as }: { as: Status }) {
  return <span className={`shown ${as}`}>{statusNames[as]}</span>;
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
