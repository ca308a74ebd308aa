import { expect, test } from "vitest";
import { currentContext } from "#lib/core/context.ts";
import { getRecommendation } from "#lib/partnership/reviews.queries.ts";
import { setReportingInterval } from "#lib/recommendations/due-dates/commands.ts";
import { confirmOwner } from "#lib/recommendations/ownership.commands.ts";
import { getOwnership } from "#lib/recommendations/ownership.queries.ts";
import {
  draftTestPaper,
  issueTestPaper,
  scheduleTestMeeting,
  setToday,
  withTestUsersOn,
} from "#tests/support/test-papers.ts";
import { findCoverDrift } from "./cover-drift.queries.ts";

const { users } = withTestUsersOn("2027-01-04");

test("a cover sheet that was saved before a decision is found to be outdated, until it is saved again", async () => {
  const { business, executive } = users();
  const meeting = await scheduleTestMeeting(users(), "2027-02-02");
  const drift = async () => findCoverDrift(await currentContext(business), meeting);
  expect(await drift()).toBeNull();
  await draftTestPaper(users(), meeting);
  expect(await drift()).toBeNull();

  setToday("2027-01-11");
  await setReportingInterval(business, { reference: "HU2-1", months: 6 });
  expect(await drift()).toBeNull();

  const ctx = await currentContext(business);
  const { owner } = await getOwnership(ctx, await getRecommendation(ctx, "HU2-5"));
  await confirmOwner(executive, { reference: "HU2-5", seen: owner?.trail ?? 0 });
  const found = await drift();
  expect(found?.asks).toBe("Note where the recommendations stand.");
  expect(found?.summary).not.toContain("to be confirmed");
  await draftTestPaper(users(), meeting);
  expect(await drift()).toBeNull();
});

test("a paper names a confirmed owner as confirmed, and the successor of the one that the report names", async () => {
  const meeting = await scheduleTestMeeting(users(), "2027-02-09");
  const { paper } = await issueTestPaper(users(), meeting);
  const ownerOf = (reference: string) =>
    paper.details.find((detail) => detail.reference === reference)?.particulars.find(({ name }) => name === "Owner")
      ?.words;
  expect(ownerOf("HU2-5")).toBe("KSCMP Executive, confirmed by the Executive");
  expect(ownerOf("HU2-1")).toBe(
    "NHS Kent and Medway, named in the report as Kent and Medway CCG; with NHS Kent and Medway since 1 July 2022",
  );
  expect(ownerOf("HU2-4")).toBe("KCC Early Help, assigned by the partnership");
  expect(JSON.stringify(paper)).not.toMatch(/for the Executive to confirm|to be confirmed/);
});
