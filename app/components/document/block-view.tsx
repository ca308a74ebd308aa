import { StatusShape, statusInk } from "#app/components/status/status-shape.tsx";
import { StatusTag } from "#app/components/status/status-tag.tsx";
import type { Block, HeadingBlock, KeyEntry } from "#lib/reporting/documents/document.ts";
import { DocumentLines } from "./document-lines.tsx";
import { DocumentTable } from "./document-table.tsx";

const looks = { lead: "text-lg print:text-base", source: "mt-1 text-sm text-soft" } as const;

/** One block of a section. */
export function BlockView({ block }: { block: Exclude<Block, { kind: "facts" }> }) {
  switch (block.kind) {
    case "text":
      return <p className={block.look && looks[block.look]}>{block.text}</p>;
    case "heading":
      return <Heading {...block} />;
    case "quotation":
      return <blockquote className="print:text-base print:break-after-avoid">{block.text}</blockquote>;
    case "rating":
      return (
        <p className="text-sm text-red print:break-after-avoid">
          <StatusTag as={block.shown} label={block.name} /> {block.rest}
        </p>
      );
    case "lines":
      return <DocumentLines lines={block.lines} />;
    case "key":
      return <KeyLine ratings={block.ratings} />;
    case "table":
      return <DocumentTable table={block} />;
  }
}

function Heading({ level, text, reference }: HeadingBlock) {
  const Level = level === 2 ? "h3" : "h4";
  return (
    <Level
      id={reference}
      className={`print:break-after-avoid ${reference ? "mt-8 text-lg print:mt-6" : level === 3 ? "mt-4 font-bold" : ""}`}
    >
      {text}
    </Level>
  );
}

/** The meaning of each rating, one behind the other. */
function KeyLine({ ratings }: { ratings: readonly KeyEntry[] }) {
  return (
    <p className="mt-3 max-w-none text-xs text-soft">
      <strong className="mr-3 text-ink">Key</strong>
      {ratings.map(({ shown, name, meaning }) => (
        <span key={shown} className="mr-3">
          <span className={`inline-flex items-center gap-1 font-bold ${statusInk(shown)}`}>
            <StatusShape of={shown} size={10} />
            {name}
          </span>{" "}
          {meaning}
        </span>
      ))}
    </p>
  );
}
