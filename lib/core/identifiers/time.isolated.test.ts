import { describe, expect, it } from "vitest";
import { LONGEST_TEXT } from "../text.ts";
import { findIdentifiers } from "./identifiers.ts";

/**
 * Milliseconds of processor time that a search may take on the slowest machine that runs the tests. It takes at most 50 on an
 * ordinary one.
 */
const MOST = 250;

/** Parts that make a text slow to search when they are repeated. */
const units = [
  ..." \n1aA'(-.@\u0301\u200b\u00a0ﷺ𐐀𝟘",
  ..."a.|a-b.c.|1 |1-|12/|born |born a b c d e |baby |Baby A |case |case no. ref |Mum (|Oliver, |Oliver's older ".split(
    "|",
  ),
  ..."the Osgood |Ms |3 April |dob : |999 339 563 |3-month-old boy a b c |A-A-|http://|www.|twins A, B and ".split("|"),
  ..."A |A👧 |AB |QQ |Ł |Kent AB 👧 |School |Will School |St |May |Dr |Dr Oliver, |12 Rose |flat 1 |07700 |+44 |a@|a at ".split(
    "|",
  ),
  "1 1 1 ",
  "NI number ",
  "Priya Hollis, Head of ",
  "We asked each family about Baby Week, and Karen wrote on 3 April 2027 to the mother, Health Visitor and GP. ",
];

describe("running time", () => {
  it.each(units)(`is below ${MOST} ms for the longest field, and for 200,000 characters, of %j`, (unit) => {
    expect(shortest(unit.repeat(LONGEST_TEXT / unit.length))).toBeLessThan(MOST);
    expect(shortest(unit.repeat(200_000 / unit.length))).toBeLessThan(MOST);
  });

  it("grows linearly with the length of a field", () => {
    const prose = "Families were asked about Baby Week, and the mother wrote to the Health Visitor and GP on 3 April. ";
    expect(shortest(prose.repeat(200))).toBeLessThan(40 * Math.max(shortest(prose.repeat(20)), 0.5));
  });
});

describe("a text longer than the longest field", () => {
  it("is not searched beyond it, and that part is a passage", () => {
    const text = `${"x ".repeat(LONGEST_TEXT / 2)}Baby A was seen.`;
    expect(findIdentifiers(text)).toEqual([
      { kind: "unsearched", start: LONGEST_TEXT, end: text.length, text: "Baby A was seen." },
    ]);
  });
});

/** Processor time in milliseconds, the lowest of five runs: other work on the machine does not lengthen it. */
function shortest(text: string): number {
  const times = Array.from({ length: 5 }, () => {
    const before = process.cpuUsage();
    findIdentifiers(text);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
  return Math.min(...times);
}
