import { createTransport } from "nodemailer";
import { formatInstant, type Instant } from "#lib/core/clock.ts";
import { config } from "#lib/core/config.ts";

export interface InvitationMail {
  readonly to: string;
  readonly name: string;
  readonly link: string;
  /** Until when the link works. */
  readonly until: Instant;
}

// Somebody waits for the page while this is sent.
const PATIENCE = 8_000;

/** Sends somebody their one-time link. Throws where no mail server is set up, or where it does not take the mail within seconds. */
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

/** A connection to a mail server. What it carries lets somebody in: it goes out encrypted or not at all, but to this machine itself. */
export function transportTo(url: string) {
  const isThisMachine = /^(localhost|127\.0\.0\.1|\[::1\])$/.test(new URL(url).hostname);
  return createTransport({
    url,
    requireTLS: !isThisMachine,
    dnsTimeout: PATIENCE,
    connectionTimeout: PATIENCE,
    greetingTimeout: PATIENCE,
    socketTimeout: PATIENCE,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}
