import type { Fact, ReportDocument, Section } from "#lib/reporting/documents/document.ts";
import { BlockView } from "./block-view.tsx";

/** A document for the screen and for A4, laid out from the same text as its Word file. */
export function DocumentView({ document }: { document: ReportDocument }) {
  const { partnership, title, occasion, notices, cover, sections } = document;
  return (
    <>
      <p className="asat">{partnership}</p>
      <h1>{title}</h1>
      <p className="asat">{occasion}</p>
      {notices.map((notice) => (
        <p key={notice} className="held">
          {notice}
        </p>
      ))}
      <Facts facts={cover} className="cover" />
      {sections.map((section) => (
        <SectionView key={section.heading} section={section} />
      ))}
    </>
  );
}

function SectionView({ section: { heading, blocks } }: { section: Section }) {
  return (
    <>
      <h2>{heading}</h2>
      {[...blocks.entries()].map(([index, block]) =>
        block.kind === "facts" ? <Facts key={index} facts={block.facts} /> : <BlockView key={index} block={block} />,
      )}
    </>
  );
}

function Facts({ facts, className }: { facts: readonly Fact[]; className?: string }) {
  return (
    <dl className={className}>
      {facts.map(({ name, text, isList }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd className="as-typed">{isList ? <Items text={text} /> : text}</dd>
        </div>
      ))}
    </dl>
  );
}

/** A numbered item for each line that is not blank. */
function Items({ text }: { text: string }) {
  const lines = text.split(/[\r\n]+/).filter((line) => line.trim() !== "");
  return (
    <ol>
      {[...lines.entries()].map(([index, line]) => (
        <li key={index}>{line.trim()}</li>
      ))}
    </ol>
  );
}
