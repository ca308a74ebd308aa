import { expect, test } from "vitest";
import { freeTexts, isChecksum } from "./free-texts.ts";

/** The digests in the chain of every existing tracker depend on the order of these columns. */
const columns = {
  action_reports: ["note"],
  actions: ["what"],
  agency_names: ["name"],
  appraisals: ["reason"],
  asks: ["words"],
  assessments: ["reason"],
  assignments: ["reason"],
  date_decisions: ["reason"],
  date_requests: ["reason", "interim_risk"],
  due_dates: ["reason"],
  evidence: ["title", "file_name", "url", "sha256"],
  handovers: ["reason"],
  meetings: ["title"],
  notings: ["words"],
  paper_covers: ["agenda_item", "title", "author", "sponsor", "asks", "summary", "risks"],
  papers: ["content"],
  questions: ["words"],
  rationales: ["words"],
  redactions: ["reason"],
  related_work: ["words"],
  releases: ["reason"],
  replies: ["words"],
  review_figures: ["words"],
  reviews: ["scope"],
  sign_off_requests: ["done", "difference"],
  sign_offs: ["reason"],
  standings: ["reason"],
  success_measures: ["words"],
  taken_over: ["reason"],
  updates: ["done", "difference", "next", "in_the_way"],
};

test("the columns declared by freeText() keep the order that the chain was sealed with", () => {
  expect(Object.entries(freeTexts).filter(([table]) => table in columns)).toEqual(Object.entries(columns));
});

test("the checksum of a file is the only free text that is not shown", () => {
  const places = Object.entries(freeTexts).flatMap(([table, names]) => names.map((column) => ({ table, column })));
  expect(places.filter(isChecksum)).toEqual([
    { table: "evidence", column: "sha256" },
    { table: "imports", column: "sha256" },
    { table: "review_files", column: "sha256" },
  ]);
});
