import { redirect } from "next/navigation";
import { plainText } from "#app/responses/plain-text.ts";
import { signInWith } from "#app/session/auth.ts";
import { Throttled } from "#lib/core/errors.ts";

/** Signs in as one of the people of a trial. Outside trial mode there are no such links. */
export async function GET(_request: Request, { params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  try {
    if (!(await signInWith("trial", { token }))) redirect("/sign-in");
  } catch (error) {
    if (error instanceof Throttled) return plainText(429, error.message);
    throw error;
  }
  redirect("/");
}
