import { eq } from "drizzle-orm";
import type { Database } from "#db/client.ts";
import { tracker } from "#db/schema/index.ts";
import { harmToUnder2s } from "#db/seed/report.ts";
import { type Instant, instantOf, parseCalendarDate } from "#lib/core/clock.ts";
import { setup } from "#lib/core/viewer.ts";
import { inviteFirstPerson } from "#lib/identity/people/invitations.commands.ts";
import { addAgency, dissolveAgency } from "#lib/partnership/agencies.commands.ts";
import { publishReview } from "#lib/partnership/reviews.commands.ts";
import { nameAsks } from "#lib/recommendations/actions/commands.ts";
import { assignOwner } from "#lib/recommendations/ownership.commands.ts";
import type { Basis } from "#lib/recommendations/ownership.rules.ts";
import { seedTrial } from "./trial.ts";

/** The ids of the seeded agencies. */
export interface SeededAgencies {
  readonly ccg: number;
  readonly nhs: number;
  readonly executive: number;
  readonly training: number;
  readonly earlyHelp: number;
}

/**
 * Fills an empty database with the review and recommendations of the report and their owners, dated as the report, and the
 * succession of 2022. A trial also gets people and sample progress; a real tracker its first person, whose invitation token is
 * returned. Does nothing if already seeded. Throws WrongMode if the folder was seeded in the other mode.
 */
export async function seed(
  database: Database,
  mode: "trial" | "real",
  at: Instant,
): Promise<{ firstInvitation: string | null }> {
  const state = await database.reading.select().from(tracker).where(eq(tracker.id, 1)).get();
  if (state && state.mode !== mode) throw new WrongMode(state.mode);
  if (state) return { firstInvitation: null };
  const agencies = await seedReport();
  const firstInvitation = mode === "real" ? ((await inviteFirstPerson(setup, {})).result?.token ?? null) : null;
  if (mode === "trial") await seedTrial(agencies, at);
  await database.write(async (on) => void (await on.insert(tracker).values({ id: 1, mode, createdAt: at })));
  return { firstInvitation };
}

/** The data folder was seeded in the other mode. */
export class WrongMode extends Error {
  override readonly name = "WrongMode";
  constructor(holds: "trial" | "real") {
    super(
      holds === "trial"
        ? "This data folder holds a trial. For real use give another DATA_DIR, or empty the trial with npm run trial:reset."
        : "This data folder holds a real tracker. Set APP_URL and AUTH_SECRET, or give another DATA_DIR for a trial.",
    );
  }
}

/** Seeds the report as published, and the succession of the CCG. */
export async function seedReport(): Promise<SeededAgencies> {
  const published = { at: londonInstant("2022-05-13", "12:00") };
  const succeeded = { at: londonInstant("2022-07-01", "00:00") };
  const add = async (name: string, options: { at: Instant }, isExecutive = false) =>
    (await addAgency(setup, { name, isExecutive }, options)).trail;

  await publishReview(setup, harmToUnder2s, published);
  const ccg = await add("Kent and Medway CCG", published);
  const executive = await add("KSCMP Executive", published, true);
  const training = await add("KSCMP training", published);
  const earlyHelp = await add("KCC Early Help", published);

  const assign = (reference: string, agencyId: number, basis: Basis, reason: string) =>
    assignOwner(setup, { reference, agencyId, basis, reason, seen: 0 }, published);
  await assign("HU2-1", ccg, "named", "Named in the recommendation.");
  await assign("HU2-2", executive, "named", "Named in the recommendation.");
  await assign(
    "HU2-3",
    training,
    "assigned",
    "The report names no one; the partnership assigned its Learning & Development team.",
  );
  const asks = "Content: terminology, and completing a Request for Support\nDelivery: consistency and provision";
  await nameAsks(setup, { reference: "HU2-3", asks, seen: 0 }, published);
  await assign("HU2-4", earlyHelp, "assigned", "The report names no one; the partnership assigned KCC Early Help.");
  await assign("HU2-5", executive, "proposed", "Neither the report nor the partnership's list names anybody.");

  const nhs = await add("NHS Kent and Medway", succeeded);
  await dissolveAgency(setup, { agencyId: ccg, dissolvedOn: "2022-07-01", successorIds: [nhs] }, succeeded);
  return { ccg, nhs, executive, training, earlyHelp };
}

/** The instant of a date (YYYY-MM-DD) and time (HH:MM) in Europe/London. Throws if the date does not exist. */
function londonInstant(day: string, time: string): Instant {
  const date = parseCalendarDate(day);
  if (!date) throw new Error(`${day} is not in the calendar`);
  return instantOf(date, time);
}
