import { LONGEST_TEXT, listed, plural } from "#lib/core/text.ts";
import { type Rating, ratingNames } from "#lib/recommendations/updates/rules.ts";
import type { Comparison, RowGroup } from "./comparison.rules.ts";
import type { Change } from "./differences.types.ts";
import { inPieces, otherLines, ratingInWords, reportedLines } from "./notes.rules.ts";
import type { PlanDelivery, PlanRow } from "./plan-rows.ts";
import { HELD, hasLine } from "./report.differences.rules.ts";

/** The rating that a word of a plan is posted as. "In progress" says no more than that it was begun. */
const ratingOf: Readonly<Record<PlanDelivery, Rating | null>> = {
  "not started": "not-started",
  "not started or behind": null,
  "in progress": null,
  "on track": "on-track",
  "at risk": "at-risk",
  "off track": "off-track",
  delivered: "delivered",
  "not pursued": null,
  superseded: null,
};

/** The most cautious rating first. */
const caution: readonly Rating[] = ["off-track", "at-risk", "not-started", "on-track", "delivered"];

/** The update that a plan reports on a recommendation, posted for its owner, and what it leaves to the Executive. */
export function updateChanges(group: RowGroup, owner: number | null, comparison: Comparison): Change[] {
  return [...notPursued(group.rows), ...updateChange(group, owner, comparison)];
}

function notPursued(rows: readonly PlanRow[]): Change[] {
  return rows
    .filter(({ delivery }) => delivery === "not pursued" || delivery === "superseded")
    .map((row) => ({
      cell: row.at,
      kind: "cannot",
      what: "Status",
      read: ratingInWords(row),
      becomes: "",
      why: "Only the Executive decides that it is no longer pursued. What the plan says is kept as a note.",
      write: null,
    }));
}

function updateChange(group: RowGroup, owner: number | null, comparison: Comparison): Change[] {
  const { rows } = group;
  const rated = rows.filter((row) => ratingInWords(row) !== "" || row.delivery !== null);
  const lines = linesOf(rows);
  const hasOwn = linesOf(rows.filter(({ action }) => action.trim() === "")).length > 0;
  if (rated.length === 0 && !hasOwn) return [];
  const read = rated.map(ratingInWords).join("; ") || lines.join("\n");
  const change = { cell: (rated[0] ?? rows[0])?.at ?? "", what: "Update", read };
  const cannot = (why: string): Change[] => [{ ...change, kind: "cannot", becomes: "", why, write: null }];
  const found = ratingFor(rated, rows.length, comparison);
  if ("why" in found) return found.why === "" && !hasOwn ? [] : cannot(found.why || NO_RATING);
  if (owner === null) return cannot("An update is posted for the owner, and it has none.");
  return [postedUpdate(group, change, { ...found, lines, rated, agencyId: owner }, comparison)];
}

/**
 * What was done in the plan's own words, as many as one answer has room for. What it says about an action besides is kept as
 * a note on the action.
 */
function linesOf(rows: readonly PlanRow[]): string[] {
  const all = rows.flatMap((row) => [...reportedLines(row), ...(row.action.trim() === "" ? otherLines(row) : [])]);
  let room = LONGEST_TEXT;
  return inPieces([...new Set(all)]).filter((line) => {
    room -= line.length + 1;
    return room >= 0;
  });
}

interface PostedUpdate {
  readonly rating: Rating;
  readonly lines: readonly string[];
  readonly rated: readonly PlanRow[];
  readonly agencyId: number;
}

function postedUpdate(
  { known }: RowGroup,
  change: Pick<Change, "cell" | "what" | "read">,
  { rating, lines, rated, agencyId }: PostedUpdate,
  { mayIdentify }: Comparison,
): Change {
  const updates = known?.updates ?? [];
  const fresh = lines.filter((line) => !updates.some(({ done }) => hasLine(done, line)));
  const done = fresh.join("\n") || withoutWords(rated);
  const becomes = `${ratingNames[rating]}: ${done}`;
  if (fresh.length === 0 && updates.some((one) => one.rating === rating))
    return { ...change, kind: "same", becomes, why: "", write: null };
  const isHeld = mayIdentify(done);
  const kind = updates.length > 0 ? "changed" : "new";
  const inTheWay = rating === "at-risk" || rating === "off-track" ? "The imported plan does not say." : "";
  const write = { command: "postUpdate" as const, agencyId, rating, done, inTheWay, seen: updates.at(-1)?.trail ?? 0 };
  return { ...change, kind: isHeld ? "held" : kind, becomes, why: isHeld ? HELD : "", write };
}

const NO_RATING = "An update needs a rating. Say on the page “Meanings” what the plan’s ratings mean.";
/** Why a recommendation gets no rating until a person says which of several counts. */
export const RATED_DIFFERENTLY =
  "Its actions are rated differently. Tick above that the most cautious of their ratings is taken.";

/** The rating of a recommendation by its rows; why there is none, which is empty where nothing is missing. */
function ratingFor(
  rated: readonly PlanRow[],
  rows: number,
  { answers }: Comparison,
): { readonly rating: Rating } | { readonly why: string } {
  const pursued = rated.filter(({ delivery }) => delivery !== "not pursued" && delivery !== "superseded");
  if (pursued.length === 0) return { why: "" };
  const ratings = new Set(pursued.map(({ delivery }) => (delivery === null ? null : ratingOf[delivery])));
  if (ratings.has(null)) return { why: unrated(pursued) };
  const known = caution.filter((rating) => ratings.has(rating));
  const [first] = known;
  if (first === undefined) return { why: NO_RATING };
  if (known.length > 1 && !answers.takesMostCautious) return { why: RATED_DIFFERENTLY };
  // What is not pursued is not delivered, and only the Executive decides that it need not be.
  if (first === "delivered" && pursued.length < rated.length)
    return { why: "The plan says that a part of it is not pursued, so it is not posted as delivered." };
  if (first === "delivered" && rated.length < rows)
    return { why: "A part of it has no rating, so it is not posted as delivered." };
  return { rating: first };
}

/** Why there is no rating where the plan says something that is none in the tracker, such as "in progress". */
function unrated(rows: readonly PlanRow[]): string {
  const unclear = rows.find(({ delivery }) => delivery !== null && ratingOf[delivery] === null);
  if (!unclear || rows.some(({ delivery }) => delivery === null)) return NO_RATING;
  return `“${ratingInWords(unclear)}” means ${unclear.delivery} in the plan, which is not a rating here. Say on the page “Meanings” which rating it is.`;
}

/** What is said where a plan has a rating and no words: a rating is nothing that was done. */
function withoutWords(rated: readonly PlanRow[]): string {
  const counts = [...Map.groupBy(rated, ({ delivery }) => delivery ?? "not rated")];
  const means = counts.map(([words, { length }]) =>
    counts.length === 1 ? words : `${words} for ${plural(length, "action")}`,
  );
  return `The imported plan does not say what was done. It gives the rating: ${listed(means)}.`;
}
