import { ownerKindOf } from "./bodies.ts";
import { listOf } from "./lists.ts";
import { folded, linesOf, oneLine } from "./texts.ts";

/** Words that follow "and" inside the name of one agency, as in "Fire & Rescue" or "Learning and Development". */
const secondWords =
  /^(?:rescue|development|inclusion|skills|well-?being|quality|assurance|improvement|performance|reviewing|support|prevention|intervention|communit(?:y|ies)|partnerships|standards|governance|famil(?:y|ies)|young|safety|transformation|engagement|participation|learning|crime|alcohol|care|advice|guidance|inspection|training|planning|adolescents?|maternity|child(?:ren)?|adults?|leisure|environment|disabilit(?:y|ies)|emergency|other|protection)\b/i;
const fragments =
  /^(?:children|young people|families|adults?|equality|diversity|health|learning|community|voluntary|skills|child protection)$/i;
const joinedNames = /\bhealth (?:and|&) social care\b/i;

/** Whether a text can be the name of an agency, a post or a person by itself. */
function standsAlone(text: string, isKnown: (name: string) => boolean): boolean {
  return isKnown(text) || (ownerKindOf(text) !== "unknown" && !fragments.test(text));
}

/** The names in a text of one line: split by "/", ";" and "+", and by "," and "and" where both sides are names. */
function namesInLine(line: string, isKnown: (name: string) => boolean): string[] {
  const clauses = line
    .replace(/\band\/or\b/gi, "and")
    .split(
      /\s*;\s*|\s+\+\s+|\s+(?:with (?:the )?support (?:from|of)|supported by|assisted by|in (?:partnership|conjunction) with|alongside|with)\s+|(?<!\bn)\s*\/\s*(?!a\b)/i,
    )
    .filter(Boolean);
  return clauses.flatMap((clause) => byComma(clause, isKnown).flatMap((part) => byAnd(part, isKnown)));
}

function byComma(text: string, isKnown: (name: string) => boolean): string[] {
  const pieces = text.split(/\s*,\s*(?:and |& )?/i).filter(Boolean);
  if (isKnown(text) || pieces.some((piece) => fragments.test(piece) || secondWords.test(piece))) return [text];
  return pieces;
}

function byAnd(text: string, isKnown: (name: string) => boolean): string[] {
  if (isKnown(text)) return [text];
  for (const match of text.matchAll(/\s+(?:&|and)\s+/gi)) {
    const [left, right] = [text.slice(0, match.index), text.slice(match.index + match[0].length)];
    const isOne = secondWords.test(right) || joinedNames.test(text);
    if (!isOne && standsAlone(left, isKnown) && standsAlone(right, isKnown))
      return [...byAnd(left, isKnown), ...byAnd(right, isKnown)];
  }
  return [text];
}

/** The groups of names in a cell: a line, or what "/" or ";" sets apart, is one, such as "Head of Safeguarding, WCC". */
export function ownerGroups(text: string, isKnown: (name: string) => boolean): string[][] {
  const { lead, items } = listOf(text);
  const lines = [...linesOf(lead), ...items.flatMap(linesOf)];
  return lines
    .flatMap((line) => line.split(/\s*;\s*/))
    .map((line) => namesInLine(oneLine(line).replace(/[,;]$/, ""), isKnown))
    .filter((names) => names.length > 0);
}

/** Whether a name is one of those that stand alone in the file, or one that the tracker knows. */
export function knownName(names: ReadonlySet<string>): (name: string) => boolean {
  return (name) => names.has(folded(name));
}
