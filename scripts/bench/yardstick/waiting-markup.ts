import { dateInWords, dateOf } from "#lib/core/clock.ts";
import { ownerInWords } from "#lib/recommendations/ownership.rules.ts";
import type { Position, Summary } from "#lib/status/rules.ts";
import { escaped } from "./markup.ts";
import type { ToDecide } from "./waiting.ts";

/** What the Executive has to settle, as somebody of the business team is shown it. */
export function toDecideMarkup(toDecide: ToDecide, summary: Summary): string {
  const { signOffs, newDates, owners, rechecks, questions, questionCount } = toDecide;
  const items = [
    ...signOffs.map((of) => item("Sign-off of", of, `${ownerInWords(of.owner)} asks for it`)),
    more(signOffs, summary.awaitingSignOff, "awaiting-sign-off", "sign-offs asked for"),
    ...newDates.map((of) => item("Due date of", of, dateAskedFor(of))),
    more(newDates, summary.newDatesAsked, "new-date", "dates asked for"),
    ...owners.map((of) => item("Owner of", of, proposalOf(of))),
    more(owners, summary.ownersToBeConfirmed, "to-confirm", "owners to be confirmed"),
    ...rechecks.map((of) => item("Re-check of", of, recheckOf(of))),
    more(rechecks, summary.rechecksDue, "recheck-due", "re-checks due"),
    ...questions.map(
      ({ trail, reference, shortTitle, askedAt }) =>
        `<li><a href="/recommendations/${reference}/questions/${trail}">Question on ${reference}</a>, ${escaped(shortTitle)}: not answered since ${dateInWords(dateOf(askedAt))}</li>`,
    ),
    questionCount > questions.length
      ? `<li>and ${(questionCount - questions.length).toLocaleString("en-GB")} more questions not answered</li>`
      : "",
  ].join("");
  return `<section class="decide" aria-labelledby="decide"><h2 id="decide">For you to decide</h2>${
    items === "" ? `<p>Nothing to decide.</p><ol hidden=""></ol>` : `<ol>${items}</ol>`
  }</section>`;
}

function item(what: string, { reference, shortTitle }: Position, words: string): string {
  return `<li><a href="/recommendations/${reference}">${what} ${reference}</a>, ${escaped(shortTitle)}: ${escaped(words)}</li>`;
}

function more(shown: readonly Position[], total: number, only: string, words: string): string {
  if (total <= shown.length) return "";
  return `<li><a href="/recommendations?only=${only}">All ${total.toLocaleString("en-GB")} ${words}</a></li>`;
}

function dateAskedFor({ requestedDueOn, dueOn }: Position): string {
  return `${requestedDueOn ? dateInWords(requestedDueOn) : ""} is asked for, instead of ${dueOn ? dateInWords(dueOn) : "none"}`;
}

function proposalOf({ owner }: Position): string {
  if (!owner) return "nobody is proposed yet";
  return owner.basis === "proposed" ? `${ownerInWords(owner)} is proposed` : ownerInWords(owner).toLowerCase();
}

function recheckOf({ assurance }: Position): string {
  return `due since ${assurance?.recheckOn ? dateInWords(assurance.recheckOn) : ""}: has it lasted?`;
}
