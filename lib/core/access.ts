import { Hidden } from "./errors.ts";
import type { PersonRole, Viewer } from "./viewer.ts";

/**
 * What a permission reaches: everything; what the Executive itself owns; what the viewer's own agency owns or
 * contributes to; or what is addressed to the viewer in person.
 */
type Reach = "any" | "executive-owned" | "responsible" | "addressed";
type Permission = Readonly<Partial<Record<PersonRole, Reach>>>;

const businessTeam: Permission = { business: "any" };
const everybody: Permission = { business: "any", executive: "any", lead: "any", scrutineer: "any", viewer: "any" };
/** The business team does it on the agency's behalf, which the trail shows by the role it was done in. */
const reportsProgress: Permission = { business: "any", executive: "executive-owned", lead: "responsible" };

/** Whoever decides, nobody decides on what they themselves asked for: `signoff` and `due-dates` see to that. */
const decides: Permission = { executive: "any" };
const scrutinises: Permission = { business: "any", scrutineer: "any" };

/** The one table of who may do what. A command's name here, in its own file and in the trail is the same string. */
const commandTable = {
  publishReview: businessTeam,
  addAgency: businessTeam,
  renameAgency: businessTeam,
  dissolveAgency: businessTeam,
  assignOwner: businessTeam,
  confirmOwner: decides,
  setContributors: businessTeam,
  setDueDate: businessTeam,
  requestNewDate: reportsProgress,
  acceptNewDate: decides,
  refuseNewDate: decides,
  setReportingInterval: businessTeam,
  setSuccessMeasure: businessTeam,
  tagThemes: businessTeam,
  postUpdate: reportsProgress,
  addEvidence: reportsProgress,
  nameAsks: businessTeam,
  addAction: reportsProgress,
  reportOnAction: reportsProgress,
  askQuestion: { ...scrutinises, executive: "any" },
  askAgain: { ...scrutinises, executive: "any" },
  answerQuestion: reportsProgress,
  assess: scrutinises,
  appraiseEvidence: { business: "any", executive: "any" },
  requestSignOff: reportsProgress,
  acceptSignOff: decides,
  returnSignOff: decides,
  closeNotPursued: decides,
  confirmEmbedded: decides,
  reopen: decides,
  handOver: businessTeam,
  acceptHandover: { lead: "addressed" },
  releaseHeld: businessTeam,
  redact: businessTeam,
  removeFile: businessTeam,
  scheduleMeeting: businessTeam,
  draftPaper: businessTeam,
  issuePaper: businessTeam,
  noteAtMeeting: { business: "any", executive: "any" },
  /** The set-up's alone. */
  inviteFirstPerson: {},
  invitePerson: businessTeam,
  renewInvitation: businessTeam,
  changeRole: businessTeam,
  signOutPerson: businessTeam,
  removeSecondFactor: businessTeam,
  disablePerson: businessTeam,
  enablePerson: businessTeam,
  /** Made by the invited person; whose the invitation is, its token says. */
  acceptInvitation: everybody,
} satisfies Record<string, Permission>;

const readTable = {
  seeTracker: everybody,
  /** A page of what is to be done; the Executive's is the board page. */
  seeOwnWork: { business: "any", lead: "any" },
  seePeople: businessTeam,
  seeHeld: businessTeam,
  /** The whole trail: for those who run the tracker and those who inspect it. */
  seeHistory: { business: "any", scrutineer: "any", viewer: "any" },
} satisfies Record<string, Permission>;

export type CommandName = keyof typeof commandTable;
export type ReadName = keyof typeof readTable;

/** What a command is done to: its row in the trail, and the agencies answerable for it where it has any. */
export interface Subject {
  readonly kind: "recommendation" | "review" | "agency" | "person" | "meeting" | "trail";
  /** "new": the write makes it, and it takes the trail number as its id. */
  readonly id: number | "new";
  readonly responsible?: Responsible;
}

/** The agencies answerable for a recommendation today, successors taken into account. */
export interface Responsible {
  readonly owner: number | null;
  readonly contributors: readonly number[];
  readonly executiveOwns: boolean;
  /** The one person whom it is addressed to, where it is. */
  readonly addressee?: number;
}

/** Whether this viewer may do this to that. The only answer there is: pages ask it for what they offer, commands for what they do. */
export function mayDo(viewer: Viewer, command: CommandName, responsible?: Responsible): boolean {
  if (viewer.role === "setup") return true;
  const permission: Permission = commandTable[command];
  const reach = permission[viewer.role];
  if (reach === undefined) return false;
  if (reach === "any") return true;
  if (!responsible) return false;
  if (reach === "executive-owned") return responsible.executiveOwns;
  if (reach === "addressed") return viewer.personId !== null && responsible.addressee === viewer.personId;
  return viewer.agencyId !== null && [responsible.owner, ...responsible.contributors].includes(viewer.agencyId);
}

/** Whether there is anything at all of which this viewer may do this. */
export function mayEver(viewer: Viewer, command: CommandName): boolean {
  const permission: Permission = commandTable[command];
  return viewer.role === "setup" || permission[viewer.role] !== undefined;
}

/** Whether this viewer may report progress on anything at all: only then are files taken from them. */
export function mayReport({ role }: Viewer): boolean {
  return role !== "setup" && reportsProgress[role] !== undefined;
}

/** Whether this viewer may read that kind of thing at all. */
export function mayRead(viewer: Viewer, what: ReadName): boolean {
  const permission: Permission = readTable[what];
  return viewer.role === "setup" || permission[viewer.role] !== undefined;
}

/** Throws Hidden where this viewer may not read that kind of thing at all. */
export function assertRead(viewer: Viewer, what: ReadName, subject: string): void {
  if (!mayRead(viewer, what)) throw new Hidden(what, subject);
}

/** The name of every command there is. */
export const commandNames = Object.keys(commandTable).filter((name): name is CommandName => name in commandTable);

/** The command of that name, as the trail has it. Throws where there is none: the trail is written by commands alone. */
export function commandNamed(name: string): CommandName {
  const command = commandNames.find((one) => one === name);
  if (!command) throw new Error(`${name} is no command`);
  return command;
}
