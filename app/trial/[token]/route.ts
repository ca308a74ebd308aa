import { redirect } from "next/navigation";
import { AuthError } from "next-auth";
import { signIn } from "#app/_shell/auth.ts";

/** Signs in as one of the people a trial set up. A real tracker has no such links. */
export async function GET(_request: Request, { params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  try {
    await signIn("trial", { token, redirect: false });
  } catch (error) {
    if (!(error instanceof AuthError)) throw error;
    redirect("/sign-in");
  }
  redirect("/");
}
