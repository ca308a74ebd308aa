import { beforeAll, describe, expect, test } from "vitest";
import { seedTestUsers, type TestUsers, withTestDatabase } from "#tests/support/database.ts";
import { type CommandName, commandNames, mayDo, type Responsible } from "./access.ts";

withTestDatabase();
let cast: TestUsers;
beforeAll(async () => {
  cast = await seedTestUsers();
});

const reports = "business, executive where it owns, lead of owner, lead of contributor";

/** The expected access table, written out a second time so that a mistake in either copy fails the test. */
const expected: Readonly<Record<CommandName, string>> = {
  publishReview: "business",
  addAgency: "business",
  renameAgency: "business",
  dissolveAgency: "business",
  assignOwner: "business",
  confirmOwner: "executive",
  setContributors: "business",
  setDueDate: "business",
  requestNewDate: reports,
  acceptNewDate: "executive",
  refuseNewDate: "executive",
  setReportingInterval: "business",
  setSuccessMeasure: "business",
  tagThemes: "business",
  postUpdate: reports,
  addEvidence: reports,
  nameAsks: "business",
  addAction: reports,
  reportOnAction: reports,
  askQuestion: "business, executive, scrutineer",
  askAgain: "business, executive, scrutineer",
  answerQuestion: reports,
  assess: "business, scrutineer",
  appraiseEvidence: "business, executive",
  requestSignOff: reports,
  acceptSignOff: "executive",
  returnSignOff: "executive",
  closeNotPursued: "executive",
  confirmEmbedded: "executive",
  reopen: "executive",
  handOver: "business",
  acceptHandover: "",
  redact: "business",
  removeFile: "business",
  releaseHeld: "business",
  scheduleMeeting: "business",
  draftPaper: "business",
  issuePaper: "business",
  noteAtMeeting: "business, executive",
  inviteFirstPerson: "",
  invitePerson: "business",
  renewInvitation: "business",
  changeRole: "business",
  signOutPerson: "business",
  removeSecondFactor: "business",
  disablePerson: "business",
  enablePerson: "business",
  acceptInvitation: "business, executive, lead of another, scrutineer, viewer",
};

const [owner, contributor, other] = [11, 12, 13];
const ownedByAgency: Responsible = { owner, contributors: [contributor], executiveOwns: false };
const ownedByExecutive: Responsible = { ...ownedByAgency, executiveOwns: true };

describe("the access table", () => {
  test("every command is in the expected table", () =>
    expect(Object.keys(expected).sort()).toEqual(commandNames.toSorted()));

  test.each(Object.entries(expected))("%s", (name, allowedRoles) => {
    const command = commandNames.find((one) => one === name);
    if (!command) throw new Error(`${name} is no command`);
    const allowed: string[] = [];
    for (const role of ["business", "executive", "scrutineer", "viewer"] as const) {
      if (mayDo(cast[role], command, ownedByAgency)) allowed.push(role);
      else if (mayDo(cast[role], command, ownedByExecutive)) allowed.push(`${role} where it owns`);
    }
    const lead = (agencyId: number) =>
      mayDo(cast.leads.training, command, { ...ownedByAgency, ...withOwnAgency(agencyId, cast.agencies.training) });
    if (lead(other)) allowed.push("lead of another");
    else {
      if (lead(owner)) allowed.push("lead of owner");
      if (lead(contributor)) allowed.push("lead of contributor");
    }
    expect(allowed.sort()).toEqual(allowedRoles.split(", ").filter(Boolean).sort());
  });

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

/** Replaces the agency `asked` about with the lead's `own` agency. */
function withOwnAgency(asked: number, own: number): Partial<Responsible> {
  return asked === owner ? { owner: own } : asked === contributor ? { contributors: [own] } : {};
}
