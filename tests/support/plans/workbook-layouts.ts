import { marks, type TestReview } from "./contents.ts";
import { byColour, type Entry, entriesOf, expectedRow, type TestPlan } from "./layouts.ts";
import { acrossCells, planFile, planTable, type TestCell } from "./plan-tables.ts";

type Row = readonly TestCell[];

/** One log for every review: letters without a key, a divider, and the headings again before the second half. */
export function oneLog(reviews: readonly TestReview[]): TestPlan {
  const headings = [
    "Review",
    "Ref",
    "Recomendation",
    "Action",
    "Owner",
    "Due",
    "BRAG",
    "Latest position",
    "Evidence",
    "Cost",
  ];
  const all = entriesOf(reviews);
  const half = Math.ceil(all.length / 2);
  const row = ({ review, recommendation, action }: Entry): Row => [
    `${review.name} `,
    recommendation.ref,
    recommendation.wording,
    action.action,
    action.owner.written,
    action.due.cell,
    { text: action.mark.letter, fill: action.mark.fill },
    action.updates.written,
    action.evidence,
    "£100",
  ];
  const divider = acrossCells("CLOSED ACTIONS – do not edit below this line", headings.length);
  const rows = [headings, ...all.slice(0, half).map(row), [], divider, headings, ...all.slice(half).map(row)];
  const numbers = rows.flatMap((cells, index) =>
    cells.length === headings.length && cells !== divider && cells !== headings ? index + 1 : [],
  );
  return {
    file: planFile("xlsx", planTable("All actions", rows)),
    rows: all.map((entry, index) =>
      expectedRow(`All actions!${numbers[index]}`, entry, {
        ratingAsWritten: entry.action.mark.letter,
        ratingColour: entry.action.mark.colour,
        updates: entry.action.updates.read,
        evidence: entry.action.evidence,
        rest: { Cost: "£100" },
      }),
    ),
  };
}

/** A sheet for each review: titles, headings over two rows, the recommendation across the table, and a key of its own. */
export function sheetPerReview(reviews: readonly TestReview[]): TestPlan {
  const width = 7;
  const sheets = reviews.map((review) => sheetOf(review, width));
  const key = planTable(
    "Key",
    marks.map(({ fill, meaning }) => [{ fill }, meaning]),
  );
  const lists = planTable("Lists", [["Harbour Council"], ["Harbour Police"]], { isHidden: true });
  return {
    file: planFile("xlsx", ...sheets.map(({ table }) => table), key, lists),
    rows: sheets.flatMap(({ rows }) => rows),
  };
}

function sheetOf(review: TestReview, width: number) {
  const name = review.name.replace(/[“”]/g, "");
  const heading = (text: string): TestCell => ({ text, rows: 2, fill: "d9e2f3" });
  const covered = { covered: true };
  const table: Row[] = [
    acrossCells("HARBOUR SAFEGUARDING CHILDREN PARTNERSHIP", width),
    acrossCells(`${review.name}: multi-agency action plan`, width),
    ["Last updated:", { text: "14 October 2025", day: "2025-10-14" }],
    [],
    [
      heading("No."),
      heading("Action Required"),
      heading("Lead\nAgency"),
      heading("Target Date "),
      ...acrossCells("Progress", 2),
      heading("RAG"),
    ],
    [covered, covered, covered, covered, "Update July 2025", "Update October 2025", covered],
  ];
  const rows = review.recommendations.flatMap((recommendation) => {
    table.push(acrossCells(`Recommendation ${recommendation.ref}: ${recommendation.wording}`, width));
    const read = recommendation.actions.map((action, number) => {
      const actionRef = `${recommendation.ref}.${number + 1}`;
      table.push([
        actionRef,
        action.action,
        action.owner.written,
        action.due.cell,
        "",
        "Going on",
        { fill: action.mark.fill },
      ]);
      const entry = { review, recommendation, action, number };
      const updates = [{ on: "October 2025", text: "Going on" }];
      return expectedRow(`${name}!${table.length}`, entry, { ...byColour(action), actionRef, updates });
    });
    table.push([]);
    return read;
  });
  return { table: planTable(name, table), rows };
}

/** Tables side by side for two reviews, and one below them for a third. */
export function tablesInOneSheet([left, right, below]: readonly TestReview[]): TestPlan {
  const headings = ["Rec", "Recommendation", "Action", "Owner", "Due"];
  const cells = ({ recommendation, action }: Entry): Row => [
    recommendation.ref,
    recommendation.wording,
    action.action,
    action.owner.written,
    action.due.cell,
  ];
  const [first, second, third] = [left, right, below].map((review) => (review ? entriesOf([review]) : []));
  const none: Row = headings.map(() => "");
  const height = Math.max(first?.length ?? 0, second?.length ?? 0);
  const beside = Array.from({ length: height }, (_, index) => {
    const [one, other] = [first?.[index], second?.[index]];
    return [...(one ? cells(one) : none), "", ...(other ? cells(other) : none)];
  });
  const rows: Row[] = [
    [left?.name ?? "", "", "", "", "", "", right?.name ?? ""],
    [...headings, "", ...headings],
    ...beside,
    [],
    [`${below?.name}: action plan`],
    [...headings, "Theme"],
    ...(third ?? []).map((entry) => [...cells(entry), entry.recommendation.theme]),
  ];
  return {
    file: planFile("xlsx", planTable("Plans", rows)),
    rows: [
      ...(first ?? []).map((entry, index) => expectedRow(`Plans!${index + 3}`, entry)),
      ...(second ?? []).map((entry, index) => expectedRow(`Plans!G${index + 3}`, entry)),
      ...(third ?? []).map((entry, index) =>
        expectedRow(`Plans!${height + index + 6}`, entry, { theme: entry.recommendation.theme }),
      ),
    ],
  };
}

/** Labels at the left and a column for each recommendation, one sheet a review. */
export function transposed(reviews: readonly TestReview[]): TestPlan {
  const sheets = reviews.map((review) => {
    const name = review.name.replace(/[“”]/g, "");
    const entries = review.recommendations.flatMap((recommendation) =>
      recommendation.actions.slice(0, 1).map((action) => ({ review, recommendation, action, number: 0 })),
    );
    const line = (label: string, cell: (entry: Entry) => TestCell) => [label, ...entries.map(cell)];
    const table = planTable(name, [
      line("Recommendation", ({ recommendation }) => `${recommendation.ref}. ${recommendation.wording}`),
      line("Lead agency", ({ action }) => action.owner.written),
      line("Action", ({ action }) => action.action),
      line("Target date", ({ action }) => action.due.cell),
      line("Success measure", () => "80% of records"),
    ]);
    const rows = entries.map((entry, index) => {
      const column = entries.length > 1 ? `, column ${"BCDEF"[index]}` : "";
      return expectedRow(`${name}!1${column}`, entry, { review: name, successMeasure: "80% of records" });
    });
    return { table, rows };
  });
  return { file: planFile("xlsx", ...sheets.map(({ table }) => table)), rows: sheets.flatMap(({ rows }) => rows) };
}
