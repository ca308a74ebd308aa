import { dateOf, formatDate } from "#lib/core/clock.ts";
import type { Context } from "#lib/core/context.ts";
import { NotFound } from "#lib/core/errors.ts";
import type { Known } from "#lib/core/identifiers/known.ts";
import { passagesIn } from "#lib/core/identifying-passages.ts";
import { getKnownNames } from "#lib/core/known-names.ts";
import { getAgency, listAgencies } from "#lib/partnership/agencies.queries.ts";
import type { Agency } from "#lib/partnership/agencies.rules.ts";
import { getRecommendationSubject } from "#lib/recommendations/ownership.queries.ts";
import { listUpdates } from "#lib/recommendations/updates/queries.ts";
import { compareAnswers, type ReturnDifference } from "./differences.rules.ts";
import { returnFields } from "./fields.ts";
import type { ReturnedAnswers } from "./read-return.ts";

/** What posting a return would change, one row for each recommendation in it. Reads through the context alone. */
export async function compareReturn(
  ctx: Context,
  agencyId: number,
  returned: readonly ReturnedAnswers[],
): Promise<ReturnDifference[]> {
  const agency = await getAgency(ctx, agencyId);
  const known = await getKnownNames(ctx.db);
  const rows: ReturnDifference[] = [];
  for (const one of returned) rows.push(await compareOne(ctx, agency, one, known));
  return rows;
}

async function compareOne(ctx: Context, agency: Agency, one: ReturnedAnswers, known: Known): Promise<ReturnDifference> {
  const { at, key, answers, problem } = one;
  const nothing = { shortTitle: "", isIncomplete: false, answers: [], passages: [], input: null };
  const row = { at, reference: key?.reference ?? null, ...nothing };
  const cannot = (sentence: string): ReturnDifference => ({ ...row, kind: "cannot", sentence });
  if (problem !== null || key === null) return cannot(problem ?? "");
  if (returnFields.every((field) => answers[field] === "")) return { ...row, kind: "same", sentence: "" };
  if (key.agencyId !== agency.id) return cannot(ofAnother((await listAgencies(ctx)).get(key.agencyId)));
  const subject = await getRecommendationSubject(ctx, key.reference).catch(nullIfNotFound);
  if (!subject) return cannot(`There is no recommendation ${key.reference} any more.`);
  const { owner, contributors } = subject.responsible;
  if (owner !== agency.id && !contributors.includes(agency.id))
    return cannot(`${agency.name} is not responsible for it any more, so it cannot report on it.`);
  const updates = await listUpdates(ctx, subject.id);
  const compared = compareAnswers({
    reference: key.reference,
    agencyId: agency.id,
    answers,
    last: updates.find((update) => update.agencyId === agency.id) ?? null,
    seen: updates[0]?.trail ?? 0,
    // What was posted after the return was made is not known to the person who completed it.
    newerOn: updates[0] && updates[0].trail > key.event ? formatDate(dateOf(updates[0].at)) : null,
    madeAt: key.event,
  });
  const passages = compared.input ? passagesIn(textsOf(answers), known).map(({ shown }) => shown.text) : [];
  return { ...row, ...compared, shortTitle: subject.recommendation.shortTitle, passages };
}

function textsOf({ rating: _, ...texts }: ReturnedAnswers["answers"]): Readonly<Record<string, string>> {
  return texts;
}

function ofAnother(agency: Agency | undefined): string {
  return `It is from a return for ${agency?.name ?? "an agency that is not known"}. Give it on the page of that agency.`;
}

function nullIfNotFound(error: unknown): null {
  if (error instanceof NotFound) return null;
  throw error;
}
