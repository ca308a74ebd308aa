import { expect, test } from "vitest";
import passages from "#db/seed/report.passages.json" with { type: "json" };
import { addDays, addMonths, type CalendarDate, dateOf, now, parseCalendarDate } from "#lib/core/clock.ts";
import { asOfDate, contextAt, currentContext } from "#lib/core/context.ts";
import { database } from "#lib/core/database.ts";
import { setup } from "#lib/core/viewer.ts";
import { backgroundOf, getRecommendation, getReview } from "#lib/partnership/reviews.queries.ts";
import { getDueDates } from "#lib/recommendations/due-dates/queries.ts";
import { getOwnership } from "#lib/recommendations/ownership.queries.ts";
import { formatOwner } from "#lib/recommendations/ownership.rules.ts";
import { everything } from "#lib/status/listing.rules.ts";
import { countStatuses, listStatuses } from "#lib/status/queries.ts";
import { summaryInWords } from "#lib/status/summary.labels.ts";
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
    "5 recommendations, none with an update yet. No due dates are set. No leads are named. No success measures are set. 1 owner is to be confirmed.",
  );
});

test("an owner entered by the set-up is silent from three months after it, and on no day before", async () => {
  const today = dateOf(now());
  const silentOn = async (date: CalendarDate) => {
    const asOf = { ...(await asOfDate(date)), date };
    return (await countStatuses(contextAt(setup, asOf), { listing: {}, lastMeeting: null })).silent;
  };
  const monthsOn = addMonths(today, 3);
  expect([await silentOn(addDays(today, -400)), await silentOn(today), await silentOn(monthsOn)]).toEqual([0, 0, 0]);
  expect(await silentOn(addDays(monthsOn, 4))).toBe(5);
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

/** The reasons for a recommendation as its page shows them: figure, words, base and section. */
async function reasonsFor(reference: string): Promise<string[]> {
  const ctx = await currentContext(setup);
  const { rationale } = await backgroundOf(ctx, await getRecommendation(ctx, reference));
  return rationale.map(({ figure, words, base, section }) =>
    [figure, words, `(${[base, `section ${section}`].filter(Boolean).join("; ")})`].filter(Boolean).join(" "),
  );
}

test("HU2-2: what is speculated is the correlation, not the telephone, and the report calls nothing thin", async () => {
  expect(await reasonsFor("HU2-2")).toEqual([
    "The report says that one could speculate whether the poor living conditions and the impact of Covid-19 on appointments are correlated. It adds in brackets that more appointments were potentially by telephone. (co-sleeping and neglect cohort, 4 children; section 3.3.5)",
    "75% of the homes had been seen by a professional, as the report then notes (co-sleeping and neglect cohort, 4 children; section 3.3.5)",
  ]);
  for (const { reference } of passages) expect((await reasonsFor(reference)).join(" ")).not.toMatch(/thin|peak/i);
});

test("every figure comes with its words and its base, so that it reads as a sentence", async () => {
  expect(await reasonsFor("HU2-1")).toEqual([
    "Only 2 were aged over 9 months when they were injured or died (the 17 children analysed; section 3.3.1)",
    "92% were under 9 months (NAI cohort, 13 children; section 3.3.4)",
    "69% were aged 3 months or under (NAI cohort, 13 children; section 3.3.4)",
    expect.stringMatching(
      /most likely linked to babies’ crying.+from around 3 months\. \(section 3\.3\.1 and 3\.3\.4\)$/,
    ),
  ]);
  expect(await reasonsFor("HU2-4")).toEqual([
    "Most professionals said that sharing does not happen routinely in their experience; it appeared to vary with the area and the worker. (section 4.4.4)",
  ]);
  expect(await reasonsFor("HU2-5")).toEqual([
    "6 audited cases: what worked in them was expected, basic practice (section 5)",
  ]);
  const { figures } = await getReview(await currentContext(setup), "HU2");
  expect(figures.find(({ figure }) => figure === "19")?.base).toBe(
    "notifications about very young children in the period",
  );
});
