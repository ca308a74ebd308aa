import type { PlanDelivery } from "../plan-rows.ts";
import { folded } from "./texts.ts";

/** What the words of a status or of a key say. */
interface Meaning {
  /** null if the words say nothing known, or several things at once. */
  readonly delivery: PlanDelivery | null;
  /** Whether they say that the date has passed, which is what the clock says and no rating. */
  readonly isOverdue: boolean;
  /** Whether they say that someone accepted it or that the change is embedded, which an import never takes over. */
  readonly isAccepted: boolean;
}

type Said = PlanDelivery | "overdue" | "not yet" | "accepted";

const done =
  "(?:complet(?:e|ed|ing|ion)|delivered|implemented|achieved|met|done|actioned|closed|finished|evidenced|embedded|assured)";

/**
 * What each phrase says. A phrase is looked for in what those before it have left of the text, so that "not expected to be
 * met" is read before "expected to be met", and "to be completed" before "completed".
 */
const phrases: readonly (readonly [Said, RegExp])[] = [
  [
    "not pursued",
    /\bnot (?:being |to be )?(?:accepted|agreed|pursued|supported|taken forward)\b|\b(?:rejected|declined|withdrawn|abandoned|cancell?ed|not applicable)\b|\bno longer (?:required|needed|relevant|applicable|pursued)\b|\brisk (?:accepted|tolerated)\b|\bwill not be (?:pursued|implemented)\b/g,
  ],
  ["superseded", /\b(?:superseded|replaced|subsumed|merged|duplicated?)\b/g],
  [
    "at risk",
    /\bat risk(?: of (?:not )?\w+(?: \w+){0,4})?|\b(?:some|minor|slight|moderate) (?:risks?|concerns?|slippage|delays?|issues?|barriers?)\b|\bmay not be \w+|\bin danger\b|\bslightly behind\b/g,
  ],
  [
    "off track",
    /\boff[- ](?:track|target|course|schedule|plan)\b|\bnot (?:on (?:track|target|schedule)|(?:now )?(?:expected|likely|going) to(?: be)? \w+|progressing)|\bunlikely to(?: be)? \w+|\b(?:will|can) ?not be (?:met|achieved|completed)\b|\bbehind\b(?: schedule| target| plan)?|\bdelay(?:ed|s)\b|\b(?:significant|serious|major) (?:risks?|concerns?|slippage|delays?|issues?|barriers?)\b|\b(?:missed|failed|stalled|slipped|slippage)\b|\bnot met\b/g,
  ],
  [
    "on track",
    /\bon[- ](?:track|target|course|schedule|plan|time)\b(?: (?:for|to)\b[^.;,]*)?|\bprogressing (?:well|to plan|as planned|satisfactorily)\b|\b(?:expected|likely|due|anticipated) to (?:be )?(?:met|achieved|completed?|delivered|meet|implemented)\b[^.;,]*|\bwill be (?:met|completed|achieved)\b[^.;,]*|\bgood progress\b|\bno (?:concerns|issues)\b/g,
  ],
  [
    "not started",
    /\bnot (?:yet )?(?:been )?(?:started|commenced|begun|initiated|under ?way)\b|\byet to (?:start|commence|begin|be (?:started|commenced))\b|\bto be (?:started|commenced)\b|\bno (?:action|progress|work)(?: (?:has|yet|been|taken|made|started|to date))*\b/g,
  ],
  [
    "in progress",
    new RegExp(
      String.raw`\b(?:partly|partially|part|nearly|almost|mostly|largely|substantially|not(?: yet)? (?:fully|all)) ${done}\b`,
      "g",
    ),
  ],
  [
    "not yet",
    new RegExp(
      String.raw`\b(?:not(?: yet)?(?: been)?|yet to be|to be|be|being|for|before|until|awaiting|pending|prior to) (?:fully )?${done}\b|\bincomplete\b|\b(?:phase|stage|part|step)s? ?\w{1,3} (?:is |are )?${done}|\b(?:awaiting|pending|for) (?:final )?(?:sign(?:ed)?[- ]?off|approval|assurance|evidence|validation)\b|\b(?!100)\d{1,2} ?(?:%|per ?cent)(?: \w+)? ?${done}?|\b${done} (?:date|by)\b`,
      "g",
    ),
  ],
  [
    "accepted",
    /\b(?:embedded|assured|signed off|sign-off|verified|validated|evidence (?:seen|accepted|received|verified)|checked(?: \w+)? by|accepted by|approved by|closed by)\b/g,
  ],
  [
    "delivered",
    /\b(?:completed?|completion|done|achieved|implemented|delivered|closed|actioned|discharged|finished|concluded|fulfilled|met|evidenced)\b/g,
  ],
  [
    "in progress",
    /\b(?:in[- ]progress|on-?going|under ?way|started|commenced|begun|wip|progressing|in hand|in train|partial(?:ly)?|being (?:progressed|implemented))\b/g,
  ],
  ["overdue", /\boverdue\b|\bpast (?:its |the )?(?:due|target|deadline)|\bdeadline (?:has )?passed\b|\blate\b/g],
];

/** What goes on after something is delivered, as in "Complete – monitoring ongoing". */
const isKeptUp = /\b(?:monitor|maintain|sustain|review|assurance)/i;

/** What the words of a status or of a key say about the delivery. */
export function meaningOf(text: string): Meaning {
  let left = folded(text);
  const said = new Map<Said, number>();
  for (const [one, pattern] of phrases) {
    const at = left.search(pattern);
    if (at < 0) continue;
    if (!said.has(one)) said.set(one, at);
    left = left.replace(pattern, (match) => " ".repeat(match.length));
  }
  const isAccepted = said.delete("accepted");
  const isOverdue = said.has("overdue");
  said.delete("not yet");
  if (isAccepted && said.size === 0) said.set("delivered", 0);
  const isEither = /\bor\b|\//.test(folded(text));
  const delivery = together(said, isEither, isKeptUp.test(text));
  return { delivery, isOverdue, isAccepted };
}

/** Pairs of which the first says more than the second. */
const stronger: readonly (readonly [PlanDelivery, Said])[] = [
  ["on track", "in progress"],
  ["at risk", "in progress"],
  ["off track", "in progress"],
  ["at risk", "on track"],
  ["superseded", "delivered"],
  ["not pursued", "delivered"],
  ["off track", "overdue"],
  ["at risk", "overdue"],
  ["in progress", "overdue"],
  ["delivered", "overdue"],
];

function together(said: ReadonlyMap<Said, number>, isEither: boolean, isKept: boolean): PlanDelivery | null {
  const [first, second, ...more] = said.keys();
  if (first === undefined || more.length > 0) return null;
  if (second === undefined) return isDelivery(first) ? first : null;
  const has = (one: Said) => said.has(one);
  if (has("not started") && (has("off track") || has("overdue"))) return notStarted(has("off track"), isEither);
  const pair = stronger.find(([one, other]) => has(one) && has(other));
  if (pair) return isEither && pair[1] === "on track" ? null : pair[0];
  return !isEither && isKept && has("delivered") && has("in progress") ? "delivered" : null;
}

/** What "not started" means beside words for what is late. */
function notStarted(isOffTrack: boolean, isEither: boolean): PlanDelivery {
  if (isEither) return "not started or behind";
  return isOffTrack ? "off track" : "not started";
}

function isDelivery(said: Said): said is PlanDelivery {
  return said !== "overdue" && said !== "not yet" && said !== "accepted";
}

/** What two signs of one row say together, such as a word and the fill of its cell; null if they contradict each other. */
export function bothMean(one: PlanDelivery | null, other: PlanDelivery | null): PlanDelivery | null {
  if (one === null || other === null || one === other) return one ?? other;
  const pair = stronger.find(([strong, weak]) => [one, other].includes(strong) && (weak === one || weak === other));
  return pair && pair[1] === "in progress" ? pair[0] : null;
}

/** Whether the words of a text say where something stands. */
export function saysStatus(text: string): boolean {
  const { delivery, isOverdue } = meaningOf(text);
  return delivery !== null || isOverdue;
}
