import { type CellValue, type SheetFile, workbookFile } from "./plan-files/excel.ts";

/** The fills of the sample plan by the number of their style. */
const fills = { none: 0, red: 1, amber: 2, green: 3 } as const;
type Colour = keyof typeof fills;

const solid = (rgb: string) =>
  `<fill><patternFill patternType="solid"><fgColor rgb="FF${rgb}"/><bgColor indexed="64"/></patternFill></fill>`;

const styles = `<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>
<fills count="5"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>${solid("FF0000")}${solid("FFC000")}${solid("00B050")}</fills>
<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>
<cellXfs count="4"><xf/><xf fillId="2" applyFill="1"/><xf fillId="3" applyFill="1"/><xf fillId="4" applyFill="1"/></cellXfs>`;

interface Step {
  readonly no: string;
  readonly recommendation: string;
  readonly action: string;
  readonly lead: string;
  readonly due: string;
  readonly progress: string;
  readonly rating: Colour;
}

const kingfisher: readonly Step[] = [
  {
    no: "1",
    recommendation: "Each agency should know who leads the safety plan of a baby, and tell the parents who it is.",
    action: "Name the lead in the plan that goes home with the parents.",
    lead: "Tarrow NHS Trust",
    due: "31/03/2027",
    progress: "The form has been changed, and two of three wards use it.",
    rating: "amber",
  },
  {
    no: "1",
    recommendation: "Each agency should know who leads the safety plan of a baby, and tell the parents who it is.",
    action: "Ask twenty parents whether they know who leads the plan.",
    lead: "Westmere Early Help",
    due: "Sep-27",
    progress: "",
    rating: "none",
  },
  {
    no: "2",
    recommendation: "Fathers should be asked about sleep and crying, and what they say should be in the record.",
    action: "Add the question to the form for home visits.",
    lead: "Westmere Early Help",
    due: "30/11/2026",
    progress: "The question is on the form.",
    rating: "green",
  },
];

const audit: readonly Step[] = [
  {
    no: "1",
    recommendation: "Managers should read one plan a month with the person who wrote it.",
    action: "Agree who reads which plans.",
    lead: "All partners",
    due: "Ongoing",
    progress: "Two of four agencies have begun.",
    rating: "red",
  },
];

const headings = ["No.", "Recommendation", "Action", "Lead agency", "Due date", "Progress", "RAG"];
const columns = ["A", "B", "C", "D", "E", "F", "G"] as const;

function sheet(name: string, title: string, steps: readonly Step[]): SheetFile {
  const rows: Record<number, Record<string, CellValue | readonly [CellValue, number]>> = {
    1: { A: title },
    3: Object.fromEntries(columns.map((column, at) => [column, headings[at] ?? ""])),
  };
  for (const [at, { no, recommendation, action, lead, due, progress, rating }] of steps.entries())
    rows[4 + at] = { A: no, B: recommendation, C: action, D: lead, E: due, F: progress, G: ["", fills[rating]] };
  return { name, rows };
}

const key: SheetFile = {
  name: "Key",
  rows: {
    1: { A: ["", fills.green], B: "Complete" },
    2: { A: ["", fills.amber], B: "On track" },
    3: { A: ["", fills.red], B: "Off track" },
  },
};

/** A small plan with invented content: two reviews, each on a sheet of its own, and a key. */
export function samplePlan(): Buffer {
  return workbook(kingfisher, audit);
}

/** A later version of it: one progress has changed, and one action is new. */
export function laterPlan(): Buffer {
  const [first, second, third] = kingfisher;
  if (!first || !second || !third) throw new Error("the sample plan has three steps");
  return workbook(
    [
      { ...first, progress: "All three wards use the form.", rating: "green" },
      second,
      third,
      {
        ...third,
        action: "Read ten records to see whether fathers were asked.",
        due: "31/05/2027",
        progress: "",
        rating: "none",
      },
    ],
    audit,
  );
}

function workbook(first: readonly Step[], second: readonly Step[]): Buffer {
  return workbookFile(
    [
      sheet("Kingfisher", "Local child safeguarding practice review “Kingfisher”: action plan", first),
      sheet("Audit of plans", "Audit of safety plans: action plan", second),
      key,
    ],
    { styles },
  );
}
