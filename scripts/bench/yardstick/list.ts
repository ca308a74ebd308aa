import type SQLite from "better-sqlite3";
import { dateInWords } from "#lib/core/clock.ts";
import { isActive } from "#lib/partnership/agencies.rules.ts";
import { narrowingNames, plural, shownNames } from "#lib/status/labels.ts";
import { narrowings, shownAs } from "#lib/status/rules.ts";
import { directoryReader, momentReader } from "./database.ts";
import { cellsOf, escaped, headOf, keyMarkup, pagesMarkup, shownMarkup } from "./markup.ts";
import { positionReader } from "./positions.ts";

/** The list as it opens: the first page of all of them, in the order of their references. */
export function listPage(reader: SQLite.Database): () => string {
  const momentAt = momentReader(reader);
  const directoryAt = directoryReader(reader);
  const positions = positionReader(reader);
  const reviews = reader.prepare<[number], { code: string; title: string }>(
    "select code, title from reviews where trail <= ? order by published_on desc, id desc",
  );
  return () => {
    const moment = momentAt(Date.now());
    const directory = directoryAt(moment.upTo);
    const total = positions.total(moment);
    const lines = positions.list(moment, directory).map((position) => {
      const { name, owner, notes, due, lastUpdate } = cellsOf(position);
      return `<tr>${name}${owner}<td data-label="Rating">${shownMarkup(position.shown)}${notes}</td>${due}${lastUpdate}</tr>`;
    });
    const owners = [...directory.values()].filter((agency) => isActive(agency, moment.date));
    const filters = [
      choice(
        "Owner",
        "owner",
        owners.map(({ id, name }) => [String(id), name]),
      ),
      choice(
        "Rating",
        "rating",
        shownAs.map((as) => [as, shownNames[as]]),
      ),
      choice(
        "Review",
        "review",
        reviews.all(moment.upTo).map(({ code, title }) => [code, title]),
      ),
      choice(
        "Only those",
        "only",
        narrowings.map((only) => [only, narrowingNames[only]]),
      ),
      `<label>Sort by<select name="sort">${options(sortings)}</select></label>`,
    ];
    return `<h1>Recommendations</h1><p class="asat">${plural(total, "recommendation")}, as at today, ${dateInWords(moment.date)}</p><form class="filters no-print" action="/recommendations">${filters.join("")}<button type="submit" class="filled">Show</button></form><table class="stack">${headOf(["Recommendation", "Owner", "Rating", "Due", "Last update"])}<tbody>${lines.join("")}</tbody></table>${pagesMarkup("/recommendations", total)}${keyMarkup}`;
  };
}

type Option = readonly [value: string, label: string];

const sortings: readonly Option[] = [
  ["reference", "Reference"],
  ["owner", "Owner"],
  ["rating", "Rating, worst first"],
  ["due", "Due date"],
  ["updated", "Last update"],
];

function choice(label: string, name: string, choices: readonly Option[]): string {
  return `<label>${label}<select name="${name}">${options([["", "All"], ...choices])}</select></label>`;
}

function options(choices: readonly Option[]): string {
  return choices
    .map(
      ([value, words], index) =>
        `<option value="${escaped(value)}"${index === 0 ? ` selected=""` : ""}>${escaped(words)}</option>`,
    )
    .join("");
}
