import { statusMeanings, statusNames } from "#lib/status/labels.ts";
import { type Status, statuses } from "#lib/status/rules.ts";
import { RatingTag } from "./rating-tag.tsx";
import { SampleMark } from "./sample-mark.tsx";
import { KeyList } from "./status-key.tsx";

/** The status of a recommendation: a word with a shape on a tint. */
export function StatusTag({ as, label = statusNames[as] }: { as: Status; label?: string }) {
  return <RatingTag of={as} name={label} />;
}

/** The meaning of each status. */
export function Key() {
  return <KeyList meanings={statuses.map((as) => [as, statusNames[as], statusMeanings[as]] as const)} />;
}

/** Marks what was invented for a trial. */
export function Sample({ of }: { of: boolean | null | undefined }) {
  return of ? <SampleMark /> : null;
}
