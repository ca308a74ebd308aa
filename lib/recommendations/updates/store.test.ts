import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { beforeAll, expect, test } from "vitest";
import { uploads } from "#db/schema/index.ts";
import { config } from "#lib/core/config.ts";
import { currentContext } from "#lib/core/context.ts";
import { database } from "#lib/core/database.ts";
import { storeBytes } from "#lib/files/storage.ts";
import { getRecommendation } from "#lib/partnership/reviews.queries.ts";
import { inviteAs, seedTestUsers, type TestUsers, uploadTestFile, withTestDatabase } from "#tests/support/database.ts";
import { jpegWithPlace, latitudeBytes } from "#tests/support/pictures.ts";
import { addEvidence } from "./commands.ts";
import { listEvidence } from "./queries.ts";
import { MAX_FILE_BYTES, MAX_UNPOSTED_BYTES, MAX_UNPOSTED_FILES } from "./rules.ts";
import { findUploads, receiveUpload } from "./store.ts";
import { cleanUpUploads, discardUploads } from "./unposted.store.ts";

withTestDatabase();
let users: TestUsers;
beforeAll(async () => {
  users = await seedTestUsers();
});

const folder = (name: string) => join(config().dataDir, name);
const filesIn = (name: string) =>
  existsSync(folder(name))
    ? readdirSync(folder(name), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    : [];

test("a file that is too large is read to its end, refused, and leaves nothing on disk", async () => {
  const lead = await inviteAs("viewer");
  let sent = 0;
  async function* tooMuch() {
    const chunk = Buffer.alloc(1024 * 1024, 65);
    for (; sent < MAX_FILE_BYTES + 3 * chunk.length; sent += chunk.length) yield chunk;
  }
  expect(await receiveUpload(lead, "big.txt", tooMuch())).toMatchObject({
    refused: "too large",
    sentence: expect.stringMatching(/^“big\.txt” must be smaller than 25MB\./),
  });
  expect(sent).toBeGreaterThan(MAX_FILE_BYTES + 2 * 1024 * 1024);
  expect(filesIn("incoming")).toEqual([]);
});

test.each([
  ["report.pdf", "not a PDF at all", "another format"],
  ["page.html", "<html></html>", "not taken"],
  ["empty.txt", "", "empty"],
  ["noname", "plain", "not taken"],
] as const)("%s is refused, and leaves nothing on disk", async (name, text, refused) => {
  expect(await receiveUpload(await inviteAs("viewer"), name, Readable.from([Buffer.from(text)]))).toMatchObject({
    refused,
    sentence: expect.stringContaining(`“${name}”`),
  });
  expect(filesIn("incoming")).toEqual([]);
});

test("a path in a file name is removed", async () => {
  const viewer = await inviteAs("viewer");
  const received = await receiveUpload(viewer, "../../etc/pass\u202ewd.txt", Readable.from([Buffer.from("x")]));
  if (!("ticket" in received)) throw new Error(received.refused);
  expect((await findUploads(await currentContext(viewer), [received.ticket]))[0]?.fileName).toBe("passwd.txt");
});

test("the clean-up deletes uploads never posted and files without a row, and keeps the rest", async () => {
  const { leads } = users;
  const posted = await receiveUpload(leads.earlyHelp, "kept.txt", Readable.from([Buffer.from("kept")]));
  if (!("ticket" in posted)) throw new Error(posted.refused);
  await addEvidence(leads.earlyHelp, {
    reference: "HU2-4",
    evidence: [{ file: posted.ticket, shows: "activity", trueOn: "2026-01-01" }],
  });
  await receiveUpload(leads.earlyHelp, "waiting.txt", Readable.from([Buffer.from("waiting")]));
  writeFileSync(join(folder("incoming"), crypto.randomUUID()), "a stray");
  await cleanUpUploads();
  expect([filesIn("evidence").length, filesIn("incoming").length]).toEqual([1, 2]);
  await cleanUpUploads(Date.now() + 25 * 60 * 60 * 1000);
  expect([filesIn("evidence").length, filesIn("incoming").length]).toEqual([1, 0]);
});

test("the clean-up returns files moved by an interrupted write to the uploads, under each of their tickets", async () => {
  const { leads } = users;
  const send = () => receiveUpload(leads.earlyHelp, "moved.txt", Readable.from([Buffer.from("moved")]));
  const kept = filesIn("evidence").length;
  const [first, second] = [await send(), await send()];
  if (!("ticket" in first) || !("ticket" in second)) throw new Error("not received");
  const [upload] = await findUploads(await currentContext(leads.earlyHelp), [first.ticket]);
  for (const { ticket } of [first, second]) await storeBytes(ticket, upload?.sha256 ?? "");
  expect([filesIn("evidence").length, filesIn("incoming").length]).toEqual([kept + 1, 0]);
  await cleanUpUploads();
  expect([filesIn("evidence").length, filesIn("incoming").length]).toEqual([kept, 2]);
  const given = ({ ticket }: { ticket: string }) => ({
    file: ticket,
    shows: "activity",
    trueOn: "2026-01-01",
    again: "add",
  });
  await addEvidence(leads.earlyHelp, { reference: "HU2-4", evidence: [given(first), given(second)] });
  await cleanUpUploads();
  expect([filesIn("evidence").length, filesIn("incoming").length]).toEqual([kept + 1, 0]);
});

test("a picture is stored without its place, under the checksum of what is stored, and says so", async () => {
  const lead = users.leads.earlyHelp;
  const picture = jpegWithPlace();
  const received = await receiveUpload(lead, "home.jpg", Readable.from([picture]));
  if (!("ticket" in received)) throw new Error(received.refused);
  expect(received.placeRemoved).toBe(true);
  const [upload] = await findUploads(await currentContext(lead), [received.ticket]);
  const kept = readFileSync(join(folder("incoming"), received.ticket));
  expect(kept.includes(latitudeBytes())).toBe(false);
  expect(upload).toMatchObject({
    placeRemoved: true,
    bytes: kept.length,
    sha256: createHash("sha256").update(kept).digest("hex"),
  });
  const given = { shows: "activity", trueOn: "2026-01-01" };
  await addEvidence(lead, {
    reference: "HU2-4",
    evidence: [
      { file: received.ticket, ...given },
      { file: await uploadTestFile(lead, "notes.txt"), ...given },
    ],
  });
  const { id } = await getRecommendation(await currentContext(lead), "HU2-4");
  const [notes, photograph] = await listEvidence(await currentContext(lead), id);
  expect([notes?.placeRemoved, photograph?.placeRemoved]).toEqual([false, true]);
});

test("while it serves, the clean-up keeps a file that may still be arriving, and deletes one that is not", async () => {
  await cleanUpUploads(Date.now() + 25 * 60 * 60 * 1000);
  const arriving = join(folder("incoming"), crypto.randomUUID());
  const abandoned = join(folder("incoming"), crypto.randomUUID());
  for (const path of [arriving, abandoned]) writeFileSync(path, "part of a file");
  utimesSync(abandoned, new Date(), new Date(Date.now() - 61 * 60 * 1000));
  await cleanUpUploads(undefined, { isServing: true });
  expect([existsSync(arriving), existsSync(abandoned)]).toEqual([true, false]);
});

test("a person can have so many files that are not posted, and then has to post or wait", async () => {
  const [lead, other] = [await inviteAs("viewer"), await inviteAs("viewer")];
  const send = (who = lead) => receiveUpload(who, "a.txt", Readable.from([Buffer.from(crypto.randomUUID())]));
  const tickets: string[] = [];
  for (let n = 0; n < MAX_UNPOSTED_FILES; n++) {
    const received = await send();
    if ("ticket" in received) tickets.push(received.ticket);
  }
  expect(tickets).toHaveLength(MAX_UNPOSTED_FILES);
  const before = filesIn("incoming").length;
  expect(await send()).toMatchObject({ refused: "too many unposted" });
  expect(filesIn("incoming")).toHaveLength(before);
  expect(await send(other)).toHaveProperty("ticket");
  await discardUploads(tickets.slice(0, 1));
  expect(await Promise.all([send(), send(), send()])).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ ticket: expect.any(String) }),
      expect.objectContaining({ refused: "too many unposted" }),
    ]),
  );
  expect(filesIn("incoming")).toHaveLength(before + 1);
});

test("a person can have so many bytes that are not posted", async () => {
  const lead = await inviteAs("viewer");
  const personId = lead.personId ?? 0;
  const row = { personId, fileName: "a.txt", sha256: "a", mediaType: "text/plain", receivedAt: Date.now() };
  const bytes = MAX_UNPOSTED_BYTES - 1000;
  await database().write(async (on) => {
    await on.insert(uploads).values({ ...row, ticket: crypto.randomUUID(), bytes });
  });
  const send = (size: number) => receiveUpload(lead, "a.txt", Readable.from([Buffer.alloc(size, 65)]));
  expect(await send(1001)).toMatchObject({ refused: "too many unposted" });
  expect(await send(1000)).toHaveProperty("ticket");
  expect(await send(1)).toMatchObject({ refused: "too many unposted" });
});
