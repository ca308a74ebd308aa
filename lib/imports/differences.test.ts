import { beforeAll, describe, expect, test } from "vitest";
import { currentContext } from "#lib/core/context.ts";
import { addAgency, dissolveAgency, renameAgency } from "#lib/partnership/agencies.commands.ts";
import { getRecommendation } from "#lib/partnership/reviews.queries.ts";
import { seedTestUsers, type TestUsers, withTestDatabase } from "#tests/support/database.ts";
import { day, dueOn, noDate, planAnswers, planRow } from "#tests/support/imports.ts";
import type { ImportAnswers } from "./answers.rules.ts";
import { compareWithTracker } from "./comparison.reads.ts";
import { earliestPassed } from "./dates.differences.rules.ts";
import type { Change } from "./differences.types.ts";
import type { PlanRow } from "./plan-rows.ts";
import { stepNamedIn } from "./steps.rules.ts";

withTestDatabase();
let users: TestUsers;
beforeAll(async () => {
  users = await seedTestUsers();
});

async function changesOf(rows: readonly PlanRow[], answers: ImportAnswers = planAnswers()): Promise<Change[]> {
  const { recommendations } = await compareWithTracker(await currentContext(users.business), rows, answers);
  return recommendations.flatMap(({ changes }) => changes);
}

/** The changes of one kind of thing. */
async function only(what: string, rows: readonly PlanRow[], answers?: ImportAnswers) {
  return (await changesOf(rows, answers)).filter((change) => change.what === what);
}

const owned = { owner: "KCC Early Help", action: "Write to each school." };

describe("dates", () => {
  const september = { text: "Sep-24", date: null, proposed: dueOn("2024-09-30").date, precision: "month" } as const;

  test("a month is left out until a person says that its last day is taken", async () => {
    const rows = [planRow({ ...owned, due: september })];
    expect(await only("Action", rows)).toMatchObject([{ kind: "cannot", write: null, why: /“Sep-24” is not a day/ }]);
    expect(await only("Action", rows, planAnswers({ takesLastDay: true }))).toMatchObject([
      { kind: "new", write: { dueOn: "2024-09-30", agreedOn: "2024-02-01" }, why: "The last day of “Sep-24”." },
    ]);
  });

  test("what is not a date is asked about, and what hangs on it is shown as left out", async () => {
    const due = { ...noDate, text: "by Christmas" };
    const rows = [planRow({ ...owned, due, updates: [{ on: null, text: "Not begun." }] })];
    expect(await changesOf(rows)).toMatchObject([
      { what: "Recommendation", kind: "new" },
      { what: "Owner", kind: "new" },
      { what: "Action", kind: "cannot", why: /“by Christmas” is not a date/ },
      { what: "Progress", kind: "cannot", read: /Not begun/ },
    ]);
    const answered = planAnswers({ dates: [{ text: "By  Christmas", day: "2097-12-24" }] });
    expect(await only("Action", rows, answered)).toMatchObject([{ kind: "new", write: { dueOn: "2097-12-24" } }]);
  });

  test("a date that has passed needs the day on which the plan was agreed, which is before it", async () => {
    const rows = [planRow({ ...owned, due: dueOn("2024-01-05") })];
    const { reviews } = planAnswers();
    const without = planAnswers({ reviews: reviews.map((one) => ({ ...one, agreedOn: "" })) });
    expect(await only("Action", rows, without)).toMatchObject([{ kind: "cannot", why: /when the plan was agreed/ }]);
    const [refused] = await only("Action", rows);
    expect(refused).toMatchObject({ kind: "cannot", why: /before the plan was agreed/ });
    expect(stepNamedIn(refused?.why ?? "")).toBe("reviews");
    expect(stepNamedIn("Enter it by hand.")).toBeNull();
    expect(earliestPassed([...rows, planRow({ due: dueOn("2024-02-05") })], "Wren", day("2026-11-28"))).toBe(
      "2024-01-05",
    );
    expect(earliestPassed(rows, "Wren", day("2024-01-05"))).toBeNull();
    expect(earliestPassed(rows, "Heron", day("2026-11-28"))).toBeNull();
  });
});

describe("owners", () => {
  test("are matched by names that agencies had, and by what succeeded them", async () => {
    const { trail } = await addAgency(users.business, { name: "Westmere CCG" });
    const after = (await addAgency(users.business, { name: "Tarrow ICB" })).trail;
    await renameAgency(users.business, { agencyId: trail, name: "NHS Westmere CCG", seen: trail });
    await dissolveAgency(users.business, { agencyId: trail, dissolvedOn: "2022-07-01", successorIds: [after] });
    for (const owner of ["Westmere CCG", "the NHS Westmere C.C.G".replaceAll(".", ""), "Tarrow ICB "])
      expect(await only("Owner", [planRow({ owner })]), owner).toMatchObject([
        { kind: "new", becomes: "Tarrow ICB", write: { agencyId: after, basis: "assigned" } },
      ]);
  });

  test("who is meant by “All” or by initials is asked, and what was answered counts", async () => {
    const rows = [planRow({ ...owned, owner: null, ownerAsWritten: "All partners", due: dueOn("2097-01-31") })];
    expect(await only("Owner", rows)).toMatchObject([{ kind: "cannot", read: "All partners", write: null }]);
    expect(await only("Action", rows)).toMatchObject([{ kind: "cannot" }]);
    const named = planAnswers({ owners: [{ name: "All partners", agencyId: users.agencies.training }] });
    expect(await only("Action", rows, named)).toMatchObject([{ write: { agencyId: users.agencies.training } }]);
    const leftOut = planAnswers({ owners: [{ name: "All partners", agencyId: null }] });
    expect(await only("Owner", rows, leftOut)).toMatchObject([
      { kind: "cannot", read: "All partners", why: "Left out by your answer." },
    ]);
  });

  test("of several in a plan the first is proposed to the Executive, and the others contribute", async () => {
    const rows = [planRow({ owner: "KCC Early Help" }), planRow({ at: "Wren!6", owner: "KSCMP training" })];
    expect(await changesOf(rows)).toMatchObject([
      { what: "Recommendation" },
      { what: "Owner", becomes: "KCC Early Help", write: { basis: "proposed" } },
      { what: "Contributors", read: "KSCMP training", becomes: "KSCMP training" },
    ]);
  });

  test("whom a person assigned in the tracker stays", async () => {
    const rows = [planRow({ review: "HU2", ref: "4", recommendation: "", owner: "KSCMP training" })];
    const answers = planAnswers({ reviews: [{ named: "HU2", isUsed: true, code: "HU2", added: null, agreedOn: "" }] });
    expect(await only("Owner", rows, answers)).toEqual([]);
    const worded = [{ ...(rows[0] ?? planRow()), recommendation: await wordingOf("HU2-4") }];
    expect(await only("Owner", worded, answers)).toMatchObject([
      { kind: "cannot", write: null, why: /The tracker has KCC Early Help as the owner/ },
    ]);
  });
});

async function wordingOf(reference: string): Promise<string> {
  return (await getRecommendation(await currentContext(users.business), reference)).wording;
}

describe("ratings", () => {
  const rated = (...deliveries: readonly PlanRow["delivery"][]) =>
    deliveries.map((delivery, index) =>
      planRow({ ...owned, at: `Wren!${index}`, action: `Step ${index}`, delivery, ratingAsWritten: delivery ?? "B" }),
    );

  test.each<[string, readonly PlanRow["delivery"][], object]>([
    ["complete is posted as delivered, and no more", ["delivered"], { write: { rating: "delivered" } }],
    ["a letter without a meaning gets no rating", [null], { kind: "cannot", write: null }],
    ["in progress is not a rating", ["in progress"], { kind: "cannot", why: /not a rating here/ }],
    ["delivered and in progress is not delivered", ["delivered", "in progress"], { kind: "cannot", write: null }],
    ["delivered and not pursued is not delivered", ["delivered", "not pursued"], { kind: "cannot", write: null }],
    ["different ratings are not chosen from", ["delivered", "at risk"], { kind: "cannot", why: /rated differently/ }],
  ])("%s", async (_name, deliveries, expected) => {
    expect(await only("Update", rated(...deliveries))).toMatchObject([expected]);
  });

  test("delivered beside an action without a rating is not delivered", async () => {
    const rows = [...rated("delivered"), planRow({ ...owned, at: "Wren!9", action: "Step 9" })];
    expect(await only("Update", rows)).toMatchObject([{ kind: "cannot", why: /no rating/ }]);
  });

  test("the most cautious is taken if a person says so", async () => {
    const answers = planAnswers({ takesMostCautious: true });
    for (const [deliveries, rating] of [
      [["delivered", "at risk", "on track"], "at-risk"],
      [["delivered", "not started"], "not-started"],
      [["off track", "at risk"], "off-track"],
    ] as const)
      expect(await only("Update", rated(...deliveries), answers)).toMatchObject([{ write: { rating } }]);
    expect(await only("Update", rated("delivered", "in progress"), answers)).toMatchObject([{ kind: "cannot" }]);
  });

  test("a letter is not given as what was done, and the plan's own words are, each once", async () => {
    const letter = planRow({ ...owned, delivery: "on track", ratingAsWritten: "g", due: dueOn("2097-01-31") });
    expect(await only("Update", [letter])).toMatchObject([
      { write: { done: "The imported plan does not say what was done. It gives the rating: on track." } },
    ]);
    expect(await only("Progress", [letter])).toMatchObject([{ read: "Rating in the plan: g (on track)" }]);
    const updates = [{ on: "2024-07-01", text: "Half have answered." }];
    const worded = [
      { ...letter, updates },
      { ...letter, at: "Wren!6", action: "Another step.", updates },
    ];
    expect(await only("Update", worded)).toMatchObject([
      { write: { done: "As written in the plan for 1 July 2024: Half have answered." } },
    ]);
  });

  test.each(["not pursued", "superseded"] as const)("%s is left to the Executive", async (delivery) => {
    expect(await only("Status", rated(delivery))).toMatchObject([
      { kind: "cannot", write: null, why: /Only the Executive decides/ },
    ]);
  });
});

describe("what may identify a person", () => {
  const naming = "Baby A was seen by no one for a week.";

  test("in a wording is left out until a person has read it again", async () => {
    const rows = [planRow({ recommendation: naming, ...owned, due: dueOn("2097-01-31") })];
    expect(await changesOf(rows)).toMatchObject([{ what: "Recommendation", kind: "cannot", why: /Read it again/ }]);
    const read = await changesOf(rows, planAnswers({ hasReadWordings: true }));
    expect(read.map(({ kind }) => kind)).not.toContain("cannot");
  });

  test("in an action or its progress is held for review, and a held action gets no report", async () => {
    const due = dueOn("2097-01-31");
    const updates = [{ on: null, text: naming }];
    expect(await only("Progress", [planRow({ ...owned, due, updates })])).toMatchObject([{ kind: "held" }]);
    const held = [planRow({ ...owned, action: naming, due, updates: [{ on: null, text: "Begun." }] })];
    expect(await only("Action", held)).toMatchObject([{ kind: "held", write: { command: "addAction" } }]);
    expect(await only("Progress", held)).toMatchObject([{ kind: "cannot", write: null, why: /held for review/ }]);
  });
});

test("a post is kept as a note, and the name of a person is left out", async () => {
  const due = dueOn("2097-01-31");
  const post = [planRow({ ...owned, due, person: "Designated nurse", theme: "Safer sleep" })];
  expect(await only("Progress", post)).toMatchObject([
    { kind: "new", read: "Theme in the plan: Safer sleep\nPerson in the plan: Designated nurse" },
  ]);
  const named = [planRow({ ...owned, due, person: "Mrs Margaret Thornton" })];
  expect(await only("Progress", named)).toEqual([]);
  expect(await only("Person", named)).toMatchObject([{ kind: "cannot", why: /Name them as the lead/ }]);
});

test("two rows with one number and two wordings are not taken for one", async () => {
  const rows = [planRow(), planRow({ at: "Wren!9", recommendation: "Something else altogether is recommended." })];
  expect(await only("Recommendation", rows)).toMatchObject([
    { kind: "new" },
    { cell: "Wren!9", kind: "cannot", why: /words it otherwise/ },
  ]);
});
