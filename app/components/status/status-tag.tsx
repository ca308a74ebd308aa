import { besideTheRating, statusLetters, statusMeanings, statusNames } from "#lib/status/labels.ts";
import { type RecommendationStatus, type Status, statuses } from "#lib/status/rules.ts";
import { KeyList } from "./status-key.tsx";

/** What a recommendation is shown as: always a word, with a shape and a colour. */
export function StatusTag({ as }: { as: Status }) {
  return <span className={`shown ${as}`}>{statusNames[as]}</span>;
}

/** The shape with a letter, for a narrow cell, and a mark where the owner was silent; the words are there for a screen reader. */
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

/** What qualifies a rating, wherever one stands: an untouched green is never a plain green. */
export function Beside({ position }: { position: RecommendationStatus }) {
  return besideTheRating(position).map((words) => (
    <small key={words} className="warn">
      {words}
    </small>
  ));
}

/** What each word means, wherever a colour stands. */
export function Key() {
  return <KeyList meanings={statuses.map((as) => [as, statusNames[as], statusMeanings[as]] as const)} />;
}

/** Says of one thing that it was made up for a trial. */
export function Sample({ of }: { of: boolean | null | undefined }) {
  return of ? <span className="sample">Sample</span> : null;
}
