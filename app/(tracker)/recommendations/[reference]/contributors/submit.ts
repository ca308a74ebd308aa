"use server";
import { submitRecommendationForm } from "#app/components/forms/submit.ts";
import { withNewAgency } from "#lib/partnership/with-new-agency.ts";
import { setContributors } from "#lib/recommendations/ownership.commands.ts";

export async function submitContributors(form: FormData): Promise<void> {
  await submitRecommendationForm(form, withNewAgency("agencyIds", setContributors));
}
