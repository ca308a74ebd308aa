import { besideTheRating, shownLetters, shownMeanings, shownNames } from "#lib/status/labels.ts";
import { type Position, type ShownAs, shownAs } from "#lib/status/rules.ts";
import { KeyList } from "./status-key.tsx";

/** What a recommendation is shown as: always a word, with a shape and a colour. */
export function Shown({ as }: { as: ShownAs }) {
  return <span className={`shown ${as}`}>{shownNames[as]}</span>;
}

/** The shape with a letter, for a narrow cell, and a mark where the owner was silent; the words are there for a screen reader. */
export function ShownLetter({ of }: { of: Pick<Position, "shown" | "daysSilent"> | undefined }) {
  if (!of) return <span aria-hidden="true">–</span>;
  const { shown, daysSilent } = of;
  const words = daysSilent === null ? shownNames[shown] : `${shownNames[shown]}, silent`;
  return (
    <span className={`shown ${shown}${daysSilent === null ? "" : " silent"}`} title={words}>
      <span aria-hidden="true">{shownLetters[shown]}</span>
      <span className="unseen">{words}</span>
    </span>
  );
}

/** What qualifies a rating, wherever one stands: an untouched green is never a plain green. */
export function Beside({ position }: { position: Position }) {
  return besideTheRating(position).map((words) => (
    <small key={words} className="warn">
      {words}
    </small>
  ));
}

/** What each word means, wherever a colour stands. */
export function Key() {
  return <KeyList meanings={shownAs.map((as) => [as, shownNames[as], shownMeanings[as]] as const)} />;
}

/** Says of one thing that it was made up for a trial. */
export function Sample({ of }: { of: boolean | null | undefined }) {
  return of ? <span className="sample">Sample</span> : null;
}
