import { describe, expect, test } from "vitest";
import { knownName } from "./owner-lists.ts";
import { agenciesIn, contributorsIn, ownersIn } from "./owners.ts";

const isKnown = knownName(new Set(["safer harbour", "learning & development"]));
const read = (text: string) => {
  const { owner, contributors, person, unclear } = ownersIn(text, isKnown);
  return [owner, contributors.join(" + "), person, unclear];
};

describe("the first named is the owner and the others contribute", () => {
  test.each([
    ["HCC / ICB", "HCC", "ICB"],
    ["HCC & ICB", "HCC", "ICB"],
    ["HCC, ICB; Harbour Police", "HCC", "ICB + Harbour Police"],
    ["HCC\nICB", "HCC", "ICB"],
    ["• Housing\n• Education", "Housing", "Education"],
    ["Harbour Council & Harbour Police and ICB", "Harbour Council", "Harbour Police + ICB"],
    ["Harbour Police with support from HCC", "Harbour Police", "HCC"],
    ["ICB, HCC (lead)", "HCC", "ICB"],
    ["Lead: HCC; support: ICB", "HCC", "ICB"],
    ["Safer Harbour and ICB", "Safer Harbour", "ICB"],
  ])("%s", (text, owner, contributors) => expect(read(text)).toEqual([owner, contributors, "", null]));
});

describe("the name of one agency is not split", () => {
  test.each([
    "Harbour Fire & Rescue",
    "Learning & Development",
    "Health and Social Care",
    "Children, Young People and Families Directorate",
    "Police and Crime Commissioner",
    "North and West ICB",
    "Partnership Chair",
    "Shelter's",
  ])("%s", (text) => expect(read(text)).toEqual([text, "", "", null]));
});

describe("an agency is told from its person", () => {
  test.each([
    ["Head of Safeguarding, HCC", "HCC", "Head of Safeguarding"],
    ["Information Governance Lead (Police)", "Police", "Information Governance Lead"],
    ["ICB Designated Nurse", "ICB", "Designated Nurse"],
    ["Harbour NHS Trust Named Midwife", "Harbour NHS Trust", "Named Midwife"],
    ["HSCP Business Manager", "HSCP", "Business Manager"],
    ["Harbour Police – DCI Marsh", "Harbour Police", "DCI Marsh"],
    ["HCC (Jane Reed)", "HCC", "Jane Reed"],
    ["Jane Reed, HCC", "HCC", "Jane Reed"],
    ["Harbour County Council (HCC)", "Harbour County Council", ""],
  ])("%s", (text, owner, person) => expect(read(text)).toEqual([owner, "", person, null]));
});

describe("no owner is offered", () => {
  test.each([
    ["All", "", "everyone"],
    ["All partners", "", "everyone"],
    ["Each agency", "", "everyone"],
    ["Multi-agency", "", "everyone"],
    ["tbc", "", "nobody"],
    ["Head of Safeguarding", "Head of Safeguarding", "post"],
    ["Service Manager (Duty)", "Service Manager (Duty)", "post"],
    ["DCS / HR", "DCS / HR", "post"],
    ["Jane Reed", "Jane Reed", "person"],
    ["J Reed", "J Reed", "person"],
    ["JR", "JR", "initials"],
    ["J.R.", "J.R.", "initials"],
    ["", "", null],
  ])("for %s", (text, person, unclear) => expect(read(text)).toEqual([null, "", person, unclear]));
});

test("of agencies without a lead none is the owner unless it is the only one", () => {
  expect(agenciesIn("• Housing\n• Harbour Fire & Rescue\n• ICB", isKnown)).toMatchObject({
    owner: null,
    contributors: ["Housing", "Harbour Fire & Rescue", "ICB"],
    unclear: "several",
  });
  expect(agenciesIn("Harbour Fire & Rescue", isKnown)).toMatchObject({
    owner: "Harbour Fire & Rescue",
    contributors: [],
  });
});

test("contributors are all that are named", () => {
  expect(contributorsIn("ICB; Harbour Police / Care Homes Forum", isKnown)).toEqual([
    "ICB",
    "Harbour Police",
    "Care Homes Forum",
  ]);
  expect(contributorsIn("n/a", isKnown)).toEqual([]);
});
