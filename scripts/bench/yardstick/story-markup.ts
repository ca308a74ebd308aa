import { dateInWords, dateOf } from "#lib/core/clock.ts";
import { roleNames } from "#lib/core/viewer.ts";
import { daysActionOverdue, progressOfAsks } from "#lib/recommendations/actions/rules.ts";
import { bytesInWords, showsNames } from "#lib/recommendations/updates/labels.ts";
import type { Evidence } from "#lib/recommendations/updates/queries.ts";
import { plural } from "#lib/status/labels.ts";
import { escaped, sampleMarkup } from "./markup.ts";
import type { Story } from "./recommendation.ts";

/** What waits for somebody. */
export function waitingMarkup({ worded, position, facts, written, known }: Story): string {
  const day = (trail: number) => dateInWords(dateOf(written.get(trail)?.at ?? 0));
  const agency = (id: number) => escaped(known.directory.get(id)?.name ?? "");
  const [signOff] = facts.signOffs.filter(({ held }) => held === 0);
  const request = signOff?.step === "requested" && signOff.agencyId !== null ? signOff : null;
  const asked = position.requestedDueOn && facts.requests.find(({ decided }) => decided === null);
  const questions = facts.questions.toReversed().flatMap(({ trail, words, isHeld }) => {
    const counting = facts.replies.filter((one) => one.questionTrail === trail && one.isHeld === 0);
    if (isHeld === 1 || counting[0]?.kind === "answer") return [];
    const last = counting[0] ?? { trail, words };
    const by = written.get(trail);
    const name = by?.personId ? known.names.get(by.personId) : undefined;
    return [
      `<p><strong>For the owner:</strong> <span class="as-typed">${escaped(last.words)}</span> <a href="/recommendations/${worded.reference}/questions/${trail}">Answer<span class="unseen"> the question of ${day(last.trail)}</span></a><br/><small>asked by ${escaped(name ?? "somebody")}, ${by ? roleNames[by.role] : ""}, ${day(last.trail)}</small></p>`,
    ];
  });
  const items = [
    request
      ? `<p><strong>For the Executive: sign-off.</strong> ${agency(request.agencyId ?? 0)} asked on ${day(request.trail)}.</p>`
      : "",
    asked
      ? `<p><strong>For the Executive: another due date, ${dateInWords(asked.dueOn)}.</strong> ${agency(asked.agencyId)} asked on ${day(asked.trail)}.</p>`
      : "",
    ...questions,
  ].join("");
  if (items === "") return "";
  return `<section class="decide" aria-labelledby="waiting"><h2 id="waiting">Waiting</h2>${items}</section>`;
}

/** The steps under it, by what it asks for where that is several things. */
export function actionsMarkup(story: Story): string {
  const { facts } = story;
  if (facts.asks.length === 0 && facts.actions.length === 0) return "";
  const asks = facts.asks.filter(({ trail }) => trail === facts.asks[0]?.trail);
  const parts = progressOfAsks(asks, actionsOf(story)).map(({ ask, actions, done, toDo }) => {
    const far =
      actions.length === 0
        ? "no action yet"
        : done + toDo === 0
          ? "every action was dropped"
          : `${done} of ${plural(done + toDo, "action")} done`;
    const head =
      asks.length > 0 ? `<h3>${escaped(ask?.words ?? "Not towards one of these")}<small> ${far}</small></h3>` : "";
    const items = actions.map((action) => actionMarkup(story, action)).join("");
    return `<div class="ask">${head}${items && `<ul class="actions">${items}</ul>`}</div>`;
  });
  return `<section aria-labelledby="actions"><h2 id="actions">Actions</h2>${parts.join("")}</section>`;
}

function actionsOf({ worded, facts, written }: Story) {
  return facts.actions
    .map((action) => {
      const report = facts.reports.find(({ actionTrail, isHeld }) => actionTrail === action.trail && isHeld === 0);
      const handed = facts.handedActions.find(({ actionTrail }) => actionTrail === action.trail);
      return {
        ...action,
        recommendationId: worded.id,
        reference: worded.reference,
        personId: handed?.toPersonId ?? action.personId,
        handoverToAccept: handed && handed.accepted === 0 ? handed.trail : null,
        state: report?.state ?? "open",
        doneOn: report?.doneOn ?? null,
        note: report?.note ?? "",
        reportTrail: report?.trail ?? null,
        reportedAt: null,
        sample: written.get(action.trail)?.sample === 1,
        isHeld: action.isHeld === 1,
      };
    })
    .sort((a, b) => (a.dueOn === b.dueOn ? a.trail - b.trail : a.dueOn < b.dueOn ? -1 : 1));
}

function actionMarkup(
  { worded, known, date }: Story,
  action: ReturnType<typeof progressOfAsks>[number]["actions"][number],
) {
  const { state, what, note, dueOn, doneOn, trail, isHeld } = action;
  const overdue = daysActionOverdue(action, date);
  const person = action.personId === null ? undefined : known.names.get(action.personId);
  const stands =
    state === "done"
      ? `done${doneOn ? ` on ${dateInWords(doneOn)}` : ""}`
      : state === "dropped"
        ? "dropped"
        : `due ${dateInWords(dueOn)}`;
  const report = isHeld
    ? ""
    : `<small class="no-print"><a href="/recommendations/${worded.reference}/actions/${trail}">Say how far it is<span class="unseen">: ${escaped(what)}</span></a></small>`;
  return `<li class="${state}"><span class="as-typed">${escaped(what)}</span>${sampleMarkup(action.sample)}<small>${escaped(known.directory.get(action.agencyId)?.name ?? "")}${
    person ? `, ${escaped(person)}` : ""
  }${action.handoverToAccept === null ? "" : " (not accepted yet)"} · ${stands}${
    overdue === null ? "" : `<span class="warn"> · ${plural(overdue, "day")} overdue</span>`
  }${isHeld ? " · held" : ""}</small>${note && `<small class="as-typed">${escaped(note)}</small>`}${report}</li>`;
}

/** All evidence as it stands, and what was said of it. */
export function evidenceMarkup({ worded, facts, evidence, written }: Story): string {
  const current = evidence.filter(({ replacedBy }) => replacedBy === null);
  if (current.length === 0) return "";
  const unlinked = current.filter(({ shows }) => shows !== "outcome").length;
  const items = current.map((one) => {
    const appraisal = facts.appraisals.find(({ evidenceId }) => evidenceId === one.id);
    const judged = appraisal
      ? `<small class="as-typed">${appraisal.isSufficient === 1 ? "Judged sufficient" : `<span class="warn">Judged not sufficient</span>`} by the ${roleNames[written.get(appraisal.trail)?.role ?? "business"]}: ${escaped(appraisal.reason)}</small>`
      : "";
    const older =
      one.replacesId === null
        ? ""
        : "<small>In the place of an older version, which stays below in what has happened</small>";
    return `<li>${evidenceItem(one)}${judged}${older}${offers(worded.reference, one)}</li>`;
  });
  const of = unlinked === 0 ? "all" : current.length - unlinked;
  return `<section aria-labelledby="evidence"><h2 id="evidence">Evidence</h2><p class="soft">${plural(current.length, "piece")}, ${of} of the difference made${
    unlinked > 0 ? `, ${unlinked} linked to no outcome` : ""
  }</p><ul class="evidence">${items.join("")}</ul></section>`;
}

function offers(reference: string, { id, title, trueOn, held, releasedBy, isRemoved }: Evidence): string {
  if (isRemoved || (held && releasedBy === null)) return "";
  const unseen = `<span class="unseen">: ${escaped(title)}, of ${dateInWords(trueOn)}</span>`;
  const links = [
    ["appraise", "Appraise"],
    ["replace", "Give a newer version"],
    ["remove", "Remove"],
  ].map(([path, label]) => `<a href="/recommendations/${reference}/evidence/${id}/${path}">${label}${unseen}</a>`);
  return `<small class="no-print">${links.join("")}</small>`;
}

export function evidenceItem(one: Evidence): string {
  const { id, title, url, fileName, bytes, shows, trueOn, sample, held, releasedBy, replacedBy } = one;
  const kind = fileName ? `${fileName.split(".").at(-1)?.toUpperCase()}, ${bytesInWords(bytes ?? 0)}` : "link";
  const name = one.isRemoved
    ? `<span>${escaped(title)}</span>`
    : `<a href="${escaped(url ?? `/api/evidence/${id}`)}">${escaped(title)}</a>`;
  return `${name} <small>${escaped(one.isRemoved ? "removed by the business team" : kind)} · ${showsNames[shows]} · of ${dateInWords(trueOn)}${
    held && releasedBy === null ? " · held" : ""
  }${replacedBy === null ? "" : " · replaced by a newer version"}</small>${sampleMarkup(sample)}`;
}
