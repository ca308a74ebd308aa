import { z } from "zod";
import type { Instant } from "#lib/core/clock.ts";
import { freeText, oneOf, requiredLine, requiredText, rowNumber } from "#lib/core/input.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

export const IDLE_LIMIT = 30 * MINUTE;
export const SESSION_LIMIT = 12 * HOUR;
export const INVITATION_LIMIT = 72 * HOUR;
/** How long a browser from which nobody signs in is remembered. */
export const DEVICE_LIMIT = 180 * 24 * HOUR;
/** How old the note of a session's last use may grow before it is written again. */
export const SEEN_INTERVAL = MINUTE;

/** Whether a session still counts at an instant: signing out, half an hour idle or twelve hours in all end it. One that waits for a code waits ten minutes, or an hour for a second factor to be set up. */
export function isSessionOpen(
  session: { startedAt: Instant; seenAt: Instant; endedAt: Instant | null; lacks?: "code" | "set-up" | null },
  at: Instant,
): boolean {
  if (session.lacks && at - session.startedAt >= (session.lacks === "code" ? 10 * MINUTE : HOUR)) return false;
  return session.endedAt === null && at - session.seenAt < IDLE_LIMIT && at - session.startedAt < SESSION_LIMIT;
}

const roles = ["business", "executive", "lead", "scrutineer", "viewer"] as const;

const email = z
  .string("Enter an e-mail address.")
  .trim()
  .toLowerCase()
  .max(254, "This e-mail address is too long.")
  .pipe(z.email("Enter an e-mail address, such as sam.taylor@example.org."));

const name = requiredLine("Enter the person's name.", 100);

const roleChoice = {
  role: oneOf(roles, "Choose what they may do."),
  agencyId: z.preprocess((value) => (value === "" ? undefined : value), rowNumber("Choose an agency.").optional()),
};

const leadHasAgency = (given: { role: string; agencyId?: number | undefined }, context: z.RefinementCtx) => {
  if (given.role === "lead" && given.agencyId === undefined)
    context.addIssue({ code: "custom", path: ["agencyId"], message: "Choose the agency they lead for." });
};

export const invitationInput = z.object({ name, email, ...roleChoice }).superRefine(leadHasAgency);
export const roleChangeInput = z
  .object({ personId: rowNumber("Choose a person."), seen: rowNumber("Reload the page."), ...roleChoice })
  .superRefine(leadHasAgency);
export const personInput = z.object({ personId: rowNumber("Choose a person.") });
export const signOutInput = personInput.extend({
  /** One session; all of them where none is named. */
  session: z
    .string("Choose where.")
    .max(100, "Choose where.")
    .default("all")
    .transform((id) => (id === "all" ? undefined : id)),
});
export const accessChangeInput = personInput.extend({ reason: requiredText("Say why, in a few words.", 500) });

const password = z
  .string("Enter a password.")
  .min(12, "Use at least 12 characters: three or four words that do not belong together are a good choice.")
  .max(200, "Use at most 200 characters.");

export const acceptanceInput = z
  .object({
    token: z.string("This link does not work any more.").max(200),
    password,
    passwordAgain: z.string("Enter the password again."),
    /** Only the first of the business team gives these: everybody else was invited by name. */
    name: freeText(100),
    email: z.union([z.literal(""), email], "Enter an e-mail address, such as sam.taylor@example.org.").default(""),
  })
  .refine((given) => given.password === given.passwordAgain, {
    path: ["passwordAgain"],
    message: "The two passwords differ: type the same one twice.",
  });

const BETTER = "Three or four words that do not belong together are a good choice.";

/**
 * Why a password that is long enough would still be guessed first, in a sentence for whoever chose it; null where nothing
 * speaks against it. The names are those that a guesser knows: the person's own, the partnership's, the tracker's.
 */
export function passwordWeakness(
  password: string,
  { names, common }: { names: readonly string[]; common: ReadonlySet<string> },
): string | null {
  const lower = password.normalize("NFKC").toLowerCase();
  const letters = lower.replace(/[^\p{L}\p{N}]/gu, "");
  const bare = letters.replace(/^\p{N}+|\p{N}+$/gu, "");
  if ([lower, letters, bare].some((form) => common.has(form) || FAMOUS.has(form)))
    return `Many people use this password, so it is tried first. ${BETTER}`;
  if (isPattern(letters) || letters.length < 6) return `This is a pattern, and patterns are tried first. ${BETTER}`;
  const rest = names
    .flatMap((name) => name.toLowerCase().split(/[^\p{L}\p{N}]+/u))
    .filter((word) => word.length > 2)
    .sort((a, b) => b.length - a.length)
    .reduce((left, word) => left.replaceAll(word, ""), letters);
  if (rest.length < LEAST_BESIDE_NAMES)
    return `This is little more than a name that others know: yours, the partnership’s or the tracker’s. ${BETTER}`;
  return null;
}

/** What has to stand in a password beside names that others know. */
const LEAST_BESIDE_NAMES = 6;

const FAMOUS: ReadonlySet<string> = new Set(["correcthorsebatterystaple", "passwordpassword", "letmeinletmein"]);

const rows = [
  "abcdefghijklmnopqrstuvwxyz".repeat(2),
  "0123456789".repeat(3),
  "qwertyuiopasdfghjklzxcvbnm",
  "1qaz2wsx3edc4rfv5tgb6yhn7ujm",
];
const runs = [...rows, ...rows.map((row) => [...row].reverse().join(""))];

/** One piece again and again, a handful of characters, or a run along the alphabet, the digits or the keyboard. */
function isPattern(letters: string): boolean {
  return /^(.+?)\1+$/u.test(letters) || new Set(letters).size < 5 || runs.some((run) => run.includes(letters));
}

export const credentialsInput = z.object({ email, password: z.string().min(1).max(200) });
