import type { Config } from "#lib/core/config.ts";
import { currentContext } from "#lib/core/context.ts";
import { setup } from "#lib/core/viewer.ts";
import { issueTrialLinks } from "#lib/identity/people/store.ts";
import { listAgencies } from "#lib/partnership/agencies.queries.ts";

/** The lines that the start prints: how to sign in. */
export async function signInLines(
  { appUrl, mode }: Pick<Config, "appUrl" | "mode">,
  firstInvitation: string | null,
): Promise<string[]> {
  const invitation = firstInvitation
    ? [
        `First of the business team, set your password here (once, within 72 hours): ${appUrl}/invitation/${firstInvitation}`,
      ]
    : [];
  return mode === "trial" ? [...invitation, ...(await trialLines(appUrl))] : invitation;
}

/** A line for each person of the trial, with a link that signs in as them until the server stops. */
async function trialLines(appUrl: string): Promise<string[]> {
  const directory = await listAgencies(await currentContext(setup));
  return (await issueTrialLinks()).map(({ role, agencyId, token }) => {
    const agency = agencyId === null ? "" : ` of ${directory.get(agencyId)?.name}`;
    return `Sign in as ${role}${agency}: ${appUrl}/trial/${token}`;
  });
}
