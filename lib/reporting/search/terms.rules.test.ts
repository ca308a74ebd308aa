import { expect, test } from "vitest";
import { foldWord, parseSearch, tidySearch } from "./terms.rules.ts";
import { wordsWithOneTypo } from "./typos.rules.ts";

const terms = (typed: string) =>
  parseSearch(typed).map(({ words, isPrefix, isPhrase }) =>
    isPhrase ? `"${words.join(" ")}"` : `${words.join("+")}${isPrefix ? "*" : ""}`,
  );

test.each([
  ["safer sleep", ["safer", "sleep"]],
  ["  Safer\n\tsleep ", ["Safer", "sleep"]],
  ['"safer sleep" leaflet', ['"safer sleep"', "leaflet"]],
  ["“safer sleep” leaflet", ['"safer sleep"', "leaflet"]],
  ['an unclosed "safer sleep', ["unclosed", '"safer sleep"']],
  ["safeguard*", ["safeguard*"]],
  ["co-ordinate", ["co+ordinate"]],
  ["children’s", ["children+s"]],
  ["HU2-4", ["HU2+4"]],
  ["what is the pathway", ["what", "pathway"]],
  ["the", ["the"]],
  ['"the"', ['"the"']],
  ["NEAR(a b) OR -c ^d title:e", ["NEAR+a", "b", "c", "d", "title+e"]],
  ["* ** -- \u0000 \ud800 ☺ \"\" ''", []],
  ["", []],
])("%j is a search for %j", (typed, expected) => expect(terms(typed)).toEqual(expected));

test("a search is cut to what a search needs", () => {
  expect(tidySearch("a".repeat(10_000))).toHaveLength(400);
  expect(parseSearch(Array.from({ length: 500 }, (_, index) => `w${index}`).join(" "))).toHaveLength(12);
});

test("a word is compared without capitals and accents", () => {
  expect(["Café", "ÉCOLE", "naïve"].map(foldWord)).toEqual(["cafe", "ecole", "naive"]);
});

test("one typing mistake is a letter left out, added, changed or exchanged", () => {
  const slips = wordsWithOneTypo("sleep");
  for (const one of ["slep", "sleeep", "sheep", "selep"]) expect(slips).toContain(one);
  for (const other of ["sleep", "slp", "peels"]) expect(slips).not.toContain(other);
  expect(wordsWithOneTypo("who")).toEqual([]);
  expect(wordsWithOneTypo("hu24")).toEqual([]);
});
