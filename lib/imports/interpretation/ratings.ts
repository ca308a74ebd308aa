import type { PlanAsk, PlanDelivery } from "../plan-rows.ts";
import { ask, quoted } from "./asks.ts";
import type { PlanMeaning } from "./choices.ts";
import { colourOf } from "./colours.ts";
import { periodOf } from "./headings.ts";
import { bothMean, meaningOf } from "./meanings.ts";
import { tick } from "./profiles.ts";
import { cellsOf, type RecordCell } from "./records.ts";
import { folded, oneLine, tidied } from "./texts.ts";

/** A rating as the file has it: a text, a colour or both. */
export interface Mark {
  readonly text: string;
  readonly colour: string;
  readonly fill: string;
}

/** What a row says about where it stands. */
export interface Rating {
  readonly asWritten: string;
  readonly colour: string;
  readonly delivery: PlanDelivery | null;
  readonly asks: readonly PlanAsk[];
  /** What a cell under a status has instead of a tick. */
  readonly remarks: readonly string[];
}

const noTick = /^(?:no|n|n\/a|✗|✘|☐|0|false|-|–)$/i;

/** The columns for a rating, the one that holds now first: the current, or the last of several months, and not the previous. */
function ratingCells(cells: readonly RecordCell[]): RecordCell[] {
  const rank = ({ column: { heading } }: RecordCell) => {
    if (/\b(?:current|latest)\b/i.test(heading)) return 0;
    return /\b(?:previous|last|prior|original|initial|target)\b/i.test(heading) ? 2 : 1;
  };
  const ratings = cellsOf(cells, "rating");
  const isByMonth = ratings.filter(({ column }) => periodOf(column.heading) !== "").length > 1;
  return (isByMonth ? ratings.toReversed() : ratings).toSorted((one, other) => rank(one) - rank(other));
}

/** The other ratings of a record by their headings, such as those of earlier months. */
export function otherRatings(cells: readonly RecordCell[]): Record<string, string> {
  const [, ...others] = ratingCells(cells).filter(({ cell }) => isMark(markOf(oneLine(cell.text), cell.fill)));
  return Object.fromEntries(
    others.map(({ cell, column }) => [column.heading, oneLine(cell.text) || colourOf(cell.fill)]),
  );
}

function isMark({ text, colour }: Mark): boolean {
  return text !== "" || colour !== "";
}

/** The ratings of a record, first those of its columns for a rating and then the headings under which it has a tick. */
export function marksOf(cells: readonly RecordCell[]): Mark[] {
  const ratings = ratingCells(cells).map(({ cell }) => markOf(oneLine(cell.text), cell.fill));
  const ticked = cellsOf(cells, "mark").filter(({ cell }) => {
    const text = oneLine(cell.text);
    return text === "" ? !["", "white", "grey"].includes(colourOf(cell.fill)) : !noTick.test(text);
  });
  const ticks = ticked.map(({ column }) => markOf(oneLine(column.heading.replace(/\([^)]*\)/g, "")), null));
  return [...ratings, ...ticks].filter(isMark);
}

function markOf(text: string, fill: string | null): Mark {
  const colour = colourOf(fill);
  return { text: /^[-–—]$/.test(text) ? "" : text, colour, fill: colour === "" ? "" : (fill ?? "").toLowerCase() };
}

/** Where a record stands, by the meanings of the file. */
export function ratingOf(cells: readonly RecordCell[], meanings: readonly PlanMeaning[]): Rating {
  const remarks = cellsOf(cells, "mark")
    .map(({ cell }) => tidied(cell.text))
    .filter((text) => text !== "" && !tick.test(text) && !noTick.test(text));
  const marks = marksOf(cells);
  const [first] = marks;
  if (!first) return { asWritten: "", colour: "", delivery: null, asks: [], remarks };
  const read = marks.map((mark) => ({ mark, ...readMark(mark, meanings) }));
  const decided = read.find(({ delivery }) => delivery !== null) ?? read[0];
  return {
    asWritten: marks.find(({ text }) => text !== "")?.text ?? "",
    colour: marks.find(({ colour }) => colour !== "")?.colour ?? "",
    delivery: decided?.delivery ?? null,
    asks: decided?.asks ?? [],
    remarks,
  };
}

/** The meaning of a text, or of a colour, among those of the file. */
export function findMeaning(meanings: readonly PlanMeaning[], kind: PlanMeaning["kind"], mark: string, fill = "") {
  const alike = meanings.filter((one) => one.kind === kind && one.mark === mark);
  return alike.find((one) => one.fill !== "" && one.fill === fill) ?? alike.find((one) => one.fill === "") ?? alike[0];
}

function readMark({ text, colour, fill }: Mark, meanings: readonly PlanMeaning[]) {
  const byText = text === "" ? undefined : findMeaning(meanings, "text", folded(text));
  const byColour = colour === "" ? undefined : findMeaning(meanings, "colour", colour, fill);
  const all = [byText, byColour].filter((meaning) => meaning !== undefined);
  const deliveries = all.flatMap((meaning) => meaning.delivery ?? []);
  const [one = null, other = null] = deliveries;
  const delivery = bothMean(one, other);
  if (delivery === null && one !== null && other !== null)
    return {
      delivery,
      asks: [
        ask(
          "meaning",
          `${text} ${colour}`,
          `${quoted(text)} and ${colour} contradict each other by the key: which holds?`,
        ),
      ],
    };
  const [deciding] = [...all.filter((meaning) => meaning.delivery === delivery), ...all];
  return { delivery, asks: deciding ? asksOf(deciding, text) : [] };
}

/** What has to be asked about a mark, by what it means. */
function asksOf(meaning: PlanMeaning, text: string): PlanAsk[] {
  const { kind, mark, delivery, isConfirmed, meaning: words } = meaning;
  const name = kind === "colour" ? mark : quoted(text);
  const said = words === "" ? text : words;
  const { isOverdue, isAccepted } = meaningOf(said);
  const asks: PlanAsk[] = [];
  const key = `${kind}:${mark}`;
  const written = kind === "colour" ? mark : text;
  if (!isConfirmed && (delivery === null || delivery === "in progress" || delivery === "not started or behind"))
    asks.push(ask("meaning", written, questionOf(name, meaning, isOverdue), key));
  if (isAccepted || /\bclosed\b/i.test(said))
    asks.push(
      ask(
        "decision",
        written,
        `The file says ${quoted(said)}: an import never accepts. Who accepted it, and at which meeting?`,
        key,
      ),
    );
  if (delivery === "not pursued" || delivery === "superseded")
    asks.push(
      ask(
        "decision",
        written,
        `${quoted(said)} is for the Executive to decide: it is offered, and not taken over.`,
        key,
      ),
    );
  return asks;
}

function questionOf(name: string, { delivery, meaning, foundAt }: PlanMeaning, isOverdue: boolean): string {
  if (delivery === "in progress") return `${name} means in progress in this file: on track or at risk?`;
  if (delivery === "not started or behind") return `${name} means not started or behind in this file: which?`;
  if (isOverdue) return `${name} is what the calendar says and no rating: how does it stand?`;
  if (meaning !== "") return `The key (${foundAt}) says ${quoted(meaning)} for ${name}: how does that stand?`;
  return `The file has no key for ${name}: what does it mean?`;
}
