import { Invalid } from "#lib/core/errors.ts";
import type { PlanFile, PlanTableRow } from "#lib/imports/plan-tables.ts";
import { fieldNames, isHint, namesField, RETURN_PROPERTY, type ReturnField, returnFields } from "./fields.ts";
import { type ReturnKey, readKey } from "./keys.ts";

/** What a return says about one recommendation. */
export interface ReturnedAnswers {
  /** Where it was read, such as "row 5" or "HU2-4". */
  readonly at: string;
  /** Whose it is, and what the tracker knew when the return was made; null if its hidden reference was changed. */
  readonly key: Omit<ReturnKey, "field"> | null;
  /** What was written into the gaps; empty where nothing was. */
  readonly answers: Readonly<Record<ReturnField, string>>;
  /** Why it cannot be read, in a sentence; null if it can. */
  readonly problem: string | null;
}

const CHANGED =
  "Its hidden reference was changed, so it is not known which recommendation it is about. Get a new return, and copy the answers into it.";
const TWICE = "It is in the file twice. Delete one of them, save the file, and choose it again.";

/** The answers in a return, found by its hidden references. Throws Invalid for a file that is not a return. */
export function readReturn(file: PlanFile): ReturnedAnswers[] {
  const returned = file.format === "docx" ? fromWord(file) : file.tables.flatMap(({ rows }) => fromSheet(rows));
  if (returned.length === 0)
    throw new Invalid({
      file: "This file is not a return of the tracker, or its hidden references are lost. Download a return, complete it in Word or Excel, and choose that file.",
    });
  const counts = Map.groupBy(returned, ({ key }) => key?.reference);
  return returned.map((one) =>
    one.key && (counts.get(one.key.reference)?.length ?? 0) > 1 ? { ...one, problem: TWICE } : one,
  );
}

const noAnswers: Readonly<Record<ReturnField, string>> = {
  rating: "",
  done: "",
  difference: "",
  next: "",
  inTheWay: "",
};

function isField(name: string): name is ReturnField {
  return returnFields.some((field) => field === name);
}

function fromWord(file: PlanFile): ReturnedAnswers[] {
  const tagged = fromDocument(file);
  return tagged.length > 0 ? tagged : fromTables(file);
}

/**
 * Other programs than Word lose the tags of the gaps and keep the property of the document, which says whose it is. The
 * recommendation is then read from the heading above its table, and the answers by the labels on the left.
 */
function fromTables({ properties = {}, tables }: PlanFile): ReturnedAnswers[] {
  const read = readKey(properties[RETURN_PROPERTY] ?? "");
  if (read === null || read === "changed") return [];
  return tables.flatMap(({ before, rows }) => {
    const reference = /^([A-Z0-9]{2,8}-\d{1,4}) /.exec(
      before.findLast((text) => /^[A-Z0-9]{2,8}-\d{1,4} /.test(text)) ?? "",
    )?.[1];
    if (reference === undefined) return [];
    const texts = returnFields.map((field) => {
      const row = rows.find(({ cells }) => namesField(cells[0]?.text ?? "", field));
      const text = row?.cells[1]?.text ?? "";
      return [field, isHint(text, field) ? "" : text] as const;
    });
    const answers = { ...noAnswers, ...Object.fromEntries(texts) };
    return [{ at: reference, key: { agencyId: read.agencyId, event: read.event, reference }, answers, problem: null }];
  });
}

/** In Word each gap has a reference of its own; those of one recommendation belong together. */
function fromDocument({ controls = [] }: PlanFile): ReturnedAnswers[] {
  const found = new Map<string, ReturnedAnswers & { readonly key: Omit<ReturnKey, "field"> }>();
  const others: ReturnedAnswers[] = [];
  for (const { tag, text } of controls) {
    const read = readKey(tag);
    if (read === null) continue;
    if (read === "changed" || !isField(read.field)) {
      if (text !== "") others.push({ at: `“${text.slice(0, 40)}”`, key: null, answers: noAnswers, problem: CHANGED });
      continue;
    }
    const { field, ...key } = read;
    const id = [key.agencyId, key.event, key.reference].join();
    const before = found.get(id) ?? { at: key.reference, key, answers: noAnswers, problem: null };
    const isTwice = before.answers[field] !== "" && text !== "" && before.answers[field] !== text;
    found.set(id, {
      ...before,
      answers: { ...before.answers, [field]: text || before.answers[field] },
      problem: isTwice ? TWICE : before.problem,
    });
  }
  return [...found.values(), ...others];
}

/** In Excel a row has one reference, and the headings say which column is which. */
function fromSheet(rows: readonly PlanTableRow[]): ReturnedAnswers[] {
  const headings = rows.find((row) => columnOf(row, "done") >= 0);
  return rows.flatMap((row) => {
    const read = row.cells.map(({ text }) => readKey(text)).find((key) => key !== null);
    if (read === undefined || read === null) return [];
    const at = `row ${row.number}`;
    if (!headings) return [{ at, key: keyOf(read), answers: noAnswers, problem: missing(fieldNames.done) }];
    const lost = returnFields.find((field) => columnOf(headings, field) < 0);
    const texts = returnFields.map((field) => [field, row.cells[columnOf(headings, field)]?.text ?? ""] as const);
    const answers = { ...noAnswers, ...Object.fromEntries(texts) };
    const problem = lost ? missing(fieldNames[lost]) : read === "changed" ? CHANGED : null;
    return [{ at, key: keyOf(read), answers, problem }];
  });
}

function keyOf(read: ReturnKey | "changed"): Omit<ReturnKey, "field"> | null {
  if (read === "changed") return null;
  const { field: _, ...key } = read;
  return key;
}

function columnOf({ cells }: PlanTableRow, field: ReturnField): number {
  return cells.findIndex(({ text }) => namesField(text, field));
}

function missing(heading: string): string {
  return `The column “${heading}” is missing. Write its heading above the answers again, save the file, and choose it again.`;
}
