import { type DefaultTreeAdapterMap, parseFragment } from "parse5";

type Node = DefaultTreeAdapterMap["node"];

/** The words of the HTML of a page in their order, without those drawn in pictures. */
export function wordsOfPage(html: string): string[] {
  return wordsIn(textsOf(parseFragment(html)));
}

function textsOf(node: Node): string[] {
  if (node.nodeName === "svg") return [];
  if ("value" in node) return [node.value];
  return "childNodes" in node ? node.childNodes.flatMap(textsOf) : [];
}

/** The words of the body of a Word file in their order, from its XML. */
export function wordsOfWord(xml: string): string[] {
  const paragraphs = xml.match(/<w:p[ >].*?<\/w:p>/g) ?? [];
  return wordsIn(paragraphs.flatMap((paragraph) => parseFragment(paragraph).childNodes.flatMap(textsOf)));
}

/** The words of texts, each with its punctuation; a symbol that only draws a rating is none. */
export function wordsIn(texts: readonly string[]): string[] {
  return texts.flatMap((text) => text.split(/[\s\u00a0]+/u)).filter((word) => /[\p{L}\p{N}–]/u.test(word));
}
