import { type CalendarDate, dateOf } from "#lib/core/clock.ts";
import type { Context } from "#lib/core/context.ts";
import { getAgency } from "#lib/partnership/agencies.queries.ts";
import type { Agency } from "#lib/partnership/agencies.rules.ts";
import { wordingsOf } from "#lib/partnership/wordings.queries.ts";
import { listActions } from "#lib/recommendations/actions/queries.ts";
import type { Action } from "#lib/recommendations/actions/rules.ts";
import { getOwnership } from "#lib/recommendations/ownership.queries.ts";
import { isClosed } from "#lib/recommendations/sign-off/rules.ts";
import { questionTitles } from "#lib/recommendations/updates/labels.ts";
import { listUpdates, type Update } from "#lib/recommendations/updates/queries.ts";
import { type Rating, updateQuestions } from "#lib/recommendations/updates/rules.ts";
import { listSampled } from "#lib/reporting/exports/samples.ts";
import { listOwnedStatuses } from "#lib/status/queries.ts";

/** A recommendation in a return, with what its agency said last. */
export interface ReturnRow {
  readonly reference: string;
  readonly shortTitle: string;
  readonly wording: string;
  readonly successMeasure: string;
  readonly dueOn: CalendarDate | null;
  /** What was said last, each with its name; none if the agency has posted no update. */
  readonly last: readonly { readonly name: string; readonly text: string }[];
  readonly lastOn: CalendarDate | null;
  readonly lastRating: Rating | null;
  /** The actions of the agency that are not done. */
  readonly openActions: readonly Pick<Action, "what" | "dueOn">[];
  readonly isSample: boolean;
}

/** What a return for one agency is filled with. */
export interface AgencyReturn {
  readonly agency: Agency;
  readonly rows: readonly ReturnRow[];
}

/** The recommendations that an agency owns and that are not closed, with its last answers that all may read. Throws NotFound. */
export async function returnOf(ctx: Context, agencyId: number): Promise<AgencyReturn> {
  const agency = await getAgency(ctx, agencyId);
  const owned = (await listOwnedStatuses(ctx, agencyId)).filter(({ assurance }) => !isClosed(assurance?.step ?? null));
  const wordings = await wordingsOf(
    ctx,
    owned.map(({ id }) => id),
  );
  const sampled = await listSampled(ctx, null);
  const rows: ReturnRow[] = [];
  for (const { id, reference, shortTitle, dueOn } of owned) {
    const { successMeasure } = await getOwnership(ctx, { id });
    const last = (await listUpdates(ctx, id)).find((update) => update.agencyId === agencyId && !isHeldBack(update));
    rows.push({
      reference,
      shortTitle,
      wording: wordings.get(id) ?? "",
      successMeasure: successMeasure?.words ?? "",
      dueOn,
      last: last ? saidIn(last) : [],
      lastOn: last ? dateOf(last.at) : null,
      lastRating: last?.rating ?? null,
      openActions: (await listActions(ctx, id)).filter(
        (action) => action.agencyId === agencyId && action.state === "open" && !action.isHeld,
      ),
      isSample: sampled.has(id),
    });
  }
  return { agency, rows };
}

/** A return is sent on by e-mail, so what is held for review stays out of it. */
function isHeldBack({ held, releasedBy }: Update): boolean {
  return held && releasedBy === null;
}

function saidIn(update: Update) {
  if (update.nothingChanged) return [{ name: "Answer", text: "Nothing had changed." }];
  return updateQuestions
    .map((question) => ({ name: questionTitles[question], text: update[question] }))
    .filter(({ text }) => text !== "");
}
