import type { HeldInFull } from "#lib/progress/queries.ts";

/** A text as it was typed, with the passages that may identify somebody marked. */
export function Marked({ text, passages, field }: { text: string; passages: HeldInFull["passages"]; field: string }) {
  const here = passages.filter((passage) => passage.field === field).toSorted((a, b) => a.start - b.start);
  return (
    <>
      {here.map(({ start, end }, index) => (
        <span key={start}>
          {text.slice(here[index - 1]?.end ?? 0, start)}
          <mark>{text.slice(start, end)}</mark>
        </span>
      ))}
      {text.slice(here.at(-1)?.end ?? 0)}
    </>
  );
}
