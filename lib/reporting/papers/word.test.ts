import { posix } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { instantOf } from "#lib/core/clock.ts";
import { day, emptyPaper, findXmlError, readZipParts, samplePaper } from "#tests/support/sample-paper.ts";
import type { Issued } from "./document.ts";
import type { Paper } from "./rules.ts";
import { buildWordFile } from "./word.ts";

const hostile = `<w:t>&amp; "quoted" 'single' ]]> \u0000\u000b\u001b \ud800 \uffff & 1 < 2`;
const issued = {
  number: 3,
  version: 2,
  at: instantOf(day("2027-03-10"), "09:00"),
  redactions: ["A passage was removed on 3 May 2027: it named a child."],
};
const bytesOf = async (paper: Paper, version: Issued | null) => (await buildWordFile(paper, version)).body;
let parts: Map<string, string>;
let body: string;
beforeAll(async () => {
  parts = readZipParts(await bytesOf(samplePaper(5), null));
  body = part(parts, "word/document.xml");
});

describe("what Word requires of the file", () => {
  test("every part is well-formed XML for any text", async () => {
    const { cover, ...paper } = samplePaper(3, { partnership: hostile, marking: hostile, standing: hostile });
    const typed = {
      ...paper,
      cover: { ...cover, title: hostile, author: hostile, summary: hostile, asks: hostile },
      rows: paper.rows.map((row) => ({ ...row, shortTitle: hostile, owner: hostile, beside: [hostile] })),
      details: paper.details.map((detail) => ({ ...detail, wording: hostile, shortTitle: hostile })),
      differences: [{ words: hostile, source: hostile, evidence: [hostile] }],
    };
    for (const version of [null, { ...issued, redactions: [hostile] }])
      for (const [path, xml] of readZipParts(await bytesOf(typed, version)))
        if (/\.(xml|rels)$/.test(path)) expect([path, findXmlError(xml)]).toEqual([path, null]);
  });

  test("every relationship points to a part", () => {
    for (const [path, xml] of parts) {
      if (!path.endsWith(".rels")) continue;
      const from = posix.dirname(posix.dirname(path));
      for (const [, target = ""] of xml.matchAll(/Target="([^"]+)"/g))
        expect([...parts.keys()]).toContain(posix.join(from, target));
    }
  });

  test("every relationship that the body uses is declared", () => {
    const known = matches(part(parts, "word/_rels/document.xml.rels"), / Id="([^"]+)"/g);
    for (const id of matches(body, / r:(?:id|embed)="([^"]+)"/g)) expect(known).toContain(id);
  });

  test("every part has a content type", () => {
    const types = part(parts, "[Content_Types].xml");
    const [extensions, names] = [matches(types, /Extension="([^"]+)"/g), matches(types, /PartName="([^"]+)"/g)];
    for (const path of parts.keys())
      expect(names.includes(`/${path}`) || extensions.includes(path.split(".").at(-1) ?? ""), path).toBe(true);
    for (const name of names) expect(parts.has(name.slice(1)), name).toBe(true);
  });

  test("every style that is used is defined", () => {
    const styles = part(parts, "word/styles.xml");
    // Word has the default font of a paragraph built in.
    const known = ["DefaultParagraphFont", ...matches(styles, /w:styleId="([^"]+)"/g)];
    const pages = [...parts].filter(([path]) => /^word\/(document|header|footer|footnotes)/.test(path));
    const used = pages.flatMap(([, xml]) => matches(xml, /<w:(?:pStyle|rStyle|tblStyle) w:val="([^"]+)"/g));
    const related = matches(styles, /<w:(?:basedOn|next|link) w:val="([^"]+)"/g);
    expect([...new Set([...used, ...related])].filter((style) => !known.includes(style))).toEqual([]);
    expect(used).toEqual(expect.arrayContaining(["Title", "Heading1", "Heading2", "Heading3"]));
  });

  test("bookmarks are numbered from one and every link points to one", () => {
    const starts = matches(body, /<w:bookmarkStart [^>]*w:id="(\d+)"/g);
    expect(starts).toEqual(["1", "2", "3", "4", "5"]);
    expect(matches(body, /<w:bookmarkEnd [^>]*w:id="(\d+)"/g)).toEqual(starts);
    const anchors = new Set(matches(body, /w:anchor="([^"]+)"/g));
    expect([...anchors].sort()).toEqual(matches(body, /<w:bookmarkStart [^>]*w:name="([^"]+)"/g).sort());
  });

  test("the same paper gives the same bytes at any time", async () => {
    const again = await bytesOf(samplePaper(5), null);
    expect(again.equals(await bytesOf(samplePaper(5), null))).toBe(true);
    expect(part(parts, "docProps/core.xml")).toContain("2027-03-09T17:30:00.000Z");
  });
});

describe("the content", () => {
  test("it is A4, in British English, with its title, author and meeting in its properties", () => {
    expect(body).toContain('<w:pgSz w:w="11906" w:h="16838"');
    expect(part(parts, "word/styles.xml")).toContain('<w:lang w:val="en-GB"');
    const core = part(parts, "docProps/core.xml");
    for (const words of [
      "<dc:title>Where the recommendations of reviews stand<",
      "<dc:creator>Jordan Whitfield<",
      "<dc:subject>Executive, 16 March 2027<",
      "<dc:language>en-GB<",
    ])
      expect(core).toContain(words);
  });

  test("the sections are in order, each under a heading", () => {
    expect(headings(body, 1)).toEqual([
      "For decision",
      "Where the recommendations stand",
      "What has changed since the paper of 14 January 2027",
      "Exceptions",
      "Completed or closed since the paper of 14 January 2027",
      "Extensions asked for",
      "Also outstanding",
      "Said before",
      "At each meeting",
      "What difference it has made",
      "Each recommendation",
    ]);
  });

  test("every page has its number, the marking and the version in its footer", () => {
    const footers = [...parts].filter(([path]) => /^word\/footer\d/.test(path));
    expect(footers).toHaveLength(2);
    for (const [, xml] of footers) {
      expect(wordsOf(xml)).toMatch(
        /^OFFICIAL: SENSITIVEPage .* of .*DRAFT · as at 9 March 2027 at 5:30pm16 March 2027$/,
      );
      expect(xml).toMatch(/>PAGE<.*>NUMPAGES</);
    }
    expect(wordsOf(part(parts, "word/header1.xml"))).toContain("Kent Safeguarding Children Multi-Agency Partnership");
  });

  test("an issued paper names its version and what was removed, above the cover sheet", async () => {
    const file = readZipParts(await bytesOf(samplePaper(1, { isTrial: true }), issued));
    const face = wordsOf(part(file, "word/document.xml").split("<w:tbl>")[0] ?? "");
    expect(face).toContain("Paper 3, version 2, issued 10 March 2027 at 9am.");
    expect(face).toContain("A passage was removed on 3 May 2027: it named a child.");
    expect(face).toContain("Trial, not for use");
    expect(wordsOf(part(file, "word/footer1.xml"))).toContain("Issued paper 3, version 2 · Trial, not for use");
  });

  test("what the Executive is asked to decide is a numbered list", () => {
    const asked = body.match(/<w:p>(?:(?!<\/w:p>).)*<w:numPr>.*?<\/w:p>/g) ?? [];
    expect(asked.map(wordsOf)).toEqual(["HU2-1: Sign-off is asked for.", "Note where the recommendations stand."]);
  });

  test("heading rows repeat on each page and rows do not break across pages", () => {
    const tables = body.match(/<w:tbl>.*?<\/w:tbl>/g) ?? [];
    const listing = tables.filter((table) => table.includes("<w:tblHeader/>"));
    expect(listing).toHaveLength(tables.length - 1 - 5); // the cover sheet and what is known of each have no heading
    for (const table of listing) {
      const rows = table.match(/<w:tr>.*?<\/w:tr>/g) ?? [];
      expect(rows.findIndex((row) => row.includes("<w:tblHeader/>"))).toBe(0);
      expect(rows.every((row) => row.includes("<w:cantSplit/>"))).toBe(true);
    }
  });

  test("a line of a cell of a table is a paragraph of that cell", async () => {
    const { rows, ...paper } = samplePaper(1);
    const lines = { ...paper, rows: rows.map((row) => ({ ...row, owner: "• Health\n• Education" })) };
    const xml = part(readZipParts(await bytesOf(lines, null)), "word/document.xml");
    expect(xml).toMatch(/>• Health<\/w:t><\/w:r><\/w:p><w:p>(?:(?!<\/w:tc>).)*>• Education</);
  });

  test("a rating is a symbol and a name, in its colour", () => {
    expect(body).toMatch(/<w:color w:val="93190F"\/>.{0,300}■/i);
    expect(body).toMatch(/<w:b\/>(?:(?!<\/w:r>).)*<w:color w:val="93190f"\/>(?:(?!<\/w:r>).)*>Overdue</i);
  });

  test("a rating has the tint of its tag, and one without a tint an outline", async () => {
    const { rows, ...paper } = samplePaper(1);
    const delivered = { ...paper, rows: rows.map((row) => ({ ...row, shown: "delivered" as const })) };
    const outlined = part(readZipParts(await bytesOf(delivered, null)), "word/document.xml");
    expect(body).toMatch(/<w:shd (?=[^>]*w:fill="fbe6e3")[^>]*>(?:(?!<\/w:r>).)*>Overdue /i);
    expect(outlined).toMatch(/<w:bdr [^>]*>(?:(?!<\/w:r>).)*◇/);
  });

  test("a line says its recommendation and its text in one paragraph, linked to its details", () => {
    const changes = body.slice(body.indexOf(">What has changed"), body.indexOf(">Exceptions<"));
    const lines = changes.match(/<w:p>(?:(?!<w:p>).)*?"Line".*?<\/w:p>/g) ?? [];
    expect(lines.map(wordsOf)).toEqual(
      [1, 2, 3, 4, 5].map((n) => `HU2-${n}Short title ${n}. moved from At risk to On track.`),
    );
    for (const one of lines) expect(one).toContain('w:anchor="recommendation_');
  });

  test("only the ratings that occur are explained, in one paragraph", () => {
    const [key = "", ...others] = body.match(/<w:p>(?:(?!<w:p>).)*?"Key".*?<\/w:p>/g) ?? [];
    expect(others).toEqual([]);
    expect(wordsOf(key)).toMatch(/^Key .*■ Overdue Its due date has passed\. .*▲ At risk /);
    expect(wordsOf(key)).not.toContain("Closed, not pursued");
  });

  test("each drawing is in a row that says the same, and has alternative text", () => {
    const described = body.match(/<wp:docPr [^>]*>/g) ?? [];
    expect(described).toHaveLength(5 + 2); // the due dates, and the totals at each meeting
    for (const one of described) expect(one).toMatch(/descr="The other cells of this row say the same\."/);
    expect(new Set(matches(body, /<wp:docPr [^>]*\bid="(\d+)"/g)).size).toBe(described.length);
    for (const row of body.match(/<w:tr>(?:(?!<\/w:tr>).)*<w:drawing>.*?<\/w:tr>/g) ?? [])
      expect(wordsOf(row)).toMatch(/2027/);
  });

  test("each recommendation has its details, in order, however many there are", async () => {
    const many = part(readZipParts(await bytesOf(samplePaper(45), null)), "word/document.xml");
    const details = many.slice(many.indexOf("Each recommendation"));
    expect(headings(details, 2)).toEqual(
      Array.from({ length: 45 }, (_, index) => `HU2-${index + 1} Short title ${index + 1}`),
    );
    expect(findXmlError(many)).toBeNull();
  });

  test("only the summary and the details begin a new page", () => {
    const starts = body.match(/<w:p>(?:(?!<w:p>).)*?<w:pageBreakBefore\/>.*?<\/w:p>/g) ?? [];
    expect(starts.map(wordsOf)).toEqual(["Where the recommendations stand", "Each recommendation"]);
  });

  test("an empty section says so", async () => {
    const empty = part(readZipParts(await bytesOf(emptyPaper(), null)), "word/document.xml");
    for (const words of [
      "This is the first paper: there is nothing to compare it with.",
      "There is no recommendation to report on.",
      "There is nothing to decide.",
      "Nothing was completed or closed.",
      "No other due date is asked for.",
      "Nothing else is outstanding.",
      "There is nothing to compare yet.",
      "Nothing has been reported yet.",
      "Nothing is asked of the Executive.",
    ])
      expect(wordsOf(empty)).toContain(words);
    expect(headings(empty, 2)).toEqual([]);
    expect(findXmlError(empty)).toBeNull();
  });
});

function part(file: ReadonlyMap<string, string>, path: string): string {
  const xml = file.get(path);
  if (xml === undefined) throw new Error(`${path} is not in the file`);
  return xml;
}

function matches(xml: string, pattern: RegExp): string[] {
  return [...xml.matchAll(pattern)].map(([, found = ""]) => found);
}

function wordsOf(xml: string): string {
  return matches(xml, /<w:t[ >][^<]*?>?([^<>]*)<\/w:t>/g).join("");
}

function headings(xml: string, level: number): string[] {
  const paragraphs = xml.match(/<w:p>(?:(?!<w:p>).)*?<\/w:p>/g) ?? [];
  return paragraphs.filter((one) => one.includes(`w:val="Heading${level}"`)).map(wordsOf);
}
