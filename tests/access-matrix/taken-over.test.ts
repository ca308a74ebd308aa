import { beforeAll, describe, expect, test } from "vitest";
import { chainBreaks } from "#db/verify.ts";
import { mayEverDo } from "#lib/core/access.ts";
import { addDays, dateOf, formatDate, now } from "#lib/core/clock.ts";
import { asOfInstant, contextAt, currentContext } from "#lib/core/context.ts";
import { database } from "#lib/core/database.ts";
import { Forbidden, Invalid } from "#lib/core/errors.ts";
import type { Viewer } from "#lib/core/viewer.ts";
import { getRecommendation } from "#lib/partnership/reviews.queries.ts";
import { redact } from "#lib/privacy/redaction/commands.ts";
import { addAction } from "#lib/recommendations/actions/commands.ts";
import { listActions } from "#lib/recommendations/actions/queries.ts";
import { setDueDate } from "#lib/recommendations/due-dates/commands.ts";
import { getDueDates } from "#lib/recommendations/due-dates/queries.ts";
import { agreedDay } from "#lib/recommendations/due-dates/rules.ts";
import { loadBackground } from "#lib/reporting/papers/background.ts";
import { buildPaperDetail } from "#lib/reporting/papers/detail.ts";
import { lookups } from "#lib/reporting/timeline/lookups.ts";
import { timelineOf } from "#lib/reporting/timeline/queries.ts";
import { statusesById } from "#lib/status/queries.ts";
import {
  catchError,
  everyoneExcept,
  expectNothingWritten,
  lastTrailRow,
  seedTestUsers,
  type TestUsers,
  withTestDatabase,
} from "#tests/support/database.ts";

withTestDatabase();
let users: TestUsers;
let id: number;
beforeAll(async () => {
  users = await seedTestUsers();
  id = (await getRecommendation(await currentContext(users.viewer), "HU2-4")).id;
});

const today = dateOf(now());
const day = (days: number) => addDays(today, days);
const due = { reference: "HU2-4", dueOn: day(-60), agreedOn: day(-400), reason: "In the plan of last year." };
const action = () => ({
  reference: "HU2-4",
  agencyId: users.agencies.earlyHelp,
  what: "Write the plan.",
  dueOn: day(-30),
  agreedOn: day(-400),
  reason: "Taken over from the plan of last year.",
});

/** What a person who may not take over gets: a sentence where they may use the form, and a refusal where not. */
async function refusalOf(attempt: Promise<unknown>): Promise<unknown> {
  const error = await catchError(Error, attempt);
  if (error instanceof Forbidden) return "forbidden";
  return error instanceof Invalid ? error.fields : error;
}

describe("what is late already", () => {
  test("no one but the business team can take it over", async () => {
    await expectNothingWritten(async () => {
      for (const viewer of everyoneExcept(users, users.business)) {
        await expect(setDueDate(viewer, due)).rejects.toBeInstanceOf(Forbidden);
        const mayAdd = mayEverDo(viewer, "addAction");
        expect(await refusalOf(addAction(viewer, action()))).toEqual(
          mayAdd
            ? { dueOn: expect.stringContaining("Only the business team"), agreedOn: expect.any(String) }
            : "forbidden",
        );
      }
      const { agreedOn: _, ...undated } = action();
      expect(await refusalOf(addAction(users.leads.earlyHelp, undated))).toEqual({
        dueOn:
          "Enter today or a later day. Only the business team can enter a day that has passed, from an earlier plan.",
      });
      const coming = { ...action(), dueOn: day(30) };
      expect(await refusalOf(addAction(users.leads.earlyHelp, coming))).toEqual({
        agreedOn: "Leave this empty: only the business team enters dates of an earlier plan.",
      });
    });
  });

  test("the Executive cannot add an action with a date that has passed, where it owns the recommendation", async () => {
    const own = { ...action(), reference: "HU2-2", agencyId: users.agencies.executive };
    for (const viewer of [users.executive, users.leads.executive])
      await expectNothingWritten(async () =>
        expect(await refusalOf(addAction(viewer, own))).toMatchObject({ dueOn: expect.any(String) }),
      );
  });

  test.each([
    ["without the day it was agreed", { agreedOn: "" }, ["agreedOn"]],
    ["agreed on a day to come", { agreedOn: day(1) }, ["agreedOn"]],
    ["agreed after the day it was due", { agreedOn: day(-29) }, ["agreedOn"]],
    ["without a reason", { reason: "" }, ["reason"]],
    ["without both", { agreedOn: "", reason: " " }, ["agreedOn", "reason"]],
  ])("an action %s is refused", async (_name, wrong, fields) => {
    await expectNothingWritten(async () => {
      const { fields: found } = await catchError(Invalid, addAction(users.business, { ...action(), ...wrong }));
      expect(Object.keys(found)).toEqual(fields);
    });
  });
});

describe("taken over", () => {
  let before: Awaited<ReturnType<typeof lastTrailRow>>;
  let [dueTrail, actionTrail] = [0, 0];
  beforeAll(async () => {
    before = await lastTrailRow();
    dueTrail = (await setDueDate(users.business, due)).trail;
    actionTrail = (await addAction(users.business, action())).trail;
  });

  const detailOf = async (viewer: Viewer) => {
    const ctx = await currentContext(viewer);
    const position = (await statusesById(ctx, [id])).get(id);
    if (!position) throw new Error("no status");
    return buildPaperDetail(position, await loadBackground(ctx, [id]), await lookups(ctx), today);
  };

  test("each is one event, is overdue from then on, and keeps the day it was agreed", async () => {
    expect((await lastTrailRow()).number).toBe(before.number + 2);
    const ctx = await currentContext(users.viewer);
    expect((await statusesById(ctx, [id])).get(id)).toMatchObject({ status: "overdue", daysOverdue: 60, slip: null });
    const { agreed } = await getDueDates(ctx, id);
    expect(agreed.map((one) => [one.dueOn, agreedDay(one)])).toEqual([[due.dueOn, due.agreedOn]]);
    expect(await listActions(ctx, id)).toMatchObject([{ state: "open", dueOn: day(-30), takenOverFrom: day(-400) }]);
  });

  test("nothing of it is known as of an earlier event", async () => {
    const earlier = contextAt(users.viewer, { ...(await asOfInstant()), event: before.number });
    expect((await getDueDates(earlier, id)).agreed).toEqual([]);
    expect((await statusesById(earlier, [id])).get(id)).toMatchObject({ dueOn: null, daysOverdue: null });
  });

  test("timeline and paper say that it was taken over, and when it was agreed", async () => {
    const ctx = await currentContext(users.viewer);
    const known = await lookups(ctx);
    const sentence = `Taken over from an earlier plan, agreed on ${formatDate(due.agreedOn)}.`;
    const entries = await timelineOf(ctx, { id }, "everything");
    const detailsOf = (trail: number) =>
      entries
        .find((entry) => entry.trail === trail)
        ?.event.details(known)
        .map(({ text }) => text);
    expect(detailsOf(dueTrail)).toEqual([sentence, due.reason]);
    expect(detailsOf(actionTrail)?.at(-1)).toBe(`${sentence} ${action().reason}`);
    expect(entries.find(({ trail }) => trail === dueTrail)?.event.change(known)).toBe(
      `due date set: ${formatDate(due.dueOn)}, as agreed on ${formatDate(due.agreedOn)}`,
    );
    const { particulars, parts } = await detailOf(users.viewer);
    const agreed = `agreed on ${formatDate(due.agreedOn)}`;
    expect(particulars.find(({ name }) => name === "Due")?.words).toContain(
      `60 days overdue; owner since ${formatDate(dateOf(now()))}; ${agreed}`,
    );
    expect(parts.find(({ title }) => title === "Actions")?.paragraphs).toEqual([
      `Write the plan: KCC Early Help, due ${formatDate(day(-30))}, 30 days overdue, ${agreed}.`,
    ]);
  });

  test("its reason can be redacted, and the chain holds", async () => {
    await redact(users.business, {
      factTrail: `${actionTrail}`,
      passage: "plan of last year",
      reason: "It named a child.",
    });
    const entries = await timelineOf(await currentContext(users.viewer), { id }, "actions");
    const known = await lookups(await currentContext(users.viewer));
    expect(entries[0]?.event.details(known).at(-1)?.text).toContain("Taken over from the [removed].");
    expect([...chainBreaks(database().sqlite)]).toEqual([]);
  });
});
