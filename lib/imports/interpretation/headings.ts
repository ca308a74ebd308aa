import type { PlanField } from "./fields.ts";
import { corrected } from "./spelling.ts";
import { folded } from "./texts.ts";

/** Words of headings that are corrected where they are misspelt. */
const expected =
  `achieved action actions accountable agencies agency agreed assessment audit category comment comments commentary
  completed completion contributors criteria current deadline delivery evaluation evidence implementation implemented
  indicator latest management measure measures milestone milestones number objective officer organisation original
  outcome outcomes owner partners percentage person position priority progress rating recommendation recommendations
  reference relevant required response responsibility responsible review revised status success supporting target
  theme timescale timescales update updates`.split(/\s+/);

/** A heading in lower case without brackets and punctuation, its words as they were meant. */
function normalized(heading: string): string {
  return folded(heading)
    .replace(/\([^)]*\)|\[[^\]]*\]/g, " ")
    .replaceAll("%", " percent ")
    .replaceAll("#", " number ")
    .replace(/\bto date\b/g, "so far")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()
    .split(" ")
    .map((word) => corrected(word, expected))
    .join(" ");
}

const dueWords = String.raw`(?:due|dates?|target|deadline|time ?scales?|time ?frames?|completion)\b`;

/** The first that fits says what a heading is. */
const rules: readonly (readonly [RegExp, PlanField])[] = [
  [/\b(?:days?|weeks?|months?) (?:late|overdue|over|left|remaining|to go|since|open)\b/, "left out"],
  [
    /\bcritical friend|\b(?:scrutin\w+|independent|auditors?|internal audit|assurance|challenge)\b.*\b(?:comments?|opinion|views?|assessment|findings)\b/,
    "assessment",
  ],
  [/\bper ?cent|percentage/, "percent"],
  [/\bstart(?:ed|s)?\b|\bcommence/, "kept"],
  [/\bwant to (?:achieve|change|see)|\bneeds? to (?:change|improve|happen)|\bdo we want\b/, "recommendation"],
  [
    /\b(?:success|performance) (?:measures?|criteri|indicators?)|measures? of success|\bkpis?\b|how will (?:we|you|it) (?:know|be measured|measure)|\b(?:intended|expected|desired|planned|target|anticipated) (?:outcomes?|impact|results?|benefits?)|\b(?:outcomes?|output|impact) (?:measure|indicator)|what (?:will )?(?:good|success) (?:will )?looks? like|^measures?$/,
    "success measure",
  ],
  [/\bmilestones?\b|^key (?:steps|dates|stages)/, "milestones"],
  [
    /\breview date|\bdate (?:of|for) (?:next |the )?review|\bnext review|^to be reviewed|^reviewed? (?:by|on)$/,
    "review date",
  ],
  [
    /(?=.*\b(?:date|when)\b)(?=.*\b(?:complet|achiev|clos|implement))(?=.*\b(?:outcomes?|impact|results?)\b)/,
    "done and outcome",
  ],
  [/\bdate of (?:last |latest |this )?update|^(?:last )?updated(?: on)?$|^update date$|^date updated$/, "update date"],
  [
    /(?=.*\b(?:time ?scales?|time ?frames?|target|due|deadline|dates?)\b)(?=.*\b(?:progress|updates?|position)\b)/,
    "due and progress",
  ],
  [
    new RegExp(`\\b(?:original|originally|initial|previous|former|baseline|old|first)\\b.*\\b${dueWords}`),
    "earlier due",
  ],
  [
    new RegExp(`\\b(?:revis\\w*|new|extended|extension|amended|current|latest|updated|rescheduled)\\b.*\\b${dueWords}`),
    "revised due",
  ],
  [/^(?:revis(?:ed|ion)|extension|extended to)(?: \d)?$/, "revised due"],
  [
    /\b(?:target|expected|planned|anticipated|forecast|proposed|estimated)\b.*\b(?:date|complet)|\bcomplete(?:d|ion)? by\b|\bdue\b|\bdeadline|\btime ?(?:scales?|frames?|lines?)\b|\bby when\b|^when(?: by)?\b|^(?:date )?to be (?:completed|done|implemented)|^target$|^end date$|^implementation date|^date (?:for|by)\b|^action (?:by )?date$|^completion target|^finish$|^delivery date$/,
    "due",
  ],
  [
    /\bdate\b.*\b(?:complete|achieve|close|implemented|done|delivered|finished|discharged)|\b(?:completed|completion|achieved|closed|closure|implemented|actual|done)\b.*\b(?:date|on)\b|\bdate\b.*\bactual$|^actual (?:completion|finish)$/,
    "done",
  ],
  [
    /\bb?r[- ]?a[- ]?g(?:b|g|s)?\b(?! (?:comments?|narrative|rationale|reasons?))|\bprogress (?:indicator|rating|status)|^(?:\w+ ){0,3}status(?: of .*)?$|\brating\b|^colou?r$|^traffic light/,
    "rating",
  ],
  [
    /\b(?:progress|updates?)\b.*\bevidence|\bevidence\b.*\bprogress|\brag (?:comments?|narrative|rationale|reasons?)/,
    "update",
  ],
  [/\bresponses?\b.*\bactions?\b|\bactions? (?:and |or )?(?:management )?responses?\b/, "action"],
  [/\bevidence|^proof|^links?$|^hyperlink|^assurance$|^supporting (?:documents?|information)/, "evidence"],
  [/\boutcomes?\b|\bimpact\b|\bwhat difference|^results?$|^evaluation|^benefits?$/, "outcome"],
  [
    /\balso involved|\bsupport(?:ing|ed)?\b|^other (?:agenc|partner|organi|lead)|\bcontribut|^partners?(?: involved| agencies)?$|\bin partnership with|\bwith whom|^secondary|^joint/,
    "contributors",
  ],
  [/^(?:relevant|which|partner|all) (?:agencies|organi[sz]ations|partners)|^agencies|^organi[sz]ations\b/, "agencies"],
  [/\baction (?:no|nos|number|ref|reference|id)\b|^act ref$/, "action ref"],
  [
    /^(?:\w+ )?(?:no|nos|number|num|refs?|references?|id|serial)(?: (?:no|number))?$|^(?:ref|reference|number|no) of (?:the )?recommendation/,
    "ref",
  ],
  [
    /^(?:rec|recommendation)s? (?:made|raised|agreed|added|issued)\b|\bdate\b.*\b(?:raised|made|agreed|added|identified|opened|issued|recommend\w*|recorded|logged|meeting|report)|\b(?:meeting|report|audit|inspection) date|^date$/,
    "made on",
  ],
  [
    /\b(?:exec|executive|cabinet|committee|board) date|^(?:priority|risk|risk (?:rating|level)|costs?|budget|resources?(?: required)?|findings?|scope|level|grade|likelihood)$|\b(?:scope|priority|number|type|level) of (?:the )?\w+|^funding/,
    "kept",
  ],
  [
    /\b(?:officers?|persons?|individual|contact|managers?|director|professional)\b|^named? (?:lead|of (?:lead|officer|person|owner))|^names?$|^job title|^role$|^post(?:holder)?$/,
    "person",
  ],
  [/\b(?:agency|partner|owner|organi[sz]ation)(?:s|'s)? (?:responses?|updates?|comments?|progress)/, "update"],
  [
    /\blead\b|\bleads\b|\bowners?\b|\bresponsib|\baccountab|^who\b|^by whom|^sro$|\bassigned|^agency|^organi[sz]ation|^directorate|^department|^service(?: area)?$|^team$|^body$/,
    "owner",
  ],
  [
    /\bactions? (?:taken|so far|completed)|\bwhat (?:has been|have we|was|we have|did we) d|\b(?:work|activity) (?:done|completed|undertaken|so far)/,
    "update",
  ],
  [
    /\bupdates?\b|\bprogress\b|\bposition\b|\bcomments?\b|\bresponses?\b|\bcommentary\b|\bnarrative\b|^notes?$|\bremarks\b/,
    "update",
  ],
  [/^recommendations? (?:and |or )?(?:agreed )?actions?$|^actions? (?:and |or )?recommendations?$/, "action"],
  [
    /^(?:the |key |overarching |over arching |national |local |finding and |findings and |learning |scr |review |report |original |proposed |agreed |lcspr |sar |dhr )*recommend|\blearning points?\b|\bmust do|\bshould do|^requirements?|^relevant item|\barea for improvement|^improvement area|^objectives?|^aims?$|^what$|^goals?$|^key learning|^learning$|^lessons? (?:learned|learnt)|^(?:summary|title) of (?:the )?recommendation|^issues?$|^(?:description|details?|wording|text)(?: of (?:the )?recommendations?)?$|^priority objective|^regulat/,
    "recommendation",
  ],
  [/\bactions?\b|^how\b|^tasks?\b|^what (?:will|we|needs|are|do|is)\b|^activit|^steps?\b|\bplans?$/, "action"],
  [
    /\bthemes?\b|^areas?\b|\bpriority (?:area|theme)|\bwork ?stream|^category|^topic|^domain|^strand|^chapter|^section\b/,
    "theme",
  ],
  [/\breviews?\b|\baudit\b|^source\b|^origin\b|^case\b|^scr\b|^reports?\b|\binspection\b/, "review"],
];

/** The headings of columns in which a tick says that the row has that status. */
const marks =
  /^(?:fully |partly |partially |not )?(?:achieved|complete|completed|met|implemented|in progress|on ?going|on target|on track|off track|off target|at risk|not started|not yet started|delayed|overdue|red|amber|green|blue|superseded|closed|open)$/;

/** What a heading says that its column holds; null if it says nothing known. */
export function fieldOf(heading: string): PlanField | null {
  const text = normalized(heading);
  if (text === "") return null;
  if (marks.test(text)) return "mark";
  return rules.find(([pattern]) => pattern.test(text))?.[1] ?? null;
}

const months =
  "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?";
const period = new RegExp(
  String.raw`\b(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|(?:\d{1,2}(?:st|nd|rd|th)? )?(?:${months})[ -]*(?:'|20)?\d{2}|(?:q|quarter |qtr )[1-4](?: ?(?:fy)?(?:20)?\d{2}[/-](?:20)?\d{2}| 20\d{2})?)(?!\d)`,
  "i",
);

/** The day, month or quarter that a heading names, as written, such as "July 2024"; "" for none. */
export function periodOf(heading: string): string {
  return period.exec(heading.replace(/\s+/g, " "))?.[0] ?? "";
}

/** The heading without what changes from one version of a file to the next. */
export function lastingHeading(heading: string): string {
  return folded(heading).replace(new RegExp(period, "gi"), "…");
}
