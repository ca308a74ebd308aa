import { beforeAll, describe, expect, test } from "vitest";
import { dateOf, type Instant } from "#lib/core/clock.ts";
import { type AsOf, asOfInstant, contextAt, currentContext } from "#lib/core/context.ts";
import { setup, type Viewer } from "#lib/core/viewer.ts";
import { addAgency } from "#lib/partnership/agencies.commands.ts";
import { publishReview } from "#lib/partnership/reviews.commands.ts";
import { getRecommendation } from "#lib/partnership/reviews.queries.ts";
import { setDueDate } from "#lib/recommendations/due-dates/commands.ts";
import { assignOwner, setContributors } from "#lib/recommendations/ownership.commands.ts";
import { postUpdate } from "#lib/recommendations/updates/commands.ts";
import { listUpdates } from "#lib/recommendations/updates/queries.ts";
import { lastTrailRow, seedTestUsers, type TestUsers, withTestDatabase } from "#tests/support/database.ts";
import { dueInWords, statusNotes } from "./labels.ts";
import { listing, sortings } from "./listing.rules.ts";
import { countStatuses, listStatuses, statusesById } from "./queries.ts";

withTestDatabase();
let cast: TestUsers;

/** The last millisecond of each due day in Europe/London, as UTC has it; in the order of CLOCK-1, CLOCK-2… */
const ends: readonly (readonly [due: string, end: Instant])[] = [
  ["2027-03-27", Date.UTC(2027, 2, 28, 0) - 1],
  // The clocks go forward on 28 March 2027, and back on 31 October.
  ["2027-03-28", Date.UTC(2027, 2, 28, 23) - 1],
  ["2027-03-29", Date.UTC(2027, 2, 29, 23) - 1],
  ["2027-10-30", Date.UTC(2027, 9, 30, 23) - 1],
  ["2027-10-31", Date.UTC(2027, 10, 1, 0) - 1],
  ["2027-11-01", Date.UTC(2027, 10, 2, 0) - 1],
];

beforeAll(async () => {
  // Written in 2026, whenever these tests are run: a due date has to be one that is still to come.
  const then = { at: Date.UTC(2026, 6, 1) };
  const review = { code: "CLOCK", title: "Clocks", publisher: "A partnership", kind: "Audit", scope: "Two days." };
  const recommendations = ends.map(([due]) => ({
    shortTitle: `Due on ${due}`,
    wording: "Something to be done.",
    sections: [{ section: "1" }],
  }));
  await publishReview(setup, { ...review, publishedOn: "2026-06-01", recommendations }, then);
  const { trail: agencyId } = await addAgency(setup, { name: "An agency that keeps time" }, then);
  for (const [index, [dueOn]] of ends.entries()) {
    const why = { reference: `CLOCK-${index + 1}`, reason: "So." };
    await assignOwner(setup, { ...why, agencyId, basis: "assigned", seen: 0 }, then);
    await setDueDate(setup, { ...why, dueOn }, then);
    await postUpdate(setup, { reference: why.reference, rating: "on-track", seen: 0, done: "Some of it." }, then);
  }
  cast = await seedTestUsers();
});

async function statusOf(reference: string, asOf: AsOf, viewer: Viewer = setup) {
  const { id } = await getRecommendation(await currentContext(viewer), reference);
  const found = (await statusesById(contextAt(viewer, asOf), [id])).get(id);
  if (!found) throw new Error(reference);
  return found;
}

/** Everything written by now, as of the last millisecond of a day and as of the next one. */
async function around(end: Instant): Promise<[AsOf, AsOf]> {
  const { number: trail } = await lastTrailRow();
  const asOf = (instant: Instant) => ({ instant, date: dateOf(instant), event: trail });
  return [asOf(end), asOf(end + 1)];
}

describe("overdue turns on at the end of the due day in Europe/London, with nothing written in between", () => {
  test.each(ends)("%s", async (due, end) => {
    const [before, after] = await around(end);
    const index = ends.findIndex(([day]) => day === due);
    const reference = `CLOCK-${index + 1}`;
    const inTime = await statusOf(reference, before);
    expect(inTime).toMatchObject({ status: "on-track", dueOn: due, daysOverdue: null, daysUntilDue: 0 });
    const late = await statusOf(reference, after);
    expect(late).toMatchObject({ status: "overdue", dueOn: due, daysOverdue: 1, daysUntilDue: null });
    expect([dueInWords(inTime), dueInWords(late)]).toEqual(["today", "1 day overdue"]);
    // What was due before is overdue by then; what is due later is not.
    const overdue = async (asOf: AsOf) => {
      const only = listing.parse({ review: "CLOCK", rating: "overdue" });
      const { byStatus } = await countStatuses(contextAt(setup, asOf), {
        listing: { review: "CLOCK" },
        lastMeeting: null,
      });
      return [byStatus.overdue, (await listStatuses(contextAt(setup, asOf), only)).length];
    };
    expect([await overdue(before), await overdue(after)]).toEqual([
      [index, index],
      [index + 1, index + 1],
    ]);
    expect((await lastTrailRow()).number).toBe(after.event);
  });

  test("silence begins at the end of the day by which the next update was due", async () => {
    const [before, after] = await around(Date.UTC(2026, 9, 1, 23) - 1);
    expect(await statusOf("CLOCK-1", before)).toMatchObject({ daysSilent: null, nextUpdateBy: "2026-10-01" });
    expect(await statusOf("CLOCK-1", after)).toMatchObject({ daysSilent: 93, nextUpdateBy: "2026-10-01" });
  });
});

describe("nothing has changed", () => {
  /** An update in sight of the last one. */
  async function update(viewer: Viewer, reference: string, given: Record<string, string>) {
    const { id } = await getRecommendation(await currentContext(viewer), reference);
    const [last] = await listUpdates(await currentContext(cast.business), id);
    return (await postUpdate(viewer, { reference, seen: `${last?.trail ?? 0}`, ...given })).trail;
  }
  const changed = { rating: "on-track", done: "Some of it." };
  const unchanged = { nothingChanged: "on" };
  const flag = (times: number) => `nothing changed, ${times} times in a row`;

  async function beside(reference: string) {
    const now = await statusOf(reference, await asOfInstant());
    return [now.unchangedInARow, statusNotes(now)];
  }

  test("counts as an update, and the third in a row is flagged, until something has changed", async () => {
    const lead = cast.leads.earlyHelp;
    await update(lead, "HU2-4", changed);
    expect(await beside("HU2-4")).toEqual([0, []]);
    for (const times of [1, 2]) {
      await update(lead, "HU2-4", unchanged);
      expect(await beside("HU2-4")).toEqual([times, []]);
    }
    expect(await statusOf("HU2-4", await asOfInstant())).toMatchObject({ updateCount: 3, rating: "on-track" });
    const second = await asOfInstant();
    await update(lead, "HU2-4", unchanged);
    expect(await beside("HU2-4")).toEqual([3, [flag(3)]]);
    await update(lead, "HU2-4", unchanged);
    expect(await beside("HU2-4")).toEqual([4, [flag(4)]]);
    await update(lead, "HU2-4", changed);
    expect(await beside("HU2-4")).toEqual([0, []]);
    expect(statusNotes(await statusOf("HU2-4", second))).toEqual([]);
  });

  test("an update of a contributor does not count as the owner's", async () => {
    await setContributors(cast.business, { reference: "HU2-3", agencyIds: [cast.agencies.earlyHelp], seen: 0 });
    await update(cast.leads.training, "HU2-3", changed);
    for (const given of [changed, unchanged, unchanged, unchanged]) await update(cast.leads.earlyHelp, "HU2-3", given);
    expect(await beside("HU2-3")).toEqual([0, []]);
    for (const given of [unchanged, unchanged]) await update(cast.leads.training, "HU2-3", given);
    expect(await beside("HU2-3")).toEqual([2, []]);
  });

  test("a correction is counted instead of the update that it corrects, in both directions", async () => {
    const lead = cast.leads.nhs;
    await update(lead, "HU2-1", changed);
    await update(lead, "HU2-1", unchanged);
    const third = await update(lead, "HU2-1", changed);
    await update(lead, "HU2-1", unchanged);
    expect(await beside("HU2-1")).toEqual([1, []]);
    const corrected = await update(lead, "HU2-1", { ...unchanged, corrects: `${third}` });
    expect(await beside("HU2-1")).toEqual([3, [flag(3)]]);
    await update(lead, "HU2-1", { ...changed, corrects: `${corrected}` });
    expect(await beside("HU2-1")).toEqual([1, []]);
  });
});

test("each sort order lists every recommendation once, and those without a due date last", async () => {
  const asOf = await asOfInstant();
  const references = async (sort: (typeof sortings)[number]) =>
    (await listStatuses(contextAt(cast.viewer, asOf), listing.parse({ sort }))).map(({ reference }) => reference);
  const all = await references("reference");
  expect(all).toHaveLength(ends.length + 5);
  for (const sort of sortings) expect((await references(sort)).toSorted()).toEqual(all.toSorted());
  expect((await references("due")).slice(0, 6)).toEqual(ends.map((_, index) => `CLOCK-${index + 1}`));
  expect((await references("updated"))[0]).toBe("HU2-1");
});
