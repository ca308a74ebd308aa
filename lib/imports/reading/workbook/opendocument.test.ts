import { expect, test } from "vitest";
import { spreadsheetFile } from "#tests/support/plan-files/opendocument.ts";
import { shownRows } from "#tests/support/plan-files/shown.ts";
import { readOds } from "./opendocument.ts";

const styles = `
<number:date-style style:name="N1"><number:day/><number:text>/</number:text><number:month/><number:year/></number:date-style>
<number:date-style style:name="N2"><number:month/><number:year/></number:date-style>
<style:style style:name="day" style:family="table-cell" style:data-style-name="N1"/>
<style:style style:name="month" style:family="table-cell" style:data-style-name="N2"/>
<style:style style:name="green" style:family="table-cell"><style:table-cell-properties fo:background-color="#92D050"/></style:style>
<style:style style:name="out" style:family="table-cell" style:parent-style-name="green"><style:text-properties style:text-line-through-style="solid"/></style:style>
<style:style style:name="T1" style:family="text"><style:text-properties style:text-line-through-type="single"/></style:style>
<style:style style:name="hidden" style:family="table"><style:table-properties table:display="false"/></style:style>`;
const named = `<style:style style:name="Bad" style:family="table-cell"><style:table-cell-properties fo:background-color="#ffcccc"/></style:style>`;
const cell = (content: string, attributes = "") =>
  `<table:table-cell ${attributes}>${content && `<text:p>${content}</text:p>`}</table:table-cell>`;
const row = (cells: string, attributes = "") => `<table:table-row ${attributes}>${cells}</table:table-row>`;

test("texts, dates, numbers, colours, merges and what is struck through", async () => {
  const file = spreadsheetFile(
    `<table:table table:name="Plan"><table:table-column table:number-columns-repeated="2"/><table:table-column table:default-cell-style-name="Bad"/>
${row(`${cell("Harbour review", `table:number-columns-spanned="3" table:style-name="x"`)}<table:covered-table-cell/><table:covered-table-cell/>`)}
${row("", `table:number-rows-repeated="2"`)}
<table:table-header-rows>${row(cell("28/06/2024", `office:value-type="date" office:date-value="2024-06-28" table:style-name="day"`) + cell("Jun 24", `office:value-type="date" office:date-value="2024-06-01T00:00:00" table:style-name="month"`) + cell(""))}</table:table-header-rows>
${row(cell(`<text:span text:style-name="T1">old</text:span> new<text:line-break/>two<text:s text:c="2"/>blanks`) + cell("gone", `table:style-name="out"`) + cell("75%", `office:value-type="percentage" office:value="0.75"`), `table:visibility="collapse"`)}
${row(cell(`<text:a xlink:href="https://harbour.example/a">Link</text:a>`) + cell("820", `office:value-type="float" office:value="820" table:formula="of:=TODAY()-[.A1]"`))}
${row(cell("", `table:number-columns-repeated="16384"`), `table:number-rows-repeated="1048000"`)}
</table:table><table:table table:name="Lists" table:style-name="hidden">${row(cell("same", `table:number-columns-repeated="2"`))}</table:table>`,
    { styles, named },
  );
  const [plan, lists] = await readOds(file);
  const covered = { text: "", covered: true };
  expect(plan && shownRows(plan)).toEqual({
    1: [{ text: "Harbour review", columns: 3 }, covered, covered],
    4: [
      { text: "28/06/2024", day: "2024-06-28" },
      { text: "Jun 24", day: "2024-06-01", showsMonth: true },
      { text: "", fill: "ffcccc" },
    ],
    5: [
      { text: "new\ntwo  blanks", struck: "old" },
      { text: "", struck: "gone", fill: "92d050" },
      { text: "75%", number: 0.75, fill: "ffcccc" },
    ],
    6: [{ text: "Link", link: "https://harbour.example/a" }, { text: "820", number: 820, isFormula: true }, ""],
  });
  expect(plan?.rows.map(({ isHidden }) => isHidden)).toEqual([false, false, true, false]);
  expect([plan?.isHidden, lists?.isHidden, lists && shownRows(lists)]).toEqual([false, true, { 1: ["same", "same"] }]);
});
