import type { PlanControl } from "../../plan-tables.ts";
import { tidyText } from "../cells.ts";
import { type Element, elementAt, elementsIn, isOn, parseXml } from "../xml.ts";
import { type Parts, partText } from "../zip-parts.ts";
import { unwrapped } from "./blocks.ts";
import type { WordContext } from "./context.ts";
import { readParagraph } from "./paragraph.ts";

/** The content controls that have a tag, in the order of the document. */
export function readControls(parent: Element, context: WordContext): PlanControl[] {
  return elementsIn(parent).flatMap((child) => {
    const properties = child.name === "w:sdt" ? elementAt(child, "w:sdtPr") : undefined;
    const tag = elementAt(properties, "w:tag")?.attributes["w:val"];
    if (tag === undefined) return readControls(child, context);
    const text = isOn(properties, "w:showingPlcHdr", "w:val") ? "" : tidyText(textIn(child, context));
    return [{ tag, text }, ...readControls(child, context)];
  });
}

/** The properties that a program gave the document, by name. */
export function customProperties(parts: Parts): Readonly<Record<string, string>> {
  const text = partText(parts, "docprops/custom.xml");
  const properties = text === undefined ? [] : elementsIn(parseXml(text), "prop:property");
  return Object.fromEntries(
    properties.map((property) => [
      property.attributes.name ?? "",
      elementAt(property, "vt:lpwstr")?.children.join("") ?? "",
    ]),
  );
}

/** The words in a control, which lies within a paragraph or around some. */
function textIn(control: Element, context: WordContext): string {
  const paragraphs = unwrapped(control, "w:p");
  const read = (element: Element) => readParagraph(element, context).text;
  if (paragraphs.length > 0) return paragraphs.map(read).join("\n");
  return read({ name: "w:p", attributes: {}, children: [control] });
}
