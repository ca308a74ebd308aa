import { Readable } from "node:stream";
import { beforeAll, describe, expect, test } from "vitest";
import { asOfInstant, contextAt, currentContext } from "#lib/core/context.ts";
import { Conflict, Forbidden, Invalid, NotFound } from "#lib/core/errors.ts";
import type { Viewer } from "#lib/core/viewer.ts";
import { readBytes } from "#lib/files/storage.ts";
import { getRecommendation } from "#lib/partnership/reviews.queries.ts";
import { releaseHeld } from "#lib/privacy/moderation/commands.ts";
import { setContributors } from "#lib/recommendations/ownership.commands.ts";
import { boardSummary } from "#lib/reporting/board.queries.ts";
import { timelineOf } from "#lib/reporting/timeline/queries.ts";
import { everything } from "#lib/status/listing.rules.ts";
import { statusesById } from "#lib/status/queries.ts";
import { inviteAs, lastTrailRow, seedTestUsers, type TestUsers, withTestDatabase } from "#tests/support/database.ts";
import { addEvidence, postUpdate } from "./commands.ts";
import { getEvidenceFile, listEvidence, listUpdates } from "./queries.ts";
import { receiveUpload } from "./store.ts";

withTestDatabase();
let users: TestUsers;
beforeAll(async () => {
  users = await seedTestUsers();
});

const answers = { done: "The form was tried in two districts.", difference: "", next: "All districts.", inTheWay: "" };

async function update(viewer: Viewer, reference: string, more: Record<string, unknown> = {}) {
  const { id } = await getRecommendation(await currentContext(viewer), reference);
  const [last] = await listUpdates(await currentContext(users.business), id);
  return { reference, rating: "on-track" as const, seen: last?.trail ?? 0, ...answers, ...more };
}

async function position(reference: string) {
  const { id } = await getRecommendation(await currentContext(users.viewer), reference);
  return (await statusesById(await currentContext(users.viewer), [id])).get(id);
}

async function updatesSeenBy(viewer: Viewer, reference: string) {
  const { id } = await getRecommendation(await currentContext(viewer), reference);
  return listUpdates(await currentContext(viewer), id);
}

async function ticket(viewer: Viewer, text: string, name = "notes.txt"): Promise<string> {
  const received = await receiveUpload(viewer, name, Readable.from([Buffer.from(text)]));
  if (!("ticket" in received)) throw new Error(received.refused);
  return received.ticket;
}

describe("postUpdate", () => {
  test("the owner's lead posts with two pieces of evidence in one trail row, and the status changes", async () => {
    const lead = users.leads.earlyHelp;
    const before = await lastTrailRow();
    const evidence = [
      { file: await ticket(lead, "one"), shows: "activity", trueOn: "2026-01-31" },
      { file: await ticket(lead, "two", "figures.csv"), title: "Figures", shows: "outcome", trueOn: "2026-02-28" },
      { url: "", title: "", shows: "", trueOn: "" },
    ];
    const { trail } = await postUpdate(lead, await update(lead, "HU2-4", { evidence }));
    expect(await lastTrailRow()).toMatchObject({
      number: before.number + 1,
      command: "postUpdate",
      personId: lead.personId,
    });
    expect(await position("HU2-4")).toMatchObject({
      status: "on-track",
      rating: "on-track",
      updateCount: 1,
      evidenceCount: 2,
      lastUpdate: { trail },
    });
    const { id } = await getRecommendation(await currentContext(lead), "HU2-4");
    const kept = await listEvidence(await currentContext(users.viewer), id);
    expect(kept.map(({ title, shows, trueOn }) => [title, shows, trueOn])).toEqual([
      ["Figures", "outcome", "2026-02-28"],
      ["notes.txt", "activity", "2026-01-31"],
    ]);
    const file = await getEvidenceFile(await currentContext(users.viewer), kept[0]?.id ?? 0);
    expect(await (await readBytes(file.sha256)).text()).toBe("two");
  });

  test("“nothing has changed” keeps the rating and needs no answers", async () => {
    const lead = users.leads.earlyHelp;
    const unchanged = await update(lead, "HU2-4", { done: "", next: "", rating: "unchanged" });
    await postUpdate(lead, unchanged);
    expect(await position("HU2-4")).toMatchObject({ rating: "on-track", lastUpdate: { nothingChanged: true } });
    await expect(postUpdate(users.leads.nhs, { ...unchanged, reference: "HU2-1", seen: 0 })).rejects.toMatchObject({
      fields: { rating: expect.any(String) },
    });
  });

  test("a correction takes the position of the corrected update; both stay readable", async () => {
    const lead = users.leads.training;
    const first = await postUpdate(lead, await update(lead, "HU2-3", { rating: "delivered" }));
    const second = await postUpdate(lead, await update(lead, "HU2-3", { rating: "at-risk", inTheWay: "Rooms." }));
    await postUpdate(lead, await update(lead, "HU2-3", { rating: "not-started", corrects: first.trail }));
    expect(await position("HU2-3")).toMatchObject({ rating: "at-risk" });
    const correction = await postUpdate(
      lead,
      await update(lead, "HU2-3", { rating: "off-track", inTheWay: "Rooms and trainers.", corrects: second.trail }),
    );
    expect(await position("HU2-3")).toMatchObject({ rating: "off-track", lastUpdate: { trail: correction.trail } });
    expect(await updatesSeenBy(users.viewer, "HU2-3")).toHaveLength(4);
    await expect(postUpdate(lead, await update(lead, "HU2-3", { corrects: second.trail }))).rejects.toBeInstanceOf(
      Conflict,
    );
    await expect(
      postUpdate(users.leads.nhs, await update(users.leads.nhs, "HU2-1", { corrects: first.trail })),
    ).rejects.toBeInstanceOf(NotFound);
  });

  test("a contributor's update does not rate the recommendation", async () => {
    await setContributors(users.business, { reference: "HU2-4", agencyIds: [users.agencies.training], seen: 0 });
    await postUpdate(
      users.leads.training,
      await update(users.leads.training, "HU2-4", { rating: "off-track", inTheWay: "Time." }),
    );
    expect(await position("HU2-4")).toMatchObject({ rating: "on-track" });
  });

  test("the business team posts on behalf of the owner, and the trail records its role", async () => {
    await postUpdate(users.business, await update(users.business, "HU2-4"));
    const [latest] = await updatesSeenBy(users.viewer, "HU2-4");
    expect(latest).toMatchObject({ role: "business", agencyId: users.agencies.earlyHelp, asOwner: true });
  });

  test("an Executive member posts only where the Executive is the owner", async () => {
    await postUpdate(users.executive, { ...(await update(users.executive, "HU2-2")), seen: 0 });
    expect(await position("HU2-2")).toMatchObject({ rating: "on-track" });
    await expect(postUpdate(users.executive, await update(users.executive, "HU2-4"))).rejects.toBeInstanceOf(Forbidden);
  });

  test("the second of two simultaneous updates gets a conflict with both texts", async () => {
    const lead = users.leads.earlyHelp;
    const mine = await update(lead, "HU2-4", { done: "What I wrote." });
    await postUpdate(users.business, await update(users.business, "HU2-4", { done: "What they wrote." }));
    const conflict = await postUpdate(lead, mine).catch((error: unknown) => error);
    if (!(conflict instanceof Conflict)) throw new Error("no conflict");
    expect(conflict.texts.map(({ text }) => text)).toEqual([
      expect.stringContaining("What they wrote."),
      expect.stringContaining("What I wrote."),
    ]);
    await postUpdate(lead, { ...mine, seen: conflict.seen ?? 0 });
  });

  test.each([
    ["no answers", { done: "" }, "done"],
    ["no rating", { rating: "" }, "rating"],
    ["at risk without an obstacle", { rating: "at-risk" }, "inTheWay"],
    ["answers and “nothing has changed”", { rating: "unchanged" }, "rating"],
    ["a text too long", { done: "x".repeat(20_001) }, "done"],
    [
      "evidence without a file or link",
      { evidence: [{ title: "Minutes", shows: "activity", trueOn: "2026-01-01" }] },
      "evidence.0.file",
    ],
    [
      "evidence of the future",
      { evidence: [{ url: "https://example.org", title: "Minutes", shows: "activity", trueOn: "2099-01-01" }] },
      "evidence.0.trueOn",
    ],
    [
      "evidence on 30 February",
      { evidence: [{ url: "https://example.org", title: "Minutes", shows: "activity", trueOn: "2026-02-30" }] },
      "evidence.0.trueOn",
    ],
    [
      "a link that is a script",
      { evidence: [{ url: "javascript:alert(1)", title: "Minutes", shows: "activity", trueOn: "2026-01-01" }] },
      "evidence.0.url",
    ],
    [
      "a ticket of no one's",
      { evidence: [{ file: crypto.randomUUID(), shows: "activity", trueOn: "2026-01-01" }] },
      "evidence.0.file",
    ],
  ])("%s is refused with an error on its field, and nothing is written", async (_name, wrong, field) => {
    const lead = users.leads.earlyHelp;
    const before = await lastTrailRow();
    const refused = await postUpdate(lead, await update(lead, "HU2-4", wrong)).catch((error: unknown) => error);
    if (!(refused instanceof Invalid)) throw new Error("not refused");
    expect(Object.keys(refused.fields)).toContain(field);
    expect(await lastTrailRow()).toEqual(before);
  });

  test("a file uploaded by another person cannot be used", async () => {
    const evidence = [{ file: await ticket(users.leads.nhs, "theirs"), shows: "activity", trueOn: "2026-01-01" }];
    await expect(
      postUpdate(users.leads.earlyHelp, await update(users.leads.earlyHelp, "HU2-4", { evidence })),
    ).rejects.toBeInstanceOf(Invalid);
  });

  test("a viewer without permission is refused", async () => {
    const before = await lastTrailRow();
    for (const viewer of [users.viewer, users.scrutineer, users.leads.nhs]) {
      await expect(postUpdate(viewer, { ...(await update(users.leads.earlyHelp, "HU2-4")) })).rejects.toBeInstanceOf(
        Forbidden,
      );
      const evidence = [{ url: "https://example.org", title: "Minutes", shows: "activity", trueOn: "2026-01-01" }];
      await expect(addEvidence(viewer, { reference: "HU2-4", evidence })).rejects.toBeInstanceOf(Forbidden);
    }
    expect(await lastTrailRow()).toEqual(before);
  });
});

describe("an update that may identify a child", () => {
  test("is pointed out, then visible only to its author and the business team until they release it", async () => {
    const author = users.leads.nhs;
    const evidence = [{ file: await ticket(author, "figures"), shows: "outcome", trueOn: "2026-01-01" }];
    const doubtful = await update(author, "HU2-1", { difference: "Baby A is safer now.", evidence });
    const warned = await postUpdate(author, doubtful).catch((error: unknown) => error);
    if (!(warned instanceof Invalid)) throw new Error("no warning");
    expect(warned.passages).toMatchObject([{ field: "difference", text: "Baby A" }]);

    const { trail } = await postUpdate(author, doubtful, { postAnyway: true });
    const { id } = await getRecommendation(await currentContext(author), "HU2-1");
    for (const viewer of [author, users.business]) expect(await updatesSeenBy(viewer, "HU2-1")).toHaveLength(1);
    for (const viewer of [users.viewer, users.executive, users.scrutineer, users.leads.earlyHelp]) {
      expect(await updatesSeenBy(viewer, "HU2-1")).toEqual([]);
      expect(await listEvidence(await currentContext(viewer), id)).toEqual([]);
      expect(
        (await timelineOf(await currentContext(viewer), { id }, "everything")).map((entry) => entry.trail),
      ).not.toContain(trail);
      expect(JSON.stringify(await boardSummary(await currentContext(viewer), everything))).not.toContain("Baby A");
    }
    expect(await position("HU2-1")).toMatchObject({ status: "no-update", updateCount: 0, evidenceCount: 0 });
    const [file] = await listEvidence(await currentContext(author), id);
    await expect(getEvidenceFile(await currentContext(users.leads.earlyHelp), file?.id ?? 0)).rejects.toBeInstanceOf(
      NotFound,
    );

    const whileHeld = await asOfInstant();
    for (const viewer of [author, users.executive, users.viewer])
      await expect(releaseHeld(viewer, { heldTrail: trail, reason: "" })).rejects.toBeInstanceOf(Forbidden);
    await releaseHeld(users.business, { heldTrail: trail, reason: "It is the name of a programme." });
    expect(await updatesSeenBy(users.viewer, "HU2-1")).toHaveLength(1);
    expect(await position("HU2-1")).toMatchObject({ status: "on-track", updateCount: 1, evidenceCount: 1 });
    expect((await statusesById(contextAt(users.viewer, whileHeld), [id])).get(id)).toMatchObject({
      status: "no-update",
    });
    await expect(releaseHeld(users.business, { heldTrail: trail, reason: "" })).rejects.toBeInstanceOf(Conflict);
    await expect(releaseHeld(users.business, { heldTrail: 1, reason: "" })).rejects.toBeInstanceOf(NotFound);
  });

  test("is not shown in the conflict of a colleague's update", async () => {
    const colleague = await inviteAs("lead", users.agencies.training);
    const hidden = await update(users.leads.training, "HU2-3", { done: "Child B was seen." });
    await postUpdate(users.leads.training, hidden, { postAnyway: true });
    const [seenByColleague] = await updatesSeenBy(colleague, "HU2-3");
    expect(JSON.stringify(seenByColleague)).not.toContain("Child B");
    await postUpdate(colleague, { ...hidden, done: "Rooms were found.", seen: seenByColleague?.trail ?? 0 });
  });

  test("is also found in a file name", async () => {
    const evidence = [
      { file: await ticket(users.leads.nhs, "x", "Baby_A_notes.txt"), shows: "activity", trueOn: "2026-01-01" },
    ];
    const warned = await addEvidence(users.leads.nhs, { reference: "HU2-1", evidence }).catch(
      (error: unknown) => error,
    );
    expect(warned).toMatchObject({ passages: [{ field: "evidence.0.file", text: "Baby A" }] });
  });
});
