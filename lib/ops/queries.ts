import { eq, isNotNull } from "drizzle-orm";
import { database } from "#db/client.ts";
import { evidence, trail } from "#db/schema/index.ts";
import { breaksIn, headOf } from "#db/verify.ts";
import type { Viewer } from "#lib/core/viewer.ts";
import { checksumNow } from "#lib/progress/evidence-store.ts";
import type { Finding, RowSaid } from "./rules.ts";

export interface Verification {
  readonly findings: readonly Finding[];
  readonly rows: number;
  readonly files: number;
  /** The hash that the chain ends in. */
  readonly head: string | null;
}

/** Walks the whole chain, every digest and every evidence file's checksum. For whoever has the data folder in hand. */
export async function verifyAll(_viewer: Viewer): Promise<Verification> {
  const { sqlite, reading } = database();
  const findings: Finding[] = [...breaksIn(sqlite)];
  const kept = await reading
    .select({ id: evidence.id, sha256: evidence.sha256 })
    .from(evidence)
    .where(isNotNull(evidence.sha256));
  for (const { id, sha256 } of kept) {
    if (sha256 === null) continue;
    const now = /^[0-9a-f]{64}$/.test(sha256) ? await checksumNow(sha256) : null;
    if (now === null) findings.push({ kind: "file missing", evidenceId: id, sha256 });
    else if (now !== sha256) findings.push({ kind: "file altered", evidenceId: id, sha256 });
  }
  const { rows, hash } = headOf(sqlite);
  return { findings, rows, files: kept.length, head: hash };
}

/** What a trail row was, as far as it still says; null where it is missing. */
export async function describeRow(_viewer: Viewer, number: number): Promise<RowSaid | null> {
  const { reading } = database();
  const row = reading
    .select({
      number: trail.number,
      at: trail.at,
      command: trail.command,
      subjectKind: trail.subjectKind,
      subjectId: trail.subjectId,
    })
    .from(trail)
    .where(eq(trail.number, number))
    .get();
  return row ?? null;
}
