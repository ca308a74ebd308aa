import { beforeAll, expect, test } from "vitest";
import { currentContext } from "#lib/core/context.ts";
import { Forbidden } from "#lib/core/errors.ts";
import { assignOwner, setContributors } from "#lib/recommendations/ownership.commands.ts";
import { getOwnership } from "#lib/recommendations/ownership.queries.ts";
import {
  expectNothingWritten,
  lastTrailRow,
  seedTestUsers,
  type TestUsers,
  withTestDatabase,
} from "#tests/support/database.ts";
import { listAgencies } from "./agencies.queries.ts";
import { getRecommendation } from "./reviews.queries.ts";
import { withNewAgency } from "./with-new-agency.ts";

withTestDatabase();
let users: TestUsers;
beforeAll(async () => {
  users = await seedTestUsers();
});

const assign = withNewAgency("agencyId", assignOwner);
const contribute = withNewAgency("agencyIds", setContributors);

async function ownership(reference: string) {
  const ctx = await currentContext(users.business);
  return getOwnership(ctx, await getRecommendation(ctx, reference));
}
async function assigning(newAgency: string, given: object = {}) {
  const seen = String((await ownership("HU2-3")).owner?.trail ?? 0);
  return { reference: "HU2-3", agencyId: "", newAgency, basis: "assigned", reason: "It is theirs.", seen, ...given };
}
const agencyNamed = async (name: string) =>
  [...(await listAgencies(await currentContext(users.business))).values()].filter((one) => one.name === name);

test("the agency and what names it are two events of one transaction", async () => {
  const before = await lastTrailRow();
  const { trail } = await assign(users.business, await assigning("Ofsted", { newAgencyIsOutside: "on" }), {});
  expect(trail).toBe(before.number + 2);
  const [ofsted] = await agencyNamed("Ofsted");
  expect(ofsted).toMatchObject({ id: before.number + 1, isOutside: true });
  expect((await ownership("HU2-3")).responsible.owner).toBe(ofsted?.id);
});

test("neither is written where the other is refused, and the agency keeps its field’s name", async () => {
  await expectNothingWritten(async () => {
    await expect(assign(users.business, await assigning("Schools", { reason: "" }), {})).rejects.toMatchObject({
      fields: { reason: expect.any(String) },
    });
    await expect(assign(users.business, await assigning("x".repeat(200)), {})).rejects.toMatchObject({
      fields: { newAgency: expect.stringContaining("Keep it to 120 characters") },
    });
  });
  const values = await assigning("Schools");
  await expect(assign(users.executive, values, {})).rejects.toBeInstanceOf(Forbidden);
  expect(await agencyNamed("Schools")).toEqual([]);
});

test("sent twice, or with a name that is there already, it adds no second agency", async () => {
  const formKey = crypto.randomUUID();
  const values = await assigning("Borders Agency");
  const first = await assign(users.business, values, { formKey });
  expect((await assign(users.business, values, { formKey })).trail).toBe(first.trail);
  await assign(users.business, await assigning(" borders  agency "), {});
  expect(await agencyNamed("Borders Agency")).toHaveLength(1);
});

test("one that is ticked stays beside the one that is added; an empty name adds none", async () => {
  const { training } = users.agencies;
  const chosen = { reference: "HU2-1", seen: "0", agencyIds: [String(training)] };
  await contribute(users.business, { ...chosen, newAgency: "Health visitors" }, {});
  const [added] = await agencyNamed("Health visitors");
  expect((await ownership("HU2-1")).contributors?.agencyIds).toEqual([training, added?.id]);
  const seen = String((await ownership("HU2-1")).contributors?.trail);
  const before = await lastTrailRow();
  await contribute(users.business, { ...chosen, seen, agencyIds: String(training), newAgency: " " }, {});
  expect((await lastTrailRow()).number).toBe(before.number + 1);
  expect((await ownership("HU2-1")).contributors?.agencyIds).toEqual([training]);
});
