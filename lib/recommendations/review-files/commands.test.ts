import { existsSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { copyDatabase } from "#db/copy.ts";
import { chainBreaks } from "#db/verify.ts";
import { config } from "#lib/core/config.ts";
import { asOfInstant, contextAt, currentContext } from "#lib/core/context.ts";
import { database } from "#lib/core/database.ts";
import { Conflict, Invalid, NotFound } from "#lib/core/errors.ts";
import { storedPath } from "#lib/files/storage.ts";
import { verifyAll } from "#lib/operations/checks/queries.ts";
import { publishReview } from "#lib/partnership/reviews.commands.ts";
import { getReview } from "#lib/partnership/reviews.queries.ts";
import { removeFile } from "#lib/privacy/redaction/commands.ts";
import { openStoredFile } from "#lib/recommendations/updates/scanning.store.ts";
import { cleanUpUploads } from "#lib/recommendations/updates/unposted.store.ts";
import { listHistory } from "#lib/reporting/history/queries.ts";
import {
  expectNothingWritten,
  lastTrailRow,
  seedTestUsers,
  smallPdf,
  type TestUsers,
  uploadTestFile,
  withTestDatabase,
} from "#tests/support/database.ts";
import { addReviewFile, withReviewFile } from "./commands.ts";
import { findReviewFile, getReviewFile } from "./queries.ts";

withTestDatabase();
let users: TestUsers;
beforeAll(async () => {
  users = await seedTestUsers();
});

const upload = (name = "report.pdf", text = smallPdf()) => uploadTestFile(users.business, name, text);
const fileOf = async (code: string) => {
  const ctx = await currentContext(users.viewer);
  return findReviewFile(ctx, (await getReview(ctx, code)).id);
};
const add = async (ticket: string, seen = 0) =>
  addReviewFile(users.business, { code: "HU2", report: [{ file: ticket }], seen });

describe("the file of a review", () => {
  test("is kept with its checksum, in backups and in the check of the folder", async () => {
    const text = smallPdf();
    const { trail } = await add(await upload("Harm to Under 2s.pdf", text));
    const file = await fileOf("HU2");
    expect(file).toMatchObject({ trail, fileName: "Harm to Under 2s.pdf", mediaType: "application/pdf" });
    expect(await (await openStoredFile(file?.sha256 ?? "")).text()).toBe(text);
    const { dataDir } = config();
    expect(copyDatabase(dataDir, `${dataDir}/copy.db`).checksums).toEqual([file?.sha256]);
    // A sweep keeps what was posted.
    await cleanUpUploads();
    expect(await verifyAll()).toMatchObject({ findings: [], files: 1 });
    const [entry] = await listHistory(await currentContext(users.viewer), {});
    expect(entry).toMatchObject({ number: trail, command: "addReviewFile" });
  });

  test("is replaced by another, and each is that of its day", async () => {
    const first = await fileOf("HU2");
    const ticket = await upload("Second edition.pdf");
    const conflict = await add(ticket, 0).catch((error) => error);
    expect(conflict).toBeInstanceOf(Conflict);
    expect(conflict.texts).toEqual([{ label: "The file now", text: "Harm to Under 2s.pdf" }]);
    await add(ticket, first?.trail);
    expect((await fileOf("HU2"))?.fileName).toBe("Second edition.pdf");
    const then = contextAt(users.viewer, { ...(await asOfInstant()), event: first?.trail ?? 0 });
    expect((await findReviewFile(then, (await getReview(then, "HU2")).id))?.fileName).toBe("Harm to Under 2s.pdf");
  });

  test("is a document that has arrived and was sent by the same person", async () => {
    const seen = (await fileOf("HU2"))?.trail ?? 0;
    const [table, other] = [
      await upload("plan.csv", "a,b\n1,2\n"),
      await uploadTestFile(users.leads.nhs, "a.pdf", smallPdf()),
    ];
    await expectNothingWritten(async () => {
      for (const ticket of ["", table, other, crypto.randomUUID()])
        await expect(add(ticket, seen)).rejects.toMatchObject({ fields: { "report.0.file": expect.any(String) } });
    });
  });

  test("is removed for good from every event that has it; what it was called goes too", async () => {
    const file = await fileOf("HU2");
    await removeFile(users.business, { reviewFileTrail: String(file?.trail), reason: "It named a child." });
    expect(await fileOf("HU2")).toMatchObject({ fileName: "[removed]", sha256: null });
    expect(existsSync(storedPath(file?.sha256 ?? ""))).toBe(false);
    await expect(getReviewFile(await currentContext(users.viewer), file?.trail ?? 0)).rejects.toBeInstanceOf(NotFound);
    expect([...chainBreaks(database().sqlite)]).toEqual([]);
    expect((await verifyAll()).findings).toEqual([]);
    const again = { reviewFileTrail: String(file?.trail), reason: "Again." };
    await expect(removeFile(users.business, again)).rejects.toBeInstanceOf(Conflict);
    await expect(removeFile(users.business, { ...again, evidenceId: "1" })).rejects.toBeInstanceOf(Invalid);
  });
});

describe("withReviewFile", () => {
  const review = (code: string) => ({
    code,
    title: "Audit of plans",
    publisher: "The partnership",
    kind: "Audit",
    publishedOn: "2026-01-05",
    scope: "Plans.",
    recommendations: [{ shortTitle: "Share plans", wording: "Share all plans." }],
  });
  const publish = (code: string, ticket: string | null, options: { formKey?: string } = {}) =>
    withReviewFile(users.business, { code, report: ticket === null ? [] : [{ file: ticket }] }, options, (given) =>
      publishReview(users.business, review(code), given),
    );

  test("writes the review and its file, once if sent twice", async () => {
    const before = await lastTrailRow();
    const [formKey, ticket] = [crypto.randomUUID(), await upload()];
    const { trail } = await publish("AUA", ticket, { formKey });
    expect((await lastTrailRow()).number).toBe(before.number + 2);
    expect(await fileOf("AUA")).toMatchObject({ trail: trail + 1, fileName: "report.pdf" });
    const again = await publish("AUA", ticket, { formKey });
    expect([again.trail, (await lastTrailRow()).number]).toEqual([trail, before.number + 2]);
  });

  test("writes neither if the file is gone, and the review alone without one", async () => {
    await expectNothingWritten(() => expect(publish("AUB", crypto.randomUUID())).rejects.toBeInstanceOf(Invalid));
    await publish("AUB", null);
    expect(await fileOf("AUB")).toBeNull();
  });
});
