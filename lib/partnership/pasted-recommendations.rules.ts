/** What a pasted list was split into. */
export interface SplitList {
  readonly wordings: readonly string[];
  /** What came before the first mark of the list, such as "The review recommends that:". It is not a recommendation. */
  readonly before: string;
}

/** The mark at the start of an item of a list. */
interface Mark {
  readonly style: "named" | "numbered" | "bulleted";
  /** The number of the item, or the bullet. */
  readonly value: string;
  readonly indent: number;
  /** The rest of the line. */
  readonly text: string;
}

const NUMBER_WORDS = [
  "one",
  "two",
  "three",
  "four",
  "five",
  "six",
  "seven",
  "eight",
  "nine",
  "ten",
  "eleven",
  "twelve",
];

const named = new RegExp(
  `^recommendation\\s+(\\d{1,3}|${NUMBER_WORDS.join("|")})(?:\\s*[:.)\\u2013\\u2014-]\\s*|\\s*$)(.*)$`,
  "i",
);
const numbered = /^\(?(\d{1,3})(?:[.)](?:\s+|$)|\t+)(.*)$/;
const bulleted = /^([-–—•·▪●○◦‣⁃∙*]|o(?=\s))\s+(.*)$/;

/** How far the number of an item may jump, so that a year at the start of a line begins no item. */
const FURTHEST_JUMP = 5;

/**
 * Splits a pasted list into its recommendations, as worded: by "Recommendation 1:", by numbers, by bullets, or else by
 * blank lines. The mark of the first item is what the others are found by; a list inside an item stays in it.
 */
export function splitRecommendations(pasted: string): SplitList {
  const lines = pasted.split("\n");
  const marks = lines.map(markOf);
  const starts = startsOf(marks);
  const [first] = starts;
  if (first === undefined)
    return {
      wordings: pasted
        .split(/\n\s*\n/)
        .map(joinedLines)
        .filter(Boolean),
      before: "",
    };
  const wordings = starts.map((start, index) => {
    const rest = lines.slice(start + 1, starts[index + 1]);
    return joinedLines([marks[start]?.text ?? "", ...rest].join("\n"));
  });
  return { wordings: wordings.filter(Boolean), before: withoutHeading(joinedLines(lines.slice(0, first).join("\n"))) };
}

function markOf(line: string): Mark | null {
  const [indent = ""] = /^[ \t]*/.exec(line) ?? [];
  const text = line.trim();
  for (const [style, pattern] of [
    ["named", named],
    ["numbered", numbered],
    ["bulleted", bulleted],
  ] as const) {
    const [, value, rest] = pattern.exec(text) ?? [];
    if (value !== undefined)
      return { style, value: value.toLowerCase(), indent: indent.length, text: (rest ?? "").trim() };
  }
  return null;
}

/** The lines on which an item of the outer list starts. */
function startsOf(marks: readonly (Mark | null)[]): number[] {
  const first = marks.find((mark) => mark?.style === "named") ?? marks.find((mark) => mark !== null);
  if (!first) return [];
  const alike = marks.flatMap((mark, line) => (mark && isAlike(mark, first) ? [{ line, mark }] : []));
  if (first.style === "bulleted") return alike.map(({ line }) => line);
  // A list that was copied from a page may have the same number throughout.
  if (alike.every(({ mark }) => mark.value === first.value)) return alike.map(({ line }) => line);
  let last = numberOf(first) - 1;
  return alike.flatMap(({ line, mark }) => {
    const number = numberOf(mark);
    if (number <= last || number > last + FURTHEST_JUMP) return [];
    last = number;
    return [line];
  });
}

function isAlike(mark: Mark, first: Mark): boolean {
  if (mark.style !== first.style) return false;
  if (first.style === "named") return true;
  return mark.indent <= first.indent && (first.style === "numbered" || mark.value === first.value);
}

function numberOf({ value }: Mark): number {
  const word = NUMBER_WORDS.indexOf(value);
  return word < 0 ? Number(value) : word + 1;
}

/** The text with its lines joined where a sentence goes on in small letters, as in a text that is copied from a PDF. */
function joinedLines(text: string): string {
  return text
    .split("\n")
    .map((line) => line.trim())
    .join("\n")
    .replace(/(?<=[^\n.:;?!])\n(?=[a-z])(?!o\s|[a-z]{1,4}[.)]\s)/g, " ")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

/** A heading alone is not worth telling the person about. */
function withoutHeading(before: string): string {
  return /^(?:the )?recommendations?:?$/i.test(before) ? "" : before;
}

const LONGEST_TITLE = 60;
const SHORTEST_CLAUSE = 20;

/** A short title for a recommendation: what is to be done, from its first clause. It is a suggestion, to be edited. */
export function suggestTitle(wording: string): string {
  const [line = ""] = wording.split("\n");
  const action = line.replace(
    /^.{0,200}?\b(?:should|must|needs? to|ought to|is to|are to)\s+(?:also\s+|now\s+)?(?:(?:ensure|make sure|be assured|assure (?:itself|themselves))\s+(?:that\s+)?)?/i,
    "",
  );
  // "A standard should be adopted" says what is to be done only together with its subject.
  const asked = /^be\s/i.test(action) ? line : action;
  const [clause = ""] = new RegExp(`^.{${SHORTEST_CLAUSE},}?(?=[.;:,](?:\\s|$)|$)|^.*`).exec(asked) ?? [];
  const title = shortened(clause.trim()).replace(/[\s.;:,–-]+$/, "");
  return title.charAt(0).toUpperCase() + title.slice(1);
}

/** The text cut between two words, and not after a word that leads on to the next. */
function shortened(text: string): string {
  if (text.length <= LONGEST_TITLE) return text;
  const cut = text.slice(0, LONGEST_TITLE + 1).replace(/\s+\S*$/, "");
  return cut.replace(/(?:\s+(?:a|an|the|and|or|of|to|in|on|for|with|by|that|which|who|from|at|as|their|its))+$/i, "");
}
