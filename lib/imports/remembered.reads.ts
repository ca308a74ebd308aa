import { desc, lte } from "drizzle-orm";
import { imports } from "#db/schema/index.ts";
import type { Snapshot } from "#lib/core/context.ts";
import { type DraftChoices, draftChoices, noAnswers, type OwnerAnswer } from "./answers.rules.ts";

/** What was chosen and answered about earlier files. */
export interface Remembered {
  /** About the last file of the same shape; null if there was none. */
  readonly sameShape: DraftChoices | null;
  /** Which agency each name meant in the last files, whatever their shape; the latest answer first. */
  readonly owners: readonly OwnerAnswer[];
}

/** In how many of the last imports names of owners are looked up. */
const MOST_IMPORTS = 50;

/** What was chosen and answered about earlier files. */
export async function loadRemembered({ db, asOf }: Snapshot, shape: string): Promise<Remembered> {
  const rows = await db
    .select({ shape: imports.shape, choices: imports.choices })
    .from(imports)
    .where(lte(imports.trail, asOf.event))
    .orderBy(desc(imports.trail))
    .limit(MOST_IMPORTS);
  const known = rows.flatMap((row) => {
    const { data } = draftChoices.safeParse(JSON.parse(row.choices));
    return data ? [{ shape: row.shape, choices: data }] : [];
  });
  const owners = new Map<string, OwnerAnswer>();
  for (const { choices } of known)
    for (const answer of choices.answers.owners) if (!owners.has(answer.name)) owners.set(answer.name, answer);
  return {
    sameShape: known.find((one) => one.shape === shape)?.choices ?? null,
    owners: [...owners.values()],
  };
}

/**
 * What is answered before a person has answered anything: as for the last file of the same shape. Wordings are read again in
 * each file, and a review that was added then is one that the tracker has now.
 */
export function answersFrom(
  sameShape: DraftChoices | null,
  owners: readonly OwnerAnswer[],
): Pick<DraftChoices, "answers" | "stepsDone"> {
  if (!sameShape) return { answers: { ...noAnswers, owners: [...owners] }, stepsDone: [] };
  const reviews = sameShape.answers.reviews.map((review) => ({ ...review, added: null }));
  return {
    answers: { ...sameShape.answers, reviews, owners: [...owners], hasReadWordings: false },
    stepsDone: ["columns"],
  };
}
