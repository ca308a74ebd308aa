import { z } from "zod";
import { addMonths, type CalendarDate, dateOf, daysBetween, type Instant } from "#lib/core/clock.ts";

/** The format of a backup, and which backups to keep. */

/** The format that this version writes. Newer versions may write a higher one. */
export const FORMAT = 1;
export const MANIFEST = "manifest.json";
export const DATABASE = "tracker.db";

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const entry = z.strictObject({ name: z.string(), bytes: z.int().nonnegative(), sha256 });

/** The manifest, the first entry of a backup: the entries that follow and the state of the tracker. */
export const manifestSchema = z
  .strictObject({
    tracker: z.literal("recommendations-tracker"),
    format: z.literal(FORMAT),
    /** The version of the tracker that made it, for information. */
    version: z.string(),
    madeAt: z.iso.datetime(),
    mode: z.enum(["trial", "real"]),
    /** When the last applied migration was created, in milliseconds since 1970; decides which versions can read the backup. */
    migration: z.int().nonnegative(),
    chain: z.strictObject({ rows: z.int().nonnegative(), hash: sha256.nullable() }),
    /** The checksums of evidence files that were missing or altered when the backup was made. */
    missing: z.array(sha256),
    entries: z.array(entry),
  })
  .refine(({ entries }) => entries[0]?.name === DATABASE && entries.slice(1).every(isEvidence), "a name is wrong")
  .refine(({ entries }) => new Set(entries.map(({ name }) => name)).size === entries.length, "a name is in it twice");

export type Manifest = z.output<typeof manifestSchema>;
export type ManifestEntry = Manifest["entries"][number];

/** The name of an evidence file in a backup. */
export function evidenceName(checksum: string): string {
  return `evidence/${checksum.slice(0, 2)}/${checksum}`;
}

function isEvidence({ name, sha256: checksum }: z.output<typeof entry>): boolean {
  return name === evidenceName(checksum);
}

/** Whether a parsed manifest has a newer format than this version can read. */
export function isNewerFormat(manifest: unknown): boolean {
  const said = z.object({ format: z.number() }).safeParse(manifest);
  return said.success && said.data.format > FORMAT;
}

/** The file name of a backup; names sort in the order of time. */
export function backupName(madeAt: Instant): string {
  return `tracker-${new Date(madeAt).toISOString().replaceAll(/[:.]/g, "-")}.tar`;
}

/** The instant in the name of a backup; null if the name is not one of a backup. */
export function parseBackupName(name: string): Instant | null {
  const [, date, hours, minutes, seconds, rest] =
    /^tracker-(\d{4}-\d{2}-\d{2})T(\d{2})-(\d{2})-(\d{2})-(\d{3})Z\.tar$/.exec(name) ?? [];
  if (!date) return null;
  const instant = Date.parse(`${date}T${hours}:${minutes}:${seconds}.${rest}Z`);
  return Number.isNaN(instant) ? null : instant;
}

const DAYS = 7;
const WEEKS = 8;
const MONTHS = 24;

/**
 * The instants of the backups to keep: all of the last seven days, the last of each week for eight weeks, the last of each
 * month for 24 months, and the latest. Days, weeks (from Monday) and months are those of Europe/London.
 */
export function backupsToKeep(madeAt: readonly Instant[], now: Instant): ReadonlySet<Instant> {
  const today = dateOf(now);
  const newestFirst = [...madeAt].sort((a, b) => b - a);
  const weeks = new Map<number, Instant>();
  const months = new Map<string, Instant>();
  const kept = new Set(newestFirst.slice(0, 1));
  for (const instant of newestFirst) {
    const date = dateOf(instant);
    const [week, month] = [weekOf(date), date.slice(0, 7)];
    if (daysBetween(date, today) < DAYS) kept.add(instant);
    if (daysBetween(date, today) < 7 * WEEKS && !weeks.has(week)) weeks.set(week, instant);
    if (date > addMonths(today, -MONTHS) && !months.has(month)) months.set(month, instant);
  }
  return new Set([...kept, ...weeks.values(), ...months.values()]);
}

/** The number of the week, Monday to Sunday, of a date; 1 January 1970 was a Thursday. */
function weekOf(date: CalendarDate): number {
  return Math.floor((Date.parse(date) / 86_400_000 + 3) / 7);
}

/** A backup or restore failed. The message is a sentence for the administrator; no partial files are left. */
export class BackupError extends Error {
  override readonly name = "BackupError";
}
