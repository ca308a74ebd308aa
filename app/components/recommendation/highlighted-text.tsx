import { findIdentifiers } from "#lib/core/identifiers/identifiers.ts";
import type { Known } from "#lib/core/identifiers/known.ts";
import type { HeldTextDetail } from "#lib/privacy/moderation/queries.ts";
import { freeTextLabel } from "#lib/reporting/timeline/registry.ts";

/** The free texts of one event, with the passages marked that may identify a child. */
export function HighlightedText({ texts, known }: { texts: HeldTextDetail["texts"]; known: Known }) {
  return (
    <div className="rounded-md border border-edge px-4 py-3">
      {texts.map((one) => (
        <p key={`${one.table}.${one.row}.${one.column}`}>
          <strong>{freeTextLabel(one)}.</strong> <Marked text={one.text} known={known} />
        </p>
      ))}
    </div>
  );
}

function Marked({ text, known }: { text: string; known: Known }) {
  const passages = findIdentifiers(text, known);
  return (
    <>
      {passages.map(({ start, end }, index) => (
        <span key={start}>
          {text.slice(passages[index - 1]?.end ?? 0, start)}
          <mark>{text.slice(start, end)}</mark>
        </span>
      ))}
      {text.slice(passages.at(-1)?.end ?? 0)}
    </>
  );
}
