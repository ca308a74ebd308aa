import type SQLite from "better-sqlite3";
import { addDays, dateOf, type Instant } from "#lib/core/clock.ts";
import type { Rating } from "#lib/progress/rules.ts";
import { oneOf, paragraph, seededNumbers } from "./texts.ts";
import { trailWriter } from "./trail.ts";
import type { OwningAgency, Volume } from "./volume.ts";

interface Fact {
  readonly at: Instant;
  readonly kind: "assignOwner" | "setDueDate" | "postUpdate";
  readonly recommendationId: number;
  readonly agency: OwningAgency;
}

interface Period {
  readonly from: Instant;
  readonly to: Instant;
}

const UPDATES_EACH = 4;

/** Gives every recommendation an owner, most of them a due date, and each four updates, spread over the period in the order of time. */
export function appendFacts(sqlite: SQLite.Database, volume: Volume, period: Period): void {
  const random = seededNumbers(volume.made.length + 1);
  const appended = trailWriter(sqlite);
  const append = writers(sqlite, random);
  for (const fact of factsInOrder(volume, period, random)) {
    const { at, kind, recommendationId, agency } = fact;
    const by = kind === "postUpdate" ? agency.author : volume.business;
    const trail = appended({ at, by, command: kind, subjectKind: "recommendation", subjectId: recommendationId });
    append[kind](fact, trail);
  }
}

function factsInOrder({ made, seeded, agencies }: Volume, { from, to }: Period, random: () => number): Fact[] {
  const facts: Fact[] = [];
  const within = (start: number, end: number) => Math.floor(from + (start + random() * (end - start)) * (to - from));
  const updates = (recommendationId: number, agency: OwningAgency, known: number) => {
    for (let index = known; index < UPDATES_EACH; index += 1) {
      const at = within((index + 0.2) / UPDATES_EACH, (index + 1) / UPDATES_EACH);
      facts.push({ at, kind: "postUpdate", recommendationId, agency });
    }
  };
  for (const { id, agencyId, updates: known } of seeded) {
    const agency = agencies.find((one) => one.id === agencyId);
    if (agency) updates(id, agency, known);
  }
  for (const [index, recommendationId] of made.entries()) {
    const agency = agencies[index % agencies.length];
    if (!agency) continue;
    facts.push({ at: within(0, 0.02), kind: "assignOwner", recommendationId, agency });
    if (random() < 0.85) facts.push({ at: within(0.02, 0.04), kind: "setDueDate", recommendationId, agency });
    updates(recommendationId, agency, 0);
  }
  return facts.sort((a, b) => a.at - b.at);
}

const ratings: readonly [Rating, ...Rating[]] = [
  "on-track",
  "on-track",
  "on-track",
  "at-risk",
  "off-track",
  "not-started",
  "delivered",
];

type Writer = (fact: Fact, trail: number) => void;

function writers(sqlite: SQLite.Database, random: () => number): Record<Fact["kind"], Writer> {
  const assignment = sqlite.prepare(
    `insert into assignments (trail, recommendation_id, agency_id, lead_person_id, basis, reason)
     values (@trail, @recommendationId, @agencyId, @leadPersonId, @basis, @reason)`,
  );
  const dueDate = sqlite.prepare(
    "insert into due_dates (trail, recommendation_id, due_on, reason) values (@trail, @recommendationId, @dueOn, @reason)",
  );
  const update = sqlite.prepare(
    `insert into updates (trail, recommendation_id, agency_id, as_owner, rating, nothing_changed, done, difference, next, in_the_way, stands_at, held)
     values (@trail, @recommendationId, @agencyId, 1, @rating, 0, @done, @difference, @next, @inTheWay, @trail, 0)`,
  );
  const evidence = sqlite.prepare(
    `insert into evidence (trail, recommendation_id, agency_id, title, shows, true_on, held, url)
     values (@trail, @recommendationId, @agencyId, 'Figures of the quarter', 'outcome', @trueOn, 0, 'https://example.org/figures')`,
  );
  return {
    assignOwner({ recommendationId, agency }, trail) {
      const leadPersonId = agency.author.role === "lead" ? agency.author.personId : null;
      const basis = random() < 0.02 ? "proposed" : "assigned";
      assignment.run({
        trail,
        recommendationId,
        agencyId: agency.id,
        leadPersonId,
        basis,
        reason: paragraph(random, 60, 160),
      });
    },
    setDueDate({ recommendationId, at }, trail) {
      const dueOn = addDays(dateOf(at), 300 + Math.floor(random() * 700));
      dueDate.run({ trail, recommendationId, dueOn, reason: "Agreed with the owner at the meeting of the Executive." });
    },
    postUpdate({ recommendationId, agency, at }, trail) {
      const rating = oneOf(ratings, random);
      const about = { trail, recommendationId, agencyId: agency.id };
      update.run({
        ...about,
        rating,
        done: paragraph(random, 200, 600),
        difference: random() < 0.5 ? paragraph(random, 200, 400) : "",
        next: paragraph(random, 80, 200),
        inTheWay: rating === "at-risk" || rating === "off-track" ? paragraph(random, 80, 200) : "",
      });
      if (random() < 0.15) evidence.run({ ...about, trueOn: addDays(dateOf(at), -7) });
    },
  };
}
