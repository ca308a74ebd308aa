import { beforeAll, beforeEach, expect, test } from "vitest";
import { currentContext } from "#lib/core/context.ts";
import { Conflict, Forbidden } from "#lib/core/errors.ts";
import { getRecommendation } from "#lib/partnership/reviews.queries.ts";
import { postUpdate } from "#lib/recommendations/updates/commands.ts";
import { listUpdates } from "#lib/recommendations/updates/queries.ts";
import { setToday, withTestUsersOn } from "#tests/support/test-papers.ts";
import { postReturn } from "./commands.ts";
import { compareReturn } from "./differences.queries.ts";
import type { ReturnedAnswers } from "./read-return.ts";

const { users } = withTestUsersOn("2027-01-04");
const blank = { rating: "", done: "", difference: "", next: "", inTheWay: "" };
const given = { ...blank, rating: "On track", done: "Leaflet printed.", difference: "Parents ask for it." };
let agencyId = 0;
let event = 0;

beforeAll(() => {
  agencyId = users().agencies.earlyHelp;
});
beforeEach(async () => {
  event = (await currentContext(users().business)).asOf.event;
});

const one = (answers: ReturnedAnswers["answers"], changed: Partial<ReturnedAnswers> = {}): ReturnedAnswers => ({
  at: "row 4",
  key: { agencyId, event, reference: "HU2-4" },
  answers,
  problem: null,
  ...changed,
});
const compared = async (...returned: ReturnedAnswers[]) =>
  compareReturn(await currentContext(users().business), agencyId, returned);
const updatesOn = async (reference: string) => {
  const ctx = await currentContext(users().business);
  return listUpdates(ctx, (await getRecommendation(ctx, reference)).id);
};

test.each([
  ["a gap that is left blank", blank, {}, "same", ""],
  [
    "a rating in other words",
    { ...given, rating: "Amber" },
    {},
    "cannot",
    "“Amber” is not a rating. Choose one of: Not started, On track, At risk, Off track, Delivered, Nothing has changed.",
  ],
  ["answers without a rating", { ...given, rating: "" }, {}, "cannot", "Choose a rating."],
  [
    "a risk without its reason",
    { ...given, rating: "At risk" },
    {},
    "cannot",
    "Say what is in the way: you rated it at risk.",
  ],
  [
    "a risk alone, with all that it lacks",
    { ...blank, rating: "At risk" },
    {},
    "cannot",
    "Say what has been done. Say what is in the way: you rated it at risk.",
  ],
  [
    "a rating in other words alone, with all that it lacks",
    { ...blank, rating: "Amber" },
    {},
    "cannot",
    "“Amber” is not a rating. Choose one of: Not started, On track, At risk, Off track, Delivered, Nothing has changed. Say what has been done.",
  ],
  [
    "nothing changed since nothing",
    { ...blank, rating: "Nothing has changed" },
    {},
    "cannot",
    "This agency has posted no update yet, so nothing can be unchanged: choose a rating.",
  ],
  ["a reference that is gone", given, { reference: "HU2-99" }, "cannot", "There is no recommendation HU2-99 any more."],
  [
    "a recommendation of another agency",
    given,
    { reference: "HU2-3" },
    "cannot",
    "KCC Early Help is not responsible for it any more, so it cannot report on it.",
  ],
  [
    "a return of another agency",
    given,
    { agencyId: -1 },
    "cannot",
    "It is from a return for an agency that is not known. Give it on the page of that agency.",
  ],
])("%s", async (_what, answers, key, kind, sentence) => {
  const [row] = await compared(one(answers, { key: { agencyId, event, reference: "HU2-4", ...key } }));
  expect(row).toMatchObject({ kind, sentence, input: null });
});

test("only what completing its answers mends is called incomplete", async () => {
  const key = { agencyId, event, reference: "HU2-3" };
  const rows = await compared(one({ ...blank, rating: "At risk" }), one(given), one(given, { key }));
  expect(rows.map(({ isIncomplete }) => isIncomplete)).toEqual([true, false, false]);
});

test("the first update is new, the same again is none, and a later answer is a change", async () => {
  const { business } = users();
  const [first] = await compared(one(given));
  expect(first).toMatchObject({
    kind: "new",
    answers: expect.arrayContaining([{ name: "What has been done?", before: "", after: "Leaflet printed." }]),
  });
  const shown = ["HU2-4"];
  const returned = [one(given)];
  expect(await postReturn(business, { agencyId, returned, shown }, { formKey: "8d9f" })).toEqual(["HU2-4"]);
  const [posted] = await updatesOn("HU2-4");
  expect(posted).toMatchObject({
    agencyId,
    rating: "on-track",
    done: "Leaflet printed.",
    role: "business",
    held: false,
  });
  // The same file again, as it came.
  expect(await compared(...returned)).toMatchObject([{ kind: "same", input: null }]);
  expect(await postReturn(business, { agencyId, returned, shown }, { formKey: "8d9f" })).toEqual([]);
  expect(await updatesOn("HU2-4")).toHaveLength(1);
});

test("a later answer is a change beside what was said last, unless another update came after the return was made", async () => {
  const later = { ...given, rating: "Delivered", done: "All printed." };
  const [row] = await compared(one(later));
  expect(row).toMatchObject({
    kind: "changed",
    answers: [
      { name: "Rating", before: "On track", after: "Delivered" },
      { name: "What has been done?", before: "Leaflet printed.", after: "All printed." },
      {},
    ],
  });
  const [stale] = await compared(one(later, { key: { agencyId, event: 1, reference: "HU2-4" } }));
  expect(stale).toMatchObject({
    kind: "cannot",
    sentence:
      "An update was posted on 4 January 2027, after this return was made. Get a new return, and complete that one.",
  });
});

test("all is posted or nothing, and nothing that the person has not seen", async () => {
  const { business, leads } = users();
  const returned = [one({ ...given, done: "More." }), one(given, { key: { agencyId, event, reference: "HU2-3" } })];
  const before = await updatesOn("HU2-4");
  await expect(postReturn(business, { agencyId, returned, shown: [] })).rejects.toThrow(Conflict);
  await expect(postReturn(business, { agencyId, returned, shown: ["HU2-4", "HU2-3"] })).rejects.toThrow(Conflict);
  await expect(postReturn(leads.nhs, { agencyId, returned, shown: ["HU2-4"] })).rejects.toThrow(Forbidden);
  expect(await updatesOn("HU2-4")).toEqual(before);
});

test("the lead of the agency posts it too, and what may identify a person is held for review", async () => {
  setToday("2027-02-10");
  const { leads } = users();
  const text = "Agreed with the mother of Tyler Brown, born 3 March 2019.";
  const returned = [one({ ...given, done: text })];
  const [row] = await compared(...returned);
  expect(row?.passages.length).toBeGreaterThan(0);
  expect(await postReturn(leads.earlyHelp, { agencyId, returned, shown: ["HU2-4"] })).toEqual(["HU2-4"]);
  expect((await updatesOn("HU2-4"))[0]).toMatchObject({ done: text, held: true, role: "lead" });
});

test("“nothing has changed” is posted once", async () => {
  const { business } = users();
  const reference = "HU2-3";
  const owner = users().agencies.training;
  await postUpdate(business, {
    reference,
    agencyId: owner,
    seen: 0,
    rating: "at-risk",
    done: "Begun.",
    inTheWay: "Money.",
  });
  const { asOf } = await currentContext(business);
  const returned = [
    one({ ...blank, rating: "nothing has changed" }, { key: { agencyId: owner, event: asOf.event, reference } }),
  ];
  expect(await postReturn(business, { agencyId: owner, returned, shown: [reference] })).toEqual([reference]);
  expect((await updatesOn(reference))[0]).toMatchObject({ nothingChanged: true, rating: "at-risk" });
  expect(await postReturn(business, { agencyId: owner, returned, shown: [reference] })).toEqual([]);
});
