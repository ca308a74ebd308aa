import { describe, expect, test } from "vitest";
import { addDays, dateOf, instantOf, parseCalendarDate } from "#lib/core/clock.ts";
import {
  backupName,
  backupsToKeep,
  DATABASE,
  evidenceName,
  isNewerFormat,
  manifestSchema,
  parseBackupName,
} from "./rules.ts";

const checksum = "ab".repeat(32);
const other = "cd".repeat(32);

describe("a manifest", () => {
  const good = {
    tracker: "recommendations-tracker",
    format: 1,
    version: "0.1.0",
    madeAt: "2026-11-24T11:00:00.000Z",
    mode: "real",
    migration: 5,
    chain: { rows: 2, hash: other },
    missing: [],
    entries: [
      { name: DATABASE, bytes: 9, sha256: other },
      { name: evidenceName(checksum), bytes: 3, sha256: checksum },
    ],
  };
  const [database, file] = good.entries;

  test("is accepted as written", () => {
    expect(manifestSchema.safeParse(good).success).toBe(true);
    expect(evidenceName(checksum)).toBe(`evidence/ab/${checksum}`);
  });

  test.each([
    ["of another application", { tracker: "another" }],
    ["with an additional key", { more: true }],
    ["of another format", { format: 2 }],
    ["without a database", { entries: [file] }],
    ["with the database in another place", { entries: [file, database] }],
    ["with a name twice", { entries: [database, file, file] }],
    ["with two databases", { entries: [database, database] }],
    ["with a path that leads out", { entries: [database, { ...file, name: "../../etc/cron.d/x" }] }],
    ["with a path that leads out of evidence", { entries: [database, { ...file, name: `evidence/../${checksum}` }] }],
    ["with an absolute path", { entries: [database, { ...file, name: `/evidence/ab/${checksum}` }] }],
    ["with a file under another checksum", { entries: [database, { ...file, sha256: other }] }],
    ["with a size below nought", { entries: [database, { ...file, bytes: -1 }] }],
    ["with a size that is not a number", { entries: [database, { ...file, bytes: "3" }] }],
  ])("%s is rejected", (_what, altered) => {
    expect(manifestSchema.safeParse({ ...good, ...altered }).success).toBe(false);
  });

  test("of a newer format is recognised by its format alone", () => {
    expect(isNewerFormat({ format: 2, anything: [] })).toBe(true);
    for (const said of [good, {}, null, "2", { format: "2" }]) expect(isNewerFormat(said)).toBe(false);
  });
});

test("the name of a backup contains its instant in UTC, and other names are not parsed", () => {
  const madeAt = Date.UTC(2026, 10, 24, 11, 5, 7, 89);
  expect(backupName(madeAt)).toBe("tracker-2026-11-24T11-05-07-089Z.tar");
  expect(parseBackupName(backupName(madeAt))).toBe(madeAt);
  for (const name of ["tracker.tar", "notes.txt", "tracker-2026-13-45T11-05-07-089Z.tar", `x${backupName(madeAt)}`, ""])
    expect(parseBackupName(name)).toBeNull();
});

describe("backupsToKeep", () => {
  const day = (text: string) => {
    const date = parseCalendarDate(text);
    if (!date) throw new Error(`${text} is not a day`);
    return date;
  };
  const at = (text: string, time = "02:00") => instantOf(day(text), time);
  const now = at("2026-11-24", "12:00");
  /** Backups at two o'clock of that many nights up to `end`, oldest first. */
  const nightly = (nights: number, end = "2026-11-24") =>
    Array.from({ length: nights }, (_, back) => instantOf(addDays(day(end), back - nights + 1), "02:00"));
  const daysOf = (kept: ReadonlySet<number>) => [...kept].map(dateOf).sort();

  test("keeps seven days, then Sundays for eight weeks, then the last of each month for two years", () => {
    expect(daysOf(backupsToKeep(nightly(1100), now))).toEqual([
      // The last of each month.
      ..."2024-11-30 2024-12-31 2025-01-31 2025-02-28 2025-03-31 2025-04-30 2025-05-31 2025-06-30".split(" "),
      ..."2025-07-31 2025-08-31 2025-09-30 2025-10-31 2025-11-30 2025-12-31 2026-01-31 2026-02-28".split(" "),
      ..."2026-03-31 2026-04-30 2026-05-31 2026-06-30 2026-07-31 2026-08-31 2026-09-30".split(" "),
      // Sundays, and with them the last of October.
      ..."2026-10-04 2026-10-11 2026-10-18 2026-10-25 2026-10-31 2026-11-01 2026-11-08 2026-11-15".split(" "),
      // Every one of seven days.
      ..."2026-11-18 2026-11-19 2026-11-20 2026-11-21 2026-11-22 2026-11-23 2026-11-24".split(" "),
    ]);
  });

  test("gives the same result if applied every night or once", () => {
    let kept: number[] = [];
    for (const madeAt of nightly(900)) kept = [...backupsToKeep([...kept, madeAt], madeAt)];
    expect(kept.sort()).toEqual([...backupsToKeep(nightly(900), at("2026-11-24"))].sort());
  });

  test("keeps all backups of today, and the last of an older day", () => {
    const today = ["01:00", "09:00", "11:59"].map((time) => at("2026-11-24", time));
    expect(backupsToKeep(today, now)).toEqual(new Set(today));
    const long = ["01:00", "09:00", "23:30"].map((time) => at("2026-03-10", time));
    expect([...backupsToKeep([...today, ...long], now)].sort()).toEqual([at("2026-03-10", "23:30"), ...today].sort());
  });

  test("keeps the latest however old, and nothing if there is none", () => {
    expect(daysOf(backupsToKeep(nightly(3, "2019-05-05"), now))).toEqual(["2019-05-05"]);
    expect(backupsToKeep([], now).size).toBe(0);
  });

  test("keeps nothing older than two years if there is something newer", () => {
    const [oldest = 0] = [...backupsToKeep(nightly(1500), now)].sort();
    expect(dateOf(oldest) > day("2024-11-24")).toBe(true);
  });

  test("uses days of Europe/London: half past midnight in summer belongs to the new day", () => {
    const late = Date.UTC(2026, 5, 30, 23, 30);
    expect(dateOf(late)).toBe("2026-07-01");
    expect(backupsToKeep([late, at("2026-06-30"), at("2026-11-24")], now)).toContain(at("2026-06-30"));
  });
});
