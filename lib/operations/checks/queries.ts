import { eq, isNotNull, sql } from "drizzle-orm";
import type { Database } from "#db/client.ts";
import { evidence, imports, reviewFiles, trail } from "#db/schema/index.ts";
import { searchDifferences } from "#db/search/verify.ts";
import { chainBreaks, chainHead, infectedChecksums } from "#db/verify.ts";
import { config } from "#lib/core/config.ts";
import { database } from "#lib/core/database.ts";
import { storedChecksum } from "#lib/files/storage.ts";
import type { Finding, TrailRow } from "./rules.ts";

/** The result of verifying a data folder: `findings` is empty if it is intact. */
interface Verification {
  readonly findings: readonly Finding[];
  readonly rows: number;
  readonly files: number;
  /** The last hash of the chain; null if there is no event. */
  readonly head: string | null;
}

/**
 * Verifies the hash chain, every digest, the checksum of every file of evidence, of reviews and of imported plans, and the
 * search index of a data folder.
 */
export async function verifyAll(
  { sqlite, reading }: Database = database(),
  dataDir = config().dataDir,
): Promise<Verification> {
  const findings: Finding[] = [...chainBreaks(sqlite)];
  // An altered fact differs from the index too: it is reported once.
  if (findings.length === 0)
    findings.push(
      ...searchDifferences(sqlite).map((difference) => ({ kind: "search index differs" as const, difference })),
    );
  const files = [
    ...(await reading
      .select({ of: sql<"evidence">`'evidence'`, id: evidence.id, sha256: evidence.sha256 })
      .from(evidence)
      .where(isNotNull(evidence.sha256))),
    ...(await reading
      .select({ of: sql<"review">`'review'`, id: reviewFiles.reviewId, sha256: reviewFiles.sha256 })
      .from(reviewFiles)
      .where(isNotNull(reviewFiles.sha256))),
    ...(await reading
      .select({ of: sql<"import">`'import'`, id: imports.trail, sha256: imports.sha256 })
      .from(imports)
      .where(isNotNull(imports.sha256))),
  ];
  const removed = infectedChecksums(sqlite);
  for (const { of, id, sha256 } of files) {
    if (sha256 === null || removed.has(sha256)) continue;
    const now = /^[0-9a-f]{64}$/.test(sha256) ? await storedChecksum(sha256, dataDir) : null;
    if (now === null) findings.push({ kind: "file missing", of, id, sha256 });
    else if (now !== sha256) findings.push({ kind: "file altered", of, id, sha256 });
  }
  const { rows, hash } = chainHead(sqlite);
  return { findings, rows, files: files.length, head: hash };
}

/** A row of the audit trail, for describing a finding; null if it is missing. */
export async function findTrailRow(number: number, { reading }: Database = database()): Promise<TrailRow | null> {
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
