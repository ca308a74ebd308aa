import { type Element, elementAt, elementsIn, isOn, parseXml } from "../xml.ts";

const namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

/** A text, and what of it is struck through. */
export interface SplitText {
  readonly text: string;
  readonly struck: string;
}

/** The text of a cell that is struck through in part, and what is struck; null where none of it is. */
export function richText(xml: string): SplitText | null {
  if (!/<(\w+:)?strike\b/.test(xml)) return null;
  const runs = elementsIn(parseXml(`<si xmlns="${namespace}" xmlns:x="${namespace}">${xml}</si>`), "x:r");
  const isStruck = (run: Element) => isOn(elementAt(run, "x:rPr"), "x:strike", "val");
  return { text: textOf(runs.filter((run) => !isStruck(run))), struck: textOf(runs.filter(isStruck)) };
}

function textOf(runs: readonly Element[]): string {
  return runs.flatMap((run) => elementsIn(run, "x:t").flatMap(({ children }) => children)).join("");
}
