import { redirect } from "next/navigation";
import { plainAnswer } from "#app/responses/plain-answer.ts";
import { signInWith } from "#app/session/auth.ts";
import { TooSoon } from "#lib/core/errors.ts";

/** Signs in as one of the people a trial set up. A real tracker has no such links. */
export async function GET(_request: Request, { params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  try {
    if (!(await signInWith("trial", { token }))) redirect("/sign-in");
  } catch (error) {
    if (error instanceof TooSoon) return plainAnswer(429, error.message);
    throw error;
  }
  redirect("/");
}
