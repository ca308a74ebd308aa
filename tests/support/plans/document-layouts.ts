import { marks, type TestReview } from "./contents.ts";
import { byColour, type Entry, entriesOf, expectedRow, type TestPlan } from "./layouts.ts";
import { acrossCells, planFile, planTable, type TestCell } from "./plan-tables.ts";

type Row = readonly TestCell[];

const key = `Key: ${marks.map(({ colour, meaning }) => `${colour[0]?.toUpperCase()}${colour.slice(1)} = ${meaning}`).join(". ")}.`;

/** A table for each agency, with rows for themes, a post in place of the owner and a date of review. */
export function tablePerAgency(reviews: readonly TestReview[]): TestPlan {
  const agencies = ["Harbour Council Children's Services", "North Shore ICB", "Harbour Police"];
  const [review] = reviews;
  const parts = agencies.map((agency, index) => {
    const entries = review ? entriesOf([review]).filter(({ number }) => number === 0) : [];
    const table: Row[] = [["Recommendation", "Action", "Lead Person(s)", "Target Date", "Review Date"]];
    const rows = entries.map((entry) => {
      const { recommendation, action } = entry;
      table.push(acrossCells(`Theme ${recommendation.ref}: ${recommendation.theme}`, 5));
      table.push([
        `${recommendation.ref}. ${recommendation.wording}`,
        action.action,
        "Head of Service",
        action.due.cell,
        "30.9.25",
      ]);
      return expectedRow(`table ${index + 1}, row ${table.length}`, entry, {
        owner: agency,
        ownerAsWritten: "Head of Service",
        contributors: [],
        person: "Head of Service",
        theme: recommendation.theme,
        reviewDate: "2025-09-30",
      });
    });
    const before =
      index === 0
        ? ["Harbour Safeguarding Children Partnership", `${review?.name}: individual agency action plans`, agency]
        : [agency];
    return { table: planTable(`table ${index + 1}`, table, { before }), rows };
  });
  return { file: planFile("docx", ...parts.map(({ table }) => table)), rows: parts.flatMap(({ rows }) => rows) };
}

/** A table for each recommendation, with labels at the left and a line for each action. */
export function labelsAtTheLeft(reviews: readonly TestReview[]): TestPlan {
  const [review] = reviews;
  const all = (review?.recommendations ?? []).map((recommendation, index) => {
    const [first] = recommendation.actions;
    const lines = recommendation.actions.map(({ action }, number) => `${number + 1}. ${action}`);
    const several = recommendation.actions.length > 1;
    const table = planTable(
      `table ${index + 1}`,
      [
        ["Recommendation from the review", `${recommendation.ref}. ${recommendation.wording}`],
        ["Lead agency", first?.owner.written ?? ""],
        ["Actions to take. Use a different line for each action", lines.join("\n")],
        ["Target date", first?.due.cell ?? ""],
        ["Supporting evidence", first?.evidence ?? ""],
        ["Critical friend comments", "Not yet seen in practice."],
        ["RAG Status", { fill: first?.mark.fill ?? null }],
      ],
      { before: index === 0 ? [`${review?.name}: action plan`, key] : [] },
    );
    const rows = recommendation.actions.map((action, number) => {
      const entry = { review: review ?? { name: "", recommendations: [] }, recommendation, action, number };
      const at = `table ${index + 1}${several ? `, action ${number + 1}` : ""}`;
      const shared = first
        ? {
            ...ownerOf(first),
            ...byColour(first),
            due: first.due.due,
            earlierDues: number === 0 ? first.due.earlier : [],
          }
        : {};
      const once = number === 0 ? { evidence: first?.evidence ?? "", assessment: "Not yet seen in practice." } : {};
      return expectedRow(at, entry, { ...shared, ...once });
    });
    return { table, rows };
  });
  return { file: planFile("docx", ...all.map(({ table }) => table)), rows: all.flatMap(({ rows }) => rows) };
}

function ownerOf({ owner }: Entry["action"]) {
  return { owner: owner.owner, ownerAsWritten: owner.written, contributors: owner.contributors, person: owner.person };
}

/** The recommendation merged down over its actions, a row that explains the headings, and the key below the table. */
export function mergedDown(reviews: readonly TestReview[]): TestPlan {
  const [review] = reviews;
  const table: Row[] = [
    [
      "Recommendation",
      "Scope of recommendation",
      "Action to take",
      "Lead Agency",
      "Target Date",
      "Progress indicator",
      "Update",
    ],
    [
      "What is the recommendation?",
      "Local or national?",
      "How will this be done?",
      "Which agency leads?",
      "When should it be done by?",
      "Red\nAmber\nGreen",
      "",
    ],
  ];
  const rows = entriesOf(review ? [review] : []).map((entry) => {
    const { recommendation, action, number } = entry;
    const down = { rows: recommendation.actions.length };
    table.push([
      number === 0
        ? { text: `Recommendation ${recommendation.ref}:\n${recommendation.wording}`, ...down }
        : { covered: true },
      number === 0 ? { text: "Local", ...down } : { covered: true },
      action.action,
      action.owner.written,
      action.due.cell,
      { fill: action.mark.fill },
      action.updates.written,
    ]);
    return expectedRow(`table 1, row ${table.length}`, entry, {
      ...byColour(action),
      updates: action.updates.read,
      rest: { "Scope of recommendation": "Local" },
    });
  });
  return {
    file: planFile(
      "docx",
      planTable("table 1", table, { before: ["Harbour Partnership", `${review?.name}: action plan`], after: [key] }),
    ),
    rows,
  };
}

/** The recommendation in the paragraph above a table of its actions, with a key in its headings. */
export function recommendationAbove(reviews: readonly TestReview[]): TestPlan {
  const [review] = reviews;
  const rating = `RAG (${marks
    .slice(0, 4)
    .map(({ letter, meaning }) => `${letter} = ${meaning}`)
    .join("; ")})`;
  const all = (review?.recommendations ?? []).map((recommendation, index) => {
    const before = [
      ...(index === 0 ? [`${review?.name}: action plan`] : []),
      `Recommendation ${recommendation.ref}: ${recommendation.wording}`,
    ];
    const table: Row[] = [["Action", "Who", "By when", rating]];
    const rows = recommendation.actions.map((action, number) => {
      const mark = action.mark.letter === "" ? "" : action.mark.letter.toLowerCase();
      table.push([action.action, action.owner.written, action.due.cell, mark]);
      const entry = { review: review ?? { name: "", recommendations: [] }, recommendation, action, number };
      const delivery = mark === "" ? null : action.mark.delivery;
      return expectedRow(`table ${index + 1}, row ${table.length}`, entry, { ratingAsWritten: mark, delivery });
    });
    return { table: planTable(`table ${index + 1}`, table, { before }), rows };
  });
  return { file: planFile("docx", ...all.map(({ table }) => table)), rows: all.flatMap(({ rows }) => rows) };
}
