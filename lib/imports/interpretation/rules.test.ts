import { describe, expect, test } from "vitest";
import { acrossCells, planFile, planTable, type TestCell } from "#tests/support/plans/plan-tables.ts";
import type { PlanFile } from "../plan-tables.ts";
import { guessChoices } from "./guess.ts";
import { questionsOf } from "./questions.ts";
import { rowsOf } from "./rows.ts";

const read = (file: PlanFile) => {
  const choices = guessChoices(file);
  const rows = rowsOf(file, choices);
  return { choices, rows, questions: questionsOf(choices, rows) };
};
const green = { text: "", fill: "00b050" };
const amber = { text: "", fill: "ffc000" };
const red = { text: "", fill: "ff0000" };
const blue = { text: "", fill: "0070c0" };
const plan = (format: PlanFile["format"], ...rows: (readonly TestCell[])[]) =>
  planFile(format, planTable("SAR Yew", rows));

test("rule 1: nothing is invented, and each thing is asked once for the file", () => {
  const { rows, questions } = read(
    plan(
      "ods",
      ["No", "Recommendation", "Who?", "When?", "RAG"],
      ["1", "Ask fathers.", "All", "Mar-25", green],
      ["2", "Ask schools.", "All", "April 2025", green],
      ["3", "Ask homes.", "Service Manager", "Q2 25/26", amber],
    ),
  );
  expect(rows.map(({ owner, due, delivery }) => [owner, due.date, due.proposed, delivery])).toEqual([
    [null, null, "2025-03-31", null],
    [null, null, "2025-04-30", null],
    [null, null, "2025-09-30", null],
  ]);
  expect(questions.map(({ key, places }) => [key, places.length])).toEqual([
    ["owner:all", 2],
    ["meaning:colour:green", 2],
    ["due:the last day of the month", 2],
    ["owner:service manager", 1],
    ["meaning:colour:amber", 1],
    ["due:the last day of the quarter", 1],
  ]);
});

test("rule 2: what is complete, embedded or closed comes in as delivered, with the question who accepted it", () => {
  const { rows, questions } = read(
    plan(
      "xlsx",
      ["Ref", "Recommendation", "Agency", "Status"],
      ["1", "Ask fathers.", "HCC", "Complete and embedded"],
      ["2", "Ask schools.", "HCC", "Closed"],
      ["3", "Ask homes.", "HCC", "Signed off"],
      ["4", "Ask vets.", "HCC", "Not accepted"],
    ),
  );
  expect(rows.map(({ delivery }) => delivery)).toEqual(["delivered", "delivered", "delivered", "not pursued"]);
  expect(questions.map(({ about, written }) => [about, written])).toEqual([
    ["decision", "Complete and embedded"],
    ["decision", "Closed"],
    ["decision", "Signed off"],
    ["decision", "Not accepted"],
  ]);
});

describe("rule 3: colours mean what the file's own key says, wherever it is", () => {
  const heading = ["Ref", "Recommendation", "Agency", "RAG"];
  const body = [
    ["1", "Ask fathers.", "HCC", green],
    ["2", "Ask schools.", "HCC", amber],
    ["3", "Ask homes.", "HCC", red],
    ["4", "Ask vets.", "HCC", blue],
  ];
  const meanings: readonly (readonly [typeof green, string])[] = [
    [green, "On track"],
    [amber, "Behind"],
    [red, "Not started"],
    [blue, "Complete and checked by peers"],
  ];
  const words = "Green = on track; Amber = behind; Red = not started; Blue = complete and checked by peers";
  const beside = body.map((row, index) => [...row, "", ...(meanings[index] ?? [])]);
  test.each<readonly [string, PlanFile]>([
    ["on a sheet of its own", planFile("xlsx", planTable("Plan", [heading, ...body]), planTable("Key", meanings))],
    ["beside the table", planFile("xlsx", planTable("Plan", [[...heading, "", "Key", ""], ...beside]))],
    ["below the table", planFile("xlsx", planTable("Plan", [heading, ...body, [], ["Key"], ...meanings]))],
    [
      "above the table, lying across",
      planFile("xlsx", planTable("Plan", [meanings.map(([mark, text]) => ({ ...mark, text })), [], heading, ...body])),
    ],
    ["in a paragraph above", planFile("docx", planTable("table 1", [heading, ...body], { before: [`Key: ${words}`] }))],
    [
      "in paragraphs below",
      planFile(
        "docx",
        planTable("table 1", [heading, ...body], { after: words.split("; ").map((line) => line.replace(" =", ":")) }),
      ),
    ],
    ["in the heading", planFile("csv", planTable("", [[...heading.slice(0, 3), `RAG (${words})`], ...body]))],
  ])("%s", (_where, file) => {
    const { rows, choices } = read(file);
    expect(rows.map(({ delivery }) => delivery)).toEqual(["on track", "off track", "not started", "delivered"]);
    expect(choices.meanings.filter(({ foundAt }) => foundAt !== "")).toHaveLength(4);
  });

  test("and without a key each is asked about", () => {
    const { rows, questions } = read(planFile("xlsx", planTable("SAR Yew", [heading, ...body])));
    expect(rows.map(({ delivery }) => delivery)).toEqual([null, null, null, null]);
    expect(questions.map(({ key }) => key)).toEqual(
      ["green", "amber", "red", "blue"].map((colour) => `meaning:colour:${colour}`),
    );
  });

  test("a key that tells two shades of a colour apart is read by the shade", () => {
    const dark = { text: "", fill: "00b050" };
    const light = { text: "", fill: "92d050" };
    const table = planTable("Plan", [heading, ["1", "Ask.", "HCC", dark], ["2", "Tell.", "HCC", light]]);
    const { rows } = read(
      planFile(
        "xlsx",
        table,
        planTable("Key", [
          [dark, "Complete"],
          [light, "On track"],
        ]),
      ),
    );
    expect(rows.map(({ delivery }) => delivery)).toEqual(["delivered", "on track"]);
  });

  test("a key that contradicts itself is asked about", () => {
    const table = planTable("Plan", [heading, ["1", "Ask.", "HCC", green]], {
      before: ["Green = complete; red = late"],
      after: ["Green: on track. Red: late."],
    });
    expect(read(planFile("docx", table)).rows.map(({ delivery }) => delivery)).toEqual([null]);
  });
});

test("rule 4: of several agencies the first named is offered as the owner", () => {
  const heading = ["Ref", "Recommendation", "Lead agency", "Partners"];
  const { rows } = read(
    plan(
      "xlsx",
      heading,
      ["1", "Ask fathers.", "HCC / ICB", "Harbour Police"],
      ["2", "Ask schools.", "Education & Housing", ""],
      ["3", "Ask homes.", "ICB\nHCC", "ICB, VCS"],
    ),
  );
  expect(rows.map(({ owner, contributors }) => [owner, ...contributors])).toEqual([
    ["HCC", "ICB", "Harbour Police"],
    ["Education", "Housing"],
    ["ICB", "HCC", "VCS"],
  ]);
});

describe("rule 5: a list in a cell", () => {
  const table = (actions: string, dates: string, milestones = "") =>
    read(
      plan(
        "docx",
        ["No", "Recommendation", "Actions", "Lead", "By when", "Milestones"],
        ["1", "Ask.", actions, "HCC", dates, milestones],
      ),
    );
  test("is several actions if dates go with its lines one to one", () => {
    const { rows, questions } = table("• Write it\n• Print it", "31/03/25\nMay 2025");
    expect(rows.map(({ at, action, due }) => [at, action, due.text])).toEqual([
      ["SAR Yew, row 2, part 1", "Write it", "31/03/25"],
      ["SAR Yew, row 2, part 2", "Print it", "May 2025"],
    ]);
    expect(questions.map(({ about }) => about)).toContain("list");
  });
  test("or milestones do", () => {
    expect(table("1. Write it\n2. Print it", "May 2025", "Draft\nProof").rows.map(({ action }) => action)).toEqual([
      "Write it",
      "Print it",
    ]);
  });
  test("and is one action otherwise, and asked about", () => {
    const { rows, questions } = table("• Write it\n• Print it\n• Post it", "May 2025");
    expect(rows.map(({ action }) => action)).toEqual(["• Write it\n• Print it\n• Post it"]);
    expect(questions.filter(({ about }) => about === "list")).toHaveLength(1);
  });
  test("and can be split or kept by hand", () => {
    const file = plan(
      "docx",
      ["No", "Recommendation", "Actions", "Lead"],
      ["1", "Ask.", "• Write it\n• Print it", "HCC"],
    );
    const choices = guessChoices(file);
    const layouts = choices.layouts.map((layout) => ({ ...layout, actionList: "each line" as const }));
    expect(rowsOf(file, { ...choices, layouts })).toHaveLength(2);
  });
});

test("rule 6: days come first, and a cell that shows a month is a month", () => {
  const { rows, questions } = read(
    plan(
      "xlsx",
      ["Ref", "Recommendation", "Owner", "Deadline"],
      ["1", "Ask fathers.", "HCC", "4/7/25"],
      ["2", "Ask schools.", "HCC", { text: "Jul-25", day: "2025-07-04", showsMonth: true }],
      ["3", "Ask homes.", "HCC", { text: "7/4/25", day: "2025-07-04" }],
    ),
  );
  expect(rows.map(({ due }) => [due.date, due.proposed, due.precision])).toEqual([
    ["2025-07-04", null, "day"],
    [null, "2025-07-31", "month"],
    ["2025-07-04", null, "day"],
  ]);
  expect(questions.find(({ key }) => key === "note:day first")?.sentence).toContain("4 July 2025");
});

test("rule 7: a wrong date stays as text and is asked about", () => {
  const { rows, questions } = read(
    plan(
      "xlsx",
      ["Ref", "Recommendation", "Owner", "Deadline"],
      ["1", "Ask fathers.", "HCC", "31/06/25"],
      ["2", "Ask schools.", "HCC", "when funded"],
    ),
  );
  expect(rows.map(({ due }) => due)).toEqual([
    { text: "31/06/25", date: null, proposed: null, precision: "none" },
    { text: "when funded", date: null, proposed: null, precision: "none" },
  ]);
  expect(questions.map(({ key, sentence }) => [key, sentence])).toEqual([
    ["due:31/06/25", "“31/06/25” is not a date in the calendar: which day is meant?"],
    ["due:when funded", "“when funded” is not a date: is there one?"],
  ]);
});

test("rule 8: a row with a text that may identify someone is held, wherever the text is", () => {
  const heading = ["Ref", "Recommendation", "Action", "Owner", "Update", "Notes", "Funding"];
  const identifying = "NHS number 943 476 5919";
  const rowWith = (column: number) => heading.map((_, at) => (at === column ? identifying : at === 0 ? "1" : "Ask"));
  const { rows } = read(
    plan("xlsx", heading, ["1", "Ask.", "Ask", "HCC", "", "", ""], ...[1, 2, 4, 5, 6].map(rowWith)),
  );
  expect(rows.map(({ hold }) => hold)).toEqual([false, true, true, true, true, true]);
});

test("rule 9: the same file is read the same, and a person's choices hold for its next version", () => {
  const heading = ["Ref", "Recommendation", "Owner", "Colour of the day", "Update June 2025"];
  const first = plan("xlsx", heading, ["1", "Ask.", "HCC", green, "Asked."]);
  const choices = guessChoices(first);
  expect(guessChoices(structuredClone(first))).toEqual(choices);
  expect(rowsOf(structuredClone(first), choices)).toEqual(rowsOf(first, choices));
  const corrected = {
    ...choices,
    meanings: choices.meanings.map((meaning) => ({ ...meaning, delivery: "on track" as const, isConfirmed: true })),
    layouts: choices.layouts.map((layout) => ({
      ...layout,
      columns: layout.columns.map((column) =>
        column.heading === "Owner" ? { ...column, field: "contributors" as const } : column,
      ),
    })),
  };
  const next = plan(
    "xlsx",
    [...heading.slice(0, 4), "Update July 2025"],
    ["1", "Ask.", "HCC", green, "Asked again."],
    ["2", "Tell.", "ICB", green, ""],
  );
  const rows = rowsOf(next, guessChoices(next, corrected));
  expect(rows.map(({ owner, contributors, delivery }) => [owner, contributors, delivery])).toEqual([
    [null, ["HCC"], "on track"],
    [null, ["ICB"], "on track"],
  ]);
  expect(rows[0]?.updates).toEqual([{ on: "July 2025", text: "Asked again." }]);
});

test("rule 10: each row says where it was read, and no two are read in one place", () => {
  const heading = ["Ref", "Recommendation", "Owner"];
  const sheet = planTable("Two plans", [
    [...heading, "", ...heading],
    ["1", "Ask.", "HCC", "", "1", "Tell.", "ICB"],
    acrossCells("Closed", 7),
    ["2", "Show.", "HCC", "", "2", "Hide.", "ICB"],
  ]);
  const places = (file: PlanFile) => read(file).rows.map(({ at }) => at);
  expect(places(planFile("xlsx", sheet))).toEqual(["Two plans!2", "Two plans!4", "Two plans!E2", "Two plans!E4"]);
  expect(places(planFile("csv", planTable("", [heading, ["1", "Ask.", "HCC"]])))).toEqual(["line 2"]);
  expect(places(planFile("docx", planTable("table 3", [heading, ["1", "Ask.", "HCC"]])))).toEqual(["table 3, row 2"]);
});
