import { describe, expect, test } from "vitest";
import { calendarDay, parse } from "./input.ts";
import { dateProblemInWords, parseTypedDate } from "./typed-date.ts";

describe("a date as people type it", () => {
  test.each([
    ["2026-11-02", "2026-11-02"],
    ["2 November 2026", "2026-11-02"],
    ["02 November 2026", "2026-11-02"],
    ["2nd november 2026", "2026-11-02"],
    ["2 Nov 2026", "2026-11-02"],
    ["1 Sept. 2026", "2026-09-01"],
    ["Monday 2 November 2026", "2026-11-02"],
    ["Mon, 2 November 2026", "2026-11-02"],
    ["2 November, 2026", "2026-11-02"],
    ["2-Nov-2026", "2026-11-02"],
    ["16/03/2027", "2027-03-16"],
    ["16/3/2027", "2027-03-16"],
    ["16.03.2027", "2027-03-16"],
    ["16-03-2027", "2027-03-16"],
    ["16 03 2027", "2027-03-16"],
    [" 16 / 03 / 2027 ", "2027-03-16"],
    ["2026-2-9", "2026-02-09"],
    ["29 February 2028", "2028-02-29"],
  ])("%j is %s", (text, date) => expect(parseTypedDate(text)).toBe(date));

  test.each([
    ["02/11/26", "short year"],
    ["2 November 26", "short year"],
    ["0026-11-02", "short year"],
    ["0026-02-11", "short year"],
    ["2/11/0026", "short year"],
    ["1066-10-14", "year out of range"],
    ["1 January 2101", "year out of range"],
    ["30 February 2027", "not in the calendar"],
    ["29/02/2027", "not in the calendar"],
    ["11/16/2027", "not in the calendar"],
    ["0/1/2027", "not in the calendar"],
    ["next spring", "unreadable"],
    ["November 2026", "unreadable"],
    ["2 Smarch 2026", "unreadable"],
    ["20270316", "unreadable"],
  ])("%j is refused: %s", (text, problem) => expect(parseTypedDate(text)).toBe(problem));

  test("each example in the sentences about a refused date is accepted", () => {
    const sentence = dateProblemInWords("unreadable", "the due date");
    const examples = /such as (?<first>.+) or (?<second>.+)\.$/.exec(sentence)?.groups ?? {};
    for (const example of [examples.first ?? "", examples.second ?? ""])
      expect(parseTypedDate(example)).toBe("2027-03-16");
  });
});

describe("a date field", () => {
  const field = calendarDay("the due date");

  test.each([
    ["", "Enter the due date."],
    ["0026-11-02", "Enter the year of the due date with four figures, such as 2027."],
    ["16/03/27", "Enter the year of the due date with four figures, such as 2027."],
    ["1889-01-01", "Check the year of the due date: it has to be from 1990 to 2100."],
    ["2027-02-30", "Check the due date: there is no such day in the calendar."],
    ["soon", "Enter the due date as day, month and year, such as 16 March 2027 or 16/03/2027."],
  ])("says of %j: %s", async (text, sentence) => {
    await expect(parse(field, text)).rejects.toMatchObject({ fields: { "": sentence } });
  });

  test("takes a date in words", async () => expect(await parse(field, " 16 March 2027 ")).toBe("2027-03-16"));
});
