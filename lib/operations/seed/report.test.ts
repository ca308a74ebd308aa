import { expect, test } from "vitest";
import passages from "#db/seed/report.passages.json" with { type: "json" };
import { parseCalendarDate } from "#lib/core/clock.ts";
import { asOfDate, contextAt, currentContext } from "#lib/core/context.ts";
import { database } from "#lib/core/database.ts";
import { setup } from "#lib/core/viewer.ts";
import { backgroundOf, getRecommendation, getReview } from "#lib/partnership/reviews.queries.ts";
import { getDueDates } from "#lib/recommendations/due-dates/queries.ts";
import { getOwnership } from "#lib/recommendations/ownership.queries.ts";
import { formatOwner } from "#lib/recommendations/ownership.rules.ts";
import { summaryInWords } from "#lib/status/labels.ts";
import { everything } from "#lib/status/listing.rules.ts";
import { countStatuses, listStatuses } from "#lib/status/queries.ts";
import { withTestDatabase } from "#tests/support/database.ts";
import { seed } from "./seed.ts";

withTestDatabase();

test("an empty database is seeded once, with one link for the first person", async () => {
  const first = await seed(database(), "real", Date.now());
  expect(first.firstInvitation).toMatch(/^[\w-]{43}$/);
  const again = await seed(database(), "real", Date.now());
  expect(again.firstInvitation).toBeNull();
  await expect(seed(database(), "trial", Date.now())).rejects.toThrow(/real tracker/);
});

test.each(passages)(
  "$reference has the exact wording of the report in every section",
  async ({ reference, passages: printed }) => {
    const recommendation = await getRecommendation(await currentContext(setup), reference);
    const { sections } = await backgroundOf(await currentContext(setup), recommendation);
    const worded = Object.fromEntries(
      sections.map(({ section, variant }) => [section, variant ?? recommendation.wording]),
    );
    expect(worded).toEqual(printed);
    for (const { section, variant } of sections)
      if (variant !== null) expect([section, variant]).not.toEqual([section, recommendation.wording]);
  },
);

test("owners are named, assigned or proposed, and nothing else is invented", async () => {
  const owners: string[][] = [];
  for (const { reference } of passages) {
    const recommendation = await getRecommendation(await currentContext(setup), reference);
    const { owner, contributors, successMeasure } = await getOwnership(await currentContext(setup), recommendation);
    const { agreed } = await getDueDates(await currentContext(setup), recommendation.id);
    expect({ contributors, agreed, successMeasure, lead: owner?.leadPersonId }).toEqual({
      contributors: null,
      agreed: [],
      successMeasure: null,
      lead: null,
    });
    owners.push([reference, owner?.namedAs ?? "", formatOwner(owner), owner?.basis ?? ""]);
  }
  expect(owners).toEqual([
    ["HU2-1", "Kent and Medway CCG", "NHS Kent and Medway", "named"],
    ["HU2-2", "KSCMP Executive", "KSCMP Executive", "named"],
    ["HU2-3", "KSCMP training", "KSCMP training", "assigned"],
    ["HU2-4", "KCC Early Help", "KCC Early Help", "assigned"],
    ["HU2-5", "KSCMP Executive", "KSCMP Executive", "proposed"],
  ]);
});

test("the summary of the first day is one sentence", async () => {
  const summary = await countStatuses(await currentContext(setup), { listing: {}, lastMeeting: null });
  expect(summaryInWords(summary, null)).toBe(
    "5 recommendations, none with an update yet. No due dates are set. 1 owner is to be confirmed.",
  );
});

test.each([
  ["2022-05-12", []],
  ["2022-06-01", ["Kent and Medway CCG", "KSCMP Executive", "KSCMP training", "KCC Early Help", "KSCMP Executive"]],
  ["2022-06-30", ["Kent and Medway CCG", "KSCMP Executive", "KSCMP training", "KCC Early Help", "KSCMP Executive"]],
  ["2022-07-01", ["NHS Kent and Medway", "KSCMP Executive", "KSCMP training", "KCC Early Help", "KSCMP Executive"]],
])("as of %s the owners are those of that date", async (day, owners) => {
  const date = parseCalendarDate(day);
  if (!date) throw new Error(day);
  const positions = await listStatuses(contextAt(setup, await asOfDate(date)), everything);
  expect(positions.map(({ owner }) => formatOwner(owner))).toEqual(owners);
});

test("the review has its figures, each with its base and section", async () => {
  const review = await getReview(await currentContext(setup), "HU2");
  expect(review.figures.map(({ figure, section }) => `${figure}: ${section}`)).toEqual([
    "19: 3.1",
    "5: 2",
    "17: 3.1",
    "13: 3.2 and 3.3.4",
    "4: 3.2 and 3.3.5",
    "62: 3.2",
    "20: 4.2",
    "6: 5.2",
  ]);
  for (const { base } of review.figures) expect(base).not.toBe("");
  expect(review.themes).toHaveLength(3);
  expect(review.relatedWork.map(({ recommendationId }) => recommendationId !== null)).toEqual([true, false]);
});
