import { type Element, elementAt, elementsIn, isOn, parseXml } from "../xml.ts";
import { type Parts, partText } from "../zip-parts.ts";
import { type ListMarks, listMarks } from "./lists.ts";

/** What the text of a Word document refers to. */
export interface WordContext {
  readonly listMarks: ListMarks;
  /** The list and level that a paragraph style puts its paragraphs in. */
  readonly styleList: (style: string | undefined) => ListPlace | null;
  readonly isStruckStyle: (style: string | undefined) => boolean;
  /** The address that a relation leads to. */
  readonly target: (relation: string | undefined) => string | undefined;
}

interface ListPlace {
  readonly numbering: string;
  readonly level: number;
}

const partOf = (parts: Parts, name: string) => {
  const text = partText(parts, name);
  return text === undefined ? undefined : parseXml(text);
};

/** Reads the parts beside the document itself. */
export function wordContext(parts: Parts): WordContext {
  const styles = new Map(
    elementsIn(partOf(parts, "word/styles.xml"), "w:style").map((style) => [style.attributes["w:styleId"], style]),
  );
  const relations = new Map(
    elementsIn(partOf(parts, "word/_rels/document.xml.rels")).map(({ attributes: { Id, Target } }) => [Id, Target]),
  );
  /** The style and those that it is based on. */
  function* family(id: string | undefined): Generator<Element> {
    const seen = new Set<string | undefined>();
    for (let at = id; at !== undefined && !seen.has(at); ) {
      seen.add(at);
      const style = styles.get(at);
      if (style) yield style;
      at = elementAt(style, "w:basedOn")?.attributes["w:val"];
    }
  }
  return {
    listMarks: listMarks(partOf(parts, "word/numbering.xml")),
    target: (relation) => relations.get(relation),
    styleList: (id) => {
      for (const style of family(id)) {
        const place = listPlaceOf(elementAt(style, "w:pPr"));
        if (place) return place;
      }
      return null;
    },
    isStruckStyle: (id) => [...family(id)].some((style) => isStruck(elementAt(style, "w:rPr"))),
  };
}

/** The list that the properties of a paragraph name; with the number 0 they take the paragraph out of all lists. */
export function listPlaceOf(properties: Element | undefined): ListPlace | null {
  const place = elementAt(properties, "w:numPr");
  const numbering = elementAt(place, "w:numId")?.attributes["w:val"];
  if (numbering === undefined) return null;
  return { numbering, level: Number(elementAt(place, "w:ilvl")?.attributes["w:val"] ?? 0) };
}

/** Whether the properties of a run strike it through. */
export function isStruck(properties: Element | undefined): boolean {
  return isOn(properties, "w:strike", "w:val") || isOn(properties, "w:dstrike", "w:val");
}
