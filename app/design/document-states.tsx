import { BlockView } from "#app/components/document/block-view.tsx";
import { ratingCell } from "#lib/reporting/documents/document.ts";
import { statusMeanings, statusNames } from "#lib/status/labels.ts";
import { statuses } from "#lib/status/rules.ts";

/** The blocks of a paper: lines, a table with drawings, and the key. */
export function DocumentStates() {
  return (
    <>
      <BlockView
        block={{
          kind: "lines",
          lines: [
            { reference: "HU2-1", shortTitle: "ICON programme update", words: "Sign-off is asked for." },
            { reference: "HU2-4", shortTitle: "Sharing plans", words: "Moved from At risk to On track." },
          ],
        }}
      />
      <BlockView
        block={{
          kind: "table",
          head: ["Reference", "From ○ first to ● now", "Complete to open", "Rating", "Now"],
          widths: [3, 4, 4, 3, 3],
          rows: [
            [
              "HU2-4",
              {
                kind: "drawing",
                marks: [
                  { kind: "line", from: 10, to: 90 },
                  { kind: "between", at: 50 },
                  { kind: "first", at: 10 },
                  { kind: "now", at: 90 },
                ],
              },
              {
                kind: "drawing",
                marks: [
                  { kind: "bar", from: 0, to: 30, of: "complete" },
                  { kind: "bar", from: 30, to: 50, of: "delivered" },
                  { kind: "bar", from: 50, to: 100, of: "open" },
                ],
              },
              ratingCell("at-risk", statusNames["at-risk"], ["silent for 130 days"]),
              { kind: "noted", text: "18 Nov 2026", notes: ["First agreed 1 Nov 2026"] },
            ],
          ],
        }}
      />
      <BlockView
        block={{
          kind: "key",
          ratings: statuses.map((shown) => ({ shown, name: statusNames[shown], meaning: statusMeanings[shown] })),
        }}
      />
    </>
  );
}
