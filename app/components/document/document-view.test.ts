import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { instantOf } from "#lib/core/clock.ts";
import type { ReportDocument } from "#lib/reporting/documents/document.ts";
import { paperDocument } from "#lib/reporting/papers/document.ts";
import { buildWordFile as buildPaper } from "#lib/reporting/papers/word.ts";
import { extractDocument } from "#lib/reporting/yearly-extract/document.ts";
import { type Extract, emptySectionTexts } from "#lib/reporting/yearly-extract/rules.ts";
import { buildWordFile as buildExtract } from "#lib/reporting/yearly-extract/word.ts";
import { day, emptyPaper, readZipParts, samplePaper } from "#tests/support/sample-paper.ts";
import { wordsOfPage, wordsOfWord } from "#tests/support/words.ts";
import { DocumentView } from "./document-view.tsx";

const issued = {
  number: 3,
  version: 2,
  at: instantOf(day("2027-03-10"), "09:00"),
  redactions: ["A passage was removed on 3 May 2027: it named a child."],
};
const { cover: sheet } = samplePaper(1);
const papers = [
  ["a draft", samplePaper(5), null],
  ["an issued paper, from which a passage was removed", samplePaper(5, { isTrial: true }), issued],
  ["a first paper without anything in it", emptyPaper(), null],
  ["a paper with more recommendations than are written at a time", samplePaper(90), issued],
  [
    "a paper with a cover sheet that was left blank, and lines that repeat",
    samplePaper(1, {
      cover: { ...sheet, agendaItem: " ", sponsor: "", asks: "One.\n\nOne.\n", summary: "", risks: "" },
    }),
    null,
  ],
] as const;

const line = { reference: "HU2-1", shortTitle: "ICON programme update" };
const extract: Extract = {
  from: day("2026-04-01"),
  to: day("2027-03-31"),
  partnership: "A partnership",
  marking: "OFFICIAL",
  isTrial: true,
  asAt: instantOf(day("2027-03-31"), "23:59"),
  summary: "1 recommendation was open in this year.",
  recommended: [
    { title: "A review", publishedOn: day("2026-05-01"), recommendations: [{ ...line, wording: "To do it." }] },
  ],
  saidBefore: [{ ...line, words: "Builds on AA1-1 (Safer sleep, 2020: complete)." }],
  rows: [
    {
      ...line,
      owner: "KSCMP Executive, to be confirmed",
      atStart: null,
      atEnd: { shown: "at-risk", name: "At risk" },
      beside: ["silent for 100 days", "nothing changed, 3 times in a row"],
    },
  ],
  done: [{ ...line, paragraphs: ["5 May 2026, an agency: Done.\nAnd more.", "Action done: So."], isReported: true }],
  evidenced: [{ ...line, paragraphs: ["Audit: shows that something was done, of 1 May 2026."], isReported: true }],
  completed: [{ ...line, words: "Complete, 5 May 2026" }],
  differences: [{ words: "Fewer bruises.", source: "HU2-1, an agency, 5 May 2026", evidence: ["Audit", "Survey"] }],
  littleProgress: [{ ...line, words: "Its owner reported nothing in the year." }],
  noLittleProgress: "No recommendation was open in this year.",
  key: samplePaper(0).key,
};
const emptyExtract: Extract = {
  ...extract,
  isTrial: false,
  marking: "",
  recommended: [],
  saidBefore: [],
  rows: [],
  done: [],
  evidenced: [],
  completed: [],
  differences: [],
  littleProgress: [],
};

const pageOf = (document: ReportDocument) => renderToStaticMarkup(createElement(DocumentView, { document }));
const bodyOf = (file: Uint8Array) => readZipParts(file).get("word/document.xml") ?? "";

describe("page and Word say the same, word for word and in the same order", () => {
  test.each(papers)("%s", async (_, paper, version) => {
    const page = wordsOfPage(pageOf(paperDocument(paper, version)));
    expect(wordsOfWord(bodyOf((await buildPaper(paper, version)).body))).toEqual(page);
    expect(page.length).toBeGreaterThan(150);
  });

  test.each([
    ["a year", extract],
    ["an empty year", emptyExtract],
  ])("the extract of %s", async (_, year) => {
    const page = wordsOfPage(pageOf(extractDocument(year)));
    expect(wordsOfWord(bodyOf((await buildExtract(year)).body))).toEqual(page);
  });
});

test("the sentences of an empty extract are each said once", () => {
  const text = wordsOfPage(pageOf(extractDocument(emptyExtract))).join(" ");
  for (const sentence of Object.values(emptySectionTexts)) expect(text.split(sentence)).toHaveLength(2);
});

test("a reference leads to its recommendation, and the summary and the details begin on a new sheet", () => {
  const html = pageOf(paperDocument(samplePaper(3), null));
  expect(html).toContain('<a href="/recommendations/HU2-2">HU2-2</a>');
  expect(html.match(/<h3 id="HU2-\d"/g)).toHaveLength(3);
  const onNewSheet = [...html.matchAll(/<h2 [^>]*print:break-before-page[^>]*>([^<]*)/g)].map(([, heading]) => heading);
  expect(onNewSheet).toEqual(["Where the recommendations stand", "Each recommendation"]);
});

test("a cell that names its row on a phone has the name of its column", () => {
  const html = pageOf(paperDocument(samplePaper(1), null));
  expect(html).toContain('data-label="Last update"');
  expect(html).toMatch(/<td[^>]*><svg [^>]*aria-hidden="true"/);
});
