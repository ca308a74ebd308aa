import { findIdentifiers } from "#lib/core/identifiers/identifiers.ts";
import { isRead, labelOf } from "#lib/privacy/moderation/labels.ts";
import type { HeldTextDetail } from "#lib/privacy/moderation/queries.ts";

/** The free texts of one event, with the passages marked that may identify a child. */
export function HighlightedText({ texts }: { texts: HeldTextDetail["texts"] }) {
  return (
    <div className="held">
      {texts.filter(isRead).map((one) => (
        <p key={`${one.table}.${one.row}.${one.column}`} className="as-typed">
          <strong>{labelOf(one)}.</strong> <MarkedText text={one.text} />
        </p>
      ))}
    </div>
  );
}

function MarkedText({ text }: { text: string }) {
  // File names have underscores instead of spaces, which the search for identifiers expects.
  const passages = findIdentifiers(text.replaceAll("_", " "));
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
