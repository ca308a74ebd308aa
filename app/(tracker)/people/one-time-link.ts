import { cookies } from "next/headers";
import type { Instant } from "#lib/core/clock.ts";
import { config } from "#lib/core/config.ts";
import { codeOf } from "#lib/core/errors.ts";
import { log } from "#lib/core/log.ts";
import { sendInvitation } from "#lib/identity/people/mailer.ts";
import { findLink, type Link } from "#lib/identity/people/queries.ts";

// A link that was just made has to reach the next page, and a post ends in a redirect. In a URL the secret would stay
// in histories and in logs on the way, and nothing of it is kept here but a hash. So it travels in a cookie that no
// script can read, that goes to this one person's page only, and that is gone after five minutes.
const MINUTES_SHOWN = 5;

const cookieName = "tracker-one-time-link";
const pathOf = (personId: number) => `/people/${personId}`;

type Mailed = "sent" | "failed" | "not-set-up";

/** Sends a new link by mail where a server is set up, and hands it on to the person's page. A mail that fails loses nothing. */
export async function handOnLink(personId: number, token: string): Promise<void> {
  const link = await findLink(token);
  if (!link) return;
  const mailed = await mail(link, addressOf(token));
  (await cookies()).set(cookieName, `${mailed}.${token}`, {
    httpOnly: true,
    sameSite: "strict",
    secure: config().appUrl.startsWith("https:"),
    path: pathOf(personId),
    maxAge: MINUTES_SHOWN * 60,
  });
}

export interface HandedOnLink {
  readonly address: string;
  readonly until: Instant;
  readonly mailed: Mailed;
  readonly minutesShown: number;
}

/** The link that was just made for this person, for as long as it may be shown and still works. */
export async function findHandedOnLink(personId: number): Promise<HandedOnLink | null> {
  const [mailed, token = ""] = (await cookies()).get(cookieName)?.value.split(".") ?? [];
  const link = token ? await findLink(token) : null;
  if (link?.purpose !== "invitation" || link.viewer.personId !== personId) return null;
  return {
    address: addressOf(token),
    until: link.expiresAt,
    mailed: mailed === "sent" || mailed === "failed" ? mailed : "not-set-up",
    minutesShown: MINUTES_SHOWN,
  };
}

function addressOf(token: string): string {
  return `${config().appUrl}/invitation/${token}`;
}

async function mail({ email, viewer, expiresAt }: Link, address: string): Promise<Mailed> {
  if (!config().mail || !email) return "not-set-up";
  try {
    await sendInvitation({ to: email, name: viewer.name, link: address, until: expiresAt });
    return "sent";
  } catch (error) {
    log().warn({ personId: viewer.personId, code: codeOf(error) }, "invitation not sent by mail");
    return "failed";
  }
}
