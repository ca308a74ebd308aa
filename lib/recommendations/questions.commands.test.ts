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
  type Cast,
  everybodyBut,
  expectNothingWritten,
  failureOf,
  lastTrail,
  seedCast,
  whileBroken,
  withTestDatabase,
} from "#tests/support/database.ts";
import { setContributors } from "./ownership.commands.ts";
import { answerQuestion, askAgain, askQuestion } from "./questions.commands.ts";
import { getThread, listOpenThreads, listThreads } from "./questions.queries.ts";
import { askedAt, isOpen } from "./questions.rules.ts";

withTestDatabase();
let cast: Cast;
let lead: Viewer;
beforeAll(async () => {
  cast = await seedCast();
  lead = cast.leads.earlyHelp;
});

const QUESTION = "How many districts share their plans?";

async function asked(words = QUESTION, viewer = cast.executive, reference = "HU2-4") {
  return (await askQuestion(viewer, { reference, words })).trail;
}

async function thread(questionTrail: number, viewer = cast.viewer) {
  return getThread(await currentContext(viewer), questionTrail);
}

/** Something said in a thread, in sight of the last thing that the viewer sees in it. */
async function saying(questionTrail: number, words: string, viewer = cast.viewer) {
  return { questionTrail, words, seen: (await thread(questionTrail, viewer)).said.at(-1)?.trail ?? 0 };
}

async function openOn(reference: string) {
  const { id } = await getRecommendation(await currentContext(cast.viewer), reference);
  const asOf = await asOfInstant();
  return (await statusesById(contextAt(cast.viewer, asOf), [id])).get(id)?.openQuestions;
}

describe("a question", () => {
  test("is asked by the Executive, the business team or the scrutineer, and is open; in one trail row", async () => {
    for (const viewer of [cast.executive, cast.business, cast.scrutineer]) {
      const before = await lastTrail();
      const trail = await asked(QUESTION, viewer, "HU2-3");
      const row = { number: before.number + 1, command: "askQuestion", personId: viewer.personId };
      expect(await lastTrail()).toMatchObject(row);
      expect(await thread(trail)).toMatchObject({ reference: "HU2-3", said: [{ kind: "asked", words: QUESTION }] });
      expect(isOpen(await thread(trail))).toBe(true);
    }
    expect(await openOn("HU2-3")).toBe(3);
  });

  test("says at which meeting it was asked, and the meeting has to be there", async () => {
    const given = { reference: "HU2-4", words: QUESTION };
    const { trail: meetingId } = await scheduleMeeting(cast.business, { title: "Executive", heldOn: dateOf(now()) });
    const { trail } = await askQuestion(cast.executive, { ...given, meetingId });
    expect(await thread(trail)).toMatchObject({ meetingId });
    await answerQuestion(lead, await saying(trail, "Nine."));
    await expectNothingWritten(async () => {
      for (const wrong of [{ meetingId: trail }, { words: " " }]) {
        const attempt = askQuestion(cast.executive, { ...given, ...wrong });
        expect(Object.keys((await failureOf(Invalid, attempt)).fields)).toEqual(Object.keys(wrong));
      }
      await expect(askQuestion(cast.executive, { ...given, reference: "HU2-9" })).rejects.toBeInstanceOf(NotFound);
    });
  });

  test("is answered, asked again and answered again: open and closed in turn, each in one trail row", async () => {
    const trail = await asked();
    const steps = [
      [answerQuestion, "answerQuestion", lead, "Nine of twelve.", false],
      [askAgain, "askAgain", cast.scrutineer, "And the other three?", true],
      [answerQuestion, "answerQuestion", cast.business, "By the summer.", false],
    ] as const;
    for (const [command, name, viewer, words, isOpenNow] of steps) {
      const before = await lastTrail();
      await command(viewer, await saying(trail, words));
      const { personId } = viewer;
      expect(await lastTrail()).toMatchObject({ number: before.number + 1, command: name, personId });
      expect(isOpen(await thread(trail))).toBe(isOpenNow);
      expect(await openOn("HU2-4")).toBe(isOpenNow ? 1 : 0);
    }
    const { said, recommendationId } = await thread(trail);
    expect(await listThreads(await currentContext(cast.viewer), recommendationId)).toContainEqual(await thread(trail));
    expect(said.map(({ kind, agencyId, role }) => [kind, agencyId, role])).toEqual([
      ["asked", null, "executive"],
      ["answer", cast.agencies.earlyHelp, "lead"],
      ["asked again", null, "scrutineer"],
      ["answer", cast.agencies.earlyHelp, "business"],
    ]);
    expect(askedAt(await thread(trail))).toBe(said[2]?.at);
  });

  test("that has not been answered is not asked again", async () => {
    const trail = await asked();
    await expectNothingWritten(async () => {
      const again = askAgain(cast.executive, await saying(trail, "Well?"));
      await expect(again).rejects.toBeInstanceOf(Conflict);
    });
    await answerQuestion(lead, await saying(trail, "Nine."));
  });

  test("waits among the open ones, the longest asked first, as at each moment as it stood", async () => {
    const [first, second] = [await asked("First?"), await asked("Second?")];
    const whileOpen = await asOfInstant();
    const waiting = async (most: number, asOf = whileOpen) => {
      const { recommendationId } = await thread(first);
      return (await listOpenThreads(contextAt(cast.viewer, asOf), most, [recommendationId])).map(({ trail }) => trail);
    };
    expect(await waiting(5)).toEqual([first, second]);
    expect(await waiting(1)).toEqual([first]);
    const { openQuestions: count } = await countTotals(contextAt(cast.viewer, whileOpen));
    const { trail } = await answerQuestion(lead, await saying(first, "Nine."));
    expect(await waiting(5, await asOfInstant())).toEqual([second]);
    expect((await countTotals(await currentContext(cast.viewer))).openQuestions).toBe(count - 1);
    expect(await waiting(5, { ...whileOpen, event: trail - 1 })).toEqual([first, second]);
    await answerQuestion(lead, await saying(second, "Nine."));
  });
});

test("of two answers at once the second is shown both texts, and can go on in sight of the first", async () => {
  const trail = await asked();
  const mine = await saying(trail, "What I wrote.");
  const { trail: theirs } = await answerQuestion(cast.business, await saying(trail, "What they wrote."));
  await expectNothingWritten(async () => {
    for (const attempt of [() => answerQuestion(lead, mine), () => askAgain(cast.executive, mine)]) {
      const conflict = await failureOf(Conflict, attempt());
      expect(conflict.texts.map(({ text }) => text)).toEqual(["What they wrote.", "What I wrote."]);
      expect(conflict.seen).toBe(theirs);
    }
  });
  await answerQuestion(lead, { ...mine, seen: theirs });
  expect((await thread(trail)).said.map(({ words }) => words)).toEqual([QUESTION, "What they wrote.", "What I wrote."]);
});

describe("what may identify a child", () => {
  test("in a question keeps it from others: it is not open, nor to be answered, until it is released", async () => {
    const before = await openOn("HU2-4");
    const given = { reference: "HU2-4", words: "Was Baby A seen?" };
    const warned = await failureOf(Invalid, askQuestion(cast.executive, given));
    expect(warned.passages).toMatchObject([{ field: "words", text: "Baby A" }]);
    const { trail } = await askQuestion(cast.executive, given, { postAnyway: true });
    expect(await openOn("HU2-4")).toBe(before);
    for (const viewer of [cast.executive, cast.business])
      expect((await thread(trail, viewer)).said).toMatchObject([{ isHeld: true }]);
    for (const viewer of everybodyBut(cast, cast.executive, cast.business))
      await expect(thread(trail, viewer)).rejects.toBeInstanceOf(NotFound);
    const answer = { questionTrail: trail, words: "Yes.", seen: trail };
    await expectNothingWritten(async () => {
      for (const viewer of [lead, cast.business])
        await expect(answerQuestion(viewer, answer)).rejects.toBeInstanceOf(NotFound);
    });
    await releaseHeld(cast.business, { heldTrail: trail, reason: "The name of a doll." });
    expect(await openOn("HU2-4")).toBe((before ?? 0) + 1);
    await answerQuestion(lead, answer);
  });

  test("in an answer does not close the question until it is released, nor show itself to a colleague", async () => {
    const trail = await asked();
    const given = await saying(trail, "Yes, Baby A was.");
    const { trail: held } = await answerQuestion(lead, given, { postAnyway: true });
    expect(isOpen(await thread(trail))).toBe(true);
    expect(isOpen(await thread(trail, lead))).toBe(true);
    expect(await openOn("HU2-4")).toBe(1);
    expect((await thread(trail, cast.executive)).said).toHaveLength(1);
    expect((await thread(trail, lead)).said).toHaveLength(2);
    // What is open is remembered for everybody alike, so nothing held is in it, whoever asks.
    const [waiting] = await listOpenThreads(await currentContext(lead), 1, [(await thread(trail)).recommendationId]);
    expect(waiting).toMatchObject({ trail, said: [{ kind: "asked" }] });
    expect(waiting?.said).toHaveLength(1);
    await releaseHeld(cast.business, { heldTrail: held, reason: "The name of a doll." });
    expect(isOpen(await thread(trail))).toBe(false);
    expect(await openOn("HU2-4")).toBe(0);
  });
});

describe("who answers", () => {
  test("a contributor too, the business team for either, and an Executive member where it owns", async () => {
    const { training, nhs } = cast.agencies;
    await setContributors(cast.business, { reference: "HU2-4", agencyIds: [training], seen: 0 });
    const trail = await asked();
    await answerQuestion(cast.leads.training, await saying(trail, "We lent a room."));
    await answerQuestion(cast.business, { ...(await saying(trail, "They told us.")), agencyId: training });
    expect((await thread(trail)).said.slice(1)).toMatchObject([{ agencyId: training }, { agencyId: training }]);
    await expectNothingWritten(async () => {
      const forAnother = { ...(await saying(trail, "Mine.")), agencyId: nhs };
      expect((await failureOf(Invalid, answerQuestion(cast.business, forAnother))).fields).toHaveProperty("agencyId");
    });
    const ofTheirs = await asked(QUESTION, cast.scrutineer, "HU2-2");
    await answerQuestion(cast.executive, await saying(ofTheirs, "We have asked."));
    expect(isOpen(await thread(ofTheirs))).toBe(false);
  });

  test("whoever may not is refused, the lead of another agency among them, and nothing is written", async () => {
    const { business, executive, scrutineer, leads } = cast;
    const trail = await asked(QUESTION, executive, "HU2-1");
    const given = await saying(trail, "Mine.");
    await expectNothingWritten(async () => {
      for (const viewer of everybodyBut(cast, business, leads.nhs))
        await expect(answerQuestion(viewer, given)).rejects.toBeInstanceOf(Forbidden);
      for (const viewer of everybodyBut(cast, business, executive, scrutineer)) {
        await expect(askQuestion(viewer, { reference: "HU2-1", words: "Why?" })).rejects.toBeInstanceOf(Forbidden);
        await expect(askAgain(viewer, given)).rejects.toBeInstanceOf(Forbidden);
      }
      await expect(answerQuestion(business, { ...given, questionTrail: 1 })).rejects.toBeInstanceOf(NotFound);
    });
  });
});

test("what breaks off half way leaves nothing behind", async () => {
  const trail = await asked();
  const breakOff = (table: string, attempt: () => Promise<unknown>) =>
    expectNothingWritten(() => whileBroken(table, () => expect(attempt()).rejects.toThrow("broken off")));
  const given = await saying(trail, "Nine.");
  await breakOff("questions", () => askQuestion(cast.executive, { reference: "HU2-4", words: QUESTION }));
  await breakOff("replies", () => answerQuestion(lead, given));
  await answerQuestion(lead, given);
  const further = await saying(trail, "And?");
  await breakOff("replies", () => askAgain(cast.executive, further));
});
