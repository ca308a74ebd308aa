import { parseCalendarDate } from "#lib/core/clock.ts";
import type { PlanDate, PlanDelivery, PlanUpdate } from "#lib/imports/plan-rows.ts";
import type { TestCell } from "./plan-tables.ts";
import type { Random } from "./random.ts";

// Invented plans for tests: every name, word and figure in them is made up.

/** An owner as a plan writes it, and who that is. */
export interface TestOwner {
  readonly written: string;
  readonly owner: string | null;
  readonly contributors: readonly string[];
  readonly person: string;
}

/** A due date as a plan writes it, and what that is. */
export interface TestDue {
  readonly cell: TestCell;
  readonly due: PlanDate;
  readonly earlier: readonly PlanDate[];
}

export interface TestAction {
  readonly action: string;
  readonly owner: TestOwner;
  readonly due: TestDue;
  readonly mark: TestMark;
  readonly updates: { readonly written: string; readonly read: readonly PlanUpdate[] };
  readonly evidence: string;
}

/** A rating: its fill with the name of the colour, its letter, and what the keys of these plans say that it means. */
export interface TestMark {
  readonly fill: string;
  readonly colour: string;
  readonly letter: string;
  readonly meaning: string;
  readonly delivery: PlanDelivery;
}

export interface TestRecommendation {
  readonly ref: string;
  readonly wording: string;
  readonly theme: string;
  readonly actions: readonly TestAction[];
}

export interface TestReview {
  readonly name: string;
  readonly recommendations: readonly TestRecommendation[];
}

function date(
  text: string,
  day: string | null,
  proposed: string | null = null,
  precision: PlanDate["precision"] = "day",
): PlanDate {
  const none = day === null && proposed === null;
  return {
    text,
    date: parseCalendarDate(day ?? ""),
    proposed: parseCalendarDate(proposed ?? ""),
    precision: none ? "none" : precision,
  };
}

const dues: readonly TestDue[] = [
  { cell: "31/03/25", due: date("31/03/25", "2025-03-31"), earlier: [] },
  { cell: "4/7/25", due: date("4/7/25", "2025-07-04"), earlier: [] },
  { cell: { text: "28 Feb 2025", day: "2025-02-28" }, due: date("28 Feb 2025", "2025-02-28"), earlier: [] },
  {
    cell: { text: "May-25", day: "2025-05-01", showsMonth: true },
    due: date("May-25", null, "2025-05-31", "month"),
    earlier: [],
  },
  { cell: "Nov-24", due: date("Nov-24", null, "2024-11-30", "month"), earlier: [] },
  { cell: "Q3 2024/25", due: date("Q3 2024/25", null, "2024-12-31", "quarter"), earlier: [] },
  { cell: "31/04/25", due: date("31/04/25", null), earlier: [] },
  { cell: "12/31/2025", due: date("12/31/2025", null), earlier: [] },
  { cell: "Ongoing", due: date("Ongoing", null), earlier: [] },
  { cell: "before the summer", due: date("before the summer", null), earlier: [] },
  {
    cell: { text: "30/06/25", struck: "31/01/25" },
    due: date("30/06/25", "2025-06-30"),
    earlier: [date("31/01/25", "2025-01-31")],
  },
  {
    cell: "June 2025 (was 31/03/25)",
    due: date("June 2025", null, "2025-06-30", "month"),
    earlier: [date("31/03/25", "2025-03-31")],
  },
];

function owner(written: string, name: string | null, contributors: readonly string[] = [], person = ""): TestOwner {
  return { written, owner: name, contributors, person };
}

const owners: readonly TestOwner[] = [
  owner("Harbour Council", "Harbour Council"),
  owner("Harbour Police", "Harbour Police"),
  owner("HCC / North Shore ICB", "HCC", ["North Shore ICB"]),
  owner("North Shore ICB & Harbour Police", "North Shore ICB", ["Harbour Police"]),
  owner("Harbour Fire & Rescue", "Harbour Fire & Rescue"),
  owner("Education; Housing", "Education", ["Housing"]),
  owner("Head of Safeguarding, HCC", "HCC", [], "Head of Safeguarding"),
  owner("Named Midwife (Seaview NHS Trust)", "Seaview NHS Trust", [], "Named Midwife"),
  owner("All partners", null),
  owner("Service Manager", null, [], "Service Manager"),
];

/** In these plans green is delivered, and amber is on track. */
export const marks: readonly TestMark[] = [
  { fill: "00b0f0", colour: "blue", letter: "B", meaning: "Complete and checked", delivery: "delivered" },
  { fill: "92d050", colour: "green", letter: "G", meaning: "Complete", delivery: "delivered" },
  { fill: "ffc000", colour: "amber", letter: "A", meaning: "In progress and expected to be met", delivery: "on track" },
  { fill: "ff0000", colour: "red", letter: "R", meaning: "Not expected to be met", delivery: "off track" },
  { fill: "d9d9d9", colour: "grey", letter: "", meaning: "Not started", delivery: "not started" },
];

const wordings = [
  "Agencies should agree one way of recording who attends a strategy meeting.",
  "The Partnership should hear from young carers before it changes the pathway.",
  "Managers should check each quarter that supervision took place.",
  "Schools and housing providers to have a named route into the weekly meeting.",
  "Leaflets for new parents are to be offered in more languages.",
  "Staff should be able to see which agencies are already involved.",
];
const actions = [
  "Write the standard and consult on it",
  "Dip sample of 20 records",
  "Brief all team managers",
  "Change the template in the case system",
  "Hold two listening events",
  "Publish the revised guidance",
  "Report the figures to the learning group",
];
const updates: readonly TestAction["updates"][] = [
  { written: "", read: [] },
  { written: "Draft with the group.", read: [{ on: null, text: "Draft with the group." }] },
  {
    written: "12/02/25 – live in two teams.\n09/01/25 – in test.",
    read: [
      { on: "2025-02-12", text: "live in two teams." },
      { on: "2025-01-09", text: "in test." },
    ],
  },
  { written: "Jan 25: consulted – 12 replies.", read: [{ on: "Jan 25", text: "consulted – 12 replies." }] },
];
const themes = ["Voice of the child", "Recording", "Working together"];
const names = ["LCSPR “Wren”", "SAR Willow", "Rapid review 12"];

/** Some reviews with recommendations and actions, the same each time for the same seed. */
export function testReviews(random: Random): TestReview[] {
  return names.map((name) => ({
    name,
    recommendations: Array.from({ length: random.from(1, 3) }, (_, index) => ({
      ref: String(index + 1),
      wording: random.pick(wordings),
      theme: random.pick(themes),
      actions: Array.from({ length: random.from(1, 3) }, () => ({
        action: random.pick(actions),
        owner: random.pick(owners),
        due: random.pick(dues),
        mark: random.pick(marks),
        updates: random.pick(updates),
        evidence: random.pick(["", "Minutes of the group", "Standard v2"]),
      })),
    })),
  }));
}
