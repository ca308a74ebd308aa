import { dateInWords, instantInWords } from "#lib/core/clock.ts";
import { ownerInWords } from "#lib/recommendations/ownership.rules.ts";
import {
  besideTheRating,
  dueInWords,
  lastUpdateInWords,
  plural,
  shownMeanings,
  shownNames,
  slipInWords,
} from "#lib/status/labels.ts";
import { type Position, type ShownAs, shownAs } from "#lib/status/rules.ts";

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#x27;",
};

export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

export const shownMarkup = (as: ShownAs) => `<span class="shown ${as}">${shownNames[as]}</span>`;
export const sampleMarkup = (of: boolean) => (of ? `<span class="sample">Sample</span>` : "");

export const keyMarkup = `<section class="key" aria-labelledby="key"><h2 id="key">Key</h2><ul>${shownAs
  .map((as) => `<li>${shownMarkup(as)} ${shownMeanings[as]}</li>`)
  .join("")}</ul></section>`;

export const headOf = (columns: readonly string[]) =>
  `<thead><tr>${columns.map((name) => `<th scope="col">${name}</th>`).join("")}</tr></thead>`;

export const notesMarkup = (notes: readonly string[]) =>
  notes.map((note) => `<small class="warn">${note}</small>`).join("");

/** The cells that the board and the list have in common; the notes stand under the rating. */
export function cellsOf(position: Position): Record<"name" | "owner" | "notes" | "due" | "lastUpdate", string> {
  const { owner, reference, slip, requestedDueOn, overdueActions, openQuestions } = position;
  const due = dueInWords(position);
  return {
    name: `<th scope="row"><a href="/recommendations/${reference}">${reference}</a> ${escaped(position.shortTitle)}</th>`,
    owner: `<td data-label="Owner">${escaped(ownerInWords(owner))}${
      owner?.standing.kind === "succeeded" ? `<small>named as ${escaped(owner.namedAs)}</small>` : ""
    }${owner && position.isOwnerToBeConfirmed ? `<small class="warn">to be confirmed</small>` : ""}</td>`,
    notes: notesMarkup([
      ...besideTheRating(position),
      ...(overdueActions > 0 ? [`${plural(overdueActions, "action")} overdue`] : []),
      ...(openQuestions > 0 ? [`${plural(openQuestions, "question")} open`] : []),
    ]),
    due: `<td data-label="Due">${position.dueOn ? dateInWords(position.dueOn) : "No due date set"}${
      due ? `<small${position.daysOverdue === null ? "" : ` class="warn"`}>${due}</small>` : ""
    }${slip ? `<small>${slipInWords(slip)}</small>` : ""}${requestedDueOn ? `<small>${dateInWords(requestedDueOn)} asked for</small>` : ""}</td>`,
    lastUpdate: `<td data-label="Last update">${lastUpdateInWords(position)}${sampleMarkup(position.lastUpdate?.sample ?? false)}</td>`,
  };
}

export function pagesMarkup(path: string, total: number): string {
  const last = Math.ceil(total / 25);
  if (last <= 1) return "";
  return `<nav class="pages" aria-label="Pages"><span>Page 1 of ${last.toLocaleString("en-GB")}</span><a href="${path}?page=2">Next page</a></nav>`;
}

const places = [
  ["/my-work", "My work"],
  ["/board", "Board"],
  ["/recommendations", "Recommendations"],
  ["/reviews", "Reviews"],
  ["/agencies", "Agencies"],
  ["/board/meetings", "Meetings"],
  ["/held", "Held"],
  ["/people", "People"],
  ["/history", "History"],
] as const;

const partnership = "Kent Safeguarding Children Multi-Agency Partnership";

/** A whole page, in the frame that every page of a trial stands in. */
export function pageMarkup({
  title,
  here,
  name,
  body,
}: {
  title: string;
  here: string;
  name: string;
  body: string;
}): string {
  const links = places
    .map(([path, label]) => `<a href="${path}"${path === here ? ` aria-current="page"` : ""}>${label}</a>`)
    .join("");
  return `<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"/><meta name="viewport" content="width=device-width, initial-scale=1"/><link rel="stylesheet" href="/look.css"/><title>Trial: ${title} – Recommendations tracker</title><meta name="robots" content="noindex, nofollow"/></head><body><a class="skip" href="#main">Skip to the page</a><header class="top"><div class="trial"><p class="wide"><strong>Trial.</strong> The recommendations are real; the people and all progress shown are made up.</p></div><div class="wide"><span><a class="product" href="/">Recommendations tracker</a> <small>${partnership}</small></span><details class="menu"><summary>Menu</summary><nav aria-label="Main">${links}<form enctype="multipart/form-data" method="post"><input type="hidden" name="sign-out"/>${escaped(name)} <button type="submit" class="link">Sign out</button></form></nav></details></div></header><main id="main" class="wide" tabindex="-1">${body}</main><footer class="bottom wide"><p>OFFICIAL-SENSITIVE · Trial, not for use · ${partnership} · ${instantInWords(Date.now())}</p></footer></body></html>`;
}
