import { addMonths, dateInWords, dateOf } from "#lib/core/clock.ts";
import { basisNames, isOwnerToBeConfirmed, type Owner, ownerInWords } from "#lib/recommendations/ownership.rules.ts";
import { stepNames } from "#lib/recommendations/sign-off/labels.ts";
import { isSettled } from "#lib/recommendations/sign-off/rules.ts";
import { besideTheRating, dueInWords, listed, plural, slipInWords } from "#lib/status/labels.ts";
import { namesOf } from "./happenings.ts";
import { escaped, shownMarkup } from "./markup.ts";
import type { Story } from "./recommendation.ts";
import { actionsMarkup, evidenceMarkup, waitingMarkup } from "./story-markup.ts";
import { tasksMarkup } from "./tasks-markup.ts";
import { timelineMarkup } from "./timeline-markup.ts";

export function recommendationMarkup(story: Story): string {
  return `<div class="split">${headline(story)}<div class="side"><div class="particulars">${tasksMarkup(story)}${particulars(story)}</div><div class="why">${rationale(story)}</div></div><div class="story">${waitingMarkup(story)}${actionsMarkup(story)}${evidenceMarkup(story)}${timelineMarkup(story)}</div></div>`;
}

function headline({ worded, position, sections }: Story): string {
  const { reference } = worded;
  const due = dueInWords(position);
  const same = sections.filter(({ variant }) => variant === null).map(({ section }) => section);
  const where =
    same.length === 1 ? `section ${same[0]}` : `sections ${same.slice(0, -1).join(", ")} and ${same.at(-1)}`;
  const beside = besideTheRating(position).map((words) => `<span class="warn"> · ${words}</span>`);
  const elsewhere = same.length < sections.length ? ` <a href="#variants">Worded differently elsewhere</a>` : "";
  return `<div class="headline"><h1>${escaped(worded.shortTitle)}</h1><p class="asat">${reference} · ${shownMarkup(position.shown)}${
    due ? ` · ${position.daysOverdue === null ? "due " : ""}${due}` : ""
  }${beside.join("")}${position.isOwnerToBeConfirmed ? " · owner to be confirmed" : ""}</p><blockquote>${escaped(worded.wording)}</blockquote><p class="source"><a href="/reviews/${worded.code}">${escaped(worded.title)}</a>, ${dateInWords(worded.publishedOn)}, ${where}.${elsewhere}</p></div>`;
}

const MEASURE = "We will know it worked when";

function particulars(story: Story): string {
  const { position, facts, themeNames, known, related } = story;
  const { owner, evidenceCount, reportingMonths, lastUpdate } = position;
  const lead = owner?.leadPersonId ? known.names.get(owner.leadPersonId) : undefined;
  const contributors: readonly number[] = JSON.parse(facts.contributors[0]?.agencyIds ?? "[]");
  const [tagging] = facts.taggings;
  const themes = tagging ? namesOf(tagging.themeIds, themeNames) : [];
  const [signOff] = facts.signOffs.filter(({ held }) => held === 0);
  const isWaitedFor = !isSettled(position.assurance?.step ?? null) && position.assurance?.step !== "requested";
  const next = isWaitedFor && lastUpdate ? addMonths(dateOf(lastUpdate.at), reportingMonths) : null;
  const rows: (readonly [term: string, words: string])[] = [
    ["Owner", `${escaped(ownerInWords(owner))}<br/>${owner ? ownerHistory(owner, story) : ""}`],
    [
      "Lead",
      `${escaped(lead ?? "Not named yet")}${owner && owner.handoverToAccept !== null ? `<br/><small class="warn">handed over, not accepted yet</small>` : ""}`,
    ],
    [
      "Contributors",
      contributors.length > 0 ? escaped(listed(contributors.map((id) => known.directory.get(id)?.name ?? ""))) : "None",
    ],
    ["Due", due(story)],
    [
      "Reported on",
      `Every ${reportingMonths === 1 ? "month" : `${reportingMonths} months`}${next ? `<br/><small>next update by ${dateInWords(next)}</small>` : ""}`,
    ],
    ...(signOff ? [["Sign-off", `${stepNames[signOff.step]}, ${signedOff(story, signOff)}`] as const] : []),
    [MEASURE, escaped(facts.measures[0]?.words ?? "Not said yet")],
    [
      "Evidence",
      evidenceCount > 0 ? `${plural(evidenceCount, "piece")}, ${position.outcomeEvidenceCount} of outcome` : "None yet",
    ],
    ["Themes", themes.length > 0 ? escaped(themes.join("; ")) : "Not tagged yet"],
    ...related.map(
      ({ words, section }) => ["Related work", `${escaped(words)} <small>(section ${section})</small>`] as const,
    ),
  ];
  const items = rows.map(
    ([term, words]) => `<div><dt>${term}</dt><dd${term === MEASURE ? ` class="as-typed"` : ""}>${words}</dd></div>`,
  );
  return `<dl>${items.join("")}</dl>`;
}

function ownerHistory(owner: Owner, { facts, written }: Story): string {
  const { basis, confirmed, namedAs, standing } = owner;
  const words = basis === "proposed" && confirmed ? "confirmed by the Executive" : basisNames[basis];
  const warning =
    isOwnerToBeConfirmed(owner) && basis !== "proposed" ? `<small class="warn">to be confirmed</small>` : "";
  if (standing.kind === "succeeded")
    return `<small>${words} as ${escaped(namedAs)}; with ${escaped(standing.agency.name)} since ${dateInWords(standing.since)}</small>${warning}`;
  if (standing.kind === "to be decided")
    return `<small>${words} as ${escaped(namedAs)}; dissolved on ${dateInWords(standing.since)} and succeeded by ${escaped(listed(standing.successors.map(({ name }) => name)))}</small>${warning}`;
  const other = facts.assignments.findIndex(({ agencyId }) => agencyId !== owner.agencyId);
  const first = facts.assignments.at(other === -1 ? -1 : other - 1);
  const since = first && written.get(first.trail)?.at;
  return `<small>${words}${since === undefined ? "" : `, since ${dateInWords(dateOf(since))}`}</small>${warning}`;
}

function due({ position, facts, written }: Story): string {
  const { dueOn, slip } = position;
  const words = dueInWords(position);
  const when = words ? `<br/><small${position.daysOverdue === null ? "" : ` class="warn"`}>${words}</small>` : "";
  if (!slip) return `${dueOn ? dateInWords(dueOn) : "No due date set"}${when}`;
  const dates = facts.dueDates.toReversed().map((agreed) => {
    const at = written.get(agreed.trail)?.at ?? 0;
    return `<li><small>${dateInWords(agreed.dueOn)}, agreed on ${dateInWords(dateOf(at))}</small></li>`;
  });
  return `${dueOn ? dateInWords(dueOn) : ""}${when}<br/><small>${slipInWords(slip)}</small><ol class="dates">${dates.join("")}</ol>`;
}

function signedOff({ facts, written }: Story, { trail, step }: Story["facts"]["signOffs"][number]): string {
  const at = written.get(trail)?.at ?? 0;
  const accepted = facts.signOffs.find(({ upTo }) => upTo !== null);
  if (!accepted || (step !== "accepted" && step !== "embedded")) return dateInWords(dateOf(at));
  const again = step === "accepted" ? `to be looked at again on ${dateInWords(accepted.recheckOn)}` : "";
  return `${dateInWords(dateOf(at))}<br/><small>${again}</small>`;
}

function rationale({ rationale: reasons, sections }: Story): string {
  const items = reasons.map(
    ({ words, figure, base, section }) =>
      `<p>${figure ? `<strong>${escaped(figure)} </strong>` : ""}${escaped(words)} <small>(${escaped([base, `section ${section}`].filter(Boolean).join("; "))})</small></p>`,
  );
  const variants = sections.flatMap(({ section, variant }) =>
    variant === null ? [] : [`<p><small>Section ${section}</small><br/>${escaped(variant)}</p>`],
  );
  return `<h2>Why the study made it</h2>${items.join("")}${variants.length > 0 ? `<h2 id="variants">Worded differently elsewhere</h2>${variants.join("")}` : ""}`;
}
