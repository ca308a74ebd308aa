import { beforeAll, describe, expect, test } from "vitest";
import { currentContext } from "#lib/core/context.ts";
import { Forbidden, Invalid } from "#lib/core/errors.ts";
import {
  lastTrailRow,
  readAllRows,
  seedTestUsers,
  type TestUsers,
  whileInsertsFail,
  withTestDatabase,
} from "#tests/support/database.ts";
import { scheduleMeeting } from "./meetings.commands.ts";
import { listMeetings } from "./meetings.queries.ts";

withTestDatabase();
let cast: TestUsers;
beforeAll(async () => {
  cast = await seedTestUsers();
});

const given = { title: "Executive", heldOn: "2027-01-14" };

describe("scheduleMeeting", () => {
  test("meetings are listed by date, including future ones; each is one event", async () => {
    const before = await lastTrailRow();
    await scheduleMeeting(cast.business, given);
    expect(await lastTrailRow()).toMatchObject({
      number: before.number + 1,
      command: "scheduleMeeting",
      personId: cast.business.personId,
    });
    await scheduleMeeting(cast.business, { title: " Executive,  extraordinary ", heldOn: "2026-11-03" });
    expect((await listMeetings(await currentContext(cast.viewer))).map(({ title, heldOn }) => [title, heldOn])).toEqual(
      [
        ["Executive, extraordinary", "2026-11-03"],
        ["Executive", "2027-01-14"],
      ],
    );
  });

  test("two meetings with different titles may be on one date, but not the same one twice", async () => {
    await scheduleMeeting(cast.business, { ...given, title: "Executive, evening" });
    await expectNothingWritten(() =>
      expect(scheduleMeeting(cast.business, given)).rejects.toMatchObject({ fields: { heldOn: expect.any(String) } }),
    );
  });

  test("rejects missing and invalid dates and a missing title with a sentence", async () => {
    await expectNothingWritten(async () => {
      for (const heldOn of ["", "14/01/2027", "2027-02-30", "1066-10-14"])
        await expect(scheduleMeeting(cast.business, { ...given, heldOn })).rejects.toMatchObject({
          fields: { heldOn: expect.any(String) },
        });
      await expect(scheduleMeeting(cast.business, { ...given, title: " " })).rejects.toBeInstanceOf(Invalid);
    });
  });

  test("all roles except the business team are refused, and nothing is written", async () => {
    await expectNothingWritten(async () => {
      for (const viewer of [cast.executive, cast.scrutineer, cast.viewer, ...Object.values(cast.leads)])
        await expect(scheduleMeeting(viewer, { ...given, heldOn: "2027-04-01" })).rejects.toBeInstanceOf(Forbidden);
    });
  });

  test("a failed write leaves nothing behind", async () => {
    await expectNothingWritten(() =>
      whileInsertsFail("meetings", () =>
        expect(scheduleMeeting(cast.business, { ...given, heldOn: "2027-04-01" })).rejects.toThrow(),
      ),
    );
  });
});

async function expectNothingWritten(attempt: () => Promise<unknown>) {
  const before = readAllRows();
  await attempt();
  expect(readAllRows()).toEqual(before);
}
