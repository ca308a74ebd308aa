import type { PlanFile, PlanTable } from "../../plan-tables.ts";
import { Tally, tidyText } from "../cells.ts";
import { PlanRefused } from "../refusals.ts";
import { type Element, elementAt, parseXml } from "../xml.ts";
import { type Parts, partText, unpackParts } from "../zip-parts.ts";
import { blocksOf, cellsOf, isFrame, rowsOf } from "./blocks.ts";
import { type WordContext, wordContext } from "./context.ts";
import { customProperties, readControls } from "./controls.ts";
import { readParagraph } from "./paragraph.ts";
import { readTable } from "./table.ts";

/** The parts of a .docx file that are read. */
const readParts =
  /^(word\/(document\d*|styles|numbering)\.xml|word\/_rels\/document\d*\.xml\.rels|docprops\/custom\.xml)$/;

/** Unpacks what is read of a .docx file. */
function unpackWord(bytes: Buffer): Promise<Parts> {
  return unpackParts(bytes, (name) => readParts.test(name));
}

/** The body of the document. */
function bodyOf(parts: Parts): Element {
  const name = [...parts.keys()].find((one) => /^word\/document\d*\.xml$/.test(one));
  const text = name && partText(parts, name);
  const body = text ? elementAt(parseXml(text), "w:body") : undefined;
  if (!body) throw new PlanRefused("damaged");
  return body;
}

/** The tables of a .docx file, each with the paragraphs before it, and its gaps with a tag. */
export async function readDocx(bytes: Buffer): Promise<Omit<PlanFile, "format">> {
  const parts = await unpackWord(bytes);
  const body = bodyOf(parts);
  const context = wordContext(parts);
  const reading: Reading = { context, tally: new Tally(), tables: [], paragraphs: [] };
  readBlocks(body, reading);
  const { tables, paragraphs } = reading;
  const last = tables.pop();
  return {
    tables: last ? [...tables, { ...last, after: paragraphs }] : [],
    controls: readControls(body, context),
    properties: customProperties(parts),
  };
}

interface Reading {
  readonly context: WordContext;
  readonly tally: Tally;
  readonly tables: PlanTable[];
  /** Those since the last table. */
  paragraphs: string[];
}

function readBlocks(parent: Element, reading: Reading): void {
  for (const block of blocksOf(parent)) {
    if (block.name === "w:p") addParagraph(block, reading);
    else if (isFrame(block)) for (const cell of rowsOf(block).flatMap(cellsOf)) readBlocks(cell, reading);
    else addTable(block, reading);
  }
}

function addParagraph(paragraph: Element, { context, paragraphs }: Reading): void {
  const text = tidyText(readParagraph(paragraph, context).text);
  if (text !== "") paragraphs.push(text);
}

function addTable(table: Element, reading: Reading): void {
  const { context, tally, tables, paragraphs } = reading;
  tally.table();
  tables.push(readTable(table, `table ${tables.length + 1}`, paragraphs, context, tally));
  reading.paragraphs = [];
}
