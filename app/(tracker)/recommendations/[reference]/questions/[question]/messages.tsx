import { TimelineList } from "#app/components/layout/timeline.tsx";
import { formatInstant } from "#lib/core/clock.ts";
import { roleNames } from "#lib/core/viewer.ts";
import type { Directory } from "#lib/partnership/agencies.rules.ts";
import type { Message, Thread } from "#lib/recommendations/questions.rules.ts";

/** The messages of a thread, oldest first. */
export function Messages({
  thread,
  directory,
  names,
}: {
  thread: Thread;
  directory: Directory;
  names: ReadonlyMap<number, string>;
}) {
  return (
    <TimelineList>
      {thread.messages.map(({ trail, kind, at, personId, agencyId, role, isHeld, words }) => (
        <li key={trail}>
          <h2>{titles[kind]}</h2>
          <p className="text-sm text-soft">
            {formatInstant(at)}, by {names.get(personId ?? 0) ?? "a person"},{" "}
            {agencyId === null ? roleNames[role] : `for ${directory.get(agencyId)?.name}`}
            {isHeld && " · held for review"}
          </p>
          <p>{words}</p>
        </li>
      ))}
    </TimelineList>
  );
}

const titles: Readonly<Record<Message["kind"], string>> = {
  asked: "Question",
  answer: "Answer",
  "asked again": "Asked again",
};
