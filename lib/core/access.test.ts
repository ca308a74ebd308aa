import { beforeAll, describe, expect, test } from "vitest";
import { seedTestUsers, type TestUsers, withTestDatabase } from "#tests/support/database.ts";
import { mayDo } from "./access.ts";

withTestDatabase();
let cast: TestUsers;
beforeAll(async () => {
  cast = await seedTestUsers();
});

describe("the access table", () => {
  test("roles limited to an agency are refused if no agency is responsible", () => {
    expect(mayDo(cast.leads.training, "postUpdate", { owner: null, contributors: [], executiveOwns: false })).toBe(
      false,
    );
    expect(mayDo(cast.leads.training, "postUpdate")).toBe(false);
    expect(mayDo(cast.executive, "postUpdate")).toBe(false);
  });
});

test("only the lead a handover is addressed to may accept it", () => {
  const unowned = { owner: null, contributors: [], executiveOwns: false };
  const to = ({ personId }: { personId: number | null }) => ({ ...unowned, addressee: personId ?? 0 });
  const { nhs, training } = cast.leads;
  expect(mayDo(nhs, "acceptHandover", to(nhs))).toBe(true);
  expect(mayDo(training, "acceptHandover", to(nhs))).toBe(false);
  for (const viewer of [cast.business, cast.executive, cast.scrutineer, cast.viewer])
    expect(mayDo(viewer, "acceptHandover", to(viewer))).toBe(false);
});
