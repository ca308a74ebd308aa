import { expect, test } from "vitest";
import { currentContext } from "#lib/core/context.ts";
import { setup } from "#lib/core/viewer.ts";
import { seedReport } from "#lib/operations/seed/seed.ts";
import { inviteAs, withTestDatabase } from "#tests/support/database.ts";
import { deriveBoard, statusBoard } from "./board.ts";

withTestDatabase();

/** How many owners are silent on the board that is kept, which equals one derived from all facts. */
async function silent() {
  const ctx = await currentContext(setup);
  const board = await statusBoard(ctx);
  expect(board).toEqual(await deriveBoard(ctx));
  return board.statuses.filter(({ daysSilent }) => daysSilent !== null).length;
}

test("the first person, who completes the set-up, begins the reporting intervals of the owners entered before", async () => {
  await seedReport();
  expect(await silent()).toBe(5);
  await inviteAs("business");
  expect(await silent()).toBe(0);
  await inviteAs("viewer");
  expect(await silent()).toBe(0);
});
