import { describe, expect, it } from "vitest";
import { findIdentifiers } from "./identifiers.ts";
import { knownNames } from "./known.ts";

const known = knownNames(["Priya Raman", "Zoë Hart"], ["Ashdown Hartley Trust", "Rose Court Academy"]);
const found = (text: string) => findIdentifiers(text, known).map((passage) => passage.text);

describe("the names of the people whom the tracker knows", () => {
  it.each([
    "Priya was on leave.",
    "Priya Raman was on leave.",
    "Ms Raman was on leave.",
    "zoe was on leave.",
    "P. Raman agreed.",
  ])("are no finding in %j", (text) => {
    expect(found(text)).toEqual([]);
    expect(findIdentifiers(text)).not.toEqual([]);
  });

  it.each([
    ["Baby Priya was seen.", "Baby Priya"],
    ["Her mother, Priya, rang.", "mother, Priya"],
    ["Priya Hollis was seen.", "Priya Hollis"],
    ["Keira was seen.", "Keira"],
  ])("hide no other person: %j", (text, passage) => {
    expect(found(text)).toEqual([passage]);
  });
});

describe("the names of agencies", () => {
  it("are no finding, in any case of letters", () => {
    const text = "Ashdown Hartley Trust and ROSE COURT ACADEMY replied. Ashdown Hartley rang.";
    expect(found(text)).toEqual(["Ashdown Hartley"]);
  });
});
