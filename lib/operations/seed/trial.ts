import { addDays, type CalendarDate, dateOf, type Instant, instantOf } from "#lib/core/clock.ts";
import { type PersonRole, setup, type Viewer } from "#lib/core/viewer.ts";
import { invitePerson } from "#lib/identity/people/invitations.commands.ts";
import { findLink } from "#lib/identity/people/queries.ts";
import { scheduleMeeting } from "#lib/partnership/meetings.commands.ts";
import { reportOnAction } from "#lib/recommendations/actions/commands.ts";
import { setDueDate } from "#lib/recommendations/due-dates/commands.ts";
import { setSuccessMeasure } from "#lib/recommendations/ownership.commands.ts";
import { askQuestion } from "#lib/recommendations/questions.commands.ts";
import type { Rating } from "#lib/recommendations/updates/rules.ts";
import { type Answers, addSampleAction, addSampleFile, assignLead, postSample, type SampleOptions } from "./samples.ts";
import type { SeededAgencies } from "./seed.ts";

/** The days of a trial, counted back from the day it is seeded. */
interface SampleDays {
  /** The options of a command run that many days ago at a time in Europe/London. */
  on(daysAgo: number, time?: string): SampleOptions;
  /** The date in that many days; in the past if negative. */
  inDays(days: number): CalendarDate;
}

/** Seeds a trial: one person for each role, and invented progress over the last months, marked as sample data. */
export async function seedTrial(agencies: SeededAgencies, at: Instant): Promise<void> {
  const today = dateOf(at);
  const days: SampleDays = {
    on: (daysAgo, time = "10:00") => ({ at: instantOf(addDays(today, -daysAgo), time), sample: true }),
    inDays: (count) => addDays(today, count),
  };
  const people = await invitePeople(agencies, days.on(260));
  await setUpRecommendations(people, days);
  await reportProgress(people, agencies, days);
}

type SamplePeople = Awaited<ReturnType<typeof invitePeople>>;

async function invitePeople(agencies: SeededAgencies, options: SampleOptions) {
  const invite = async (role: PersonRole, name: string, email: string, agencyId?: number) => {
    const { result } = await invitePerson(setup, { role, name, email, agencyId }, options);
    const link = result && (await findLink(result.token, options.at));
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
  return { business, executive, nhs, training, earlyHelp };
}

async function setUpRecommendations({ business, training, earlyHelp }: SamplePeople, { on, inDays }: SampleDays) {
  const due = (reference: string, dueOn: CalendarDate, daysAgo: number) =>
    setDueDate(business, { reference, dueOn, reason: "Agreed with the owner." }, on(daysAgo));
  for (const daysAgo of [250, 160, 70, -28])
    await scheduleMeeting(business, { title: "Executive", heldOn: tuesdayBefore(inDays(-daysAgo)) }, on(258, "11:00"));
  await assignLead(business, "HU2-3", training, on(255));
  await assignLead(business, "HU2-4", earlyHelp, on(255));
  await due("HU2-3", inDays(-9), 245);
  await due("HU2-4", inDays(120), 244);
  await setSuccessMeasure(
    business,
    {
      reference: "HU2-4",
      words: "Nine in ten plans are shared within ten working days, where the family agrees.",
      seen: 0,
    },
    on(243),
  );
}

async function reportProgress(
  { executive, nhs, training, earlyHelp }: SamplePeople,
  agencies: SeededAgencies,
  { on, inDays }: SampleDays,
) {
  const post = (lead: Viewer, reference: string, daysAgo: number, rating: Rating, words: Partial<Answers>) =>
    postSample(lead, reference, rating, words, on(daysAgo, "15:30"));
  const add = (what: string, ask: number, dueOn: CalendarDate, daysAgo: number) =>
    addSampleAction(training, agencies.training, { what, ask, dueOn }, on(daysAgo, "16:00"));
  await post(earlyHelp, "HU2-4", 200, "at-risk", {
    done: "A consent form was drafted with the partners.",
    next: "Try it in two districts.",
    inTheWay: "Partners use different systems, so plans go by secure e-mail for now.",
  });
  await post(nhs, "HU2-1", 130, "on-track", {
    done: "The programme is offered at every maternity unit.",
    next: "Dates for next year's training.",
  });
  const reading = await add("Read the course against the guidance, and list what is missing.", 0, inDays(-70), 120);
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
    { actionTrail: reading, seen: 0, state: "done", doneOn: inDays(-68), note: "The list went to the team." },
    on(66, "15:45"),
  );
  await add("Agree with two more districts where the course is given.", 1, inDays(18), 64);
  await post(earlyHelp, "HU2-4", 12, "on-track", {
    done: "Plans were shared in 84 of 120 families that agreed, up from 31 of 118.",
    difference: "Partners say they hear of a plan before the first review, not after it.",
    next: "All districts from next month.",
  });
  await addSampleFile(earlyHelp, "HU2-4", inDays(-14), on(12, "15:40"));
}

/** The latest Tuesday on or before a date, the day on which the Executive of a trial meets. */
function tuesdayBefore(date: CalendarDate): CalendarDate {
  const weekday = new Date(date).getUTCDay();
  return addDays(date, -((weekday + 5) % 7));
}
