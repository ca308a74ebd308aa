import type { Block, HeadingBlock } from "#lib/reporting/documents/document.ts";
import { DocumentTable, FiguresTable } from "./document-table.tsx";

/** One block of a section. */
export function BlockView({ block }: { block: Exclude<Block, { kind: "facts" }> }) {
  switch (block.kind) {
    case "text":
      return <p className={block.look ?? "as-typed"}>{block.text}</p>;
    case "heading":
      return <Heading {...block} />;
    case "quotation":
      return <blockquote className="as-typed">{block.text}</blockquote>;
    case "rating":
      return (
        <p className="asat">
          <span className={`shown ${block.shown}`}>{block.name}</span>
          {block.rest}
        </p>
      );
    case "table":
      return <DocumentTable table={block} />;
    case "picture":
      return (
        <section>
          <h3>{block.picture.title}</h3>
          <figure dangerouslySetInnerHTML={{ __html: block.picture.svg }} />
          <FiguresTable picture={block.picture} />
        </section>
      );
  }
}

function Heading({ level, text, reference, onNewPage }: HeadingBlock) {
  const Level = level === 2 ? "h3" : "h4";
  return (
    <Level id={reference} className={onNewPage ? "new-page" : undefined}>
      {text}
    </Level>
  );
}
