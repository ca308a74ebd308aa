import { expect, test } from "vitest";
import { acceptance, isOpen } from "./rules.ts";

const MINUTE = 60_000;
const open = { startedAt: 0, seenAt: 0, endedAt: null };

test.each([
  ["just used", open, MINUTE, true],
  ["29 minutes idle", open, 29 * MINUTE, true],
  ["30 minutes idle", open, 30 * MINUTE, false],
  ["in use for nearly 12 hours", { ...open, seenAt: 719 * MINUTE }, 719 * MINUTE, true],
  ["in use for 12 hours", { ...open, seenAt: 719 * MINUTE }, 720 * MINUTE, false],
  ["signed out", { ...open, endedAt: 1 }, 2, false],
])("a session %s counts or does not", (_name, session, at, counts) => expect(isOpen(session, at)).toBe(counts));

test.each([
  ["long enough and typed twice", "correct horse battery", "correct horse battery", []],
  ["too short", "elevenchars", "elevenchars", ["password"]],
  ["typed differently", "correct horse battery", "correct horse bakery", ["passwordAgain"]],
])("a password %s", (_name, password, passwordAgain, wrong) => {
  const parsed = acceptance.safeParse({ token: "t", password, passwordAgain });
  expect((parsed.error?.issues ?? []).map(({ path }) => path.join("."))).toEqual(wrong);
});
