import { describe, expect, test } from "vitest";
import { findSimilar, indexOf, packTerms, type Vocabulary } from "./rules.ts";
import { comparableWords, termsOf, wordsInCommon } from "./terms.ts";

/** Recommendations as reviews word them, on subjects that a partnership comes back to. */
const said = {
  sleep:
    "The partnership should ensure that all practitioners discuss safer sleep with parents of babies at every contact, and record that they did.",
  sleepAgain:
    "Health visitors and midwives must talk to families about the dangers of unsafe sleeping arrangements for infants, and document the advice given.",
  crying:
    "All agencies should promote the ICON message so that parents know how to cope when a baby will not stop crying.",
  bruising:
    "Any bruise on a baby who is not yet mobile should lead to a strategy discussion and an assessment by a paediatrician.",
  bruisingAgain:
    "Staff must follow the protocol for bruising in non-mobile infants, including a same-day medical examination by a paediatrician.",
  fathers:
    "Services should find out who the fathers and other men in the household are, and include them in assessments.",
  fathersAgain: "Assessments should always include fathers and male partners, whether or not they live in the home.",
  prebirth:
    "The ICB should ensure that pre-birth plans are shared with the general practitioner and the health visitor of the mother.",
  domestic: "Police should notify schools of every incident of domestic abuse before the start of the next school day.",
  supervision: "Managers should use supervision to test over-optimism and disguised compliance in cases of neglect.",
  exploitation: "The partnership should map the children who are exploited by county lines and go missing from care.",
} as const;
type Name = keyof typeof said;
const names = Object.keys(said).filter((name): name is Name => name in said);

const indexed = (texts: readonly string[]) => {
  const vocabulary: Vocabulary = new Map();
  return indexOf(
    texts.map((text, id) => ({ id, packed: packTerms(termsOf(text), vocabulary) })),
    vocabulary,
  );
};
const index = indexed(names.map((name) => said[name]));
const everything = { most: 20, isWanted: () => true, bonus: () => 0 };
const like = (text: string, more = {}) =>
  findSimilar(index, termsOf(text), { ...everything, ...more }).map(({ id }) => names[id]);
const othersLike = (name: Name) => like(said[name]).filter((one) => one !== name);

describe("what is said again in other words", () => {
  test.each<[Name, Name]>([
    ["sleep", "sleepAgain"],
    ["bruising", "bruisingAgain"],
    ["fathers", "fathersAgain"],
  ])("%s is found first by %s, and the other way round", (one, other) => {
    expect(othersLike(one)[0]).toBe(other);
    expect(othersLike(other)[0]).toBe(one);
  });

  test.each([
    ["Partners should check that advice on safe sleeping reaches every new parent.", "sleep"],
    ["GPs need to see the prebirth plan of each expectant mother.", "prebirth"],
    ["Every school is told by the police about domestic violence before lessons begin the next morning.", "domestic"],
    ["Supervision must challenge disguised compliance where neglect is known.", "supervision"],
  ])("“%s” finds %s first", (text, expected) => expect(like(text)[0]).toBe(expected));
});

describe("what is about something else", () => {
  test.each<Name>(["crying", "prebirth", "domestic", "supervision", "exploitation"])("%s has nothing like it", (name) =>
    expect(othersLike(name)).toEqual([]),
  );

  test.each([
    "The partnership should ensure that all agencies improve their practice and provide assurance to the Executive.",
    "",
    "The of and.",
    "12 345",
    "🙂 <script>",
  ])("“%s” finds nothing", (text) => expect(like(text)).toEqual([]));
});

test("a theme that both have makes words that are somewhat alike enough", () => {
  const text = "Midwives should ask about sleep when a mother drinks, and about smoking, housing and pets in the home.";
  expect(like(text)).not.toContain("sleep");
  expect(like(text, { bonus: (id: number) => (names[id] === "sleep" ? 0.1 : 0) })).toContain("sleep");
});

test("the same text is wholly alike", () => {
  const [first] = findSimilar(index, termsOf(said.crying), everything);
  expect(first?.score).toBeCloseTo(1);
});

test("an empty index finds nothing", () => {
  expect(findSimilar(indexed([]), termsOf(said.sleep), everything)).toEqual([]);
});

test("words are compared by stem and meaning, without capitals, accents and stop words", () => {
  const terms = (text: string) => comparableWords(text).map(({ term }) => term);
  expect(terms("The Carers’ plans")).toEqual(terms("parent planning"));
  expect(terms("Naïve BABIES")).toEqual(terms("naive infant"));
  expect(terms("Partners should ensure that it is in place")).toEqual([]);
});

test("the words that two texts have in common are told as the first has them, each once", () => {
  const first = "Plans are shared with GPs, and the pre-birth plan with the health visitor of each Family.";
  const other = "A general practitioner and health visitors see the plan before birth, as do parents and the unborn.";
  expect(wordsInCommon(first, other)).toEqual(["plans", "GPs", "pre birth", "health visitor", "family"]);
});
