import { Readable } from "node:stream";
import { beforeAll, expect, test } from "vitest";
import { chainBreaks } from "#db/verify.ts";
import { currentContext } from "#lib/core/context.ts";
import { database } from "#lib/core/database.ts";
import { Conflict, Forbidden, Invalid, NotFound } from "#lib/core/errors.ts";
import type { Viewer } from "#lib/core/viewer.ts";
import { readBytes, storedChecksum } from "#lib/files/storage.ts";
import { verifyAll } from "#lib/operations/checks/queries.ts";
import { getRecommendation } from "#lib/partnership/reviews.queries.ts";
import { addEvidence, postUpdate } from "#lib/recommendations/updates/commands.ts";
import { getEvidenceFile, listEvidence } from "#lib/recommendations/updates/queries.ts";
import { receiveUpload } from "#lib/recommendations/updates/store.ts";
import { cleanUpUploads } from "#lib/recommendations/updates/unposted.store.ts";
import { boardSummary } from "#lib/reporting/board.queries.ts";
import { timelineOf } from "#lib/reporting/timeline/queries.ts";
import { everything } from "#lib/status/listing.rules.ts";
import {
  catchError,
  everyoneExcept,
  expectNothingWritten,
  lastTrailRow,
  readAllRows,
  seedTestUsers,
  type TestUsers,
  whileInsertsFail,
  withTestDatabase,
} from "#tests/support/database.ts";
import { redact, removeFile } from "./commands.ts";
import { redactionsOf } from "./queries.ts";

withTestDatabase();
let cast: TestUsers;
let lead: Viewer;
beforeAll(async () => {
  cast = await seedTestUsers();
  lead = cast.leads.earlyHelp;
});

/** A file given as evidence: its id, its checksum, and the write that gave it. */
async function given(text: string, fileName: string, viewer = lead, reference = "HU2-4") {
  const received = await receiveUpload(viewer, fileName, Readable.from([Buffer.from(text)]));
  if (!("ticket" in received)) throw new Error(received.refused);
  const evidence = [{ file: received.ticket, shows: "outcome", trueOn: "2026-01-05" }];
  const { trail } = await addEvidence(viewer, { reference, evidence });
  const { id = 0 } = (await evidenceOn(reference)).find((one) => one.trail === trail) ?? {};
  const { sha256 } = await getEvidenceFile(await currentContext(cast.viewer), id);
  return { id, sha256, trail };
}

async function evidenceOn(reference: string) {
  const { id } = await getRecommendation(await currentContext(cast.viewer), reference);
  return listEvidence(await currentContext(cast.viewer), id);
}

const removal = (id: number, reason = "It names a family.") => ({ evidenceId: `${id}`, reason });

test("a file goes in one trail row, with its bytes, name and title, and when, by whom and why stays", async () => {
  const { id, sha256, trail: factTrail } = await given("The letter.", "letter-to-number-nine.txt");
  const kept = await given("Another letter.", "another.txt");
  const before = await lastTrailRow();
  const { trail } = await removeFile(cast.business, removal(id));
  const { personId } = cast.business;
  expect(trail).toBe(before.number + 1);
  expect(await lastTrailRow()).toMatchObject({ number: trail, command: "removeFile", personId });
  expect(await storedChecksum(sha256)).toBeNull();
  for (const gone of [sha256, "number-nine"]) expect(JSON.stringify(readAllRows())).not.toContain(gone);
  await expect(getEvidenceFile(await currentContext(cast.business), id)).rejects.toBeInstanceOf(NotFound);
  const shown = (await evidenceOn("HU2-4")).find((one) => one.id === id);
  expect(shown).toMatchObject({ isRemoved: true, title: "[removed]", fileName: "[removed]", shows: "outcome" });
  const told = [{ trail, factTrail, what: "file", reason: "It names a family.", personId }];
  expect(await redactionsOf(await currentContext(cast.viewer), [factTrail])).toMatchObject(told);
  const recommendation = await getRecommendation(await currentContext(cast.viewer), "HU2-4");
  const timeline = await timelineOf(await currentContext(cast.viewer), recommendation, "evidence");
  expect(timeline.find((entry) => entry.trail === factTrail)?.redactions).toMatchObject(told);

  expect(await (await readBytes(kept.sha256)).text()).toBe("Another letter.");
  expect((await verifyAll()).findings).toEqual([]);
  await expectNothingWritten(async () => {
    await expect(removeFile(cast.business, removal(id))).rejects.toBeInstanceOf(Conflict);
  });
});

test("a file goes wherever the same one was given, under whichever name", async () => {
  const { id, sha256 } = await given("The same.", "first-name.txt");
  const other = await given("The same.", "second-name.txt", cast.leads.nhs, "HU2-1");
  expect(other.sha256).toBe(sha256);
  const { trail } = await removeFile(cast.business, removal(id));
  expect((await evidenceOn("HU2-1")).find((one) => one.id === other.id)).toMatchObject({ isRemoved: true });
  expect(JSON.stringify(readAllRows())).not.toMatch(/(first|second)-name/);
  expect(await redactionsOf(await currentContext(cast.viewer), [other.trail])).toMatchObject([{ trail }]);
  expect([...chainBreaks(database().sqlite)]).toEqual([]);

  // A person who still has the file may post it again, and it opens.
  const anew = await given("The same.", "third-name.txt");
  expect(await (await readBytes(anew.sha256)).text()).toBe("The same.");
});

test("a link goes with its title, and what was given beside it stays", async () => {
  const link = { shows: "activity", trueOn: "2026-01-05" };
  const evidence = [
    { ...link, url: "https://example.org/kept", title: "Minutes" },
    { ...link, url: "https://example.org/gone", title: "Photograph" },
  ];
  const { trail } = await addEvidence(lead, { reference: "HU2-4", evidence });
  const added = (await evidenceOn("HU2-4")).filter((one) => one.trail === trail);
  await removeFile(cast.business, removal(added.find(({ title }) => title === "Photograph")?.id ?? 0));
  const left = (await evidenceOn("HU2-4")).filter((one) => one.trail === trail);
  expect(left.map(({ title, url, isRemoved }) => [title, url, isRemoved])).toEqual([
    ["[removed]", null, true],
    ["Minutes", "https://example.org/kept", false],
  ]);
  expect((await verifyAll()).findings).toEqual([]);
});

test("a removed file shows no difference on the board page any more", async () => {
  const outcome = await given("Figures of a year.", "year.txt", cast.leads.training, "HU2-3");
  const update = { reference: "HU2-3", rating: "on-track" as const, seen: 0, done: "Some.", difference: "Much." };
  await postUpdate(cast.leads.training, update);
  const shown = async () => {
    const { differences } = await boardSummary(await currentContext(cast.viewer), everything);
    return differences.flatMap(({ evidence }) => evidence.map(({ id }) => id));
  };
  expect(await shown()).toEqual([outcome.id]);
  await removeFile(cast.business, removal(outcome.id));
  expect(await shown()).toEqual([]);
});

test("a passage goes from a file's name and title, and the file still opens", async () => {
  const { id, sha256, trail } = await given("Plain.", "visit to the mill.txt");
  await redact(cast.business, { factTrail: `${trail}`, passage: "the mill", reason: "One house." });
  expect((await evidenceOn("HU2-4")).find((one) => one.id === id)).toMatchObject({
    title: "visit to [removed].txt",
    fileName: "visit to [removed].txt",
  });
  expect(await (await readBytes(sha256)).text()).toBe("Plain.");
});

test("a passage of figures that occurs in a file's checksum by chance does not change the file", async () => {
  const { id, sha256 } = await given("Figures.", "figures.txt");
  const passage = sha256.slice(20, 26);
  const link = { url: `https://example.org/${passage}`, title: "Visits", shows: "activity", trueOn: "2026-01-05" };
  const { trail } = await addEvidence(lead, { reference: "HU2-4", evidence: [link] });
  await redact(cast.business, { factTrail: `${trail}`, passage, everywhere: "on", reason: "A record number." });
  expect(await getEvidenceFile(await currentContext(cast.viewer), id)).toMatchObject({ sha256 });
  await cleanUpUploads();
  expect(await storedChecksum(sha256)).toBe(sha256);
  expect((await verifyAll()).findings).toEqual([]);
});

test("all others are refused, its author too, and the file stays", async () => {
  const { id, sha256 } = await given("Stays.", "stays.txt");
  await expectNothingWritten(async () => {
    for (const viewer of everyoneExcept(cast, cast.business))
      await expect(removeFile(viewer, removal(id))).rejects.toBeInstanceOf(Forbidden);
    await expect(removeFile(cast.business, removal(99_999))).rejects.toBeInstanceOf(NotFound);
    const { fields } = await catchError(Invalid, removeFile(cast.business, removal(id, " ")));
    expect(Object.keys(fields)).toEqual(["reason"]);
    const doubtful = removeFile(cast.business, removal(id, "Baby A is in it."), { postAnyway: true });
    expect(await catchError(Invalid, doubtful)).toMatchObject({ mayPostAnyway: false });
  });
  expect(await storedChecksum(sha256)).toBe(sha256);
});

test("what breaks off half way leaves the file where it was", async () => {
  const { id, sha256 } = await given("Half.", "half.txt");
  for (const table of ["redactions", "redacted_texts"])
    await expectNothingWritten(() =>
      whileInsertsFail(table, () => expect(removeFile(cast.business, removal(id))).rejects.toThrow("broken off")),
    );
  expect(await storedChecksum(sha256)).toBe(sha256);
});
