import { describe, expect, test } from "vitest";
import { parseCalendarDate } from "#lib/core/clock.ts";
import { linkInSentence, linkInWords, repeatInWords, replacedInWords } from "./labels.ts";
import { chainedBy, type DatedLink, groupsOf, inOrderOfTime, type LinkKind, linkInput } from "./rules.ts";

/** A recommendation by its review and number: `of("A", 2)` is of the review A of that year. */
const years: Readonly<Record<string, string>> = { A: "2022-03-01", B: "2024-06-30", C: "2026-01-05", D: "2026-01-05" };
const of = (code: string, number = 1) => {
  const publishedOn = parseCalendarDate(years[code] ?? "");
  if (!publishedOn) throw new Error(code);
  const review = code.charCodeAt(0);
  return { id: review * 10 + number, reference: `${code}-${number}`, review: { id: review, publishedOn } };
};
const link = (later: DatedLink["later"], earlier: DatedLink["earlier"], kind: LinkKind = "same-again") => ({
  kind,
  later,
  earlier,
});
const repeatsOf = (...links: DatedLink[]) => {
  const chains = chainedBy(links);
  return (one: { id: number }) => {
    const repeat = chains.get(one.id)?.repeat;
    return repeat ? repeatInWords(repeat) : null;
  };
};

describe("which time a recommendation is made", () => {
  test("is counted through links of links, by the reviews in the order of their dates", () => {
    const said = repeatsOf(link(of("C"), of("B")), link(of("B"), of("A")));
    expect([of("A"), of("B"), of("C")].map(said)).toEqual([null, "second time since 2022", "third time since 2022"]);
  });

  test("is the same whichever of the earlier ones a link was made to", () => {
    const said = repeatsOf(link(of("C"), of("A")), link(of("B"), of("A")));
    expect([of("A"), of("B"), of("C")].map(said)).toEqual([null, "second time since 2022", "third time since 2022"]);
  });

  test("counts a review once, even if it says it in two recommendations", () => {
    const said = repeatsOf(link(of("B", 1), of("A")), link(of("B", 2), of("A")), link(of("C"), of("B", 1)));
    expect([of("B", 1), of("B", 2), of("C")].map(said)).toEqual([
      "second time since 2022",
      "second time since 2022",
      "third time since 2022",
    ]);
  });

  test("of two reviews of one day is in the order in which they were added", () => {
    const said = repeatsOf(link(of("D"), of("C")));
    expect([of("C"), of("D")].map(said)).toEqual([null, "second time since 2026"]);
  });

  test("counts neither what builds on another nor what replaces it", () => {
    const said = repeatsOf(link(of("B"), of("A"), "builds-on"), link(of("C"), of("B"), "replaces"));
    expect([of("A"), of("B"), of("C")].map(said)).toEqual([null, null, null]);
  });

  test("separate chains are counted apart", () => {
    const said = repeatsOf(link(of("B", 1), of("A", 1)), link(of("C", 2), of("B", 2)));
    expect(said(of("B", 1))).toBe("second time since 2022");
    expect(said(of("C", 2))).toBe("second time since 2024");
  });

  test.each([
    [{ time: 2, since: 2022 }, "second time since 2022"],
    [{ time: 10, since: 2009 }, "tenth time since 2009"],
    [{ time: 11, since: 2009 }, "11th time since 2009"],
    [{ time: 21, since: 1999 }, "21st time since 1999"],
    [{ time: 22, since: 1999 }, "22nd time since 1999"],
    [{ time: 23, since: 1999 }, "23rd time since 1999"],
  ])("%j is told as %s", (repeat, words) => expect(repeatInWords(repeat)).toBe(words));
});

test("the earlier recommendation is replaced, and the later one is not", () => {
  const chains = chainedBy([link(of("C"), of("A"), "replaces"), link(of("B"), of("A"), "replaces")]);
  expect(chains.get(of("A").id)?.replacedBy).toEqual(["B-1", "C-1"]);
  expect(chains.get(of("C").id)).toBeUndefined();
  expect(replacedInWords(["B-1", "C-1"])).toBe("replaced by B-1 and C-1");
  expect(replacedInWords([])).toBeNull();
});

test("a link is read from both its ends", () => {
  const kinds = ["same-again", "builds-on", "replaces"] as const;
  expect(kinds.map((kind) => linkInWords({ kind, isLater: true }))).toEqual(["same again as", "builds on", "replaces"]);
  expect(kinds.map((kind) => linkInWords({ kind, isLater: false }))).toEqual([
    "said again in",
    "built on by",
    "replaced by",
  ]);
  expect(linkInSentence({ kind: "same-again", later: "B-1", earlier: "A-1" })).toBe("B-1 is the same again as A-1");
});

test("two recommendations are ordered by the dates of their reviews", () => {
  expect(inOrderOfTime(of("A"), of("C"))).toEqual({ later: of("C"), earlier: of("A") });
  expect(inOrderOfTime(of("C"), of("A"))).toEqual({ later: of("C"), earlier: of("A") });
});

test("ids are grouped through other pairs, in any order of the pairs", () => {
  const sorted = (groups: number[][]) => groups.map((ids) => ids.toSorted((a, b) => a - b)).toSorted();
  expect(
    sorted(
      groupsOf([
        [1, 2],
        [3, 4],
        [5, 6],
        [4, 1],
        [2, 4],
        [7, 7],
      ]),
    ),
  ).toEqual([[1, 2, 3, 4], [5, 6], [7]]);
});

describe("the form of a link", () => {
  const given = { reference: "C-1", kind: "builds-on", reason: "It goes further." };
  test.each([
    ["one that is chosen", { chosen: "A-1" }, { other: "A-1", field: "chosen" }],
    ["one that is entered in small letters", { entered: " a-1 " }, { other: "A-1", typed: "a-1", field: "entered" }],
    ["the same one twice", { chosen: "A-1", entered: "a-1" }, { other: "A-1" }],
  ])("takes %s", (_what, more, expected) => expect(linkInput.parse({ ...given, ...more })).toMatchObject(expected));

  test("all that is wrong is said at once", () => {
    const { error } = linkInput.safeParse({ reference: "C-1" });
    expect(error?.issues.map(({ path }) => path.join(".")).toSorted()).toEqual(["chosen", "kind", "reason"]);
  });

  test.each([
    ["none", {}, "chosen", "Choose the recommendation, or enter its reference."],
    [
      "two",
      { chosen: "A-1", entered: "B-1" },
      "entered",
      "You have chosen one and entered another: keep one of the two.",
    ],
    ["no kind", { chosen: "A-1", kind: "" }, "kind", "Say how the two are linked."],
    ["no reason", { chosen: "A-1", reason: " " }, "reason", "Say why they are linked."],
  ])("refuses %s", (_what, more, field, message) => {
    const issues = linkInput.safeParse({ ...given, ...more }).error?.issues ?? [];
    expect(issues.map((issue) => [issue.path.join("."), issue.message])).toEqual([[field, message]]);
  });
});
