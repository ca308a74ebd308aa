import { DrizzleQueryError } from "drizzle-orm";
import { expect, test } from "vitest";
import { addAgency } from "#lib/partnership/agencies.commands.ts";
import { whileInsertsFail, withTestDatabase } from "#tests/support/database.ts";
import { createLog } from "./log.ts";
import { setup } from "./viewer.ts";

withTestDatabase();

const WRITTEN = "Said in confidence";

/** The line logged for a failure. */
function logged(err: unknown): string {
  const lines: string[] = [];
  createLog({ write: (line) => lines.push(line) }).error({ reference: "0a1b2c", err }, "form not taken");
  return lines.join("");
}

test("a failed write is logged with its code and stack, without the values", async () => {
  let line = "";
  await whileInsertsFail("agency_names", async () => {
    line = logged(await addAgency(setup, { name: WRITTEN }).catch((error: unknown) => error));
  });
  expect(JSON.parse(line)).toMatchObject({
    reference: "0a1b2c",
    msg: "form not taken",
    err: {
      code: "SQLITE_CONSTRAINT_TRIGGER",
      message: "broken off",
      stack: expect.arrayContaining([expect.stringMatching(/^ +at PreparedQuery/)]),
    },
  });
  expect(line).not.toContain(WRITTEN);
});

test("the values in the message of a failed Drizzle query are not logged, nor those in a cause", () => {
  const failure = new DrizzleQueryError("insert into updates values (?)", [WRITTEN], new Error("no"));
  expect(failure.message).toContain(WRITTEN);
  for (const err of [failure, new Error("Nothing was saved.", { cause: failure })]) {
    expect(logged(err)).not.toContain(WRITTEN);
    expect(logged(err)).toContain("insert into updates values (?)");
  }
});

test("text that could not be parsed is not logged", () => {
  let failure: unknown;
  try {
    JSON.parse(WRITTEN);
  } catch (error) {
    failure = error;
  }
  expect(String(failure)).toContain("Said in c");
  expect(logged(failure)).not.toContain("Said in c");
});

test("other errors keep their message; thrown values that are no errors are not logged", () => {
  expect(JSON.parse(logged(new RangeError("out of range")))).toMatchObject({
    err: { type: "RangeError", message: "out of range" },
  });
  expect(logged(WRITTEN)).not.toContain(WRITTEN);
});
