import { beforeAll, describe, expect, test } from "vitest";
import { addDays, dateOf, formatDate, now } from "#lib/core/clock.ts";
import { currentContext } from "#lib/core/context.ts";
import { publishReview, tagThemes } from "#lib/partnership/reviews.commands.ts";
import { getReview } from "#lib/partnership/reviews.queries.ts";
import { setDueDate } from "#lib/recommendations/due-dates/commands.ts";
import { assignOwner } from "#lib/recommendations/ownership.commands.ts";
import { postUpdate } from "#lib/recommendations/updates/commands.ts";
import { conditionsOf, everything, listing } from "#lib/status/listing.rules.ts";
import { countStatuses, listAllStatuses } from "#lib/status/queries.ts";
import { seedTestUsers, type TestUsers, withTestDatabase } from "#tests/support/database.ts";
import { boardSummary } from "./board.queries.ts";
import { describeListing, listForExport } from "./recommendation-list.queries.ts";

withTestDatabase();
let users: TestUsers;
const today = dateOf(now());
const day = (days: number) => addDays(today, days);

beforeAll(async () => {
  users = await seedTestUsers();
  const { business, agencies } = users;
  const worded = (shortTitle: string) => ({ shortTitle, wording: `${shortTitle}, always.` });
  await publishReview(business, {
    code: "AUD",
    title: "Audit of plans",
    publisher: "The partnership",
    kind: "Audit",
    publishedOn: "2026-01-05",
    scope: "Plans.",
    themes: [{ name: "Sharing of information" }],
    recommendations: [worded("Share plans"), worded("Ask schools")],
  });
  const owning = { agencyId: agencies.earlyHelp, basis: "assigned" as const, reason: "Agreed.", seen: 0 };
  await assignOwner(business, { reference: "AUD-1", ...owning });
  const [theme] = (await getReview(await currentContext(business), "AUD")).themes;
  await tagThemes(business, { reference: "AUD-2", themeIds: [theme?.id ?? 0] });
  await setDueDate(business, { reference: "AUD-1", dueOn: day(10), reason: "Agreed." });
  await setDueDate(business, { reference: "HU2-4", dueOn: day(40), reason: "Agreed." });
  const said = { rating: "on-track" as const, done: "Begun.", seen: 0 };
  await postUpdate(business, { reference: "HU2-4", ...said, difference: "Of HU2." });
  await postUpdate(business, { reference: "AUD-1", ...said, difference: "Of the audit." });
});

const ctx = () => currentContext(users.viewer);

describe("the list", () => {
  const found = async (asked: object) => {
    const { page: _, sort, direction, ...filter } = listing.parse(asked);
    const references = (await listAllStatuses(await ctx(), filter, { sort, direction })).map((one) => one.reference);
    expect((await countStatuses(await ctx(), { listing: filter, lastMeeting: null })).total).toBe(references.length);
    expect((await listForExport(await ctx(), listing.parse(asked))).map((row) => row.reference)).toEqual(references);
    return references;
  };

  test.each<[string, object, string[]]>([
    ["a theme, however it is spelt", { theme: "sharing of  Information" }, ["AUD-2"]],
    ["a theme that no review has", { theme: "Weather" }, []],
    ["due dates from a day", { dueFrom: day(11) }, ["HU2-4"]],
    ["due dates to a day, which is in it", { dueTo: day(10) }, ["AUD-1"]],
    ["due dates between two days, by date", { dueFrom: day(10), dueTo: day(40), sort: "due" }, ["AUD-1", "HU2-4"]],
    ["a range that ends before it begins", { dueFrom: day(40), dueTo: day(10) }, []],
    ["a review and an empty range", { review: "AUD", dueFrom: "", dueTo: "2026-02-30" }, ["AUD-1", "AUD-2"]],
  ])("of %s", async (_what, asked, expected) => {
    expect(await found(asked)).toEqual(expected);
  });

  test("keeps every filter in its address, and says each in its sentence", async () => {
    const asked = { q: "plans", owner: "7", rating: "overdue", review: "AUD", theme: "Care", only: "silent" };
    const given = listing.parse({ ...asked, dueFrom: "2027-01-01", dueTo: "2027-03-31", page: 2 });
    expect(listing.parse(Object.fromEntries(conditionsOf(given)))).toEqual({ ...given, page: 1 });
    expect(await describeListing(await ctx(), given)).toContain(
      "under the theme “Care” and due from 1 January 2027 to 31 March 2027",
    );
    expect(await describeListing(await ctx(), { dueTo: day(10) })).toBe(
      `Recommendations due by ${formatDate(day(10))}`,
    );
  });
});

describe("the board", () => {
  test("of one review or one owner has its recommendations, counts and differences alone", async () => {
    const all = await boardSummary(await ctx(), everything);
    expect(all).toMatchObject({ scope: null, summary: { total: 7 } });
    const ofReview = await boardSummary(await ctx(), { ...everything, review: "AUD" });
    expect(ofReview).toMatchObject({ scope: "of Audit of plans", summary: { total: 2 } });
    expect(ofReview.rows.map(({ recommendation }) => recommendation.reference)).toEqual(["AUD-1", "AUD-2"]);
    expect(ofReview.differences.map(({ difference }) => difference)).toEqual(["Of the audit."]);
    const ofOwner = await boardSummary(await ctx(), { ...everything, owner: users.agencies.earlyHelp });
    expect(ofOwner).toMatchObject({ scope: "owned by KCC Early Help", summary: { total: 2 } });
    expect(ofOwner.differences.map(({ reference }) => reference)).toEqual(["AUD-1", "HU2-4"]);
  });

  test("of one review still says all that waits for the Executive", async () => {
    const all = await boardSummary(await ctx(), everything);
    const ofReview = await boardSummary(await ctx(), { ...everything, review: "AUD" });
    expect(all.toDecide.counts.owners).toBeGreaterThan(0);
    expect(ofReview.toDecide).toEqual(all.toDecide);
  });
});
