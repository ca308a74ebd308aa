import { type CommandName, mayDo, mayEverDo } from "#lib/core/access.ts";
import { currentContext } from "#lib/core/context.ts";
import { NotFound } from "#lib/core/errors.ts";
import type { Viewer } from "#lib/core/viewer.ts";
import { getRecommendation } from "#lib/partnership/reviews.queries.ts";
import { getOwnership } from "#lib/recommendations/ownership.queries.ts";

/** The pages with a form whose text is worth keeping as a draft, by their folders, with the commands of the form. */
export const formPages: Readonly<Record<string, readonly CommandName[]>> = {
  "/agencies/[id]/dissolve": ["dissolveAgency"],
  "/agencies/[id]/mark": ["markAgency"],
  "/agencies/[id]/rename": ["renameAgency"],
  "/agencies/[id]/return": ["postUpdate"],
  "/agencies/add": ["addAgency"],
  "/board/meetings/[date]/decisions": ["noteAtMeeting"],
  "/board/meetings/[date]/paper/cover": ["draftPaper"],
  "/board/meetings/[date]/paper/issue": ["issuePaper"],
  "/board/meetings/add": ["scheduleMeeting"],
  "/held/[trail]": ["releaseHeld"],
  "/history/[trail]/redact": ["redact"],
  "/imports/[id]/remove": ["removeFile"],
  "/imports/add": ["importPlan"],
  "/imports/drafts/[draft]/check": ["importPlan"],
  "/imports/drafts/[draft]/columns": ["importPlan"],
  "/imports/drafts/[draft]/delete": ["importPlan"],
  "/imports/drafts/[draft]/meanings": ["importPlan"],
  "/imports/drafts/[draft]/owners": ["importPlan"],
  "/imports/drafts/[draft]/reviews": ["importPlan"],
  "/my-work/handovers/[trail]": ["acceptHandover"],
  "/people/[id]/disable": ["disablePerson"],
  "/people/[id]/enable": ["enablePerson"],
  "/people/[id]/hand-over": ["handOver"],
  "/people/[id]/link": ["renewInvitation"],
  "/people/[id]/role": ["changeRole"],
  "/people/[id]/second-factor": ["removeSecondFactor"],
  "/people/[id]/sign-out": ["signOutPerson"],
  "/people/invite": ["invitePerson"],
  "/recommendations/[reference]/actions/[action]": ["reportOnAction"],
  "/recommendations/[reference]/actions/add": ["addAction"],
  "/recommendations/[reference]/asks": ["nameAsks"],
  "/recommendations/[reference]/assess": ["assess"],
  "/recommendations/[reference]/contributors": ["setContributors"],
  "/recommendations/[reference]/due-date": ["setDueDate"],
  "/recommendations/[reference]/evidence": ["addEvidence"],
  "/recommendations/[reference]/evidence/[id]/appraise": ["appraiseEvidence"],
  "/recommendations/[reference]/evidence/[id]/remove": ["removeFile"],
  "/recommendations/[reference]/evidence/[id]/replace": ["addEvidence"],
  "/recommendations/[reference]/links/[link]": ["unlinkRecommendations"],
  "/recommendations/[reference]/new-date": ["requestNewDate"],
  "/recommendations/[reference]/new-date/decide": ["acceptNewDate", "refuseNewDate"],
  "/recommendations/[reference]/not-pursued": ["closeNotPursued"],
  "/recommendations/[reference]/owner": ["assignOwner"],
  "/recommendations/[reference]/owner/confirm": ["confirmOwner"],
  "/recommendations/[reference]/questions/[question]": ["answerQuestion", "askAgain"],
  "/recommendations/[reference]/questions/ask": ["askQuestion"],
  "/recommendations/[reference]/re-check": ["reopen", "confirmEmbedded"],
  "/recommendations/[reference]/reporting-interval": ["setReportingInterval"],
  "/recommendations/[reference]/said-before": ["linkRecommendations"],
  "/recommendations/[reference]/respond": ["respond"],
  "/recommendations/[reference]/response-request": ["askForResponse"],
  "/recommendations/[reference]/sign-off": ["requestSignOff"],
  "/recommendations/[reference]/sign-off/decide": ["acceptSignOff", "returnSignOff"],
  "/recommendations/[reference]/success-measure": ["setSuccessMeasure"],
  "/recommendations/[reference]/themes": ["tagThemes"],
  "/recommendations/[reference]/update": ["postUpdate"],
  "/recommendations/[reference]/wording": ["correctWording"],
  "/recommendations/set": ["setDueDate", "assignOwner"],
  "/reviews/[code]/file": ["addReviewFile"],
  "/reviews/[code]/file/remove": ["removeFile"],
  "/reviews/add": ["publishReview"],
  "/reviews/drafts/[draft]": ["publishReview"],
  "/reviews/drafts/[draft]/check": ["publishReview", "addReviewFile"],
  "/reviews/drafts/[draft]/delete": ["publishReview"],
};

/** The commands whose forms take files. */
const takingFiles: ReadonlySet<CommandName> = new Set(["postUpdate", "addEvidence", "addReviewFile", "importPlan"]);

const patterns = Object.entries(formPages).map(([folder, commands]) => ({
  // A folder in brackets means one word of an address, the names beside it go first: see `commandsAt`.
  pattern: new RegExp(`^${folder.replace(/\[[^\]]+\]/g, "([\\w-]{1,60})")}$`),
  isExact: !/\[[^\]]+\]$/.test(folder),
  commands,
}));

/** Whether there is a form at this path that the viewer may use: only then is what they type there kept as a draft. */
export async function hasForm(viewer: Viewer, path: string): Promise<boolean> {
  return mayUseOne(viewer, path, commandsAt(path));
}

/** Whether there is a form at this path that takes files and that the viewer may use. */
export async function takesFiles(viewer: Viewer, path: string): Promise<boolean> {
  return mayUseOne(
    viewer,
    path,
    commandsAt(path).filter((command) => takingFiles.has(command)),
  );
}

function commandsAt(path: string): readonly CommandName[] {
  const found = patterns.filter(({ pattern }) => pattern.test(path));
  return (found.find(({ isExact }) => isExact) ?? found[0])?.commands ?? [];
}

async function mayUseOne(viewer: Viewer, path: string, commands: readonly CommandName[]): Promise<boolean> {
  if (!commands.some((command) => mayEverDo(viewer, command))) return false;
  const [, reference] = /^\/recommendations\/([^/]+)\//.exec(path) ?? [];
  if (reference === undefined) return true;
  try {
    const ctx = await currentContext(viewer);
    const { responsible } = await getOwnership(ctx, await getRecommendation(ctx, reference));
    return commands.some((command) => mayDo(viewer, command, responsible));
  } catch (error) {
    if (error instanceof NotFound) return false;
    throw error;
  }
}
