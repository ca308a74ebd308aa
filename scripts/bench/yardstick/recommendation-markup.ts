import { dateInWords, dateOf, instantInWords } from "#lib/core/clock.ts";
import { roleNames } from "#lib/core/viewer.ts";
import { basisNames, ownerInWords } from "#lib/ownership/rules.ts";
import { dueInWords, plural } from "#lib/positions/words.ts";
import { questions, ratingNames } from "#lib/progress/rules.ts";
import { bytesInWords, questionTitles, showsNames } from "#lib/progress/words.ts";
import { escaped, sampleMarkup, shownMarkup } from "./markup.ts";
import type { Story } from "./recommendation.ts";

export function recommendationMarkup(story: Story): string {
  return `${head(story)}<div class="split"><div class="particulars">${particulars(story)}</div><div class="story">${timeline(story)}</div><div>${rationale(story)}</div></div>`;
}

function head({ worded, position, sections }: Story): string {
  const { reference } = worded;
  const due = dueInWords(position);
  const same = sections.filter(({ variant }) => variant === null).map(({ section }) => section);
  const where =
    same.length === 1 ? `section ${same[0]}` : `sections ${same.slice(0, -1).join(", ")} and ${same.at(-1)}`;
  const tasks = tasksOf(position.dueOn === null).map(
    ([path, label], index) =>
      `<li><a${index === 0 ? ` class="filled"` : ""} href="/recommendations/${reference}/${path}">${label}</a></li>`,
  );
  return `<div class="head"><div><h1>${escaped(worded.shortTitle)}</h1><p class="asat">${reference} · ${shownMarkup(position.shown)}${due ? ` · due ${due}` : ""}${
    position.daysSilent === null ? "" : ` · silent for ${plural(position.daysSilent, "day")}`
  }${position.isOwnerToBeConfirmed ? " · owner to be confirmed" : ""}</p><blockquote>${escaped(worded.wording)}</blockquote><p class="source"><a href="/reviews/${worded.code}">${escaped(worded.title)}</a>, ${dateInWords(worded.publishedOn)}, ${where}.</p></div><ul class="tasks no-print">${tasks.join("")}</ul></div>`;
}

function tasksOf(hasNoDueDate: boolean): (readonly [path: string, label: string])[] {
  return [
    ["update", "Post an update"],
    ["evidence", "Add evidence"],
    ["owner", "Change the owner or lead"],
    ...(hasNoDueDate ? ([["due-date", "Set the due date"]] as const) : []),
    ["success-measure", "Say how you will know it worked"],
    ["contributors", "Choose contributors"],
    ["themes", "Tag themes"],
  ];
}

function particulars({ position, trail, assignments, measures, names, related }: Story): string {
  const { owner, dueOn, evidenceCount } = position;
  const due = dueInWords(position);
  const since = trail.find(({ number }) => assignments.has(number))?.at;
  const lead = owner?.leadPersonId ? names.get(owner.leadPersonId) : undefined;
  const rows: (readonly [term: string, words: string])[] = [
    [
      "Owner",
      `${escaped(ownerInWords(owner))}<br/>${owner && since ? `<small>${basisNames[owner.basis]}, since ${dateInWords(dateOf(since))}</small>` : ""}`,
    ],
    ["Lead", escaped(lead ?? "Not named yet")],
    ["Contributors", "None"],
    [
      "Due",
      `${dueOn ? dateInWords(dueOn) : "No due date set"}${due ? `<br/><small${position.daysOverdue === null ? "" : ` class="warn"`}>${due}</small>` : ""}`,
    ],
    ["We will know it worked when", escaped([...measures.values()][0]?.words ?? "Not said yet")],
    ["Evidence", evidenceCount > 0 ? plural(evidenceCount, "piece") : "None yet"],
    ["Themes", "Not tagged yet"],
    ...related.map(
      ({ words, section }) => ["Related work", `${escaped(words)} <small>(section ${section})</small>`] as const,
    ),
  ];
  return `<dl>${rows.map(([term, words]) => `<div><dt>${term}</dt><dd>${words}</dd></div>`).join("")}</dl>`;
}

function timeline(story: Story): string {
  const { worded, trail } = story;
  const filters = ["updates", "evidence", "decisions"].map(
    (one) =>
      `<span><a href="/recommendations/${worded.reference}?show=${one}">${one.charAt(0).toUpperCase()}${one.slice(1)}</a> </span>`,
  );
  const entries = trail.map((row) => `<li id="n${row.number}">${entry(story, row)}</li>`);
  return `<h2>What has happened</h2><p class="no-print"><span><strong>Everything</strong> </span>${filters.join("")}</p><ol class="timeline">${entries.join("")}<li><h3>Recommended</h3><p class="by">${dateInWords(worded.publishedOn)}, in ${escaped(worded.title)}</p></li></ol>`;
}

function entry(story: Story, row: Story["trail"][number]): string {
  const { number } = row;
  const update = story.updates.get(number);
  if (update) {
    const answers = questions.map((one) =>
      update[one] ? `<p class="as-typed"><strong>${questionTitles[one]}.</strong> ${escaped(update[one])}</p>` : "",
    );
    return `<h3>${update.asOwner ? "Update" : "Contributor’s update"}: <span class="shown ${update.rating}">${ratingNames[update.rating]}</span></h3>${author(story, row, update.agencyId)}${
      update.nothingChanged ? "<p>Nothing has changed.</p>" : ""
    }${answers.join("")}${evidenceOf(story, row)}<p class="no-print"><a href="/recommendations/${story.worded.reference}/update?corrects=${number}">Correct this<span class="unseen"> update</span></a></p>`;
  }
  const [title, detail] = decided(story, number);
  const evidence = evidenceOf(story, row);
  if (evidence)
    return `<h3>Evidence added</h3>${author(story, row, story.evidence.find((one) => one.trail === number)?.agencyId)}${evidence}`;
  return `<h3>${escaped(title)}</h3>${author(story, row)}<p class="as-typed">${escaped(detail)}</p>`;
}

function decided(
  { assignments, dueDates, measures, names, agencyName }: Story,
  number: number,
): readonly [title: string, detail: string] {
  const assigned = assignments.get(number);
  if (assigned) {
    const lead = assigned.leadPersonId === null ? undefined : names.get(assigned.leadPersonId);
    const basis = basisNames[assigned.basis];
    const detail = `${basis.charAt(0).toUpperCase()}${basis.slice(1)}. ${assigned.reason}${lead ? ` Lead: ${lead}.` : ""}`;
    return [
      `${assigned.basis === "proposed" ? "Owner proposed" : "Owner assigned"}: ${agencyName(assigned.agencyId)}`,
      detail,
    ];
  }
  const due = dueDates.get(number);
  if (due) return [`Due date set: ${dateInWords(due.dueOn)}`, due.reason];
  return ["How it will be known to have worked", measures.get(number)?.words ?? ""];
}

function author(
  { names, agencyName }: Story,
  { at, personId, role, sample }: Story["trail"][number],
  agencyId?: number,
): string {
  if (personId === null)
    return `<p class="by">${instantInWords(at)}, dated as the report; entered when the tracker was set up</p>`;
  const name = names.get(personId) ?? "somebody";
  const by =
    agencyId === undefined
      ? `by ${name}, ${roleNames[role]}`
      : role === "business"
        ? `by ${name}, business team, on behalf of ${agencyName(agencyId)}`
        : `by ${name} for ${agencyName(agencyId)}`;
  return `<p class="by">${instantInWords(at)}, ${escaped(by)}${sampleMarkup(sample === 1)}</p>`;
}

function evidenceOf({ evidence }: Story, { number, sample }: Story["trail"][number]): string {
  const items = evidence
    .filter(({ trail }) => trail === number)
    .map(({ id, title, url, fileName, bytes, shows, trueOn }) => {
      const kind = fileName ? `${fileName.split(".").at(-1)?.toUpperCase()}, ${bytesInWords(bytes ?? 0)}` : "link";
      return `<li><a href="${escaped(url ?? `/api/evidence/${id}`)}">${escaped(title)}</a> <small>${escaped(kind)} · ${showsNames[shows]} · of ${dateInWords(trueOn)}</small>${sampleMarkup(sample === 1)}</li>`;
    });
  return items.length > 0 ? `<ul>${items.join("")}</ul>` : "";
}

function rationale({ rationale: reasons }: Story): string {
  const items = reasons.map(
    ({ words, figure, base, section }) =>
      `<p>${figure ? `<strong>${escaped(figure)} </strong>` : ""}${escaped(words)} <small>(${escaped([base, `section ${section}`].filter(Boolean).join("; "))})</small></p>`,
  );
  return `<h2>Why the study made it</h2>${items.join("")}`;
}
