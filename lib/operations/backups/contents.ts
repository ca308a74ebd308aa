import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { open } from "node:fs/promises";
import { join } from "node:path";
import type { CopyFacts } from "#db/copy.ts";
import type { Instant } from "#lib/core/clock.ts";
import { fileSize } from "#lib/core/disk.ts";
import { storedChecksum, storedPath } from "#lib/files/storage.ts";
import { type ArchiveInput, readChunks } from "./archive.ts";
import { DATABASE, evidenceName, FORMAT, MANIFEST, type Manifest, type ManifestEntry } from "./rules.ts";

/** The evidence files that exist and those that are missing; if `verify` is set, altered files count as missing. */
export async function filesOf(dataDir: string, checksums: readonly string[], verify: boolean) {
  const present: ManifestEntry[] = [];
  const missing: string[] = [];
  for (const sha256 of checksums) {
    const bytes = await fileSize(storedPath(sha256, dataDir));
    const isWhole = bytes !== null && (!verify || (await storedChecksum(sha256, dataDir)) === sha256);
    if (isWhole) present.push({ name: evidenceName(sha256), bytes, sha256 });
    else missing.push(sha256);
  }
  return { present, missing };
}

/** The manifest of a backup made at an instant. */
export function manifestOf(madeAt: Instant, facts: CopyFacts, missing: string[], entries: ManifestEntry[]): Manifest {
  const { mode, migration, chain } = facts;
  return {
    tracker: "recommendations-tracker",
    format: FORMAT,
    version: packageVersion(),
    madeAt: new Date(madeAt).toISOString(),
    mode,
    migration,
    chain,
    missing,
    entries,
  };
}

function packageVersion(): string {
  const { version }: { version?: unknown } = JSON.parse(
    readFileSync(join(import.meta.dirname, "../../../package.json"), "utf8"),
  );
  return String(version);
}

/** The manifest and the files of a backup, in the order of the archive. Reading a file throws Altered if it changed. */
export async function* archiveInputs(manifest: Manifest, work: string, dataDir: string): AsyncGenerator<ArchiveInput> {
  const words = Buffer.from(JSON.stringify(manifest));
  yield { name: MANIFEST, bytes: words.length, content: () => once(words) };
  for (const { name, bytes, sha256 } of manifest.entries) {
    const path = name === DATABASE ? join(work, DATABASE) : storedPath(sha256, dataDir);
    yield { name, bytes, content: () => verifiedChunks(path, sha256) };
  }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** A file is missing or does not match its checksum. */
export class Altered extends Error {}

/** The contents of a file. Throws Altered at the end if they do not match the checksum. */
async function* verifiedChunks(path: string, sha256: string): AsyncGenerator<Uint8Array> {
  const file = await open(path).catch(() => null);
  if (!file) throw new Altered();
  const hash = createHash("sha256");
  try {
    for await (const chunk of readChunks(file)) {
      hash.update(chunk);
      yield chunk;
    }
  } finally {
    await file.close();
  }
  if (hash.digest("hex") !== sha256) throw new Altered();
}
