import { withoutSymbolFont } from "../symbols.ts";
import { plainColour } from "../workbook/colours.ts";
import { type Element, elementAt, elementsIn, isOn } from "../xml.ts";
import { isStruck, listPlaceOf, type WordContext } from "./context.ts";

/** What a paragraph says. */
export interface ParagraphText {
  text: string;
  struck: string;
  link: string | undefined;
  /** The colours behind its runs; null for a run without. */
  readonly fills: Set<string | null>;
}

/** The text of a paragraph as a reader sees it, with the mark of its list; deletions that are tracked are left out. */
export function readParagraph(paragraph: Element, context: WordContext): ParagraphText {
  const read: ParagraphText = { text: "", struck: "", link: undefined, fills: new Set() };
  const properties = elementAt(paragraph, "w:pPr");
  addAll(paragraph, { context, read, shade: shadeOf(properties) });
  const mark = markOf(properties, context, read.text.trim() !== "");
  return { ...read, text: mark + read.text };
}

function markOf(properties: Element | undefined, context: WordContext, hasText: boolean): string {
  const style = elementAt(properties, "w:pStyle")?.attributes["w:val"];
  const place = listPlaceOf(properties) ?? context.styleList(style);
  if (!place || place.numbering === "0") return "";
  const { mark, isNumber } = context.listMarks(place.numbering, place.level);
  // A column of numbers is often a list without text.
  return mark !== "" && (hasText || isNumber) ? `${mark} ` : "";
}

interface Walk {
  readonly context: WordContext;
  readonly read: ParagraphText;
  readonly shade: string | null;
}

/** What is not seen in the text: deleted or moved away, said again for older programs, or properties. */
const unseen = new Set([
  "w:del",
  "w:moveFrom",
  "mc:Fallback",
  "w:pPr",
  "w:rPr",
  "w:sdtPr",
  "w:sdtEndPr",
  "w:delText",
  "w:tbl",
]);

function addAll(parent: Element, walk: Walk): void {
  for (const child of elementsIn(parent)) if (!unseen.has(child.name)) add(child, walk);
}

function add(element: Element, walk: Walk): void {
  if (element.name === "w:r") addRun(element, walk);
  else if (!isEmptyControl(element)) {
    walk.read.link ??= linkOf(element, walk.context);
    addAll(element, walk);
  }
}

/** The words of an empty control, such as “Choose an item”, are no answer. */
function isEmptyControl(element: Element): boolean {
  return element.name === "w:sdt" && isOn(elementAt(element, "w:sdtPr"), "w:showingPlcHdr", "w:val");
}

function linkOf({ name, attributes }: Element, context: WordContext): string | undefined {
  if (name === "w:hyperlink") return context.target(attributes["r:id"]);
  return name === "w:fldSimple" ? linkInField(attributes["w:instr"] ?? "") : undefined;
}

function linkInField(instruction: string): string | undefined {
  return /HYPERLINK\s+"([^"]+)"/i.exec(instruction)?.[1];
}

/** The style of the words that stand in a control until it is filled. */
const PLACEHOLDER = "PlaceholderText";

function addRun(run: Element, { context, read, shade }: Walk): void {
  const properties = elementAt(run, "w:rPr");
  const style = elementAt(properties, "w:rStyle")?.attributes["w:val"];
  if (isOn(properties, "w:vanish", "w:val") || style === PLACEHOLDER) return;
  const isOut = isStruck(properties) || (!elementAt(properties, "w:strike") && context.isStruckStyle(style));
  const font = elementAt(properties, "w:rFonts")?.attributes["w:ascii"];
  const text = elementsIn(run)
    .filter(({ name }) => !unseen.has(name))
    .map((child) => {
      if (child.name === "w:instrText") read.link ??= linkInField(ownText(child));
      return runText(child, context);
    })
    .join("");
  if (text === "") return;
  read[isOut ? "struck" : "text"] += withoutSymbolFont(text, font);
  if (text.trim() !== "") read.fills.add(highlightOf(properties) ?? shadeOf(properties) ?? shade);
}

const signs: Readonly<Record<string, string>> = { "w:tab": "\t", "w:br": "\n", "w:cr": "\n", "w:noBreakHyphen": "-" };

function runText(child: Element, context: WordContext): string {
  if (child.name === "w:t") return ownText(child);
  if (child.name === "w:sym")
    return withoutSymbolFont(
      String.fromCodePoint(Number.parseInt(child.attributes["w:char"] ?? "", 16) & 0xffff || 0x20),
      child.attributes["w:font"],
    );
  if (["w:drawing", "w:pict", "w:object", "mc:AlternateContent"].includes(child.name))
    return boxesIn(child)
      .map((box) => `\n${readBox(box, context)}`)
      .join("");
  return signs[child.name] ?? "";
}

function ownText({ children }: Element): string {
  return children.filter((child) => typeof child === "string").join("");
}

/** The text boxes that are drawn at a place in the text. */
function boxesIn(element: Element): readonly Element[] {
  return elementsIn(element).flatMap((child) => {
    if (child.name === "w:txbxContent") return [child];
    return unseen.has(child.name) ? [] : boxesIn(child);
  });
}

function readBox(box: Element, context: WordContext): string {
  return elementsIn(box, "w:p")
    .map((paragraph) => readParagraph(paragraph, context).text)
    .join("\n");
}

const highlights: Readonly<Record<string, string>> = {
  yellow: "ffff00",
  green: "00ff00",
  cyan: "00ffff",
  magenta: "ff00ff",
  blue: "0000ff",
  red: "ff0000",
  darkBlue: "000080",
  darkCyan: "008080",
  darkGreen: "008000",
  darkMagenta: "800080",
  darkRed: "800000",
  darkYellow: "808000",
  darkGray: "808080",
  lightGray: "c0c0c0",
};

function highlightOf(properties: Element | undefined): string | null {
  return highlights[elementAt(properties, "w:highlight")?.attributes["w:val"] ?? ""] ?? null;
}

/** The colour of a shading. A solid pattern covers its fill with its own colour. */
export function shadeOf(properties: Element | undefined): string | null {
  const { "w:val": pattern, "w:fill": fill, "w:color": colour } = elementAt(properties, "w:shd")?.attributes ?? {};
  return plainColour(pattern === "solid" ? colour : fill);
}
