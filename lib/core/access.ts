import { Hidden } from "./errors.ts";
import type { PersonRole, Viewer } from "./viewer.ts";

/**
 * The subjects that a permission covers: all of them; those owned by the Executive; those that the viewer's agency owns
 * or contributes to; or those addressed to the viewer in person.
 */
type Reach = "any" | "executive-owned" | "responsible" | "addressed";
type Permission = Readonly<Partial<Record<PersonRole, Reach>>>;

const businessTeam: Permission = { business: "any" };
const everyone: Permission = { business: "any", executive: "any", lead: "any", scrutineer: "any", viewer: "any" };
/** The business team reports on behalf of the agency; the role in the audit trail shows it. */
const reportsProgress: Permission = { business: "any", executive: "executive-owned", lead: "responsible" };

/** The commands of sign-off and due dates also refuse decisions on a person's own request. */
const decides: Permission = { executive: "any" };
const scrutinises: Permission = { business: "any", scrutineer: "any" };

/** The access table: the roles that may run each command. The audit trail stores the same command names. */
const commandTable = {
  publishReview: businessTeam,
  addRecommendations: businessTeam,
  addReviewFile: businessTeam,
  correctWording: businessTeam,
  importPlan: businessTeam,
  addAgency: businessTeam,
  renameAgency: businessTeam,
  dissolveAgency: businessTeam,
  markAgency: businessTeam,
  assignOwner: businessTeam,
  confirmOwner: decides,
  setContributors: businessTeam,
  askForResponse: businessTeam,
  respond: reportsProgress,
  setDueDate: businessTeam,
  requestNewDate: reportsProgress,
  acceptNewDate: decides,
  refuseNewDate: decides,
  setReportingInterval: businessTeam,
  setSuccessMeasure: businessTeam,
  tagThemes: businessTeam,
  linkRecommendations: businessTeam,
  unlinkRecommendations: businessTeam,
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
  /** Only the tracker itself, during set-up. */
  inviteFirstPerson: {},
  invitePerson: businessTeam,
  renewInvitation: businessTeam,
  changeRole: businessTeam,
  signOutPerson: businessTeam,
  removeSecondFactor: businessTeam,
  disablePerson: businessTeam,
  enablePerson: businessTeam,
  /** Run by the invited person; the token identifies the invitation. */
  acceptInvitation: everyone,
} satisfies Record<string, Permission>;

const readTable = {
  seeTracker: everyone,
  /** The task list; the Executive uses the board page instead. */
  seeOwnWork: { business: "any", lead: "any" },
  seePeople: businessTeam,
  seeHeld: businessTeam,
  /** Imported plans and their files, which hold what was never screened. */
  seeImports: businessTeam,
  /** The whole audit trail, for roles that run or inspect the tracker. */
  seeHistory: { business: "any", scrutineer: "any", viewer: "any" },
} satisfies Record<string, Permission>;

export type CommandName = keyof typeof commandTable;
export type ReadName = keyof typeof readTable;

/** The subject of a command, as stored in the audit trail, with its responsible agencies if it has any. */
export interface Subject {
  readonly kind: "recommendation" | "review" | "agency" | "person" | "meeting" | "import" | "trail";
  /** "new" if the command creates the subject; its id is then the event number. */
  readonly id: number | "new";
  readonly responsible?: Responsible;
}

/** The agencies responsible for a recommendation today; successors replace dissolved agencies. */
export interface Responsible {
  readonly owner: number | null;
  readonly contributors: readonly number[];
  readonly executiveOwns: boolean;
  /** The person it is addressed to, if any. */
  readonly addressee?: number;
}

/**
 * Whether the viewer may run the command on a subject with these responsible agencies. Pages use it to decide which forms to
 * offer, and commands to authorize.
 */
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

/** Whether the viewer's role may run the command on any subject at all. */
export function mayEverDo(viewer: Viewer, command: CommandName): boolean {
  const permission: Permission = commandTable[command];
  return viewer.role === "setup" || permission[viewer.role] !== undefined;
}

/** Whether the viewer's role may report progress. Only these roles may upload files. */
export function mayReport({ role }: Viewer): boolean {
  return role !== "setup" && reportsProgress[role] !== undefined;
}

/** Whether the viewer may enter what was agreed in an earlier plan, such as a due date that has passed. */
export function mayTakeOver({ role }: Viewer): boolean {
  return role === "setup" || businessTeam[role] !== undefined;
}

/** Whether the viewer's role may read that kind of data. */
export function mayRead(viewer: Viewer, what: ReadName): boolean {
  const permission: Permission = readTable[what];
  return viewer.role === "setup" || permission[viewer.role] !== undefined;
}

/** Throws Hidden if the viewer's role may not read that kind of data. `subject` is recorded with the refusal. */
export function assertRead(viewer: Viewer, what: ReadName, subject: string): void {
  if (!mayRead(viewer, what)) throw new Hidden(what, subject);
}

/** The names of all commands. */
export const commandNames = Object.keys(commandTable).filter((name): name is CommandName => name in commandTable);

/** The command name stored in an audit trail row. Throws if there is no such command. */
export function parseCommandName(name: string): CommandName {
  const command = commandNames.find((one) => one === name);
  if (!command) throw new Error(`${name} is no command`);
  return command;
}
