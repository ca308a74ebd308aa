import { beforeAll, describe, expect, test } from "vitest";
import { type Cast, seedCast, withTestDatabase } from "#tests/support/database.ts";
import { mayDo } from "./access.ts";

withTestDatabase();
let cast: Cast;
beforeAll(async () => {
  cast = await seedCast();
});

describe("the access table", () => {
  test("without an agency that is answerable, nobody's own reach is enough", () => {
    expect(mayDo(cast.leads.training, "postUpdate", { owner: null, contributors: [], executiveOwns: false })).toBe(
      false,
    );
    expect(mayDo(cast.leads.training, "postUpdate")).toBe(false);
    expect(mayDo(cast.executive, "postUpdate")).toBe(false);
  });
});

test("a handover is accepted by the one lead it is addressed to", () => {
  const nobodys = { owner: null, contributors: [], executiveOwns: false };
  const to = ({ personId }: { personId: number | null }) => ({ ...nobodys, addressee: personId ?? 0 });
  const { nhs, training } = cast.leads;
  expect(mayDo(nhs, "acceptHandover", to(nhs))).toBe(true);
  expect(mayDo(training, "acceptHandover", to(nhs))).toBe(false);
  for (const viewer of [cast.business, cast.executive, cast.scrutineer, cast.viewer])
    expect(mayDo(viewer, "acceptHandover", to(viewer))).toBe(false);
});
