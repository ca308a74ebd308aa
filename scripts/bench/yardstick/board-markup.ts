import { type CalendarDate, dateInWords, dateOf } from "#lib/core/clock.ts";
import { besideTheRating, changesInWords, shownLetters, shownNames, summaryInWords } from "#lib/status/labels.ts";
import { shownAs } from "#lib/status/rules.ts";
import { type Board, stoodAs } from "./board.ts";
import { cellsOf, escaped, headOf, keyMarkup, notesMarkup, pagesMarkup, sampleMarkup, shownMarkup } from "./markup.ts";
import type { Stood } from "./positions.ts";
import { toDecideMarkup } from "./waiting-markup.ts";

export function boardMarkup(board: Board): string {
  return [
    asAt(board),
    blocks(board),
    toDecideMarkup(board.toDecide, board.summary),
    table(board),
    strip(board),
    differences(board),
    keyMarkup,
  ].join("");
}

function asAt({ today, last, next, summary }: Board): string {
  return `<h1>Where the recommendations stand</h1><p class="asat">As at today, ${dateInWords(today)}${
    next ? ` · next Executive meeting ${dateInWords(next.heldOn)}` : ""
  }${
    last ? ` · <a href="/board?as-at=${last.heldOn}">as at the meeting of ${dateInWords(last.heldOn)}</a>` : ""
  }</p><details class="another-day"><summary>Another day</summary><form class="filters" action="/board"><label>As at another day <input class="date" type="date" name="as-at" value="${today}"/></label><button type="submit" class="link">Show</button></form></details><p class="lead">${summaryInWords(summary, last)}</p>`;
}

function blocks({ summary, rows }: Board): string {
  if (summary.total <= 25) {
    const items = rows.map(
      ({ position }) =>
        `<li><a class="${position.shown}" href="/recommendations/${position.reference}"><span class="ref">${position.reference}</span>${shownMarkup(position.shown)}${notesMarkup(besideTheRating(position))}</a></li>`,
    );
    return `<ol class="${rows.length > 8 ? "blocks many" : "blocks"}">${items.join("")}</ol>`;
  }
  const present = shownAs.filter((as) => summary.shown[as] > 0);
  let from = 0;
  const bars = present.map((as) => {
    const width = (summary.shown[as] / summary.total) * 1000;
    from += width;
    return `<rect class="${as}" fill="currentColor" x="${from - width}" width="${Math.max(0, width - 2)}" height="40"></rect>`;
  });
  const key = present.map(
    (as) =>
      `<li><a href="/recommendations?rating=${as}">${summary.shown[as].toLocaleString("en-GB")} <span class="unseen">${shownNames[as]}</span></a> ${shownMarkup(as)}</li>`,
  );
  return `<svg class="bar" viewBox="0 0 1000 40" preserveAspectRatio="none" role="img" aria-label="How many stand how; the figures are in the list below">${bars.join("")}</svg><ul class="bar-key">${key.join("")}</ul>`;
}

function table({ last, rows, summary }: Board): string {
  const lines = rows.map(({ position, before, changes }) => {
    const { name, owner, notes, due, lastUpdate } = cellsOf(position);
    const was = before && before.shown !== position.shown ? `<small>was ${shownNames[before.shown]}</small>` : "";
    const changed = last ? `<td data-label="What changed">${escaped(changesInWords(changes))}</td>` : "";
    return `<tr>${name}${owner}<td data-label="Rating">${shownMarkup(position.shown)}${was}${notes}</td>${changed}${due}${lastUpdate}</tr>`;
  });
  const caption = last
    ? `Changes are since the meeting of ${dateInWords(last.heldOn)}`
    : "No meeting has been held yet, so there is none to compare with";
  const columns = ["Recommendation", "Owner", "Rating", ...(last ? ["What changed"] : []), "Due", "Last update"];
  return `<h2>Each recommendation</h2><table class="stack"><caption>${caption}</caption>${headOf(columns)}<tbody>${lines.join("")}</tbody></table>${pagesMarkup("/board", summary.total)}`;
}

function strip({ rows, past }: Board): string {
  const heads = past.map(
    ({ heldOn }) =>
      `<th scope="col"><a href="/board?as-at=${heldOn}" title="${dateInWords(heldOn)}">${inShort(heldOn)}</a></th>`,
  );
  const lines = rows.map(
    ({ position, atMeetings }) =>
      `<tr><th scope="row">${position.reference}</th>${[...atMeetings, stoodAs(position)].map((then) => `<td>${letter(then)}</td>`).join("")}</tr>`,
  );
  return `<h2 id="at-each-meeting">At each meeting</h2><section class="scroll" tabindex="0" aria-labelledby="at-each-meeting"><table class="strip"><thead><tr><th scope="col">Recommendation</th>${heads.join("")}<th scope="col">Now</th></tr></thead><tbody>${lines.join("")}</tbody></table><p class="soft">A dotted underline: the owner had been silent for longer than agreed.</p></section>`;
}

function letter(stood: Stood | undefined): string {
  if (!stood) return `<span aria-hidden="true">–</span>`;
  const { shown, isSilent } = stood;
  const words = isSilent ? `${shownNames[shown]}, silent` : shownNames[shown];
  return `<span class="shown ${shown}${isSilent ? " silent" : ""}" title="${words}"><span aria-hidden="true">${shownLetters[shown]}</span><span class="unseen">${words}</span></span>`;
}

function inShort(date: CalendarDate): string {
  const [day, month = "", year] = dateInWords(date).split(" ");
  return `${day} ${month.slice(0, 3)} ${year}`;
}

function differences({ differences: said, agencyName }: Board): string {
  const items = said.map(({ difference, reference, agencyId, at, sample, evidence }) => {
    const shown = evidence
      .map(
        ({ id, title, url }) =>
          `<span><a href="${escaped(url ?? `/api/evidence/${id}`)}">${escaped(title)}</a> </span>`,
      )
      .join("");
    return `<li><blockquote class="as-typed">${escaped(difference)}</blockquote><p class="source"><a href="/recommendations/${reference}">${reference}</a>, ${escaped(agencyName(agencyId))}, ${dateInWords(dateOf(at))}${sampleMarkup(sample === 1)} · ${shown || "no evidence of it yet"}</p></li>`;
  });
  return `<h2>What difference it has made</h2><ul class="quotes">${items.join("")}</ul>`;
}
