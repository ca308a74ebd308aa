import { Readable } from "node:stream";
import { addDays, type CalendarDate, dateOf, type Instant, instantOf } from "#lib/core/clock.ts";
import type { CommandOptions } from "#lib/core/command.ts";
import { asOfInstant, contextAt, currentContext } from "#lib/core/context.ts";
import { type PersonRole, setup, type Viewer } from "#lib/core/viewer.ts";
import { invitePerson } from "#lib/identity/people/commands.ts";
import { findLink } from "#lib/identity/people/queries.ts";
import { scheduleMeeting } from "#lib/partnership/meetings.commands.ts";
import { getRecommendation } from "#lib/partnership/reviews.queries.ts";
import { addAction, reportOnAction } from "#lib/recommendations/actions/commands.ts";
import { listAsks } from "#lib/recommendations/actions/queries.ts";
import { setDueDate } from "#lib/recommendations/due-dates/commands.ts";
import { assignOwner, setSuccessMeasure } from "#lib/recommendations/ownership.commands.ts";
import { getOwnership } from "#lib/recommendations/ownership.queries.ts";
import { askQuestion } from "#lib/recommendations/questions.commands.ts";
import { addEvidence, postUpdate } from "#lib/recommendations/updates/commands.ts";
import { listUpdates } from "#lib/recommendations/updates/queries.ts";
import type { Rating } from "#lib/recommendations/updates/rules.ts";
import { receiveUpload } from "#lib/recommendations/updates/store.ts";
import type { SeededAgencies } from "./seed.ts";

/** Seeds a trial: one person for each role, and invented progress over the last months, marked as sample data. */
export async function seedTrial(agencies: SeededAgencies, at: Instant): Promise<void> {
  const today = dateOf(at);
  const on = (daysAgo: number, time = "10:00") => ({ at: instantOf(addDays(today, -daysAgo), time), sample: true });
  const start = on(260);

  const invite = async (role: PersonRole, name: string, email: string, agencyId?: number) => {
    const { result } = await invitePerson(setup, { role, name, email, agencyId }, start);
    const link = result && (await findLink(result.token, start.at));
    if (!link) throw new Error("a sample person was not invited");
    return link.viewer;
  };
  const business = await invite("business", "Sample of the business team", "business@sample.invalid");
  const executive = await invite("executive", "Sample Executive member", "executive@sample.invalid");
  const nhs = await invite("lead", "Sample lead of NHS Kent and Medway", "nhs@sample.invalid", agencies.nhs);
  await invite("lead", "Sample lead of KSCMP Executive", "executive-lead@sample.invalid", agencies.executive);
  const training = await invite("lead", "Sample lead of KSCMP training", "training@sample.invalid", agencies.training);
  const earlyHelp = await invite(
    "lead",
    "Sample lead of KCC Early Help",
    "early-help@sample.invalid",
    agencies.earlyHelp,
  );
  await invite("viewer", "Sample viewer", "viewer@sample.invalid");

  const due = (reference: string, days: number, daysAgo: number) =>
    setDueDate(business, { reference, dueOn: addDays(today, days), reason: "Agreed with the owner." }, on(daysAgo));
  const post = (lead: Viewer, reference: string, daysAgo: number, rating: Rating, words: Partial<Answers>) =>
    postSample(lead, reference, rating, words, on(daysAgo, "15:30"));
  const meet = (daysAgo: number) =>
    scheduleMeeting(
      business,
      { title: "Executive", heldOn: tuesdayBefore(addDays(today, -daysAgo)) },
      on(258, "11:00"),
    );

  const add = (what: string, ask: number, days: number, daysAgo: number) =>
    addSampleAction(training, agencies.training, { what, ask, dueOn: addDays(today, days) }, on(daysAgo, "16:00"));

  for (const daysAgo of [250, 160, 70, -28]) await meet(daysAgo);
  await assignLead(business, "HU2-3", training, on(255));
  await assignLead(business, "HU2-4", earlyHelp, on(255));
  await due("HU2-3", -9, 245);
  await due("HU2-4", 120, 244);
  await setSuccessMeasure(
    business,
    {
      reference: "HU2-4",
      words: "Nine in ten plans are shared within ten working days, where the family agrees.",
      seen: 0,
    },
    on(243),
  );
  await post(earlyHelp, "HU2-4", 200, "at-risk", {
    done: "A consent form was drafted with the partners.",
    next: "Try it in two districts.",
    inTheWay: "Partners use different systems, so plans go by secure e-mail for now.",
  });
  await post(nhs, "HU2-1", 130, "on-track", {
    done: "The programme is offered at every maternity unit.",
    next: "Dates for next year's training.",
  });
  const reading = await add("Read the course against the guidance, and list what is missing.", 0, -70, 120);
  await askQuestion(
    executive,
    { reference: "HU2-1", words: "Which wards give the training now, and how many midwives have had it?" },
    on(69, "11:30"),
  );
  await post(training, "HU2-3", 66, "on-track", {
    done: "The course was read against the guidance, and the gaps listed.",
    next: "Rewrite two of the five sessions.",
  });
  await reportOnAction(
    training,
    { actionTrail: reading, seen: 0, state: "done", doneOn: addDays(today, -68), note: "The list went to the team." },
    on(66, "15:45"),
  );
  await add("Agree with two more districts where the course is given.", 1, 18, 64);
  await post(earlyHelp, "HU2-4", 12, "on-track", {
    done: "Plans were shared in 84 of 120 families that agreed, up from 31 of 118.",
    difference: "Partners say they hear of a plan before the first review, not after it.",
    next: "All districts from next month.",
  });
  await addSampleFile(earlyHelp, "HU2-4", addDays(today, -14), on(12, "15:40"));
}

type SampleOptions = CommandOptions & { readonly at: Instant };

interface Answers {
  readonly done: string;
  readonly difference: string;
  readonly next: string;
  readonly inTheWay: string;
}

async function postSample(
  lead: Viewer,
  reference: string,
  rating: Rating,
  words: Partial<Answers>,
  options: SampleOptions,
) {
  const { id } = await getRecommendation(await currentContext(lead), reference);
  const [last] = await listUpdates(contextAt(lead, await asOfInstant(options.at)), id);
  await postUpdate(lead, { reference, rating, seen: last?.trail ?? 0, ...words }, options);
}

/** Assigns a lead person without changing the owner. */
async function assignLead(business: Viewer, reference: string, lead: Viewer, options: SampleOptions) {
  const recommendation = await getRecommendation(await currentContext(business), reference);
  const { owner } = await getOwnership(contextAt(business, await asOfInstant(options.at)), recommendation);
  if (!owner || lead.personId === null) throw new Error(`${reference} has no owner to give a lead`);
  await assignOwner(
    business,
    {
      reference,
      agencyId: owner.agencyId,
      leadPersonId: lead.personId,
      basis: owner.basis,
      reason: "The agency named its lead.",
      seen: owner.trail,
    },
    options,
  );
}

async function addSampleAction(
  lead: Viewer,
  agencyId: number,
  { what, ask, dueOn }: { what: string; ask: number; dueOn: CalendarDate },
  options: SampleOptions,
): Promise<number> {
  const { id } = await getRecommendation(await currentContext(lead), "HU2-3");
  const asks = await listAsks(contextAt(lead, await asOfInstant(options.at)), id);
  const given = { reference: "HU2-3", what, agencyId, personId: lead.personId ?? "", askId: asks[ask]?.id, dueOn };
  return (await addAction(lead, given, options)).trail;
}

async function addSampleFile(lead: Viewer, reference: string, trueOn: CalendarDate, options: SampleOptions) {
  const table = "District,Families that agreed,Plans shared\nNorth,31,24\nSouth,29,19\nEast,33,22\nWest,27,19\n";
  const received = await receiveUpload(lead, "plans-shared-sample.csv", Readable.from([Buffer.from(table)]));
  if (!("ticket" in received)) throw new Error(`the sample file was refused: ${received.refused}`);
  const evidence = [{ file: received.ticket, title: "Plans shared, by district", shows: "outcome", trueOn }];
  await addEvidence(lead, { reference, evidence }, options);
}

/** The latest Tuesday on or before a date, the day on which the Executive of a trial meets. */
function tuesdayBefore(date: CalendarDate): CalendarDate {
  const weekday = new Date(date).getUTCDay();
  return addDays(date, -((weekday + 5) % 7));
}
