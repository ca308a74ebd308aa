import { desc, lte } from "drizzle-orm";
import { imports } from "#db/schema/index.ts";
import type { Snapshot } from "#lib/core/context.ts";
import { type DraftChoices, draftChoices, noAnswers, type OwnerAnswer } from "./answers.rules.ts";
import type { PlanChoices } from "./interpretation/choices.ts";

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

/** The choices guessed for a file, with what is remembered in their place. Wordings are read again in each file. */
export function withRemembered(guessed: PlanChoices, { sameShape, owners }: Remembered): DraftChoices {
  if (!sameShape) return { reading: guessed, answers: { ...noAnswers, owners: [...owners] }, stepsDone: [] };
  const { reading, answers } = sameShape;
  const layouts = guessed.layouts.map((layout) => {
    const headings = headingsOf(layout);
    return reading.layouts.find((one) => headingsOf(one) === headings) ?? layout;
  });
  const parts = guessed.parts.map((part) => {
    const same = reading.parts.find(({ name }) => name === part.name);
    return same ? { ...part, isUsed: same.isUsed, reason: same.reason, review: same.review } : part;
  });
  const meanings = [
    ...guessed.meanings.filter((one) => !reading.meanings.some((known) => isSameMark(known, one))),
    ...reading.meanings,
  ];
  return {
    reading: { ...guessed, layouts, parts, meanings, takesHiddenRows: reading.takesHiddenRows },
    answers: {
      ...answers,
      reviews: answers.reviews.map((review) => ({ ...review, added: null })),
      owners: [...owners],
      hasReadWordings: false,
    },
    stepsDone: ["columns"],
  };
}

function headingsOf({ columns }: PlanChoices["layouts"][number]): string {
  return columns.map(({ heading }) => heading).join("\n");
}

function isSameMark(one: PlanChoices["meanings"][number], other: PlanChoices["meanings"][number]): boolean {
  return one.kind === other.kind && one.mark === other.mark && one.fill === other.fill;
}
