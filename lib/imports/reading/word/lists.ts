import { type Element, elementAt, elementsIn } from "../xml.ts";

/** Gives the mark of a paragraph in a list: "•", or its number. */
export type ListMarks = (numbering: string, level: number) => { readonly mark: string; readonly isNumber: boolean };

interface Level {
  readonly format: string;
  readonly text: string;
  readonly start: number;
}

const noLevel: Level = { format: "none", text: "", start: 1 };

/** Counts the lists of a document; to be asked for the paragraphs in their order. */
export function listMarks(numbering: Element | undefined): ListMarks {
  const kinds = new Map(
    elementsIn(numbering, "w:abstractNum").map((kind) => [kind.attributes["w:abstractNumId"], levelsOf(kind)]),
  );
  const lists = new Map(
    elementsIn(numbering, "w:num").map((list) => {
      const kind = elementAt(list, "w:abstractNumId")?.attributes["w:val"] ?? "";
      const overrides = elementsIn(list, "w:lvlOverride");
      const restarts = overrides.some((override) => elementAt(override, "w:startOverride"));
      return [
        list.attributes["w:numId"],
        { levels: kinds.get(kind) ?? [], counter: restarts ? `list ${list.attributes["w:numId"]}` : kind },
      ];
    }),
  );
  const counts = new Map<string, number[]>();

  return (id, level) => {
    const list = lists.get(id);
    const { format, text } = list?.levels[level] ?? noLevel;
    if (!list || format === "none") return { mark: "", isNumber: false };
    if (format === "bullet") return { mark: "•", isNumber: false };
    const numbers = (counts.get(list.counter) ?? []).slice(0, level + 1);
    for (let above = 0; above < level; above += 1) numbers[above] ??= list.levels[above]?.start ?? 1;
    numbers[level] = (numbers[level] ?? (list.levels[level]?.start ?? 1) - 1) + 1;
    counts.set(list.counter, numbers);
    const numbered = (_code: string, place: string) =>
      inFormat(numbers[Number(place) - 1] ?? 1, list.levels[Number(place) - 1]?.format);
    return { mark: text.replace(/%(\d)/g, numbered), isNumber: true };
  };
}

function levelsOf(kind: Element): readonly Level[] {
  const levels: Level[] = [];
  for (const level of elementsIn(kind, "w:lvl")) {
    const value = (name: string) => elementAt(level, name)?.attributes["w:val"];
    levels[Number(level.attributes["w:ilvl"] ?? 0)] = {
      format: value("w:numFmt") ?? "decimal",
      text: value("w:lvlText") ?? "",
      start: Number(value("w:start") ?? 1),
    };
  }
  return levels;
}

function inFormat(number: number, format = "decimal"): string {
  const isUpper = format.startsWith("upper");
  const text = format.endsWith("Letter") ? letters(number) : format.endsWith("Roman") ? roman(number) : String(number);
  return isUpper ? text.toUpperCase() : text;
}

/** a to z, then aa to zz, as Word counts. */
function letters(number: number): string {
  const times = Math.min(20, Math.ceil(number / 26));
  return String.fromCharCode(97 + ((number - 1) % 26)).repeat(Math.max(1, times));
}

const romans = [
  ["m", 1000],
  ["cm", 900],
  ["d", 500],
  ["cd", 400],
  ["c", 100],
  ["xc", 90],
  ["l", 50],
  ["xl", 40],
  ["x", 10],
  ["ix", 9],
  ["v", 5],
  ["iv", 4],
  ["i", 1],
] as const;

function roman(number: number): string {
  let left = Math.min(number, 3999);
  let text = "";
  for (const [sign, value] of romans) for (; left >= value; left -= value) text += sign;
  return text;
}
