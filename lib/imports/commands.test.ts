import { asc } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { importSources, imports, trail } from "#db/schema/index.ts";
import { chainBreaks } from "#db/verify.ts";
import { config } from "#lib/core/config.ts";
import { currentContext } from "#lib/core/context.ts";
import { database } from "#lib/core/database.ts";
import { Conflict, Forbidden } from "#lib/core/errors.ts";
import { isStored } from "#lib/files/storage.ts";
import { makeBackup } from "#lib/operations/backups/store.ts";
import { verifyAll } from "#lib/operations/checks/queries.ts";
import { listAgencies } from "#lib/partnership/agencies.queries.ts";
import { correctWording } from "#lib/partnership/reviews.commands.ts";
import { getRecommendation } from "#lib/partnership/reviews.queries.ts";
import { redact, removeFile } from "#lib/privacy/redaction/commands.ts";
import { listActions } from "#lib/recommendations/actions/queries.ts";
import { assignOwner, setContributors } from "#lib/recommendations/ownership.commands.ts";
import { getOwnership } from "#lib/recommendations/ownership.queries.ts";
import { listUpdates } from "#lib/recommendations/updates/queries.ts";
import { cleanUpUploads } from "#lib/recommendations/updates/unposted.store.ts";
import { deriveBoard, statusBoard } from "#lib/status/board.ts";
import { statusesById } from "#lib/status/queries.ts";
import {
  everyoneExcept,
  expectNothingWritten,
  readAllRows,
  seedTestUsers,
  type TestUsers,
  whileInsertsFail,
  withTestDatabase,
} from "#tests/support/database.ts";
import {
  beginTestImport,
  dueOn,
  noReading,
  planAnswers,
  planRow,
  uploadTestPlan,
  wren,
} from "#tests/support/imports.ts";
import type { ImportAnswers } from "./answers.rules.ts";
import { confirmImport } from "./commands.ts";
import { compareWithTracker } from "./comparison.reads.ts";
import { countChanges, countFacts } from "./counts.rules.ts";
import { digestOfDifferences } from "./differences.rules.ts";
import { beginImportDraft, getImportDraft } from "./drafts.store.ts";
import type { PlanRow } from "./plan-rows.ts";
import { findImportOf, getImport, listLeftOut } from "./queries.ts";
import { loadRemembered } from "./remembered.reads.ts";

withTestDatabase();
let users: TestUsers;
beforeAll(async () => {
  users = await seedTestUsers();
});

/** Prepares an import of rows, as if they had been read from a file. */
async function prepare(rows: readonly PlanRow[], answers: ImportAnswers, fileName = "plan.csv") {
  const upload = await uploadTestPlan(users.business, fileName, `Action\n${crypto.randomUUID()}\n`);
  const draftId = await beginImportDraft(
    users.business,
    upload,
    { reading: noReading, answers, stepsDone: [] },
    undefined,
  );
  const differences = await compareWithTracker(await currentContext(users.business), rows, answers);
  return {
    upload,
    differences,
    confirmed: {
      draftId,
      version: 1,
      digest: digestOfDifferences(differences),
      shape: "a shape",
      differences: (ctx: Parameters<typeof compareWithTracker>[0]) => compareWithTracker(ctx, rows, answers),
    },
  };
}

const rows = (nhs: string): PlanRow[] => [
  planRow({
    action: "Write to each school.",
    owner: nhs,
    contributors: ["KSCMP training"],
    due: dueOn("2024-09-30"),
    ratingAsWritten: "Amber",
    ratingColour: "amber",
    delivery: "at risk",
    updates: [{ on: "July 2024", text: "Half of the schools have answered." }],
  }),
  planRow({
    at: "Wren!6",
    ref: "2",
    recommendation: "Plans should be shared with parents.",
    ownerAsWritten: nhs,
    owner: nhs,
    due: dueOn("2097-01-31"),
    delivery: "delivered",
    ratingAsWritten: "Complete",
    updates: [{ on: null, text: "A form was made." }],
  }),
];

describe("an import", () => {
  test("writes each thing with an event of its own, after that of the import, with its cell, and changes nothing the second time", async () => {
    const ctx = await currentContext(users.business);
    const nhs = (await getOwnership(ctx, await getRecommendation(ctx, "HU2-1"))).owner?.namedAs ?? "";
    const { confirmed, upload, differences } = await prepare(rows(nhs), planAnswers());
    expect(countChanges(differences)).toMatchObject({ changed: 0, same: 0, held: 0 });
    const receipt = await confirmImport(users.business, confirmed);
    const after = await currentContext(users.business);
    const events = (
      await after.db.select({ number: trail.number, command: trail.command }).from(trail).orderBy(asc(trail.number))
    ).filter(({ number }) => number >= receipt.trail);
    expect(events.map(({ command }) => command)).toEqual([
      "importPlan",
      "publishReview",
      "assignOwner",
      "setContributors",
      "addAction",
      "reportOnAction",
      "postUpdate",
      "assignOwner",
      "setDueDate",
      "postUpdate",
    ]);
    const [kept] = await after.db.select().from(imports);
    expect(kept).toMatchObject({
      trail: receipt.trail,
      fileName: "plan.csv",
      sha256: upload.sha256,
      bytes: upload.bytes,
    });
    expect(await isStored(upload.sha256)).toBe(true);
    const sources = await after.db.select().from(importSources);
    expect(sources).toHaveLength(countFacts(countChanges(differences)));
    expect(new Set(sources.map((one) => one.trail))).toEqual(new Set(events.slice(1).map(({ number }) => number)));
    expect(sources.filter((one) => one.trail === events[1]?.number).map(({ cell, ref }) => [cell, ref])).toEqual([
      ["Wren!5", "1"],
      ["Wren!6", "2"],
    ]);

    const one = await getRecommendation(after, "WR1-1");
    const [action] = await listActions(after, one.id);
    expect(action).toMatchObject({
      what: "Write to each school.",
      dueOn: "2024-09-30",
      takenOverFrom: "2024-02-01",
      state: "open",
    });
    expect(action?.note).toBe(
      "As written in the plan for July 2024: Half of the schools have answered.\nRating in the plan: Amber",
    );
    const two = await getRecommendation(after, "WR1-2");
    expect((await listUpdates(after, two.id))[0]).toMatchObject({
      rating: "delivered",
      done: "As written in the plan: A form was made.",
    });
    const status = (await statusesById(after, [two.id])).get(two.id);
    expect(status?.status).toBe("delivered");
    expect(await statusBoard(after)).toEqual(await deriveBoard(after));
    expect([...chainBreaks(database().sqlite)]).toEqual([]);

    const again = await prepare(rows(nhs), planAnswers({ reviews: [{ ...wren, added: null }] }));
    expect(countChanges(again.differences)).toMatchObject({ new: 0, changed: 0, cannot: 0, held: 0 });
    await expectNothingWritten(() =>
      expect(confirmImport(users.business, again.confirmed)).rejects.toBeInstanceOf(Conflict),
    );
  });

  test("of a later version writes what is different: a new report, and nothing over what was agreed", async () => {
    const [first, second] = rows("KCC Early Help");
    if (!first || !second) throw new Error("two rows");
    const answers = planAnswers({ reviews: [{ ...wren, code: "WR2" }] });
    await confirmImport(users.business, (await prepare([first, second], answers)).confirmed);
    const later = [
      {
        ...first,
        action: "Write to each of the schools.",
        due: dueOn("2024-12-31"),
        updates: [...first.updates, { on: "October 2024", text: "All have answered." }],
      },
      { ...second, recommendation: "Plans should be shared with parents and children.", due: dueOn("2097-06-30") },
    ];
    const { differences, confirmed } = await prepare(later, answers);
    const changes = differences.recommendations.flatMap((one) => one.changes).filter(({ kind }) => kind !== "same");
    expect(changes.map(({ what, kind, why }) => [what, kind, why])).toEqual([
      ["Progress", "changed", ""],
      ["Update", "changed", ""],
      ["Recommendation", "cannot", expect.stringContaining("Correct the wording there")],
      ["Due date", "cannot", expect.stringContaining("The owner has to ask for a later date")],
    ]);
    const { trail: importTrail } = await confirmImport(users.business, confirmed);
    const ctx = await currentContext(users.business);
    expect(await listLeftOut(ctx, importTrail)).toEqual([
      {
        reference: "WR2-2",
        cell: "Wren!6",
        what: "Recommendation",
        why: expect.stringContaining("Correct the wording"),
      },
      { reference: "WR2-2", cell: "Wren!6", what: "Due date", why: expect.stringContaining("ask for a later date") },
    ]);
    const [action] = await listActions(ctx, (await getRecommendation(ctx, "WR2-1")).id);
    expect(action).toMatchObject({ what: "Write to each school.", dueOn: "2024-09-30" });
    expect(action?.note).toBe(
      "Worded in the plan: Write to each of the schools.\nDue in the plan: 31 December 2024\n" +
        "As written in the plan for October 2024: All have answered.",
    );
    const again = await prepare(later, answers);
    expect(countChanges(again.differences)).toMatchObject({ new: 0, changed: 0, held: 0 });
  });

  test("may bring another owner later where an import assigned the one before", async () => {
    const answers = planAnswers({ reviews: [{ ...wren, code: "WR3" }] });
    await confirmImport(users.business, (await prepare([planRow({ owner: "KCC Early Help" })], answers)).confirmed);
    const { differences, confirmed } = await prepare([planRow({ owner: "KSCMP training" })], answers);
    expect(countChanges(differences)).toMatchObject({ changed: 1, cannot: 0 });
    await confirmImport(users.business, confirmed);
    const ctx = await currentContext(users.business);
    const { owner } = await getOwnership(ctx, await getRecommendation(ctx, "WR3-1"));
    expect(owner?.agencyId).toBe(users.agencies.training);
  });

  test("of the same file brings nothing again once the owner, the contributors and the wording were changed", async () => {
    const answers = planAnswers({ reviews: [{ ...wren, code: "WR8" }] });
    const row = planRow({ ref: "", owner: "KCC Early Help", contributors: ["KSCMP training"] });
    const { confirmed, upload } = await prepare([row], answers);
    const { trail: importTrail } = await confirmImport(users.business, confirmed);
    const ctx = await currentContext(users.business);
    expect(await findImportOf(ctx, upload.sha256)).toMatchObject({ trail: importTrail });
    expect(await findImportOf(ctx, "another")).toBeNull();
    const { owner, contributors } = await getOwnership(ctx, await getRecommendation(ctx, "WR8-1"));
    const reference = "WR8-1";
    const [other] = [...(await listAgencies(ctx)).values()].filter(
      ({ id, dissolvedOn }) => id !== owner?.agencyId && id !== users.agencies.training && dissolvedOn === null,
    );
    await setContributors(users.business, { reference, agencyIds: [], seen: contributors?.trail ?? 0 });
    await assignOwner(users.business, {
      reference,
      agencyId: other?.id ?? 0,
      basis: "assigned",
      reason: "They lead on it now.",
      seen: owner?.trail ?? 0,
    });
    const { shortTitle, wordedBy } = await getRecommendation(ctx, reference);
    await correctWording(users.business, {
      reference,
      shortTitle,
      wording: "Name a lead.",
      reason: "So printed.",
      seen: wordedBy,
    });
    const again = await prepare([row], answers);
    expect(
      again.differences.recommendations.flatMap((one) => one.changes).map(({ what, kind }) => [what, kind]),
    ).toEqual([
      ["Recommendation", "cannot"],
      ["Owner", "cannot"],
    ]);
  });

  test("holds what may identify a person, and does not bring back what was removed", async () => {
    const answers = planAnswers({ reviews: [{ ...wren, code: "WR4" }] });
    const naming = planRow({
      action: "Ask again.",
      owner: "KCC Early Help",
      due: dueOn("2097-01-31"),
      updates: [{ on: null, text: "Baby A was seen at Riverbend." }],
    });
    const receipt = await confirmImport(users.business, (await prepare([naming], answers)).confirmed);
    const held = (await readAllRows().holds) ?? [];
    expect(held).toHaveLength(1);
    expect((await prepare([naming], answers)).differences.recommendations[0]?.changes.map(({ kind }) => kind)).toEqual([
      "same",
      "same",
      "same",
    ]);
    await redact(users.business, {
      factTrail: String(receipt.trail),
      passage: "Riverbend",
      everywhere: "on",
      reason: "A place.",
    });
    const again = await prepare([naming], answers);
    expect(countChanges(again.differences)).toMatchObject({ new: 0, changed: 0, held: 0, cannot: 0 });
  });

  test("is written in full or not at all, and by no one else", async () => {
    const answers = planAnswers({ reviews: [{ ...wren, code: "WR5" }] });
    const { confirmed } = await prepare(rows("KCC Early Help"), answers);
    await expectNothingWritten(() =>
      whileInsertsFail("updates", () => expect(confirmImport(users.business, confirmed)).rejects.toThrow("broken off")),
    );
    for (const viewer of everyoneExcept(users, users.business))
      await expectNothingWritten(() => expect(confirmImport(viewer, confirmed)).rejects.toBeInstanceOf(Forbidden));
    await expectNothingWritten(() =>
      expect(confirmImport(users.business, { ...confirmed, digest: "another" })).rejects.toBeInstanceOf(Conflict),
    );
    const { trail: first } = await confirmImport(users.business, confirmed);
    await expectNothingWritten(async () =>
      expect(await confirmImport(users.business, confirmed)).toEqual({ trail: first }),
    );
  });

  test("keeps its file, in backups too, until it is removed, and then its name and checksum are gone", async () => {
    const answers = planAnswers({ reviews: [{ ...wren, code: "WR6" }] });
    const { confirmed, upload } = await prepare(rows("KCC Early Help"), answers, "Riverbend plan.csv");
    const { trail: importTrail } = await confirmImport(users.business, confirmed);
    await cleanUpUploads();
    expect((await verifyAll()).findings).toEqual([]);
    const { dataDir } = config();
    const { manifest } = await makeBackup({ dataDir, backupDir: `${dataDir}-backups`, diskFloor: 0 });
    expect(manifest.entries.map(({ sha256 }) => sha256)).toContain(upload.sha256);
    await removeFile(users.business, { importTrail: String(importTrail), reason: "It named a child." });
    expect(await isStored(upload.sha256)).toBe(false);
    const row = await getImport(await currentContext(users.business), importTrail);
    expect(row).toMatchObject({ fileName: "[removed]", sha256: null });
    expect(await listLeftOut(await currentContext(users.business), importTrail)).toEqual([]);
    expect(JSON.stringify(readAllRows().imports)).not.toContain("Riverbend");
    expect((await verifyAll()).findings).toEqual([]);
  });
});

describe("what was answered about earlier files", () => {
  test("is remembered for the next file of the same shape, and loses a passage that is redacted", async () => {
    const owners = [{ name: "Riverbend team", agencyId: users.agencies.training }];
    const answers = planAnswers({ reviews: [{ ...wren, code: "WR7" }], owners, takesLastDay: true });
    const { confirmed } = await prepare([planRow({ owner: "Riverbend team" })], answers, "plan.csv");
    const receipt = await confirmImport(users.business, { ...confirmed, shape: "its headings" });
    const remembered = await loadRemembered(await currentContext(users.business), "its headings");
    expect(remembered.sameShape?.answers).toMatchObject({ takesLastDay: true, owners });
    expect((await loadRemembered(await currentContext(users.business), "others")).sameShape).toBeNull();
    const open = await beginTestImport(users.business, { answers });
    await redact(users.business, {
      factTrail: String(receipt.trail),
      passage: "Riverbend",
      everywhere: "on",
      reason: "A place.",
    });
    const after = await loadRemembered(await currentContext(users.business), "its headings");
    expect(after.owners.map(({ name }) => name)).toContain("[removed] team");
    const draft = await getImportDraft(users.business, open);
    expect(draft).toMatchObject({ version: 2, choices: { answers: { owners: [{ name: "[removed] team" }] } } });
    expect(JSON.stringify(readAllRows())).not.toContain("Riverbend");
    expect((await verifyAll()).findings).toEqual([]);
  });
});
