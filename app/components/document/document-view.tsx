import type { Fact, ReportDocument, Section } from "#lib/reporting/documents/document.ts";
import { BlockView } from "./block-view.tsx";

/** The id of a section, to which the contents of the page lead. */
export function sectionId(index: number): string {
  return `section-${index + 1}`;
}

/** A document for the screen and for A4, laid out from the same text as its Word file. */
export function DocumentView({ document }: { document: ReportDocument }) {
  const { partnership, title, occasion, notices, cover, sections } = document;
  return (
    <>
      <p className="mb-1 text-sm font-bold text-soft">{partnership}</p>
      <h1>{title}</h1>
      <p className="mt-1 text-lg text-soft">{occasion}</p>
      {notices.map((notice) => (
        <p key={notice} className="max-w-none border-l-4 border-focus bg-wash px-3 py-1.5 text-sm">
          {notice}
        </p>
      ))}
      <Facts facts={cover} />
      {[...sections.entries()].map(([index, section]) => (
        <SectionView key={section.heading} id={sectionId(index)} section={section} />
      ))}
    </>
  );
}

function SectionView({ id, section: { heading, blocks, onNewPage } }: { id: string; section: Section }) {
  return (
    <>
      <h2 id={id} className={onNewPage ? "print:mt-0 print:break-before-page" : undefined}>
        {heading}
      </h2>
      {[...blocks.entries()].map(([index, block]) =>
        block.kind === "facts" ? <Facts key={index} facts={block.facts} /> : <BlockView key={index} block={block} />,
      )}
    </>
  );
}

function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className="mt-4 border-t border-line [&_ol]:list-decimal [&_ol]:pl-5 print:[&>div]:py-1">
      {facts.map(({ name, text, isList }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{isList ? <Items text={text} /> : text}</dd>
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
