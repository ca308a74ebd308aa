"use server";
import { submitForm } from "#app/components/forms/submit.ts";
import { parse } from "#lib/core/input.ts";
import { datesInput } from "#lib/imports/answers.input.ts";
import { getImportDraft } from "#lib/imports/drafts.store.ts";
import { planDeliveries } from "#lib/imports/plan-rows.ts";
import { importPlace, rowsIn, saveStep } from "../load-import.ts";

/** Saves what the colours and words of a plan mean, for a person who may use `importPlan`. */
export async function submitMeanings(form: FormData): Promise<void> {
  await submitForm(form, async (viewer, values) => {
    const { choices } = await getImportDraft(viewer, importPlace(values).draftId);
    const { dates } = await parse(datesInput, { dates: rowsIn(values, "dates") });
    const answered = new Map(rowsIn(values, "meanings").map(({ mark, delivery }) => [mark, delivery]));
    const meanings = choices.reading.meanings.map((meaning) => {
      const key = `${meaning.kind} ${meaning.mark} ${meaning.fill}`;
      if (!answered.has(key)) return meaning;
      const delivery = planDeliveries.find((one) => one === answered.get(key)) ?? null;
      return { ...meaning, delivery, isConfirmed: true };
    });
    const others = choices.answers.dates.filter(({ text }) => !dates.some((one) => one.text === text));
    return saveStep(viewer, values, "meanings", {
      ...choices,
      reading: { ...choices.reading, meanings },
      answers: { ...choices.answers, dates: [...others, ...dates] },
    });
  });
}
