import { eq } from "drizzle-orm";
import type { Reading } from "#db/client.ts";
import { importSources, imports } from "#db/schema/index.ts";
import type { CommandName } from "#lib/core/access.ts";
import type { Instant } from "#lib/core/clock.ts";
import type { TimelineEvent } from "#lib/core/events.ts";
import type { Role } from "#lib/core/viewer.ts";
import type { Redaction } from "#lib/privacy/redaction/queries.ts";
import type { Evidence, Update } from "#lib/recommendations/updates/queries.ts";
import { declarationOf } from "./registry.ts";

/** One event of a recommendation, with who caused it and when. */
export interface TimelineEntry {
  readonly trail: number;
  readonly at: Instant;
  readonly personId: number | null;
  readonly role: Role;
  readonly sample: boolean;
  /** Held for review: visible only to its author and the business team. */
  readonly isHeld: boolean;
  readonly event: TimelineEvent;
  /** The update that was posted, if it is one. */
  readonly update: Update | null;
  /** The evidence that was added. */
  readonly evidence: readonly Evidence[];
  readonly redactions: readonly Redaction[];
  /** Where it was imported from; null for an event that was entered. */
  readonly source: ImportedFrom | null;
}

/** The file and the cell that a fact was imported from. */
interface ImportedFrom {
  readonly fileName: string;
  readonly cell: string;
}

/** Where the events of a recommendation were imported from, by event. */
export async function loadImportSources(db: Reading, recommendationId: number): Promise<Map<number, ImportedFrom>> {
  const rows = await db
    .select({ trail: importSources.trail, fileName: imports.fileName, cell: importSources.cell })
    .from(importSources)
    .innerJoin(imports, eq(imports.trail, importSources.importTrail))
    .where(eq(importSources.recommendationId, recommendationId));
  return new Map(rows.map(({ trail, ...source }) => [trail, source]));
}

/** The columns of a trail row that are needed to load what the event wrote. */
export interface EventRow {
  readonly number: number;
  readonly command: CommandName;
}

/** The most event numbers in one statement. */
const BATCH = 5000;

/** What each of these events did, by event number. Events without an entry in the timeline are left out. */
export async function loadEvents(db: Reading, rows: readonly EventRow[]): Promise<Map<number, TimelineEvent>> {
  const events = new Map<number, TimelineEvent>();
  for (const [declaration, ofIt] of Map.groupBy(rows, ({ command }) => declarationOf(command))) {
    for (let start = 0; start < ofIt.length; start += BATCH) {
      const numbers = ofIt.slice(start, start + BATCH).map(({ number }) => number);
      for (const [number, event] of await declaration.load(db, numbers)) events.set(number, event);
    }
  }
  return events;
}
