import { expect, test } from "vitest";
import { currentContext } from "#lib/core/context.ts";
import { publishReview } from "#lib/partnership/reviews.commands.ts";
import { postUpdate } from "#lib/recommendations/updates/commands.ts";
import { listDifferences } from "#lib/reporting/board.queries.ts";
import { day } from "#tests/support/sample-paper.ts";
import { setToday, withTestUsersOn } from "#tests/support/test-papers.ts";
import { extractDocument } from "./document.ts";
import { buildExtract } from "./queries.ts";

const { users } = withTestUsersOn("2026-11-20");

const extractOf = async (from: string, to: string) =>
  buildExtract(await currentContext(users().viewer), { from: day(from), to: day(to) });

const publish = (code: string, publishedOn: string) =>
  publishReview(users().business, {
    code,
    title: `Review ${code}`,
    kind: "Audit",
    publishedOn,
    publisher: "A partnership",
    scope: "What was studied.",
    themes: [],
    recommendations: [1, 2].map((number) => ({ shortTitle: `Title ${number}`, wording: `Do ${number}.` })),
  });

test("recommendations of a review published before the year are added in it, not made in it", async () => {
  await publish("OLD", "2024-03-14");
  const extract = await extractOf("2026-04-01", "2026-11-20");
  expect(extract.recommended).toEqual([]);
  expect(extract.summary).toMatch(
    /^7 recommendations were open in this year, none of them made in it; 2 of earlier reviews were added to the tracker in this year\. /,
  );
  expect(JSON.stringify(extractDocument(extract))).toContain("Not in the tracker yet");
  await publish("NEW", "2026-11-02");
  expect((await extractOf("2026-04-01", "2026-11-20")).summary).toMatch(
    /^9 recommendations were open in this year, 2 of them made in it; 2 of earlier reviews were added to the tracker in this year\. /,
  );
});

test("a difference is quoted with its own evidence, not with that of a later update", async () => {
  let seen = 0;
  const report = async (done: string, difference: string, evidence: string[]) => {
    const given = { reference: "HU2-1", rating: "on-track", seen, done, difference } as const;
    const rows = evidence.map((title) => ({
      url: `https://example.org/${title.length}`,
      title,
      shows: "outcome",
      trueOn: "2026-11-01",
    }));
    seen = (await postUpdate(users().business, { ...given, evidence: rows })).trail;
  };
  await report("The course began.", "Parents know whom to ask.", ["Survey", "Audit of wards"]);
  setToday("2026-11-21");
  await report("The course ended.", "Fewer bruises are missed.", ["Later audit"]);
  const { differences } = await extractOf("2026-04-01", "2026-11-21");
  const expected = [
    ["Fewer bruises are missed.", ["Later audit"]],
    ["Parents know whom to ask.", ["Audit of wards", "Survey"]],
  ];
  expect(differences.map(({ words, evidence }) => [words, evidence.toSorted()])).toEqual(expected);
  const onBoard = await listDifferences(await currentContext(users().viewer), 8);
  expect(
    onBoard.map(({ difference, evidence }) => [difference, evidence.map(({ title }) => title).toSorted()]),
  ).toEqual(expected);
});
