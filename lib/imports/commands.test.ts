import { Readable } from "node:stream";
import { asc } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { importSources, imports, trail } from "#db/schema/index.ts";
import { chainBreaks } from "#db/verify.ts";
import { currentContext } from "#lib/core/context.ts";
import { database } from "#lib/core/database.ts";
import { Conflict } from "#lib/core/errors.ts";
import { isStored } from "#lib/files/storage.ts";
import { getRecommendation } from "#lib/partnership/reviews.queries.ts";
import { listActions } from "#lib/recommendations/actions/queries.ts";
import { getOwnership } from "#lib/recommendations/ownership.queries.ts";
import { listUpdates } from "#lib/recommendations/updates/queries.ts";
import { findUploads, receiveUpload } from "#lib/recommendations/updates/store.ts";
import { deriveBoard, statusBoard } from "#lib/status/board.ts";
import { statusesById } from "#lib/status/queries.ts";
import { expectNothingWritten, seedTestUsers, type TestUsers, withTestDatabase } from "#tests/support/database.ts";
import { dueOn, planAnswers, planRow, wren } from "#tests/support/imports.ts";
import type { ImportAnswers } from "./answers.rules.ts";
import { confirmImport } from "./commands.ts";
import { compareWithTracker } from "./comparison.reads.ts";
import { countChanges } from "./counts.rules.ts";
import { digestOfDifferences } from "./differences.rules.ts";
import { beginImportDraft } from "./drafts.store.ts";
import type { PlanRow } from "./plan-rows.ts";

withTestDatabase();
let users: TestUsers;
beforeAll(async () => {
  users = await seedTestUsers();
});

const noReading = { layouts: [], parts: [], meanings: [], takesHiddenRows: false };

/** Prepares an import of rows, as if they had been read from a file. */
export async function prepare(rows: readonly PlanRow[], answers: ImportAnswers, fileName = "plan.csv") {
  const uploaded = await receiveUpload(
    users.business,
    fileName,
    Readable.from([Buffer.from(crypto.randomUUID())]),
    "plan",
  );
  if (!("ticket" in uploaded)) throw new Error(uploaded.refused);
  const [upload] = await findUploads(await currentContext(users.business), [uploaded.ticket]);
  if (!upload) throw new Error("no upload");
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
      done: "As written in the plan: A form was made.\nRating in the plan: Complete",
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
});
