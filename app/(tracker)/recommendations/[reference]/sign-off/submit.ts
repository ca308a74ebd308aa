"use server";
import { submitAbout } from "#app/_shell/submit.ts";
import { requestSignOff } from "#lib/signoff/commands.ts";

export async function submitRequest(form: FormData): Promise<void> {
  await submitAbout(form, requestSignOff);
}
