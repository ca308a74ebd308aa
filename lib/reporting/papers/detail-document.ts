import { type Block, quotationBlocks, textBlock } from "#lib/reporting/documents/document.ts";
import type { PaperDetail } from "./rules.ts";

/** The blocks about one recommendation. */
export function detailBlocks(detail: PaperDetail): Block[] {
  const { reference, shortTitle, wording, source, shown, shownName, beside, particulars, parts } = detail;
  return [
    { kind: "heading", level: 2, text: `${reference} ${shortTitle}`, reference },
    { kind: "rating", shown, name: shownName, rest: beside.join("; ") },
    ...quotationBlocks(wording),
    { kind: "text", look: "source", text: source },
    { kind: "facts", facts: particulars.map(({ name, words }) => ({ name, text: words || "Not said yet" })) },
    ...parts.flatMap(({ title, paragraphs }): Block[] => [
      { kind: "heading", level: 3, text: title },
      ...(paragraphs.length > 0 ? paragraphs : ["None."]).map(textBlock),
    ]),
  ];
}
