import { z } from "zod";
import type { Instant } from "#lib/core/clock.ts";
import { oneOf, RELOAD, requiredLine, requiredText, rowNumber, seenFact } from "#lib/core/input.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

export const IDLE_LIMIT = 30 * MINUTE;
export const SESSION_LIMIT = 12 * HOUR;
export const INVITATION_LIMIT = 72 * HOUR;
/** How long a browser is remembered after the last sign-in from it. */
export const DEVICE_LIMIT = 180 * 24 * HOUR;
/** The least time between two updates of the last use of a session. */
export const SEEN_INTERVAL = MINUTE;

/**
 * Whether a session is open at an instant. It ends by signing out, after 30 minutes without use, or after 12 hours. A session
 * that waits for a code ends after 10 minutes; one that waits for a second factor to be set up, after an hour.
 */
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
  .max(254, "Check the e-mail address: it is longer than an address can be.")
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
  .object({ personId: rowNumber("Choose a person."), seen: seenFact, ...roleChoice })
  .superRefine(leadHasAgency);
export const personInput = z.object({ personId: rowNumber("Choose a person.") });
export const signOutInput = personInput.extend({
  /** The id of one session; undefined for all of them. */
  session: z
    .string("Choose where.")
    .max(100, "Choose where.")
    .default("all")
    .transform((id) => (id === "all" ? undefined : id)),
});
export const accessChangeInput = personInput.extend({ reason: requiredText("Say why, in a few words.", 500) });

const password = z
  .string()
  .min(1, { error: "Enter a password.", abort: true })
  .min(12, "Use at least 12 characters: three or four words that do not belong together are a good choice.")
  .max(200, "Use at most 200 characters in your password.");

/**
 * The fields of an accepted invitation, as they were typed. `acceptanceProblems` checks them, so that all problems are
 * reported together.
 */
export const acceptanceInput = z.object({
  token: z.string(RELOAD).max(200, RELOAD),
  password: z.string("Enter a password.").default(""),
  passwordAgain: z.string("Enter the same password again.").default(""),
  /** Entered only by the first person; all others were invited by name. */
  name: z.string("Enter your name.").default(""),
  email: z.string("Enter your e-mail address.").trim().toLowerCase().default(""),
});

const firstPerson = {
  name: requiredLine("Enter your name.", 100),
  email: z.string().min(1, { error: "Enter your e-mail address.", abort: true }).pipe(email),
};

/** What is wrong with the fields of an accepted invitation: a sentence for each field. */
export function acceptanceProblems(
  given: z.output<typeof acceptanceInput>,
  { needsName }: { readonly needsName: boolean },
): Record<string, string> {
  const { passwordAgain } = given;
  const problems: Record<string, string> = {};
  const checked = { ...(needsName ? firstPerson : {}), password };
  for (const { path, message } of z.object(checked).safeParse(given).error?.issues ?? [])
    problems[path.join(".")] ??= message;
  if (passwordAgain === "") problems.passwordAgain = "Enter the same password again.";
  else if (passwordAgain !== given.password)
    problems.passwordAgain = "The two passwords differ: type the same one twice.";
  return problems;
}

const ADVICE = "Three or four words that do not belong together are a good choice.";

/**
 * Why a password of sufficient length is still weak, in a sentence for its author; null if it is not. `names` are the names
 * that an attacker would try: of the person, the partnership and the tracker.
 */
export function passwordWeakness(
  password: string,
  { names, common }: { names: readonly string[]; common: ReadonlySet<string> },
): string | null {
  const lower = password.normalize("NFKC").toLowerCase();
  const letters = lower.replace(/[^\p{L}\p{N}]/gu, "");
  const bare = letters.replace(/^\p{N}+|\p{N}+$/gu, "");
  if ([lower, letters, bare].some((form) => common.has(form) || KNOWN_PHRASES.has(form)))
    return `Many people use this password, so it is tried first. ${ADVICE}`;
  if (isPattern(letters) || letters.length < 6) return `This is a pattern, and patterns are tried first. ${ADVICE}`;
  const rest = names
    .flatMap((name) => name.toLowerCase().split(/[^\p{L}\p{N}]+/u))
    .filter((word) => word.length > 2)
    .sort((a, b) => b.length - a.length)
    .reduce((left, word) => left.replaceAll(word, ""), letters);
  if (rest.length < MIN_BESIDE_NAMES)
    return `This is little more than a name that others know: yours, the partnership’s or the tracker’s. ${ADVICE}`;
  return null;
}

/** The number of letters and digits that a password must have in addition to known names. */
const MIN_BESIDE_NAMES = 6;

const KNOWN_PHRASES: ReadonlySet<string> = new Set(["correcthorsebatterystaple", "passwordpassword", "letmeinletmein"]);

const rows = [
  "abcdefghijklmnopqrstuvwxyz".repeat(2),
  "0123456789".repeat(3),
  "qwertyuiopasdfghjklzxcvbnm",
  "1qaz2wsx3edc4rfv5tgb6yhn7ujm",
];
const runs = [...rows, ...rows.map((row) => [...row].reverse().join(""))];

/** A repeated part, fewer than five different characters, or a run of the alphabet, the digits or the keyboard. */
function isPattern(letters: string): boolean {
  return /^(.+?)\1+$/u.test(letters) || new Set(letters).size < 5 || runs.some((run) => run.includes(letters));
}

const WRONG_PASSWORD = "Check the password: a password here has at most 200 characters.";

export const credentialsInput = z.object({
  email: z
    .string("Enter your e-mail address.")
    .trim()
    .min(1, { error: "Enter your e-mail address.", abort: true })
    .pipe(email),
  password: z.string("Enter your password.").min(1, "Enter your password.").max(200, WRONG_PASSWORD),
});
