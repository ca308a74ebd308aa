import { type ShownAs, shownAs } from "#lib/positions/rules.ts";
import { shownLetters, shownMeanings, shownNames } from "#lib/positions/words.ts";
import { KeyList } from "./key-list.tsx";

/** What a recommendation is shown as: always a word, with a shape and a colour. */
export function Shown({ as }: { as: ShownAs }) {
  return <span className={`shown ${as}`}>{shownNames[as]}</span>;
}

/** The shape with a letter, for a narrow cell; the word is there for a screen reader. */
export function ShownLetter({ as }: { as: ShownAs | undefined }) {
  if (!as) return <span aria-hidden="true">–</span>;
  return (
    <span className={`shown ${as}`} title={shownNames[as]}>
      <span aria-hidden="true">{shownLetters[as]}</span>
      <span className="unseen">{shownNames[as]}</span>
    </span>
  );
}

/** What each word means, wherever a colour stands. */
export function Key() {
  return <KeyList meanings={shownAs.map((as) => [as, shownNames[as], shownMeanings[as]] as const)} />;
}

/** Says of one thing that it was made up for a trial. */
export function Sample({ of }: { of: boolean | null | undefined }) {
  return of ? <span className="sample">Sample</span> : null;
}
