import type SQLite from "better-sqlite3";
import { dateOf } from "#lib/core/clock.ts";
import { factWriters, type Written } from "./fact-writers.ts";
import { type Period, type Planned, storiesInOrder, type Writing } from "./stories.ts";
import { seededNumbers } from "./texts.ts";
import { type Author, trailWriter } from "./trail.ts";
import type { Volume } from "./volume.ts";

/** Writes what has happened to every recommendation over the period, each write as its command leaves it. */
export function appendFacts(sqlite: SQLite.Database, volume: Volume, period: Period): void {
  const random = seededNumbers(volume.made.length + 1);
  const append = trailWriter(sqlite);
  const write = factWriters(sqlite, volume, random);
  const written = new Map<Planned, Written>();
  for (const planned of storiesInOrder(volume, period, random)) {
    const { at, command, story, follows, isDelivery = false } = planned;
    const { recommendationId, agency } = story;
    const earlier = follows && written.get(follows);
    append(
      { at, by: authorOf(planned, volume), command, subjectKind: "recommendation", subjectId: recommendationId },
      (trail) => {
        const more = write[command]({ trail, recommendationId, agency, date: dateOf(at), isDelivery, earlier });
        written.set(planned, { trail, ...more });
      },
    );
  }
}

const executives: ReadonlySet<Writing> = new Set<Writing>([
  "askQuestion",
  "acceptNewDate",
  "refuseNewDate",
  "acceptSignOff",
  "returnSignOff",
  "confirmEmbedded",
]);
const businessTeams: ReadonlySet<Writing> = new Set<Writing>([
  "assignOwner",
  "setDueDate",
  "setReportingInterval",
  "setSuccessMeasure",
  "assess",
  "appraiseEvidence",
]);

function authorOf({ command, story }: Planned, { business, executive }: Volume): Author {
  if (executives.has(command)) return executive;
  return businessTeams.has(command) ? business : story.agency.author;
}
