import type { CommandName } from "#lib/core/access.ts";
import { type CalendarDate, formatDate } from "#lib/core/clock.ts";
import type { Agency } from "#lib/partnership/agencies.rules.ts";
import { statusNames } from "#lib/status/labels.ts";
import type { RecommendationStatus } from "#lib/status/rules.ts";

/** What a sentence about the time after a post may depend on. */
interface Circumstances {
  /** The next meeting of the Executive, today's included; null if none is planned. */
  readonly meeting: CalendarDate | null;
  /** The recommendation that the post is about, as it stands after it; null if it is about none. */
  readonly status: Pick<RecommendationStatus, "status" | "responseDueOn"> | null;
  /** Its owner, if no one signs in for it; null otherwise. */
  readonly ownerWithoutPeople: Pick<Agency, "name" | "isOutside"> | null;
}

type Sentence = string | ((circumstances: Circumstances) => string);

const seenByExecutive: Sentence = ({ meeting }) =>
  meeting
    ? `The Executive will see it at the meeting of ${formatDate(meeting)}.`
    : "The Executive can see it on the board now.";

const waitsForExecutive: Sentence = ({ meeting }) =>
  meeting
    ? `It waits for the Executive to decide. The next meeting is on ${formatDate(meeting)}.`
    : "It waits for the Executive to decide.";

const reachesOwner: Sentence = ({ ownerWithoutPeople: owner }) => {
  if (owner === null) return "It is now in the work of the owner.";
  return owner.isOutside
    ? `No one at ${owner.name} signs in: write to them, and enter the response that they send.`
    : `No one at ${owner.name} signs in: send them the return by file, which is on the page of that agency.`;
};

const awaitsResponse: Sentence = ({ status }) => {
  if (!status?.responseDueOn) return "";
  const owed = `Its owner’s response is owed by ${formatDate(status.responseDueOn)}.`;
  return status.status === "awaiting-response"
    ? `${owed} It is shown as awaiting a response until its owner responds.`
    : `${owed} It is still shown as ${statusNames[status.status].toLowerCase()}, with the response that is owed beside it.`;
};

/** What comes after each command; empty where there is nothing to say. */
const sentences: Readonly<Record<CommandName, Sentence>> = {
  publishReview: "Its recommendations are on the board and in the list.",
  addRecommendations: "They are on the board and in the list.",
  importPlan: "What it wrote is listed below, with where in the file each came from.",
  addReviewFile: "Everyone who can sign in can open it on the page of the review.",
  correctWording: "The wording before stays beside it, and papers that were issued keep it.",
  addAgency: "It can own recommendations and be chosen for actions.",
  renameAgency: "Its earlier names stay in its history.",
  dissolveAgency: "What it owned goes to its successors from that day.",
  markAgency: "Lists and choices say so from now on.",
  assignOwner: reachesOwner,
  confirmOwner: "The owner is now accountable for it and reports on it.",
  setContributors: "Their leads can now post updates and evidence.",
  askForResponse: awaitsResponse,
  respond: seenByExecutive,
  setDueDate: "From now on the owner asks for a later date, and the Executive decides.",
  requestNewDate: waitsForExecutive,
  acceptNewDate: "The new date applies from now on. The earlier date stays visible.",
  refuseNewDate: "The date that was agreed before still applies.",
  setReportingInterval: "The owner’s next update is due by it.",
  setSuccessMeasure: "The owner’s evidence is judged by it.",
  tagThemes: "It is on the page of each of its themes.",
  linkRecommendations:
    "Both recommendations and the papers show it. On the board, a repeat says which time it is recommended, and what is replaced says by what.",
  unlinkRecommendations: "Neither recommendation shows it any more. That it was made stays in the history.",
  postUpdate: seenByExecutive,
  addEvidence: seenByExecutive,
  nameAsks: "Actions can now be added under each part.",
  addAction: seenByExecutive,
  reportOnAction: seenByExecutive,
  askQuestion: "It stays open until the owner answers it.",
  askAgain: "The question is open again until the owner answers it.",
  answerQuestion: seenByExecutive,
  assess: "The more cautious of the two ratings is shown on the board.",
  appraiseEvidence: "It is shown beside the evidence, and where the sign-off is decided.",
  requestSignOff: waitsForExecutive,
  acceptSignOff: "It is complete. It is checked again in six months.",
  returnSignOff: "The owner sees what is missing, and can ask again.",
  closeNotPursued: "Nothing more is expected of its owner. It can be reopened.",
  confirmEmbedded: "Nothing more is expected of its owner.",
  reopen: "The owner reports on it again.",
  handOver: "The new lead is asked to accept it.",
  acceptHandover: "You now lead this work.",
  releaseHeld: "Everyone who can sign in can see it now.",
  redact: "The passage cannot be brought back.",
  removeFile: "It cannot be brought back.",
  scheduleMeeting: "It is on the board, and its paper can be written.",
  draftPaper: "Others can see the paper once it is issued.",
  issuePaper: "This version no longer changes.",
  noteAtMeeting: "It is in the record of the meeting.",
  inviteFirstPerson: "",
  invitePerson: "They can sign in once they have used their link.",
  renewInvitation: "The earlier link no longer works.",
  changeRole: "It applies from now on.",
  signOutPerson: "They have to sign in again.",
  removeSecondFactor: "They can set up a new one after they sign in.",
  disablePerson: "They can no longer sign in.",
  enablePerson: "They can sign in again.",
  acceptInvitation: "",
};

/** What comes after a command, in a sentence; null where there is nothing to say. */
export function whatComesNext(command: CommandName, circumstances: Circumstances): string | null {
  const sentence = sentences[command];
  return (typeof sentence === "function" ? sentence(circumstances) : sentence) || null;
}

/** What is said instead where the text that was posted is held for review. */
export const heldSentence =
  "It may identify a person, so it is held for review: only you and the business team can see it until the business team releases it.";
