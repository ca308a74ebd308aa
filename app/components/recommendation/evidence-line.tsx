"use client";
// A client component because its markup is then sent once: of a server component Next sends it a second time as data.
import { SampleMark } from "#app/components/status/sample-mark.tsx";
import type { EvidenceRow } from "./evidence-row.ts";

/** One piece of evidence: its title, linked unless it was removed, and a line about it. */
export function EvidenceLine({ row: { title, href, facts, warning, isSample } }: { row: EvidenceRow }) {
  return (
    <>
      {href ? <a href={href}>{title}</a> : <span>{title}</span>}{" "}
      <small>
        {facts.join(" · ")}
        {warning && <span className="text-red"> · {warning}</span>}
      </small>
      {isSample && <SampleMark />}
    </>
  );
}
