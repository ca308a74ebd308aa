import { dateInWords, dateOf, instantInWords } from "#lib/core/clock.ts";
import { questionTitles } from "#lib/recommendations/updates/labels.ts";
import type { Evidence } from "#lib/recommendations/updates/queries.ts";
import { questions, ratingNames } from "#lib/recommendations/updates/rules.ts";
import { authorOf, detailsOf, titleOf } from "#lib/reporting/timeline/labels.ts";
import type { Happening, TimelineEntry } from "#lib/reporting/timeline/reads.ts";
import { timelineFilters } from "#lib/reporting/timeline/rules.ts";
import { escaped, sampleMarkup } from "./markup.ts";
import type { Story } from "./recommendation.ts";
import { evidenceItem } from "./story-markup.ts";

/** All that happened, newest first. */
export function timelineMarkup(story: Story): string {
  const { worded, timeline } = story;
  const [everything = "", ...others] = timelineFilters.map((one) => `${one.charAt(0).toUpperCase()}${one.slice(1)}`);
  const filters = others.map(
    (name) => `<a href="/recommendations/${worded.reference}?show=${name.toLowerCase()}#timeline">${name}</a>`,
  );
  const accepted = acceptanceIn(story);
  const entries = timeline.map((entry) => `<li id="n${entry.trail}">${entryMarkup(story, entry, accepted)}</li>`);
  return `<section aria-labelledby="timeline"><h2 id="timeline">What has happened</h2><p class="no-print choices"><strong>${everything}</strong>${filters.join("")}</p><ol class="timeline">${entries.join("")}<li><h3>Recommended</h3><p class="by">${dateInWords(worded.publishedOn)}, in ${escaped(worded.title)}</p></li></ol></section>`;
}

interface Accepted {
  readonly trail: number;
  readonly upTo: number;
}

function entryMarkup(story: Story, entry: TimelineEntry, accepted: Accepted | null): string {
  const { known } = story;
  const { happening, trail } = entry;
  const when = instantInWords(entry.at);
  const by = `<p class="by">${when}, ${escaped(authorOf(entry, known))}${sampleMarkup(entry.sample)}</p>`;
  const said =
    happening.kind === "update" ? updateMarkup(story, happening, trail, by) : plainMarkup(story, happening, by, when);
  const held = entry.isHeld
    ? `<p class="held"><strong>Held.</strong> It may identify somebody: only its author and the business team can see it. <a href="/held/${trail}">Look at it and release it</a></p>`
    : "";
  const removed = entry.redactions.map(
    ({ what, reason, at, personId }) =>
      `<p class="held"><strong>${what === "file" ? "A file was removed" : "A passage was removed"}</strong> on ${dateInWords(dateOf(at))} by ${escaped(known.names.get(personId ?? 0) ?? "somebody")}, business team: ${escaped(reason)}</p>`,
  );
  const late =
    accepted && trail > accepted.upTo && trail !== accepted.trail
      ? `<p class="by">Added after it was accepted, and not part of what was.</p>`
      : "";
  const redact =
    entry.personId === null
      ? ""
      : `<p class="no-print"><small><a href="/history/${trail}/redact">Remove a passage<span class="unseen"> from this entry of ${when}</span></a></small></p>`;
  return `${said}${held}${removed.join("")}${late}${redact}`;
}

/** What was accepted, where that is the last word. */
function acceptanceIn({ facts, position }: Story): Accepted | null {
  const step = position.assurance?.step;
  const accepted = step === "accepted" || step === "embedded" ? facts.signOffs.find(({ upTo }) => upTo !== null) : null;
  return accepted && accepted.upTo !== null ? { trail: accepted.trail, upTo: accepted.upTo } : null;
}

function plainMarkup(
  { worded, known }: Story,
  happening: Exclude<Happening, { kind: "update" }>,
  by: string,
  when: string,
): string {
  const details = detailsOf(happening, known).map(
    ({ heading, text }) =>
      `<p class="as-typed">${heading ? `<strong>${escaped(heading)}. </strong>` : ""}${escaped(text)}</p>`,
  );
  const evidence = happening.kind === "evidence" ? listMarkup(happening.evidence) : "";
  const thread =
    "questionTrail" in happening
      ? `<p class="no-print"><a href="/recommendations/${worded.reference}/questions/${happening.questionTrail}">The question and its answers<span class="unseen">, this of ${when}</span></a></p>`
      : "";
  return `<h3>${escaped(titleOf(happening, known))}</h3>${by}${thread}${evidence}${details.join("")}`;
}

function updateMarkup(
  { worded, facts }: Story,
  { update, evidence }: Extract<Happening, { kind: "update" }>,
  trail: number,
  by: string,
): string {
  const correctedBy = facts.updates.find(({ correctsTrail }) => correctsTrail === trail)?.trail;
  const answers = questions.map((one) =>
    update[one] ? `<p class="as-typed"><strong>${questionTitles[one]}.</strong> ${escaped(update[one])}</p>` : "",
  );
  const correct =
    correctedBy === undefined
      ? `<p class="no-print"><a href="/recommendations/${worded.reference}/update?corrects=${trail}">Correct this<span class="unseen"> update</span></a></p>`
      : "";
  return `<h3>${update.asOwner ? "Update" : "Contributor’s update"}: <span class="shown ${update.rating}">${ratingNames[update.rating]}</span></h3>${by}${
    correctedBy === undefined ? "" : `<p><a href="#n${correctedBy}">Corrected by a later update</a></p>`
  }${update.correctsTrail === null ? "" : `<p><a href="#n${update.correctsTrail}">Corrects an earlier update</a></p>`}${
    update.nothingChanged ? "<p>Nothing has changed.</p>" : ""
  }${answers.join("")}${listMarkup(evidence)}${correct}`;
}

function listMarkup(evidence: readonly Evidence[]): string {
  return evidence.length === 0 ? "" : `<ul>${evidence.map((one) => `<li>${evidenceItem(one)}</li>`).join("")}</ul>`;
}
