import { beforeAll, describe, expect, test } from "vitest";
import { addDays, dateOf, now } from "#lib/core/clock.ts";
import { asOfInstant, contextAt, currentContext } from "#lib/core/context.ts";
import { Conflict, Forbidden, Invalid } from "#lib/core/errors.ts";
import { disablePerson } from "#lib/identity/people/commands.ts";
import { getRecommendation } from "#lib/partnership/reviews.queries.ts";
import { setContributors } from "#lib/recommendations/ownership.commands.ts";
import { statusesById } from "#lib/status/queries.ts";
import {
  catchError,
  everyoneExcept,
  expectNothingWritten,
  inviteAs,
  lastTrailRow,
  seedTestUsers,
  type TestUsers,
  whileInsertsFail,
  withTestDatabase,
} from "#tests/support/database.ts";
import { addAction, nameAsks } from "./commands.ts";
import { getAction, listActions, listAsks } from "./queries.ts";
import { progressByAsk } from "./rules.ts";

withTestDatabase();
let users: TestUsers;
beforeAll(async () => {
  users = await seedTestUsers();
});

const today = dateOf(now());
const day = (days: number) => addDays(today, days);

async function asks(reference: string) {
  const { id } = await getRecommendation(await currentContext(users.viewer), reference);
  return listAsks(await currentContext(users.viewer), id);
}

async function openActions(reference: string) {
  const { id } = await getRecommendation(await currentContext(users.viewer), reference);
  return (await statusesById(await currentContext(users.viewer), [id])).get(id)?.openActions ?? 0;
}

const action = (reference: string, agencyId: number) => ({
  reference,
  agencyId,
  what: "Rewrite the second session.",
  dueOn: day(30),
});

const actionOf = async (actionTrail: number) => getAction(await currentContext(users.viewer), actionTrail);

describe("nameAsks", () => {
  const named = "Content\n\n  Delivery \nProvision";

  test("names the asks of a compound recommendation, and replaces them, in one trail row each", async () => {
    const seeded = await asks("HU2-3");
    expect(seeded.map(({ words }) => words)).toEqual([
      "Content: terminology, and completing a Request for Support",
      "Delivery: consistency and provision",
    ]);
    expect(await asks("HU2-4")).toEqual([]);
    const before = await lastTrailRow();
    await nameAsks(users.business, { reference: "HU2-3", asks: named, seen: seeded.at(-1)?.id ?? 0 });
    const { personId } = users.business;
    expect(await lastTrailRow()).toMatchObject({ number: before.number + 1, command: "nameAsks", personId });
    expect((await asks("HU2-3")).map(({ words }) => words)).toEqual(["Content", "Delivery", "Provision"]);
    const { id } = await getRecommendation(await currentContext(users.viewer), "HU2-3");
    expect(await listAsks(contextAt(users.viewer, { ...(await asOfInstant()), event: before.number }), id)).toEqual(
      seeded,
    );
    await expectNothingWritten(async () => {
      const stale = { reference: "HU2-3", asks: "Mine\nToo", seen: seeded.at(-1)?.id ?? 0 };
      const conflict = await catchError(Conflict, nameAsks(users.business, stale));
      expect(conflict.texts.map(({ text }) => text)).toEqual(["Content\nDelivery\nProvision", "Mine\nToo"]);
      expect(conflict.seen).toBe((await asks("HU2-3")).at(-1)?.id);
    });
  });

  test.each([
    ["one ask", "Content"],
    ["no asks", "\n \n"],
    ["seven asks", "1\n2\n3\n4\n5\n6\n7"],
    ["an ask that is a paragraph", `Content\n${"x".repeat(121)}`],
  ])("%s is refused with an error on its field", async (_name, given) => {
    await expectNothingWritten(async () => {
      const attempt = nameAsks(users.business, { reference: "HU2-4", asks: given, seen: 0 });
      expect(Object.keys((await catchError(Invalid, attempt)).fields)).toEqual(["asks"]);
    });
  });

  test("asks cannot change once an action belongs to one of them", async () => {
    const lead = users.leads.training;
    const [content, , provision] = await asks("HU2-3");
    const seen = provision?.id ?? 0;
    await addAction(lead, action("HU2-3", users.agencies.training));
    await nameAsks(users.business, { reference: "HU2-3", asks: "Content\nDelivery", seen });
    const [latest, last] = await asks("HU2-3");
    await addAction(lead, { ...action("HU2-3", users.agencies.training), askId: latest?.id });
    await expectNothingWritten(async () => {
      const again = { reference: "HU2-3", asks: named, seen: last?.id ?? 0 };
      await expect(nameAsks(users.business, again)).rejects.toBeInstanceOf(Conflict);
      const underAnEarlier = { ...action("HU2-3", users.agencies.training), askId: content?.id };
      await expect(addAction(lead, underAnEarlier)).rejects.toMatchObject({ fields: { askId: expect.any(String) } });
    });
  });
});

describe("addAction", () => {
  test("records the agency, due date and ask in one trail row, and counts as open", async () => {
    const { personId } = users.leads.training;
    const [, delivery] = await asks("HU2-3");
    const given = { ...action("HU2-3", users.agencies.training), personId: personId ?? 0, askId: delivery?.id };
    const openBefore = await openActions("HU2-3");
    const before = await lastTrailRow();
    const { trail } = await addAction(users.leads.training, given);
    expect(await lastTrailRow()).toMatchObject({ number: before.number + 1, command: "addAction", personId });
    expect(await actionOf(trail)).toMatchObject({ ...given, state: "open", doneOn: null, note: "", isHeld: false });
    expect(await openActions("HU2-3")).toBe(openBefore + 1);
    const { id } = await getRecommendation(await currentContext(users.viewer), "HU2-3");
    const progress = progressByAsk(await asks("HU2-3"), await listActions(await currentContext(users.viewer), id));
    expect(progress.map(({ ask, done, toDo }) => [ask?.words, done, toDo])).toEqual([
      ["Content", 0, 1],
      ["Delivery", 0, 1],
      [undefined, 0, 1],
    ]);
  });

  test("a contributor's lead may add one, as may the business team, and an Executive member where the Executive is the owner", async () => {
    const { training, earlyHelp, executive } = users.agencies;
    await setContributors(users.business, { reference: "HU2-4", agencyIds: [training], seen: 0 });
    for (const [viewer, reference, agencyId] of [
      [users.leads.training, "HU2-4", training],
      [users.leads.training, "HU2-4", earlyHelp],
      [users.business, "HU2-4", earlyHelp],
      [users.executive, "HU2-2", executive],
    ] as const) {
      const { trail } = await addAction(viewer, action(reference, agencyId));
      expect(await actionOf(trail)).toMatchObject({ reference, agencyId });
    }
  });

  test.each([
    ["a day that has passed", () => ({ dueOn: day(-1) }), "dueOn"],
    ["30 February", () => ({ dueOn: "2096-02-30" }), "dueOn"],
    ["a blank description", () => ({ what: " " }), "what"],
    ["an agency that is not responsible", () => ({ agencyId: users.agencies.nhs }), "agencyId"],
    ["a lead of another agency", () => ({ personId: users.leads.nhs.personId ?? 0 }), "personId"],
    ["a person who is not a lead", () => ({ personId: users.business.personId ?? 0 }), "personId"],
    ["an ask of another recommendation", () => ({ reference: "HU2-4", askId: 1 }), "askId"],
  ])("%s is refused with an error on its field, and nothing is written", async (_name, wrong, field) => {
    await expectNothingWritten(async () => {
      const attempt = addAction(users.leads.earlyHelp, { ...action("HU2-4", users.agencies.earlyHelp), ...wrong() });
      expect(Object.keys((await catchError(Invalid, attempt)).fields)).toEqual([field]);
    });
  });

  test("an action cannot be assigned to a disabled lead", async () => {
    const { personId } = await inviteAs("lead", users.agencies.earlyHelp);
    const given = { ...action("HU2-4", users.agencies.earlyHelp), personId: personId ?? 0 };
    await addAction(users.business, given);
    await disablePerson(users.business, { personId: personId ?? 0, reason: "Left." });
    await expect(addAction(users.business, given)).rejects.toBeInstanceOf(Invalid);
  });
});

test("a viewer without permission, such as the lead of another agency, is refused and nothing is written", async () => {
  const { business, leads, agencies } = users;
  await expectNothingWritten(async () => {
    for (const viewer of everyoneExcept(users, business))
      await expect(nameAsks(viewer, { reference: "HU2-4", asks: "One\nTwo", seen: 0 })).rejects.toBeInstanceOf(
        Forbidden,
      );
    for (const viewer of everyoneExcept(users, business, leads.nhs))
      await expect(addAction(viewer, action("HU2-1", agencies.nhs))).rejects.toBeInstanceOf(Forbidden);
  });
});

test("an interrupted write leaves nothing behind", async () => {
  await expectNothingWritten(() =>
    whileInsertsFail("asks", () =>
      expect(nameAsks(users.business, { reference: "HU2-4", asks: "One\nTwo", seen: 0 })).rejects.toThrow("broken off"),
    ),
  );
  await expectNothingWritten(() =>
    whileInsertsFail("actions", () =>
      expect(addAction(users.leads.nhs, action("HU2-1", users.agencies.nhs))).rejects.toThrow("broken off"),
    ),
  );
});
