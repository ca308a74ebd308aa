import { beforeAll, describe, expect, test } from "vitest";
import { dateOf, now } from "#lib/core/clock.ts";
import { asOfInstant, contextAt, currentContext } from "#lib/core/context.ts";
import { Conflict, Forbidden, Invalid, NotFound } from "#lib/core/errors.ts";
import type { Viewer } from "#lib/core/viewer.ts";
import { scheduleMeeting } from "#lib/partnership/meetings.commands.ts";
import { getRecommendation } from "#lib/partnership/reviews.queries.ts";
import { releaseHeld } from "#lib/privacy/moderation/commands.ts";
import { countTotals, statusesById } from "#lib/status/queries.ts";
import {
  catchError,
  everyoneExcept,
  expectNothingWritten,
  lastTrailRow,
  seedTestUsers,
  type TestUsers,
  whileInsertsFail,
  withTestDatabase,
} from "#tests/support/database.ts";
import { setContributors } from "./ownership.commands.ts";
import { answerQuestion, askAgain, askQuestion } from "./questions.commands.ts";
import { getThread, listOpenThreads, listThreads } from "./questions.queries.ts";
import { isThreadOpen, lastAskedAt } from "./questions.rules.ts";

withTestDatabase();
let users: TestUsers;
let lead: Viewer;
beforeAll(async () => {
  users = await seedTestUsers();
  lead = users.leads.earlyHelp;
});

const QUESTION = "How many districts share their plans?";

async function asked(words = QUESTION, viewer = users.executive, reference = "HU2-4") {
  return (await askQuestion(viewer, { reference, words })).trail;
}

async function thread(questionTrail: number, viewer = users.viewer) {
  return getThread(await currentContext(viewer), questionTrail);
}

/** A message in a thread, from a viewer who has seen its last message. */
async function messageInput(questionTrail: number, words: string, viewer = users.viewer) {
  return { questionTrail, words, seen: (await thread(questionTrail, viewer)).messages.at(-1)?.trail ?? 0 };
}

async function openOn(reference: string) {
  const { id } = await getRecommendation(await currentContext(users.viewer), reference);
  const asOf = await asOfInstant();
  return (await statusesById(contextAt(users.viewer, asOf), [id])).get(id)?.openQuestions;
}

describe("a question", () => {
  test("is asked by the Executive, the business team or the scrutineer in one trail row, and is open", async () => {
    for (const viewer of [users.executive, users.business, users.scrutineer]) {
      const before = await lastTrailRow();
      const trail = await asked(QUESTION, viewer, "HU2-3");
      const row = { number: before.number + 1, command: "askQuestion", personId: viewer.personId };
      expect(await lastTrailRow()).toMatchObject(row);
      expect(await thread(trail)).toMatchObject({ reference: "HU2-3", messages: [{ kind: "asked", words: QUESTION }] });
      expect(isThreadOpen(await thread(trail))).toBe(true);
    }
    expect(await openOn("HU2-3")).toBe(3);
  });

  test("names the meeting at which it was asked, which must exist", async () => {
    const given = { reference: "HU2-4", words: QUESTION };
    const { trail: meetingId } = await scheduleMeeting(users.business, { title: "Executive", heldOn: dateOf(now()) });
    const { trail } = await askQuestion(users.executive, { ...given, meetingId });
    expect(await thread(trail)).toMatchObject({ meetingId });
    await answerQuestion(lead, await messageInput(trail, "Nine."));
    await expectNothingWritten(async () => {
      for (const wrong of [{ meetingId: trail }, { words: " " }]) {
        const attempt = askQuestion(users.executive, { ...given, ...wrong });
        expect(Object.keys((await catchError(Invalid, attempt)).fields)).toEqual(Object.keys(wrong));
      }
      await expect(askQuestion(users.executive, { ...given, reference: "HU2-9" })).rejects.toBeInstanceOf(NotFound);
    });
  });

  test("alternates between open and closed as it is answered and asked again, each in one trail row", async () => {
    const trail = await asked();
    const steps = [
      [answerQuestion, "answerQuestion", lead, "Nine of twelve.", false],
      [askAgain, "askAgain", users.scrutineer, "And the other three?", true],
      [answerQuestion, "answerQuestion", users.business, "By the summer.", false],
    ] as const;
    for (const [command, name, viewer, words, isOpenNow] of steps) {
      const before = await lastTrailRow();
      await command(viewer, await messageInput(trail, words));
      const { personId } = viewer;
      expect(await lastTrailRow()).toMatchObject({ number: before.number + 1, command: name, personId });
      expect(isThreadOpen(await thread(trail))).toBe(isOpenNow);
      expect(await openOn("HU2-4")).toBe(isOpenNow ? 1 : 0);
    }
    const { messages, recommendationId } = await thread(trail);
    expect(await listThreads(await currentContext(users.viewer), recommendationId)).toContainEqual(await thread(trail));
    expect(messages.map(({ kind, agencyId, role }) => [kind, agencyId, role])).toEqual([
      ["asked", null, "executive"],
      ["answer", users.agencies.earlyHelp, "lead"],
      ["asked again", null, "scrutineer"],
      ["answer", users.agencies.earlyHelp, "business"],
    ]);
    expect(lastAskedAt(await thread(trail))).toBe(messages[2]?.at);
  });

  test("cannot be asked again before it is answered", async () => {
    const trail = await asked();
    await expectNothingWritten(async () => {
      const again = askAgain(users.executive, await messageInput(trail, "Well?"));
      await expect(again).rejects.toBeInstanceOf(Conflict);
    });
    await answerQuestion(lead, await messageInput(trail, "Nine."));
  });

  test("is listed among the open questions, oldest first, as of any instant", async () => {
    const [first, second] = [await asked("First?"), await asked("Second?")];
    const whileOpen = await asOfInstant();
    const waiting = async (most: number, asOf = whileOpen) => {
      const { recommendationId } = await thread(first);
      return (await listOpenThreads(contextAt(users.viewer, asOf), most, [recommendationId])).map(({ trail }) => trail);
    };
    expect(await waiting(5)).toEqual([first, second]);
    expect(await waiting(1)).toEqual([first]);
    const { openQuestions: count } = await countTotals(contextAt(users.viewer, whileOpen));
    const { trail } = await answerQuestion(lead, await messageInput(first, "Nine."));
    expect(await waiting(5, await asOfInstant())).toEqual([second]);
    expect((await countTotals(await currentContext(users.viewer))).openQuestions).toBe(count - 1);
    expect(await waiting(5, { ...whileOpen, event: trail - 1 })).toEqual([first, second]);
    await answerQuestion(lead, await messageInput(second, "Nine."));
  });
});

test("the second of two simultaneous answers gets a conflict with both texts, and can be repeated", async () => {
  const trail = await asked();
  const mine = await messageInput(trail, "What I wrote.");
  const { trail: theirs } = await answerQuestion(users.business, await messageInput(trail, "What they wrote."));
  await expectNothingWritten(async () => {
    for (const attempt of [() => answerQuestion(lead, mine), () => askAgain(users.executive, mine)]) {
      const conflict = await catchError(Conflict, attempt());
      expect(conflict.texts.map(({ text }) => text)).toEqual(["What they wrote.", "What I wrote."]);
      expect(conflict.seen).toBe(theirs);
    }
  });
  await answerQuestion(lead, { ...mine, seen: theirs });
  expect((await thread(trail)).messages.map(({ words }) => words)).toEqual([
    QUESTION,
    "What they wrote.",
    "What I wrote.",
  ]);
});

describe("a text that may identify a child", () => {
  test("hides a question from others: it is neither open nor answerable until it is released", async () => {
    const before = await openOn("HU2-4");
    const given = { reference: "HU2-4", words: "Was Baby A seen?" };
    const warned = await catchError(Invalid, askQuestion(users.executive, given));
    expect(warned.passages).toMatchObject([{ field: "words", text: "Baby A" }]);
    const { trail } = await askQuestion(users.executive, given, { postAnyway: true });
    expect(await openOn("HU2-4")).toBe(before);
    for (const viewer of [users.executive, users.business])
      expect((await thread(trail, viewer)).messages).toMatchObject([{ isHeld: true }]);
    for (const viewer of everyoneExcept(users, users.executive, users.business))
      await expect(thread(trail, viewer)).rejects.toBeInstanceOf(NotFound);
    const answer = { questionTrail: trail, words: "Yes.", seen: trail };
    await expectNothingWritten(async () => {
      for (const viewer of [lead, users.business])
        await expect(answerQuestion(viewer, answer)).rejects.toBeInstanceOf(NotFound);
    });
    await releaseHeld(users.business, { heldTrail: trail, reason: "The name of a doll." });
    expect(await openOn("HU2-4")).toBe((before ?? 0) + 1);
    await answerQuestion(lead, answer);
  });

  test("in an answer does not close the question until it is released, and is hidden from colleagues", async () => {
    const trail = await asked();
    const given = await messageInput(trail, "Yes, Baby A was.");
    const { trail: held } = await answerQuestion(lead, given, { postAnyway: true });
    expect(isThreadOpen(await thread(trail))).toBe(true);
    expect(isThreadOpen(await thread(trail, lead))).toBe(true);
    expect(await openOn("HU2-4")).toBe(1);
    expect((await thread(trail, users.executive)).messages).toHaveLength(1);
    expect((await thread(trail, lead)).messages).toHaveLength(2);
    // The open threads are the same for every viewer, so they contain nothing held for review.
    const [waiting] = await listOpenThreads(await currentContext(lead), 1, [(await thread(trail)).recommendationId]);
    expect(waiting).toMatchObject({ trail, messages: [{ kind: "asked" }] });
    expect(waiting?.messages).toHaveLength(1);
    await releaseHeld(users.business, { heldTrail: held, reason: "The name of a doll." });
    expect(isThreadOpen(await thread(trail))).toBe(false);
    expect(await openOn("HU2-4")).toBe(0);
  });
});

describe("permission to answer", () => {
  test("a contributor, the business team for either, and an Executive member where the Executive is the owner may answer", async () => {
    const { training, nhs } = users.agencies;
    await setContributors(users.business, { reference: "HU2-4", agencyIds: [training], seen: 0 });
    const trail = await asked();
    await answerQuestion(users.leads.training, await messageInput(trail, "We lent a room."));
    await answerQuestion(users.business, { ...(await messageInput(trail, "They told us.")), agencyId: training });
    expect((await thread(trail)).messages.slice(1)).toMatchObject([{ agencyId: training }, { agencyId: training }]);
    await expectNothingWritten(async () => {
      const forAnother = { ...(await messageInput(trail, "Mine.")), agencyId: nhs };
      expect((await catchError(Invalid, answerQuestion(users.business, forAnother))).fields).toHaveProperty("agencyId");
    });
    const ofTheirs = await asked(QUESTION, users.scrutineer, "HU2-2");
    await answerQuestion(users.executive, await messageInput(ofTheirs, "We have asked."));
    expect(isThreadOpen(await thread(ofTheirs))).toBe(false);
  });

  test("a viewer without permission, such as the lead of another agency, is refused and nothing is written", async () => {
    const { business, executive, scrutineer, leads } = users;
    const trail = await asked(QUESTION, executive, "HU2-1");
    const given = await messageInput(trail, "Mine.");
    await expectNothingWritten(async () => {
      for (const viewer of everyoneExcept(users, business, leads.nhs))
        await expect(answerQuestion(viewer, given)).rejects.toBeInstanceOf(Forbidden);
      for (const viewer of everyoneExcept(users, business, executive, scrutineer)) {
        await expect(askQuestion(viewer, { reference: "HU2-1", words: "Why?" })).rejects.toBeInstanceOf(Forbidden);
        await expect(askAgain(viewer, given)).rejects.toBeInstanceOf(Forbidden);
      }
      await expect(answerQuestion(business, { ...given, questionTrail: 1 })).rejects.toBeInstanceOf(NotFound);
    });
  });
});

test("an interrupted write leaves nothing behind", async () => {
  const trail = await asked();
  const breakOff = (table: string, attempt: () => Promise<unknown>) =>
    expectNothingWritten(() => whileInsertsFail(table, () => expect(attempt()).rejects.toThrow("broken off")));
  const given = await messageInput(trail, "Nine.");
  await breakOff("questions", () => askQuestion(users.executive, { reference: "HU2-4", words: QUESTION }));
  await breakOff("replies", () => answerQuestion(lead, given));
  await answerQuestion(lead, given);
  const further = await messageInput(trail, "And?");
  await breakOff("replies", () => askAgain(users.executive, further));
});
