import { cookies } from "next/headers";
import type { Instant } from "#lib/core/clock.ts";
import { config } from "#lib/core/config.ts";
import { codeOf } from "#lib/core/errors.ts";
import { log } from "#lib/core/log.ts";
import { sendInvitation } from "#lib/identity/people/mailer.ts";
import { findLink, type Link } from "#lib/identity/people/queries.ts";

// A new link has to reach the page that the post redirects to. Only its hash is stored, and in a URL the token would stay
// in browser history and logs, so a cookie carries it: HttpOnly, for the page of that person only, for five minutes.
const MINUTES_SHOWN = 5;

const cookieName = "tracker-one-time-link";
const pathOf = (personId: number) => `/people/${personId}`;

type Delivery = "sent" | "failed" | "not-set-up";

/** Sends a new link by e-mail if a mail server is set up, and passes it to the page of the person, which shows it. */
export async function deliverInvitationLink(personId: number, token: string): Promise<void> {
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

export interface NewInvitationLink {
  readonly address: string;
  readonly until: Instant;
  readonly mailed: Delivery;
  readonly minutesShown: number;
}

/** The link that was just made for this person; null once it has been used, has expired, or is too old to be shown. */
export async function findNewInvitationLink(personId: number): Promise<NewInvitationLink | null> {
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

async function mail({ email, viewer, expiresAt }: Link, address: string): Promise<Delivery> {
  if (!config().mail || !email) return "not-set-up";
  try {
    await sendInvitation({ to: email, name: viewer.name, link: address, until: expiresAt });
    return "sent";
  } catch (error) {
    log().warn({ personId: viewer.personId, code: codeOf(error) }, "invitation not sent by mail");
    return "failed";
  }
}
