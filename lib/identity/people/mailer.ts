import { createTransport } from "nodemailer";
import { formatInstant, type Instant } from "#lib/core/clock.ts";
import { config } from "#lib/core/config.ts";

export interface InvitationMail {
  readonly to: string;
  readonly name: string;
  readonly link: string;
  /** When the link expires. */
  readonly until: Instant;
}

// In milliseconds. Short, since the page waits for the mail to be sent.
const TIMEOUT = 8_000;

/** Sends a one-time link by e-mail. Throws if no mail server is set up, or if it does not accept the mail within seconds. */
export async function sendInvitation({ to, name, link, until }: InvitationMail): Promise<void> {
  const { mail, mode, partnership } = config();
  if (!mail) throw new Error("no mail server is set up");
  const transport = transportTo(mail.url);
  try {
    await transport.sendMail({
      from: { name: partnership, address: mail.from },
      to: { name, address: to },
      subject: `${mode === "trial" ? "Trial: " : ""}Your link to the recommendations tracker`,
      text: [
        `Hello ${name},`,
        `This link lets you sign in to the recommendations tracker of the ${partnership}. It asks you to set a password:`,
        link,
        `It works once, until ${formatInstant(until)}. If it does not work any more, ask the partnership’s business team for a new one.`,
        ...(mode === "trial" ? ["This is a trial: the people and all progress in it are made up."] : []),
        "If you did not expect this e-mail, do not open the link, and tell the business team.",
      ].join("\n\n"),
    });
  } finally {
    transport.close();
  }
}

/** The transport to a mail server. Requires TLS, since the mail contains a sign-in link; not for a server on this machine. */
export function transportTo(url: string) {
  const isThisMachine = /^(localhost|127\.0\.0\.1|\[::1\])$/.test(new URL(url).hostname);
  return createTransport({
    url,
    requireTLS: !isThisMachine,
    dnsTimeout: TIMEOUT,
    connectionTimeout: TIMEOUT,
    greetingTimeout: TIMEOUT,
    socketTimeout: TIMEOUT,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}
