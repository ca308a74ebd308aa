import { sql } from "drizzle-orm";
import type { Reading, Writing } from "./client.ts";

/**
 * The columns of facts in which people write freely, by table: what a redaction may change, and nothing else of a fact.
 * The wordings of a published review are quoted and not among them; a test holds that no other column is forgotten.
 */
export const freeTexts: Readonly<Record<string, readonly string[]>> = {
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
  updates: ["done", "difference", "next", "in_the_way"],
};

/** A file's checksum goes with the file; no passage that people write stands in it but by chance. */
export const CHECKSUM = "sha256";

/** Where a free text stands: in which of the rows that one write appended to a table, from nought, and in which column. */
export interface Place {
  readonly trail: number;
  readonly table: string;
  readonly row: number;
  readonly column: string;
}

export interface FreeText extends Place {
  readonly text: string;
}

/** The free texts that one write wrote and that are not empty. */
export function freeTextsOf(on: Reading, trail: number): FreeText[] {
  return Object.entries(freeTexts).flatMap(([table, columns]) =>
    on
      .all<Cells>(sql`select * from ${sql.identifier(table)} where trail = ${trail} order by rowid`)
      .flatMap((cells, row) =>
        columns.flatMap((column) => {
          const text = cells[column];
          return typeof text === "string" && text !== "" ? [{ trail, table, row, column, text }] : [];
        }),
      ),
  );
}

/** The trail numbers of the writes in whose free texts a passage stands, letter by letter. */
export function trailsWith(on: Reading, passage: string): number[] {
  const found = Object.entries(freeTexts).flatMap(([table, columns]) => {
    const anywhere = columns
      .filter((column) => column !== CHECKSUM)
      .flatMap((column) => formsOf(passage).map((form) => sql`instr(${sql.identifier(column)}, ${form}) > 0`));
    return on.all<{ trail: number }>(
      sql`select trail from ${sql.identifier(table)} where ${sql.join(anywhere, sql` or `)}`,
    );
  });
  return [...new Set(found.map(({ trail }) => trail))].sort((a, b) => a - b);
}

/** A passage as it stands in a text, and in a text that is kept as JSON; also without its last stop, as a sentence about it has it. */
export function formsOf(passage: string): string[] {
  return [
    ...new Set([passage, passage.replace(/\.$/, "")].flatMap((form) => [form, JSON.stringify(form).slice(1, -1)])),
  ];
}

/** Puts another text in the place of one. Refused by trigger outside the write of a redaction that names the place. */
export function replaceText(on: Writing, { trail, table, row, column }: Place, text: string | null): void {
  on.run(sql`update ${sql.identifier(table)} set ${sql.identifier(column)} = ${text}
    where rowid = (select rowid from ${sql.identifier(table)} where trail = ${trail} order by rowid limit 1 offset ${row})`);
}

/** A row as the database keeps it. */
export type Cells = Readonly<Record<string, unknown>>;
