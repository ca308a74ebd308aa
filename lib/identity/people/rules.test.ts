import { expect, test } from "vitest";
import { commonPasswords } from "./common-passwords.ts";
import { acceptanceProblems, isSessionOpen, passwordWeakness } from "./rules.ts";

const MINUTE = 60_000;
const open = { startedAt: 0, seenAt: 0, endedAt: null };

test.each([
  ["just used", open, MINUTE, true],
  ["29 minutes idle", open, 29 * MINUTE, true],
  ["30 minutes idle", open, 30 * MINUTE, false],
  ["in use for nearly 12 hours", { ...open, seenAt: 719 * MINUTE }, 719 * MINUTE, true],
  ["in use for 12 hours", { ...open, seenAt: 719 * MINUTE }, 720 * MINUTE, false],
  ["signed out", { ...open, endedAt: 1 }, 2, false],
  ["that has waited nine minutes for a code", { ...open, lacks: "code" as const }, 9 * MINUTE, true],
  [
    "that has waited ten minutes for a code",
    { ...open, seenAt: 9 * MINUTE, lacks: "code" as const },
    10 * MINUTE,
    false,
  ],
])("whether a session %s is open", (_name, session, at, counts) => expect(isSessionOpen(session, at)).toBe(counts));

const typed = { token: "t", name: "", email: "" };

test.each([
  ["long enough and typed twice", "correct horse battery", "correct horse battery", []],
  ["too short", "elevenchars", "elevenchars", ["password"]],
  ["typed differently", "correct horse battery", "correct horse bakery", ["passwordAgain"]],
  ["too short and typed differently", "elevenchars", "elevencharz", ["password", "passwordAgain"]],
  ["too long", "x".repeat(201), "x".repeat(201), ["password"]],
  ["not typed", "", "", ["password", "passwordAgain"]],
])("a password %s", (_name, password, passwordAgain, wrong) => {
  const problems = acceptanceProblems({ ...typed, password, passwordAgain }, { needsName: false });
  expect(Object.keys(problems)).toEqual(wrong);
});

test("all that is wrong with the form of the first person is reported together", () => {
  const given = { ...typed, email: "jo at example", password: "short", passwordAgain: "shorter" };
  expect(acceptanceProblems(given, { needsName: true })).toEqual({
    name: "Enter your name.",
    email: "Enter an e-mail address, such as sam.taylor@example.org.",
    password: expect.stringContaining("at least 12 characters"),
    passwordAgain: "The two passwords differ: type the same one twice.",
  });
});

const names = [
  "Sam O’Taylor",
  "sam.taylor@example.org",
  "Kent Safeguarding Children Multi-Agency Partnership",
  "recommendations tracker",
];

test.each([
  ["123456789012", /tried first/],
  ["210987654321", /pattern/],
  ["abcdefghijkl", /tried first|pattern/],
  ["qwertyuiopas", /tried first|pattern/],
  ["Qwerty-Qwerty", /pattern/],
  ["aaaaaaaaaaaaaaaa", /pattern/],
  ["ababababababab", /pattern/],
  ["!!!!!!!!!!!!!!", /pattern/],
  ["Password12345", /Many people use/],
  ["Sunshine2026!!", /Many people use/],
  ["  welcome   123", /Many people use/],
  ["finalfantasy", /Many people use/],
  ["FinalFantasy99!", /Many people use/],
  ["correct horse battery staple", /Many people use/],
  ["Sam Taylor 2026", /little more than a name/],
  ["sam.taylor@example.org", /little more than a name/],
  ["KentSafeguarding1!", /little more than a name/],
  ["safeguarding-children-26", /little more than a name/],
  ["Recommendations", /little more than a name/],
  ["Tracker2026Tracker", /little more than a name/],
])("%j is rejected with a reason and advice", async (password, sentence) => {
  const weakness = passwordWeakness(password, { names, common: await commonPasswords() });
  expect(weakness).toMatch(sentence);
  expect(weakness).toMatch(/Three or four words/);
});

test.each([
  "lantern orchard gravel tide",
  "four words long enough",
  "correct horse battery",
  "kent marmalade trombone",
  "hk3!vv9_qpz2#w",
  "Zażółć gęślą jaźń",
  "密码强度需要十二个字符以上吧",
])("%j is accepted", async (password) =>
  expect(passwordWeakness(password, { names, common: await commonPasswords() })).toBeNull(),
);
