import { type Element, elementAt, elementsIn } from "../xml.ts";
import { plainColour } from "./colours.ts";

/** What a style of an OpenDocument file says, its parents included. */
interface OpenStyle {
  readonly fill: string | null;
  readonly isStruck: boolean;
  readonly isHidden: boolean;
  /** Whether its dates show no day. */
  readonly showsMonth: boolean;
}

/** Finds a style by its family, such as "table-cell", and its name. */
export type FindStyle = (family: string, name: string | undefined) => OpenStyle;

const plain: OpenStyle = { fill: null, isStruck: false, isHidden: false, showsMonth: false };

/** The styles of the named parts of an OpenDocument file. */
export function openStyles(parts: readonly (Element | undefined)[]): FindStyle {
  const groups = parts.flatMap((part) => [
    ...elementsIn(part, "office:styles"),
    ...elementsIn(part, "office:automatic-styles"),
  ]);
  const all = groups.flatMap((group) => elementsIn(group));
  const styles = new Map(
    all.map((style) => [keyOf(style.attributes["style:family"], style.attributes["style:name"]), style]),
  );
  const months = new Set(all.filter(isMonthFormat).map(({ attributes }) => attributes["style:name"]));
  const found = new Map<string, OpenStyle>();

  function find(family: string, name: string | undefined, seen: readonly string[] = []): OpenStyle {
    const key = keyOf(family, name);
    const style = styles.get(key);
    if (!style || seen.includes(key)) return plain;
    const known = found.get(key);
    if (known) return known;
    const parent = find(family, style.attributes["style:parent-style-name"], [...seen, key]);
    const own = ownStyle(style, parent, months);
    found.set(key, own);
    return own;
  }
  return (family, name) => find(family, name);
}

const keyOf = (family: string | undefined, name: string | undefined) => `${family} ${name}`;

function ownStyle(style: Element, parent: OpenStyle, months: ReadonlySet<string | undefined>): OpenStyle {
  const background = elementAt(style, "style:table-cell-properties")?.attributes["fo:background-color"];
  const text = elementAt(style, "style:text-properties")?.attributes;
  // Programs say how a line looks, how many there are, or both.
  const line = text?.["style:text-line-through-style"] ?? text?.["style:text-line-through-type"];
  const display = elementAt(style, "style:table-properties")?.attributes["table:display"];
  const format = style.attributes["style:data-style-name"];
  return {
    fill: background === undefined ? parent.fill : plainColour(background),
    isStruck: line === undefined ? parent.isStruck : line !== "none",
    isHidden: display === undefined ? parent.isHidden : display === "false",
    showsMonth: format === undefined ? parent.showsMonth : months.has(format),
  };
}

function isMonthFormat(style: Element): boolean {
  return style.name === "number:date-style" && elementsIn(style, "number:day").length === 0;
}
