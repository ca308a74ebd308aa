import { beforeAll, describe, expect, test } from "vitest";
import { harmToUnder2s } from "#db/seed/report.ts";
import { currentContext } from "#lib/core/context.ts";
import { NotFound } from "#lib/core/errors.ts";
import { setup, type Viewer } from "#lib/core/viewer.ts";
import { changeRole, disablePerson, enablePerson, signOutPerson } from "#lib/identity/people/commands.ts";
import {
  acceptInvitation,
  inviteFirstPerson,
  invitePerson,
  renewInvitation,
} from "#lib/identity/people/invitations.commands.ts";
import { getPerson } from "#lib/identity/people/queries.ts";
import { openSession } from "#lib/identity/people/sessions.store.ts";
import { removeSecondFactor } from "#lib/identity/second-factor/commands.ts";
import { importPlan } from "#lib/imports/commands.ts";
import { addAgency, dissolveAgency, markAgency, renameAgency } from "#lib/partnership/agencies.commands.ts";
import { getAgency } from "#lib/partnership/agencies.queries.ts";
import { scheduleMeeting } from "#lib/partnership/meetings.commands.ts";
import { addRecommendations, publishReview } from "#lib/partnership/reviews.commands.ts";
import { getRecommendation } from "#lib/partnership/reviews.queries.ts";
import { releaseHeld } from "#lib/privacy/moderation/commands.ts";
import { redact, removeFile } from "#lib/privacy/redaction/commands.ts";
import { acceptHandover, handOver } from "#lib/recommendations/handover.commands.ts";
import { assignOwner } from "#lib/recommendations/ownership.commands.ts";
import { getOwnership } from "#lib/recommendations/ownership.queries.ts";
import { addReviewFile } from "#lib/recommendations/review-files/commands.ts";
import { addEvidence, postUpdate } from "#lib/recommendations/updates/commands.ts";
import { listEvidence } from "#lib/recommendations/updates/queries.ts";
import { draftPaper, issuePaper } from "#lib/reporting/papers/commands.ts";
import { findCover } from "#lib/reporting/papers/queries.ts";
import {
  type Attempt,
  commandsWithoutRecommendation,
  expectAccepted,
  expectRefused,
  inDatabaseCopy,
  inviteAs,
  personIdOf,
  readAllRows,
  seedTestUsers,
  smallPdf,
  type TestUsers,
  uploadTestFile,
  withTestDatabase,
} from "#tests/support/database.ts";
import { beginTestImport } from "#tests/support/imports.ts";
import { enableSecondFactor } from "#tests/support/second-factor.ts";

withTestDatabase();
let users: TestUsers;
let colleague: Viewer;

beforeAll(async () => {
  users = await seedTestUsers();
  colleague = await inviteAs("lead", users.agencies.earlyHelp);
});

/** The viewers. The lead of KCC Early Help is the author of held and redacted facts, and takes over a colleague's work. */
const askers = {
  "the business team": () => users.business,
  "the Executive": () => users.executive,
  "the Independent Scrutineer": () => users.scrutineer,
  "a viewer": () => users.viewer,
  "the lead of KCC Early Help": () => users.leads.earlyHelp,
  "the lead of another agency": () => users.leads.nhs,
};
type Asker = keyof typeof askers;
const askerNames = Object.keys(askers).filter((name): name is Asker => name in askers);

/** The permissions as specified, written out by hand instead of taken from the access table. */
const rows = {
  runs: ["the business team"],
  "takes over": ["the lead of KCC Early Help"],
  "was invited": [
    "the business team",
    "the Executive",
    "the Independent Scrutineer",
    "a viewer",
    "the lead of KCC Early Help",
    "the lead of another agency",
  ],
  "sets the tracker up": [],
} satisfies Record<string, readonly Asker[]>;

type AboutNone = (typeof commandsWithoutRecommendation)[number];

interface Case {
  readonly may: keyof typeof rows;
  /** Prepares the facts that the command needs, and returns the id or trail number that it refers to. */
  readonly first?: (viewer: Viewer) => Promise<number>;
  readonly give: (viewer: Viewer, known: number) => Promise<{ readonly trail: number }>;
}

const reason = "As was agreed.";
const counts = { new: 0, changed: 0, same: 0, cannot: 0, held: 0, events: 0 };
/** The ticket of the file that a person has sent. */
let ticket = "";
const twice = { password: "four words long enough", passwordAgain: "four words long enough" };

/** Every command that is not about a recommendation, with valid input. */
const cases: Readonly<Record<AboutNone, Case>> = {
  publishReview: {
    may: "runs",
    give: (viewer) => publishReview(viewer, { ...harmToUnder2s, code: "HU9" }),
  },
  addRecommendations: {
    may: "runs",
    give: (viewer) =>
      addRecommendations(viewer, {
        code: "HU2",
        recommendations: [{ shortTitle: "Plans", wording: "Share all plans." }],
      }),
  },
  importPlan: {
    may: "runs",
    first: importPrepared,
    give: (viewer, draftId) => importPlan(viewer, { draftId, version: 1, shape: "", leftOut: [], counts }),
  },
  addReviewFile: {
    may: "runs",
    first: async (viewer) => {
      ticket = await uploadTestFile(viewer, "report.pdf", smallPdf());
      return 0;
    },
    give: (viewer, seen) => addReviewFile(viewer, { code: "HU2", report: [{ file: ticket }], seen }),
  },
  addAgency: {
    may: "runs",
    give: (viewer) => addAgency(viewer, { name: "Medway Council" }),
  },
  renameAgency: {
    may: "runs",
    first: async () => (await getAgency(await currentContext(users.business), users.agencies.training)).nameTrail,
    give: (viewer, seen) => renameAgency(viewer, { agencyId: users.agencies.training, name: "Learning", seen }),
  },
  dissolveAgency: {
    may: "runs",
    give: (viewer) =>
      dissolveAgency(viewer, {
        agencyId: users.agencies.training,
        dissolvedOn: "2098-01-31",
        successorIds: [users.agencies.nhs],
      }),
  },
  markAgency: {
    may: "runs",
    give: (viewer) => markAgency(viewer, { agencyId: users.agencies.training, place: "outside" }),
  },
  handOver: {
    may: "runs",
    first: ledByColleague,
    give: (viewer, seen) => handOver(viewer, { ...handing(), seen }),
  },
  acceptHandover: {
    may: "takes over",
    first: handedOver,
    give: (viewer, handoverTrail) => acceptHandover(viewer, { handoverTrail }),
  },
  releaseHeld: {
    may: "runs",
    first: heldUpdate,
    give: (viewer, heldTrail) => releaseHeld(viewer, { heldTrail, reason }),
  },
  redact: {
    may: "runs",
    first: heldUpdate,
    give: (viewer, trail) => redact(viewer, { factTrail: String(trail), passage: "Child A", reason }),
  },
  removeFile: {
    may: "runs",
    first: fileAdded,
    give: (viewer, evidenceId) => removeFile(viewer, { evidenceId: String(evidenceId), reason }),
  },
  scheduleMeeting: {
    may: "runs",
    give: (viewer) => scheduleMeeting(viewer, { title: "Executive", heldOn: "2027-01-14" }),
  },
  draftPaper: {
    may: "runs",
    first: meetingHeld,
    give: (viewer, meetingId) => draftPaper(viewer, { ...cover, meetingId, seen: 0 }),
  },
  issuePaper: {
    may: "runs",
    first: paperDrafted,
    give: async (viewer, meetingId) => {
      const drafted = await findCover(await currentContext(viewer), meetingId);
      return issuePaper(viewer, { meetingId, versions: 0, seen: drafted?.trail ?? 0 });
    },
  },
  inviteFirstPerson: {
    may: "sets the tracker up",
    give: (viewer) => inviteFirstPerson(viewer, {}),
  },
  invitePerson: {
    may: "runs",
    give: (viewer) => invitePerson(viewer, { name: "Sam Taylor", email: "sam@example.org", role: "viewer" }),
  },
  renewInvitation: {
    may: "runs",
    give: (viewer) => renewInvitation(viewer, { personId: personIdOf(colleague) }),
  },
  changeRole: {
    may: "runs",
    first: async () => (await getPerson(await currentContext(users.business), personIdOf(colleague))).roleTrail,
    give: (viewer, seen) => changeRole(viewer, { personId: personIdOf(colleague), role: "viewer", seen }),
  },
  signOutPerson: {
    may: "runs",
    first: async () => (await openSession(personIdOf(colleague))).length,
    give: (viewer) => signOutPerson(viewer, { personId: personIdOf(colleague) }),
  },
  removeSecondFactor: {
    may: "runs",
    first: secondFactorTurnedOn,
    give: (viewer) => removeSecondFactor(viewer, { personId: personIdOf(colleague) }),
  },
  disablePerson: {
    may: "runs",
    give: (viewer) => disablePerson(viewer, { personId: personIdOf(colleague), reason }),
  },
  enablePerson: {
    may: "runs",
    first: async () => (await disablePerson(users.business, { personId: personIdOf(colleague), reason })).trail,
    give: (viewer) => enablePerson(viewer, { personId: personIdOf(colleague), reason }),
  },
  acceptInvitation: {
    may: "was invited",
    first: linkMade,
    give: (viewer, trail) => acceptInvitation(viewer, { token: tokens.get(trail) ?? "", ...twice }),
  },
};

test("every command that is not about a recommendation is listed", () => {
  expect(Object.keys(cases).sort()).toEqual(commandsWithoutRecommendation.toSorted());
});

describe.each(commandsWithoutRecommendation)("%s", (command) => {
  const may: readonly Asker[] = rows[cases[command].may];
  test.each(askerNames.filter((name) => may.includes(name)))("is accepted from %s", (name) => {
    const viewer = askers[name]();
    return inDatabaseCopy(async () => expectAccepted(command, viewer, await prepared(command, viewer)));
  });
  test.each(askerNames.filter((name) => !may.includes(name)))("is refused to %s", (name) => {
    const viewer = askers[name]();
    return inDatabaseCopy(async () => expectRefused(command, viewer, await prepared(command, viewer)));
  });
});

test("the tracker itself invites the first person", () =>
  inDatabaseCopy(async () => expectAccepted("inviteFirstPerson", setup, await prepared("inviteFirstPerson", setup))));

test.each([
  ["the person who handed over", () => colleague],
  ["the business team on behalf of the successor", () => users.business],
])("a handover is not accepted by %s", (_name, viewer) =>
  inDatabaseCopy(async () => expectRefused("acceptHandover", viewer(), await prepared("acceptHandover", viewer()))),
);

test("another person's invitation is not found, and nothing is written", () =>
  inDatabaseCopy(async () => {
    const attempt = await prepared("acceptInvitation", users.leads.earlyHelp);
    const before = readAllRows();
    for (const viewer of [users.business, users.executive, users.scrutineer, users.viewer, colleague, setup])
      await expect(attempt(viewer)).rejects.toBeInstanceOf(NotFound);
    expect(readAllRows()).toEqual(before);
  }));

/** The command, after preparing the facts that it needs. */
async function prepared(command: AboutNone, asker: Viewer): Promise<Attempt> {
  const { first, give } = cases[command];
  const known = first ? await first(asker) : 0;
  return (viewer) => give(viewer, known);
}

/** Makes the colleague the lead of a recommendation, and returns the trail number as of which it can be handed over. */
async function ledByColleague(): Promise<number> {
  const recommendation = await getRecommendation(await currentContext(users.business), "HU2-4");
  const { owner } = await getOwnership(await currentContext(users.business), recommendation);
  const assigned = await assignOwner(users.business, {
    reference: "HU2-4",
    agencyId: users.agencies.earlyHelp,
    leadPersonId: personIdOf(colleague),
    basis: "assigned",
    reason,
    seen: owner?.trail ?? 0,
  });
  return assigned.trail;
}

function handing() {
  return { fromPersonId: personIdOf(colleague), toPersonId: personIdOf(users.leads.earlyHelp), reason };
}

async function handedOver(): Promise<number> {
  return (await handOver(users.business, { ...handing(), seen: await ledByColleague() })).trail;
}

const cover = {
  title: "Where they stand",
  author: "Sam Taylor",
  purpose: "decision",
  summary: "All is well.",
} as const;

async function meetingHeld(): Promise<number> {
  return (await scheduleMeeting(users.business, { title: "Executive", heldOn: "2026-09-15" })).trail;
}

/** Drafts a paper, and returns the id of its meeting. */
async function paperDrafted(): Promise<number> {
  const meetingId = await meetingHeld();
  await draftPaper(users.business, { ...cover, meetingId, seen: 0 });
  return meetingId;
}

async function heldUpdate(): Promise<number> {
  const given = { reference: "HU2-4", seen: 0, rating: "on-track", done: "Child A was seen." } as const;
  return (await postUpdate(users.leads.earlyHelp, given, { postAnyway: true })).trail;
}

/** A draft of an import, with its file. */
function importPrepared(): Promise<number> {
  return beginTestImport(users.business);
}

async function fileAdded(): Promise<number> {
  const lead = users.leads.earlyHelp;
  const evidence = [{ file: await uploadTestFile(lead, "notes.txt"), shows: "activity", trueOn: "2026-01-05" }];
  await addEvidence(lead, { reference: "HU2-4", evidence });
  const { id } = await getRecommendation(await currentContext(lead), "HU2-4");
  return (await listEvidence(await currentContext(lead), id))[0]?.id ?? 0;
}

async function secondFactorTurnedOn(): Promise<number> {
  await enableSecondFactor(personIdOf(colleague));
  return 1;
}

/** The tokens of invitations, by trail number. */
const tokens = new Map<number, string>();

async function linkMade(viewer: Viewer): Promise<number> {
  const { trail, result } = await renewInvitation(users.business, { personId: personIdOf(viewer) });
  if (result) tokens.set(trail, result.token);
  return trail;
}
