import { expect, test } from "vitest";
import { currentContext } from "#lib/core/context.ts";
import { getRecommendation } from "#lib/partnership/reviews.queries.ts";
import { loadBackground } from "#lib/reporting/papers/background.ts";
import { buildPaperDetail } from "#lib/reporting/papers/detail.ts";
import { lookups } from "#lib/reporting/timeline/lookups.ts";
import { statusesById } from "#lib/status/queries.ts";
import { importTestRows, planAnswers, planRow } from "#tests/support/imports.ts";
import { day } from "#tests/support/sample-paper.ts";
import { withTestUsersOn } from "#tests/support/test-papers.ts";
import { buildExtract } from "./queries.ts";

const { users } = withTestUsersOn("2026-05-05");

test("what a plan says is quoted as written in it, and does not count as reported", async () => {
  const updates = [{ on: "July 2024", text: "A form was made." }];
  const row = planRow({ owner: "KCC Early Help", delivery: "at risk", ratingAsWritten: "R", updates });
  await importTestRows(users().business, [row], planAnswers());
  const ctx = await currentContext(users().viewer);
  const year = { from: day("2026-04-01"), to: day("2027-03-31") };
  const extract = await buildExtract(ctx, year);
  expect(extract.done.map(({ reference, paragraphs }) => [reference, ...paragraphs])).toEqual([
    [
      "WR1-1",
      "5 May 2026, KCC Early Help, as written in an imported plan: As written in the plan for July 2024: A form was made.",
    ],
  ]);
  expect(extract.summary).toContain("Something was reported as done for 0, and");
  expect(extract.littleProgress.find(({ reference }) => reference === "WR1-1")?.words).toMatch(
    /^Its owner reported nothing in the year/,
  );

  const { id } = await getRecommendation(ctx, "WR1-1");
  const position = (await statusesById(ctx, [id])).get(id);
  if (!position) throw new Error("no status");
  const detail = buildPaperDetail(position, await loadBackground(ctx, [id]), await lookups(ctx), ctx.asOf.date);
  expect(detail.parts[0]).toEqual({
    title: "Last update, 5 May 2026, KCC Early Help, as written in an imported plan",
    paragraphs: [
      "Done. As written in the plan for July 2024: A form was made.",
      "In the way. The imported plan does not say.",
    ],
  });
});
