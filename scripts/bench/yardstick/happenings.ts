import type { Evidence } from "#lib/recommendations/updates/queries.ts";
import type { Happening, TimelineEntry } from "#lib/reporting/timeline/reads.ts";
import type { Facts, SignOffRow, TrailRow } from "./facts.ts";

/** What happened, newest first, each write as the product tells it. */
export function timelineOf(told: Told): TimelineEntry[] {
  const { facts } = told;
  const happenings = happeningsOf(told);
  return facts.trail.flatMap((row): TimelineEntry[] => {
    const happening = happenings.get(row.trail);
    if (!happening) return [];
    const redactions = facts.redactions.filter(({ factTrail }) => factTrail === row.trail);
    return [{ ...stampOf(row), trail: row.trail, isHeld: row.isHeld === 1, happening, redactions }];
  });
}

/** The facts, with what they are told with. */
interface Told {
  readonly facts: Facts;
  readonly written: ByTrail;
  readonly evidence: readonly Evidence[];
  readonly themeNames: ReadonlyMap<number, string>;
}

type ByTrail = ReadonlyMap<number, TrailRow>;

function stampOf({ at, personId, role, sample }: TrailRow) {
  return { at, personId, role, sample: sample === 1 };
}

function happeningsOf({ facts, written, evidence, themeNames }: Told): Map<number, Happening> {
  const happenings = new Map<number, Happening>();
  const add = <Row extends { readonly trail: number }>(rows: readonly Row[], happeningOf: (row: Row) => Happening) => {
    for (const row of rows) happenings.set(row.trail, happeningOf(row));
  };
  add(facts.dueDates, (row) => ({ kind: "due date", ...row }));
  add(facts.assignments, (row) => ({ kind: "assigned", ...row }));
  add(facts.confirmations, () => ({ kind: "owner confirmed", meetingId: null }));
  add(facts.handovers, (row) => ({ kind: "handed over", ...row }));
  add(facts.contributors, ({ agencyIds }) => ({ kind: "contributors", agencyIds: JSON.parse(agencyIds) }));
  add(facts.measures, (row) => ({ kind: "success measure", ...row }));
  add(facts.taggings, ({ themeIds }) => ({ kind: "themes", names: namesOf(themeIds, themeNames) }));
  add(facts.requests, (row) => ({ kind: "new date asked for", ...row }));
  add(facts.decisions, (row) => ({ kind: "new date decided", ...row, accepted: row.accepted === 1 }));
  add(facts.intervals, (row) => ({ kind: "reporting interval", ...row }));
  add(facts.asks, ({ trail }) => ({
    kind: "asks",
    words: facts.asks.filter((ask) => ask.trail === trail).map(({ words }) => words),
  }));
  add(facts.actions, (row) => ({ kind: "action", actionTrail: row.trail, ...row }));
  add(facts.reports, (row) => ({ kind: "action report", ...row }));
  add(facts.questions, (row) => ({ kind: "question", ...row }));
  add(facts.replies, (row) => ({ ...row }));
  add(facts.assessments, (row) => ({ kind: "assessed", ...row }));
  add(facts.appraisals, (row) => ({ kind: "appraised", ...row, isSufficient: row.isSufficient === 1 }));
  add(facts.signOffs, signOffOf);
  const addedBy = Map.groupBy(evidence, ({ trail }) => trail);
  for (const [trail, added] of addedBy) happenings.set(trail, { kind: "evidence", evidence: added });
  add(facts.updates, (row) => {
    const flags = { asOwner: row.asOwner === 1, nothingChanged: row.nothingChanged === 1, held: row.held === 1 };
    const update = { ...row, ...stampIn(written, row.trail), ...flags };
    return { kind: "update", update, evidence: addedBy.get(row.trail) ?? [] };
  });
  return happenings;
}

/** The evidence as the product lists it, newest first. */
export function evidenceOf({ evidence }: Facts, written: ByTrail): Evidence[] {
  return evidence.map((row) => ({
    ...row,
    ...stampIn(written, row.trail),
    held: row.held === 1,
    isRemoved: row.isRemoved === 1,
  }));
}

function stampIn(written: ByTrail, trail: number) {
  const row = written.get(trail);
  if (!row) throw new Error(`there is no trail row ${trail}`);
  return stampOf(row);
}

function signOffOf({
  step,
  reason,
  meetingId,
  agencyId,
  done,
  difference,
  facts,
  upTo,
  recheckOn,
}: SignOffRow): Happening {
  return {
    kind: "sign-off",
    step,
    reason,
    meetingId,
    request: agencyId === null ? null : { agencyId, done, difference },
    acceptance: upTo === null ? null : { facts, upTo, recheckOn },
  };
}

export function namesOf(themeIds: string, names: ReadonlyMap<number, string>): string[] {
  const ids: readonly number[] = JSON.parse(themeIds);
  return ids.flatMap((id) => names.get(id) ?? []);
}
