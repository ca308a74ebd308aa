import { strFromU8, unzipSync } from "fflate";
import { type CalendarDate, instantOf, parseCalendarDate } from "#lib/core/clock.ts";
import type { Paper, Pictures } from "#lib/reporting/papers/rules.ts";
import { statusLetters, statusMeanings, statusNames } from "#lib/status/labels.ts";
import { type Status, statuses } from "#lib/status/rules.ts";

/** A date, such as "2027-01-14". Throws if it is not in the calendar. */
export function day(text: string): CalendarDate {
  const date = parseCalendarDate(text);
  if (!date) throw new Error(`${text} is not in the calendar`);
  return date;
}

const meetings = ["16 June 2026", "14 January 2027", "Now"];
const stories: readonly (readonly (Status | null)[])[] = [
  ["on-track", "delivered", "complete"],
  ["no-update", "at-risk", "on-track"],
  ["at-risk", "overdue", "overdue"],
  [null, "no-update", "off-track"],
];

/** A paper with a number of recommendations, with content in each section. */
export function samplePaper(count: number, changed: Partial<Paper> = {}): Paper {
  const all = Array.from({ length: count }, (_, index) => {
    const story = stories[index % stories.length] ?? [];
    const shown = story.at(-1) ?? "no-update";
    return {
      reference: `HU2-${index + 1}`,
      shortTitle: `Short title ${index + 1}`,
      shown,
      shownName: statusNames[shown],
      story,
    };
  });
  const lines = (words: string) => all.map(({ reference, shortTitle }) => ({ reference, shortTitle, words }));
  return {
    format: 1,
    partnership: "Kent Safeguarding Children Multi-Agency Partnership",
    marking: "OFFICIAL: SENSITIVE",
    isTrial: false,
    meeting: { title: "Executive", heldOn: day("2027-03-16") },
    cover: {
      agendaItem: "7",
      title: "Where the recommendations of reviews stand",
      author: "Jordan Whitfield",
      sponsor: "Independent Scrutineer",
      purpose: "decision",
      asks: "HU2-1: Sign-off is asked for.\nNote where the recommendations stand.",
      summary: "One is complete.\nOne is overdue.",
      risks: "Two units are without training.",
      scope: "all",
    },
    scopeName: "All recommendations",
    asAt: instantOf(day("2027-03-09"), "17:30"),
    upTo: 412,
    since: "the paper of 14 January 2027",
    standing: `Of ${count} recommendations, 1 is complete.`,
    rows: all.map(({ story: _, ...row }) => ({
      ...row,
      owner: "NHS Kent and Medway",
      beside: row.shown === "overdue" ? ["silent for 193 days"] : [],
      due: "30 April 2027; in 45 days; first agreed 30 March 2027; 1 change, 31 days later",
      lastUpdate: "2 February 2027",
    })),
    changes: lines("moved from At risk to On track."),
    exceptions: [
      { title: "Overdue", lines: lines("31 December 2026; 75 days overdue") },
      { title: "Silent", lines: [] },
    ],
    toDecide: lines("Sign-off is asked for."),
    completed: lines("Complete, 2 February 2027"),
    extensions: lines("30 May 2027 is asked for."),
    outstanding: lines("On track. 30 June 2027"),
    saidBefore: lines("Third time since 2020; same again as AA1-1 (Safer sleep, 2020: complete)."),
    details: all.map(({ story: _, ...detail }) => ({
      ...detail,
      wording: `The wording of ${detail.reference}.`,
      source: "Harm to Under 2s in Kent, 13 May 2022",
      beside: [],
      particulars: [
        { name: "Owner", words: "NHS Kent and Medway" },
        { name: "Lead", words: "" },
      ],
      parts: [
        { title: "Last update, 2 February 2027", paragraphs: ["What has been done. Training.\nIn all units."] },
        { title: "Actions", paragraphs: [] },
      ],
    })),
    differences: [
      {
        words: "Of 120 records 104 show it.",
        source: "HU2-1, NHS Kent and Medway",
        evidence: ["Audit of 120 records"],
      },
      { words: "It is seen sooner.", source: "HU2-2, KCC Early Help", evidence: [] },
    ],
    pictures: {
      strip: { meetings, rows: all.map(({ reference, story }) => ({ reference, cells: story.map(cellOf) })) },
      slips: all.map(({ reference }, index) => ({
        reference,
        first: day("2027-03-30"),
        now: day(index % 2 ? "2027-03-30" : "2027-04-30"),
        days: index % 2 ? 0 : 31,
      })),
      overTime: [
        { date: day("2027-01-14"), open: count, delivered: 0, complete: 0 },
        { date: day("2027-03-09"), open: count - 1, delivered: 0, complete: 1 },
      ],
    },
    key: statuses.map((shown) => ({ shown, name: statusNames[shown], meaning: statusMeanings[shown] })),
    ...changed,
  };
}

/** A first paper, without recommendations. */
export function emptyPaper(): Paper {
  const pictures: Pictures = { strip: { meetings: ["Now"], rows: [] }, slips: [], overTime: [] };
  const { cover, ...paper } = samplePaper(0);
  return {
    ...paper,
    since: null,
    cover: { ...cover, agendaItem: "", sponsor: "", asks: "", risks: "" },
    exceptions: [{ title: "Overdue", lines: [] }],
    differences: [],
    pictures,
  };
}

function cellOf(shown: Status | null): Pictures["strip"]["rows"][number]["cells"][number] {
  return shown && { shown, letter: statusLetters[shown], name: statusNames[shown] };
}

/** The parts of a Word or Excel file by their paths, as text. */
export function readZipParts(file: Uint8Array): Map<string, string> {
  return new Map(Object.entries(unzipSync(file)).map(([path, part]) => [path, strFromU8(part)]));
}

const TOKEN =
  /<!--(?:(?!--)[\s\S])*-->|<\?[\s\S]*?\?>|<\/(?<end>[\w:.-]+)\s*>|<(?<start>[\w:.-]+)(?<attributes>(?:\s+[\w:.-]+="[^"<]*")*)\s*(?<empty>\/?)>|(?<text>[^<]+)/y;

/** Any character outside the `Char` production of XML 1.0, half surrogate pairs among them. */
const NOT_AN_XML_CHARACTER = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/u;

/** Why a text is not well-formed XML; null if it is well-formed. */
export function findXmlError(xml: string): string | null {
  if (NOT_AN_XML_CHARACTER.test(xml)) return "a character that XML does not have";
  const bare = xml.match(/&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-fA-F]+);)/);
  if (bare) return `a bare & at ${bare.index}`;
  const elements: OpenElements = { open: [], roots: 0 };
  for (let at = 0; at < xml.length; at = TOKEN.lastIndex) {
    TOKEN.lastIndex = at;
    const token = TOKEN.exec(xml)?.groups ?? {};
    if (TOKEN.lastIndex <= at) return `nothing that can be read at ${at}: ${xml.slice(at, at + 40)}`;
    const error = takeToken(token, elements);
    if (error) return error;
  }
  if (elements.open.length > 0) return `<${elements.open.at(-1)}> has no end`;
  return elements.roots === 1 ? null : `${elements.roots} roots`;
}

interface OpenElements {
  /** The names of the elements that have not ended yet, outermost first. */
  readonly open: string[];
  roots: number;
}

/** Begins or ends an element. Returns why the token may not follow; null if it may. */
function takeToken(token: Readonly<Record<string, string>>, elements: OpenElements): string | null {
  const { end, start, attributes = "", empty, text } = token;
  const { open } = elements;
  if (end && open.pop() !== end) return `</${end}> ends what was not begun`;
  if (text?.trim() && open.length === 0) return "text outside the root";
  if (!start) return null;
  const names = [...attributes.matchAll(/([\w:.-]+)="/g)].map(([, name]) => name);
  if (new Set(names).size < names.length) return `<${start}> has an attribute twice`;
  if (open.length === 0) elements.roots++;
  if (!empty) open.push(start);
  return null;
}
