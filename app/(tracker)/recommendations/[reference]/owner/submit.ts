"use server";
import { submitRecommendationForm } from "#app/components/forms/submit.ts";
import { withNewAgency } from "#lib/partnership/with-new-agency.ts";
import { assignOwner } from "#lib/recommendations/ownership.commands.ts";

export async function submitOwner(form: FormData): Promise<void> {
  await submitRecommendationForm(form, withNewAgency("agencyId", assignOwner));
}
