import { beforeAll, describe, expect, test } from "vitest";
import { textDigest } from "#db/chain.ts";
import { redactedTexts, salts } from "#db/schema/index.ts";
import { createTriggers, dropTriggers } from "#db/triggers.ts";
import { chainBreaks } from "#db/verify.ts";
import { asOfInstant, contextAt, currentContext } from "#lib/core/context.ts";
import { database } from "#lib/core/database.ts";
import { Forbidden, Invalid, NotFound } from "#lib/core/errors.ts";
import { findDraft, saveDraft } from "#lib/identity/drafts.store.ts";
import { getRecommendation } from "#lib/partnership/reviews.queries.ts";
import { askQuestion } from "#lib/recommendations/questions.commands.ts";
import { getThread } from "#lib/recommendations/questions.queries.ts";
import { postUpdate } from "#lib/recommendations/updates/commands.ts";
import { listUpdates } from "#lib/recommendations/updates/queries.ts";
import { timelineOf } from "#lib/reporting/timeline/queries.ts";
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
import { redact } from "./commands.ts";
import { getWrittenTexts, redactionsOf } from "./queries.ts";
import { MOST_WRITES } from "./rules.ts";

withTestDatabase();
let cast: TestUsers;
beforeAll(async () => {
  cast = await seedTestUsers();
});

const REASON = "It points to one family.";

/** A question that says something, by its trail number. */
async function said(words: string, postAnyway = false) {
  return (await askQuestion(cast.business, { reference: "HU2-4", words }, { postAnyway })).trail;
}

const wordsOf = async (trail: number) =>
  (await getThread(await currentContext(cast.business), trail)).messages[0].words;

const removal = (factTrail: number, passage: string, more: Record<string, string> = {}) => ({
  factTrail: `${factTrail}`,
  passage,
  reason: REASON,
  ...more,
});
const everywhere = { everywhere: "on" };

const breaks = () => [...chainBreaks(database().sqlite)];

/** The findings of `verify` after the database file was changed directly; the change is undone afterwards. */
function breaksAfter(statement: string) {
  const { sqlite } = database();
  sqlite.exec("BEGIN");
  dropTriggers(sqlite);
  sqlite.exec(statement);
  const found = breaks();
  sqlite.exec("ROLLBACK");
  return found;
}

describe("redact", () => {
  test("takes a passage from one write only, in one trail row, and says when, by whom and why", async () => {
    const here = await said("Ask about the flat above the bakery, and the bakery.");
    const there = await said("Who lives in the flat above the bakery?");
    const before = await lastTrailRow();
    const { trail, result } = await redact(cast.business, removal(here, " the flat above the bakery\r\n"));
    expect([trail, result]).toEqual([before.number + 1, 1]);
    const { personId } = cast.business;
    expect(await lastTrailRow()).toMatchObject({ number: trail, command: "redact", personId });
    expect(await wordsOf(here)).toBe("Ask about [removed], and the bakery.");
    expect(await wordsOf(there)).toBe("Who lives in the flat above the bakery?");
    const told = [{ trail, factTrail: here, what: "passage", reason: REASON, personId }];
    expect(await redactionsOf(await currentContext(cast.viewer), [here, there])).toMatchObject(told);
    const { id } = await getRecommendation(await currentContext(cast.viewer), "HU2-4");
    // Also as at a moment before it was removed: it is gone from there too.
    const then = { ...(await asOfInstant()), event: there };
    const timeline = await timelineOf(contextAt(cast.viewer, then), { id }, "everything");
    expect(timeline.find((entry) => entry.trail === here)?.redactions).toMatchObject(told);
    expect((await getWrittenTexts(await currentContext(cast.business), here)).texts.map(({ text }) => text)).toEqual([
      await wordsOf(here),
    ]);
  });

  test("removes every occurrence of it, in every text", async () => {
    const update = { reference: "HU2-3", rating: "on-track" as const, seen: 0, next: "Ring the yellow door." };
    await postUpdate(cast.leads.training, { ...update, done: "The yellow door, the yellow door." });
    const question = await said("Who opened the yellow door?");
    const { result } = await redact(cast.business, removal(question, "yellow door", everywhere));
    expect(result).toBe(2);
    expect(JSON.stringify(readAllRows())).not.toContain("yellow door");
    const { id } = await getRecommendation(await currentContext(cast.viewer), "HU2-3");
    expect(await listUpdates(await currentContext(cast.viewer), id)).toMatchObject([
      { done: "The [removed], the [removed].", next: "Ring the [removed]." },
    ]);
  });

  test("removes it from texts held for review, and from drafts, whose authors are told", async () => {
    const held = await said("Baby A of the red house was seen.", true);
    const path = "/recommendations/HU2-4/update";
    await saveDraft(cast.business.personId ?? 0, path, {
      done: 'Called at "the red house"\\ today',
      rating: "on-track",
      evidence: [{ title: "Photograph of the red house" }],
    });
    await saveDraft(cast.viewer.personId ?? 0, path, { done: "Called at a house" });
    await redact(cast.business, removal(held, "the red house"));
    expect(await wordsOf(held)).toBe("Baby A of [removed] was seen.");
    expect(await findDraft(cast.business, path)).toMatchObject({
      fields: {
        done: 'Called at "[removed]"\\ today',
        rating: "on-track",
        evidence: [{ title: "Photograph of [removed]" }],
      },
      redaction: { reason: removal(held, "").reason, at: expect.any(Number) },
    });
    expect(await findDraft(cast.viewer, path)).toMatchObject({
      fields: { done: "Called at a house" },
      redaction: null,
    });
  });

  test("a passage of several lines goes from drafts too, whichever way a browser ends its lines", async () => {
    const question = await said("Seen at\nNumber Nine\nby the school.");
    const path = "/recommendations/HU2-4/questions/ask";
    await saveDraft(cast.executive.personId ?? 0, path, { words: "Seen at\r\nNumber Nine\r\nby the school." });
    await redact(cast.business, removal(question, "Number Nine\r\nby the school"));
    expect(await wordsOf(question)).toBe("Seen at\n[removed].");
    expect((await findDraft(cast.executive, path))?.fields).toEqual({ words: "Seen at\r\n[removed]." });
  });
});

describe("after a redaction", () => {
  let question: number;
  let salt: string;
  const WORDS = "Ask at the blue gate, please.";
  beforeAll(async () => {
    question = await said(WORDS);
    salt = (await saltsOf(question))["questions.0.words"] ?? "";
    await redact(cast.business, removal(question, "the blue gate"));
  });

  async function saltsOf(trail: number) {
    const rows = await database().reading.select().from(salts);
    return rows.find(({ trailNumber }) => trailNumber === trail)?.byPlace ?? {};
  }

  test("the chain still holds, and holds again when the same text is redacted twice", async () => {
    expect(breaks()).toEqual([]);
    await redact(cast.business, removal(question, "please"));
    expect(await wordsOf(question)).toBe("Ask at [removed], [removed].");
    expect(breaks()).toEqual([]);
  });

  test.each([
    ["the redacted text", "UPDATE questions SET words = 'Ask at [removed].' WHERE trail = :q", "redacted text altered"],
    ["what the text was", "UPDATE redacted_texts SET digest_before = 'x' WHERE fact_trail = :q", "facts altered"],
    ["that it was redacted", "DELETE FROM redacted_texts WHERE fact_trail = :q", "facts altered"],
    ["whose question it is", "UPDATE questions SET recommendation_id = 1 WHERE trail = :q", "facts altered"],
    ["its new salt", "DELETE FROM salts WHERE trail_number = :q", "redacted text altered"],
  ])("altering %s is found", (_what, statement, kind) => {
    const found = breaksAfter(statement.replace(":q", `${question}`));
    expect(found).toContainEqual(expect.objectContaining({ kind, trail: question }));
  });

  test("its salt is deleted, so that the digest that remains confirms no guess", async () => {
    expect(salt).not.toBe("");
    expect(JSON.stringify(readAllRows())).not.toContain(salt);
    const [first] = (await database().reading.select().from(redactedTexts)).filter((row) => row.factTrail === question);
    expect(first?.digestBefore).toBe(textDigest(WORDS, salt));
    const known = [null, ...Object.values(await saltsOf(question))];
    expect(known).toHaveLength(2);
    for (const other of known) expect(textDigest(WORDS, other)).not.toBe(first?.digestBefore);
  });

  test("facts are as unchangeable as before", async () => {
    const { sqlite } = database();
    expect(() => sqlite.exec(`UPDATE questions SET words = 'Mine.' WHERE trail = ${question}`)).toThrow(
      "never changed",
    );
    createTriggers(sqlite);
    expect(breaks()).toEqual([]);
  });
});

describe("redact is refused", () => {
  test.each([
    ["a passage that is not there", { passage: "the green gate" }, "passage"],
    ["in another spelling", { passage: "the Brown gate" }, "passage"],
    ["that is nowhere", { passage: "the green gate", everywhere: "on" }, "passage"],
    ["too short to be one", { passage: " ga " }, "passage"],
    ["without a reason", { reason: " " }, "reason"],
    ["repeated in the reason", { reason: "Since the brown gate is theirs." }, "reason"],
  ])("%s, beside its field, and nothing is written", async (_name, wrong, field) => {
    const question = await said("Ask at the brown gate.");
    await expectNothingWritten(async () => {
      const attempt = redact(cast.business, removal(question, "the brown gate", wrong));
      expect(Object.keys((await catchError(Invalid, attempt)).fields)).toEqual([field]);
    });
  });

  test("if the reason itself may identify a person, or the event does not exist", async () => {
    const question = await said("Ask at the brown gate.");
    await expectNothingWritten(async () => {
      const doubtful = removal(question, "the brown gate", { reason: "Baby A lives there." });
      const refused = await catchError(Invalid, redact(cast.business, doubtful, { postAnyway: true }));
      expect(refused).toMatchObject({ mayPostAnyway: false, passages: [{ field: "reason", text: "Baby A" }] });
      await expect(redact(cast.business, removal(99_999, "the brown gate"))).rejects.toBeInstanceOf(NotFound);
      await expect(getWrittenTexts(await currentContext(cast.business), 99_999)).rejects.toBeInstanceOf(NotFound);
    });
  });

  test("everywhere, if it occurs so often that it is a common word", async () => {
    const trails: number[] = [];
    for (let many = 0; many <= MOST_WRITES; many += 1) trails.push(await said("In which ward?"));
    const [first = 0, second = 0] = trails;
    await expectNothingWritten(async () => {
      const attempt = redact(cast.business, removal(first, "which ward", everywhere));
      expect((await catchError(Invalid, attempt)).fields.passage).toContain(`${MOST_WRITES + 1} places`);
    });
    await redact(cast.business, removal(first, "which ward"));
    expect((await redact(cast.business, removal(second, "which ward", everywhere))).result).toBe(MOST_WRITES);
  });

  test("to all but the business team, without a hint whether the passage occurs anywhere", async () => {
    const question = await said("Ask at the white gate.");
    await expectNothingWritten(async () => {
      for (const viewer of everyoneExcept(cast, cast.business)) {
        const present = await catchError(Forbidden, redact(viewer, removal(question, "white gate", everywhere)));
        for (const passage of ["grey gate", "gate"])
          for (const more of [{}, everywhere]) {
            const guessed = await catchError(Forbidden, redact(viewer, removal(1, passage, more)));
            expect([guessed.message, guessed.what]).toEqual([present.message, present.what]);
          }
        await expect(getWrittenTexts(await currentContext(viewer), question)).rejects.toBeInstanceOf(NotFound);
      }
    });
  });

  test("and what breaks off half way leaves every text as it was", async () => {
    const question = await said("Ask at the black gate.");
    for (const table of ["redactions", "redacted_texts"])
      await expectNothingWritten(() =>
        whileInsertsFail(table, () =>
          expect(redact(cast.business, removal(question, "black gate"))).rejects.toThrow("broken off"),
        ),
      );
    expect(await wordsOf(question)).toBe("Ask at the black gate.");
  });
});
