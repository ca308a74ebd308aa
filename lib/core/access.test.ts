import { beforeAll, describe, expect, test } from "vitest";
import { type Cast, seedCast, withTestDatabase } from "#db/testing.ts";
import { type CommandName, commandNames, mayDo, type Responsible } from "./access.ts";

withTestDatabase();
let cast: Cast;
beforeAll(async () => {
  cast = await seedCast();
});

/** Who may do what, as the product's own table says it: written out again here, so that a slip in the one shows in the other. */
const expected: Readonly<Record<CommandName, string>> = {
  publishReview: "business",
  addAgency: "business",
  renameAgency: "business",
  dissolveAgency: "business",
  assignOwner: "business",
  confirmOwner: "executive",
  setContributors: "business",
  setDueDate: "business",
  setSuccessMeasure: "business",
  tagThemes: "business",
  postUpdate: "business, executive where it owns, lead of owner, lead of contributor",
  addEvidence: "business, executive where it owns, lead of owner, lead of contributor",
  releaseHeld: "business",
  scheduleMeeting: "business",
  inviteFirstPerson: "",
  invitePerson: "business",
  renewInvitation: "business",
  changeRole: "business",
  disablePerson: "business",
  enablePerson: "business",
  acceptInvitation: "business, executive, lead of another, scrutineer, viewer",
};

const [owner, contributor, other] = [11, 12, 13];
const ownedByAgency: Responsible = { owner, contributors: [contributor], executiveOwns: false };
const ownedByExecutive: Responsible = { ...ownedByAgency, executiveOwns: true };

describe("the access table", () => {
  test("every command has its row", () => expect(Object.keys(expected).sort()).toEqual(commandNames.toSorted()));

  test.each(Object.entries(expected))("%s", (name, allowedRoles) => {
    const command = commandNames.find((one) => one === name);
    if (!command) throw new Error(`${name} is no command`);
    const allowed: string[] = [];
    for (const role of ["business", "executive", "scrutineer", "viewer"] as const) {
      if (mayDo(cast[role], command, ownedByAgency)) allowed.push(role);
      else if (mayDo(cast[role], command, ownedByExecutive)) allowed.push(`${role} where it owns`);
    }
    const lead = (agencyId: number) =>
      mayDo(cast.leads.training, command, { ...ownedByAgency, ...swapped(agencyId, cast.agencies.training) });
    if (lead(other)) allowed.push("lead of another");
    else {
      if (lead(owner)) allowed.push("lead of owner");
      if (lead(contributor)) allowed.push("lead of contributor");
    }
    expect(allowed.sort()).toEqual(allowedRoles.split(", ").filter(Boolean).sort());
  });

  test("without an agency that is answerable, nobody's own reach is enough", () => {
    expect(mayDo(cast.leads.training, "postUpdate", { owner: null, contributors: [], executiveOwns: false })).toBe(
      false,
    );
    expect(mayDo(cast.leads.training, "postUpdate")).toBe(false);
    expect(mayDo(cast.executive, "postUpdate")).toBe(false);
  });
});

/** The responsible agencies as they would be if the lead's own agency were the one asked about. */
function swapped(asked: number, own: number): Partial<Responsible> {
  return asked === owner ? { owner: own } : asked === contributor ? { contributors: [own] } : {};
}
