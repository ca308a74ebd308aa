import { type Block, quotationBlocks, textBlock } from "#lib/reporting/documents/document.ts";
import type { PaperDetail } from "./rules.ts";

/** The blocks of the page about one recommendation; each but the first begins a new page. */
export function detailBlocks(detail: PaperDetail, index: number): Block[] {
  const { reference, shortTitle, wording, source, shown, shownName, beside, particulars, parts } = detail;
  return [
    { kind: "heading", level: 2, text: `${reference} ${shortTitle}`, reference, onNewPage: index > 0 },
    { kind: "rating", shown, name: shownName, rest: beside.map((words) => `; ${words}`).join("") },
    ...quotationBlocks(wording),
    { kind: "text", look: "source", text: source },
    { kind: "facts", facts: particulars.map(({ name, words }) => ({ name, text: words || "Not said yet" })) },
    ...parts.flatMap(({ title, paragraphs }): Block[] => [
      { kind: "heading", level: 3, text: title },
      ...(paragraphs.length > 0 ? paragraphs : ["None."]).map(textBlock),
    ]),
  ];
}
