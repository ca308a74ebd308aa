import { expect, test } from "vitest";
import { currentContext } from "#lib/core/context.ts";
import { listAgencies } from "#lib/partnership/agencies.queries.ts";
import { releaseHeld } from "#lib/privacy/moderation/commands.ts";
import { addAction, reportOnAction } from "#lib/recommendations/actions/commands.ts";
import { acceptNewDate, requestNewDate, setDueDate } from "#lib/recommendations/due-dates/commands.ts";
import { acceptSignOff, closeNotPursued, requestSignOff } from "#lib/recommendations/sign-off/commands.ts";
import { getCountedFacts } from "#lib/recommendations/sign-off/queries.ts";
import { addEvidence, postUpdate } from "#lib/recommendations/updates/commands.ts";
import { listEvidence, listUpdates } from "#lib/recommendations/updates/queries.ts";
import type { Rating } from "#lib/recommendations/updates/rules.ts";
import { day, findXmlError, readZipParts } from "#tests/support/sample-paper.ts";
import { recommendationId } from "#tests/support/sign-offs.ts";
import { setToday, withTestUsersOn } from "#tests/support/test-papers.ts";
import { buildExtract } from "./queries.ts";
import { buildWordFile } from "./word.ts";

const { users } = withTestUsersOn("2026-02-02");
const year = { from: day("2026-04-01"), to: day("2027-03-31") };
const nextYear = { from: day("2027-04-01"), to: day("2028-03-31") };

async function say(reference: string, rating: Rating, words: Readonly<Record<string, string>>, postAnyway = false) {
  const [last] = await listUpdates(await currentContext(users().business), await recommendationId(reference));
  const given = { reference, rating, seen: last?.trail ?? 0, done: "Done.", ...words };
  return (await postUpdate(users().business, given, { postAnyway })).trail;
}

async function show(reference: string, title: string, shows: "activity" | "outcome") {
  const one = { url: "https://example.org/", title, shows, trueOn: "2026-05-01" };
  const { trail } = await addEvidence(users().business, { reference, evidence: [one] });
  const all = await listEvidence(await currentContext(users().business), await recommendationId(reference));
  return all.find((given) => given.trail === trail)?.id ?? 0;
}

async function signOff(reference: string, evidenceId: number) {
  const words = { done: "All of it.", difference: "Fewer bruises are missed." };
  const { trail } = await requestSignOff(users().business, { reference, evidenceIds: [evidenceId], ...words });
  const { upTo } = await getCountedFacts(await currentContext(users().viewer), await recommendationId(reference));
  const given = { reference, requestTrail: trail, reason: "It has.", seen: upTo, decision: "accept" } as const;
  await acceptSignOff(users().executive, given);
}

const referencesOf = (entries: readonly { readonly reference: string }[]) => entries.map(({ reference }) => reference);

test("an extract contains the facts added or released in its year, and none of the years before and after", async () => {
  const { business, executive, agencies } = users();
  await say("HU2-1", "on-track", { done: "Before the year.", difference: "Before." });
  const { trail: seen } = await setDueDate(business, { reference: "HU2-3", dueOn: "2026-09-30", reason: "Agreed." });

  setToday("2026-05-05");
  await say("HU2-1", "delivered", { done: "The programme is in each unit.", difference: "Parents know whom to ask." });
  await signOff("HU2-1", await show("HU2-1", "Audit of wards", "outcome"));
  const action = { reference: "HU2-3", what: "Rewrite the course.", agencyId: `${agencies.training}` };
  const { trail: actionTrail } = await addAction(business, { ...action, dueOn: "2026-08-31" });
  const heldTrail = await say("HU2-4", "on-track", { done: "The mother of Baby A was seen." }, true);

  setToday("2026-08-20");
  await reportOnAction(business, {
    actionTrail,
    agencyId: `${agencies.training}`,
    state: "done",
    doneOn: "2026-08-19",
    note: "",
    seen: 0,
  });
  const later = { reference: "HU2-3", dueOn: "2026-10-31", reason: "Late.", interimRisk: "None.", seen };
  const { trail: requestTrail } = await requestNewDate(business, later);
  await acceptNewDate(executive, { reference: "HU2-3", requestTrail, decision: "accept", reason: "So." });

  setToday("2027-04-10");
  await releaseHeld(business, { heldTrail, reason: "The name of a doll." });
  const extract = await buildExtract(await currentContext(users().viewer), year);

  expect(extract.recommended).toEqual([]);
  expect(extract.rows.map(({ atStart, atEnd }) => [atStart?.name, atEnd.name])).toEqual([
    ["On track", "Complete"],
    ["No update yet", "No update yet"],
    ["No update yet", "Overdue"],
    ["No update yet", "No update yet"],
    ["No update yet", "No update yet"],
  ]);
  const training = (await listAgencies(await currentContext(business))).get(agencies.training)?.name;
  expect(extract.done.map(({ reference, paragraphs }) => [reference, ...paragraphs])).toEqual([
    ["HU2-1", expect.stringMatching(/^5 May 2026, .+: The programme is in each unit\.$/)],
    ["HU2-3", `Action done on 19 August 2026: Rewrite the course, ${training}.`],
  ]);
  expect(extract.evidenced.map(({ paragraphs }) => paragraphs)).toEqual([
    ["Audit of wards: shows that it made a difference, of 1 May 2026."],
  ]);
  expect(extract.completed.map(({ reference, words }) => [reference, words])).toEqual([
    ["HU2-1", "Complete, 5 May 2026"],
  ]);
  expect(extract.differences).toEqual([
    {
      words: "Parents know whom to ask.",
      source: expect.stringMatching(/^HU2-1, .+, 5 May 2026$/),
      evidence: ["Audit of wards"],
    },
  ]);
  expect(new Map(extract.littleProgress.map(({ reference, words }) => [reference, words]))).toEqual(
    new Map([
      ["HU2-2", "Its owner reported nothing in the year."],
      [
        "HU2-3",
        "Its owner reported nothing in the year, 151 days overdue when the year ended and its due date moved by 31 days (first agreed 30 September 2026, now 31 October 2026).",
      ],
      ["HU2-4", "Its owner reported nothing in the year."],
      ["HU2-5", "Its owner reported nothing in the year."],
    ]),
  );
  expect(JSON.stringify(extract)).not.toContain("Baby A");
  expect(extract.summary).toBe(
    [
      "5 recommendations were open in this year, none of them made in it. 1 was completed or closed.",
      "Something was reported as done for 2, and evidence was given for 1. There was little or no progress on 4.",
      "When it ended, 1 had passed the due date, 4 had an owner who had been silent for longer than agreed,",
      "4 had no update yet, 4 had no lead, 3 had no due date and 4 had no success measure.",
    ].join(" "),
  );
});

test("the year after leaves out recommendations closed before it, and has the facts released in it", async () => {
  setToday("2027-06-01");
  const extract = await buildExtract(await currentContext(users().viewer), nextYear);
  expect(referencesOf(extract.rows)).toEqual(["HU2-2", "HU2-3", "HU2-4", "HU2-5"]);
  expect(extract.done.map(({ paragraphs }) => paragraphs)).toEqual([[expect.stringContaining("5 May 2026")]]);
  expect(extract.asAt).toBe(Date.parse("2027-06-01T10:00:00Z"));
});

test("the year of publication has the wording of the recommendations; the year before is empty", async () => {
  const { recommended, rows } = await buildExtract(await currentContext(users().viewer), {
    from: day("2022-04-01"),
    to: day("2023-03-31"),
  });
  expect(recommended.map(({ title, recommendations }) => [title, recommendations.length])).toEqual([
    ["Harm to Under 2s in Kent", 5],
  ]);
  expect(rows.map(({ atStart }) => atStart)).toEqual([null, null, null, null, null]);
  const before = await buildExtract(await currentContext(users().viewer), {
    from: day("2021-04-01"),
    to: day("2022-03-31"),
  });
  expect(before).toMatchObject({
    rows: [],
    done: [],
    summary: "No recommendation was open in this year.",
    noLittleProgress: "No recommendation was open in this year.",
  });
});

test("the Word file is well-formed, names its year and marking, and is reproducible", async () => {
  for (const period of [year, { from: day("2021-04-01"), to: day("2022-03-31") }]) {
    const extract = await buildExtract(await currentContext(users().viewer), period);
    const { body: file } = await buildWordFile(extract);
    expect(file.equals((await buildWordFile(extract)).body)).toBe(true);
    const parts = readZipParts(file);
    for (const [path, xml] of parts)
      if (/\.(xml|rels)$/.test(path)) expect([path, findXmlError(xml)]).toEqual([path, null]);
    const body = parts.get("word/document.xml") ?? "";
    const words = [...body.matchAll(/<w:t[^>]*>([^<]*)</g)].map(([, said]) => said);
    expect(words).toContain("Extract for the yearly report");
    expect(words).toContain("Where there was little or no progress");
    expect(parts.get("word/footer1.xml")).toContain(extract.marking);
  }
});

test("nothing is said of progress where nothing was open when the year ended", async () => {
  setToday("2028-02-01");
  for (const reference of ["HU2-2", "HU2-3", "HU2-4", "HU2-5"])
    await closeNotPursued(users().executive, {
      reference,
      reason: "It is part of another.",
      seen: 0,
    });
  const extract = await buildExtract(await currentContext(users().viewer), nextYear);
  expect(extract).toMatchObject({
    littleProgress: [],
    noLittleProgress: "Each was completed or closed by the end of the year.",
    summary: expect.stringMatching(/ Each was completed or closed by the end of the year\.$/),
  });
});
