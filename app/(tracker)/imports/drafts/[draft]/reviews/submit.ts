"use server";
import { submitForm } from "#app/components/forms/submit.ts";
import { dateOf, now } from "#lib/core/clock.ts";
import { currentContext } from "#lib/core/context.ts";
import { Invalid } from "#lib/core/errors.ts";
import { parse } from "#lib/core/input.ts";
import { reviewsInput } from "#lib/imports/answers.input.ts";
import type { ReviewAnswer } from "#lib/imports/answers.rules.ts";
import { getImportDraft } from "#lib/imports/drafts.store.ts";
import { listReviews } from "#lib/partnership/reviews.queries.ts";
import { codeTaken, NOT_PUBLISHED_YET } from "#lib/partnership/reviews.rules.ts";
import { importPlace, rowsIn, saveStep } from "../load-import.ts";

/** Saves which review each table is, for a person who may use `importPlan`. */
export async function submitReviews(form: FormData): Promise<void> {
  await submitForm(form, async (viewer, values) => {
    const { choices } = await getImportDraft(viewer, importPlace(values).draftId);
    const { reviews } = await parse(reviewsInput, { reviews: rowsIn(values, "reviews") });
    const codes = new Set((await listReviews(await currentContext(viewer))).map(({ code }) => code));
    assertCodes(reviews, codes);
    const shown = rowsIn(values, "parts");
    const parts = choices.reading.parts.map((part, index) =>
      shown[index]?.shown === "yes" && part.layout !== null ? { ...part, isUsed: shown[index]?.used === "on" } : part,
    );
    const others = choices.answers.reviews.filter(({ named }) => !reviews.some((one) => one.named === named));
    return saveStep(viewer, values, "reviews", {
      ...choices,
      reading: { ...choices.reading, parts },
      answers: { ...choices.answers, reviews: [...others, ...reviews] },
    });
  });
}

/** Each new review has a code of its own and was published by today, and each other one is in the tracker. */
function assertCodes(reviews: readonly ReviewAnswer[], codes: ReadonlySet<string>): void {
  const fields: Record<string, string> = {};
  const taken = new Set(codes);
  for (const [index, { isUsed, code, added }] of reviews.entries()) {
    if (!isUsed) continue;
    if (added === null) {
      if (!codes.has(code)) fields[`reviews.${index}.choice`] = "Choose a review from the list.";
      continue;
    }
    if (taken.has(code)) fields[`reviews.${index}.code`] = codeTaken(code);
    if (added.publishedOn > dateOf(now())) fields[`reviews.${index}.publishedOn`] = NOT_PUBLISHED_YET;
    taken.add(code);
  }
  if (Object.keys(fields).length > 0) throw new Invalid(fields);
}
