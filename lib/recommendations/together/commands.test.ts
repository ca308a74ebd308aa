import { gt } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { trail } from "#db/schema/index.ts";
import { addDays, dateOf, formatDate, now } from "#lib/core/clock.ts";
import { currentContext } from "#lib/core/context.ts";
import { database } from "#lib/core/database.ts";
import { Forbidden, Invalid } from "#lib/core/errors.ts";
import type { FormValues } from "#lib/core/input.ts";
import { getRecommendation } from "#lib/partnership/reviews.queries.ts";
import { assignOwner, confirmOwner } from "#lib/recommendations/ownership.commands.ts";
import { getOwnership } from "#lib/recommendations/ownership.queries.ts";
import { statusesById } from "#lib/status/queries.ts";
import {
  catchError,
  everyoneExcept,
  expectNothingWritten,
  inviteAs,
  lastTrailRow,
  personIdOf,
  seedTestUsers,
  type TestUsers,
  whileInsertsFail,
  withTestDatabase,
} from "#tests/support/database.ts";
import { setTogether } from "./commands.ts";
import { listSetTogether } from "./queries.ts";

withTestDatabase();
let users: TestUsers;
beforeAll(async () => {
  users = await seedTestUsers();
});

const dueOn = addDays(dateOf(now()), 90);

async function form(references: readonly string[], rest: FormValues): Promise<FormValues> {
  const { number } = await lastTrailRow();
  return { references: [...references], reason: "Agreed with the owners.", seen: String(number), ...rest };
}

async function statusOf(reference: string) {
  const ctx = await currentContext(users.viewer);
  const { id } = await getRecommendation(ctx, reference);
  return (await statusesById(ctx, [id])).get(id);
}

const leadOf = (viewer: "nhs" | "executive" | "earlyHelp") => String(personIdOf(users.leads[viewer]));

/** The commands of the events that an attempt appends. */
async function eventsOf(attempt: () => Promise<unknown>): Promise<string[]> {
  const { number } = await lastTrailRow();
  await attempt();
  const rows = await database().reading.select({ command: trail.command }).from(trail).where(gt(trail.number, number));
  return rows.map(({ command }) => command);
}

describe("setting several recommendations at once", () => {
  test("appends one event for each change of each, and a form sent twice is written once", async () => {
    const formKey = crypto.randomUUID();
    const values = await form(["HU2-2", "HU2-5"], { dueOn, leadPersonId: leadOf("executive") });
    const send = () => setTogether(users.business, values, { formKey });
    const set = [
      { reference: "HU2-2", obstacle: null },
      { reference: "HU2-5", obstacle: null },
    ];
    const events = ["setDueDate", "assignOwner", "setDueDate", "assignOwner"];
    expect(await eventsOf(async () => expect(await send()).toEqual(set))).toEqual(events);
    expect(await eventsOf(async () => expect(await send()).toEqual(set))).toEqual([]);
    for (const reference of ["HU2-2", "HU2-5"])
      expect(await statusOf(reference)).toMatchObject({
        dueOn,
        assignment: { leadPersonId: personIdOf(users.leads.executive) },
      });
    const listed = await listSetTogether(await currentContext(users.business), formKey);
    expect(listed).toEqual(["HU2-2", "HU2-5"]);
    expect(await listSetTogether(await currentContext(users.executive), formKey)).toEqual([]);
    expect(await listSetTogether(await currentContext(users.business), crypto.randomUUID())).toEqual([]);
  });

  test("leaves a recommendation as it was unless all of it can be set, and says why", async () => {
    const later = addDays(dueOn, 1);
    const values = await form(["HU2-1", "HU2-2", "HU2-4", "HU9-9"], { dueOn: later, leadPersonId: leadOf("nhs") });
    const events = await eventsOf(async () =>
      expect(await setTogether(users.business, values)).toEqual([
        { reference: "HU2-1", obstacle: null },
        {
          reference: "HU2-2",
          obstacle: `Its due date is ${formatDate(dueOn)} already. The owner has to ask for a later date.`,
        },
        { reference: "HU2-4", obstacle: "The lead is not of the agency that owns it." },
        { reference: "HU9-9", obstacle: "There is no such recommendation." },
      ]),
    );
    expect(events).toEqual(["setDueDate", "assignOwner"]);
    expect(await statusOf("HU2-4")).toMatchObject({ dueOn: null });
  });

  test("sets what is missing where the other is as asked already", async () => {
    const values = await form(["HU2-3", "HU2-1"], { dueOn: addDays(dueOn, 1) });
    expect(await eventsOf(() => setTogether(users.business, values))).toEqual(["setDueDate"]);
  });

  test("keeps how the owner was decided, and does not propose again what was confirmed", async () => {
    const { owner } = await ownershipOf("HU2-5");
    expect(owner).toMatchObject({ basis: "proposed", confirmed: false });
    await confirmOwner(users.executive, { reference: "HU2-5", seen: owner?.trail ?? 0 });
    const leadPersonId = String(personIdOf(await inviteAs("lead", users.agencies.executive)));
    await setTogether(users.business, await form(["HU2-5"], { leadPersonId }));
    expect((await statusOf("HU2-5"))?.isOwnerToBeConfirmed).toBe(false);
  });

  test("does not overwrite an owner who was changed while the page was open", async () => {
    const values = await form(["HU2-4"], { leadPersonId: leadOf("earlyHelp") });
    const { owner } = await ownershipOf("HU2-4");
    const change = { agencyId: users.agencies.earlyHelp, basis: "assigned", reason: "So." } as const;
    await assignOwner(users.business, { reference: "HU2-4", ...change, seen: owner?.trail ?? 0 });
    await expectNothingWritten(async () =>
      expect(await setTogether(users.business, values)).toMatchObject([{ obstacle: /Another person changed/ }]),
    );
  });
});

const ownershipOf = async (reference: string) => {
  const ctx = await currentContext(users.viewer);
  return getOwnership(ctx, await getRecommendation(ctx, reference));
};

describe("nothing is written", () => {
  test.each<[string, FormValues, string]>([
    ["no recommendation ticked", { references: [] }, "references"],
    ["more than a page of them", { references: Array.from({ length: 26 }, (_, index) => `X-${index}`) }, "references"],
    ["neither a date nor a lead", { dueOn: "" }, "dueOn"],
    ["30 February", { dueOn: "2096-02-30" }, "dueOn"],
    ["a date that has passed, without the day it was agreed", { dueOn: "2026-01-05" }, "agreedOn"],
    ["a person who is no lead", { leadPersonId: "1" }, "leadPersonId"],
    ["no reason", { reason: " " }, "reason"],
  ])("for a form with %s", async (_name, wrong, field) => {
    const values = { ...(await form(["HU2-4"], { dueOn })), ...wrong };
    await expectNothingWritten(async () => {
      const { fields } = await catchError(Invalid, setTogether(users.business, values));
      expect(Object.keys(fields)).toEqual([field]);
    });
  });

  test("for a reason that may identify a child, until the author confirms that it does not", async () => {
    const values = await form(["HU2-4"], { dueOn, reason: "Baby A was seen." });
    await expectNothingWritten(async () => {
      const { passages } = await catchError(Invalid, setTogether(users.business, values));
      expect(passages).not.toEqual([]);
    });
  });

  test("for a person who is not on the business team", async () => {
    const values = await form(["HU2-4"], { dueOn });
    await expectNothingWritten(async () => {
      for (const viewer of everyoneExcept(users, users.business))
        await expect(setTogether(viewer, values)).rejects.toBeInstanceOf(Forbidden);
    });
  });

  test("of a recommendation of which one part fails", async () => {
    const values = await form(["HU2-4"], { dueOn, leadPersonId: leadOf("earlyHelp") });
    await expectNothingWritten(() =>
      whileInsertsFail("assignments", () => expect(setTogether(users.business, values)).rejects.toThrow("broken off")),
    );
  });
});
