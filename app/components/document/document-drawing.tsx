// Rendered by the table of a document, which is a client component.
import type { DrawnMark, Stage } from "#lib/reporting/documents/drawing.ts";

const fills: Readonly<Record<Stage, string>> = {
  complete: "fill-blue",
  delivered: "fill-page",
  open: "fill-line",
};

const HEIGHT = 20;
const MIDDLE = HEIGHT / 2;

/** A drawing of what the other cells of a row say in words. */
export function DocumentDrawing({ marks }: { marks: readonly DrawnMark[] }) {
  if (marks.length === 0) return null;
  return (
    <svg className="block min-w-32 overflow-visible" width="100%" height={HEIGHT} aria-hidden="true">
      {[...marks.entries()].map(([index, mark]) => (
        <MarkView key={index} mark={mark} />
      ))}
    </svg>
  );
}

function MarkView({ mark }: { mark: DrawnMark }) {
  switch (mark.kind) {
    case "bar":
      return (
        <rect
          className={`${fills[mark.of]} stroke-ink`}
          x={`${mark.from}%`}
          width={`${mark.to - mark.from}%`}
          y={MIDDLE - 6}
          height="12"
        />
      );
    case "line":
      return <line className={LINE} x1={`${mark.from}%`} x2={`${mark.to}%`} y1={MIDDLE} y2={MIDDLE} />;
    case "between":
      return <line className={LINE} x1={`${mark.at}%`} x2={`${mark.at}%`} y1={MIDDLE - 5} y2={MIDDLE + 5} />;
    case "first":
      return <circle className="fill-page stroke-ink stroke-2" cx={`${mark.at}%`} cy={MIDDLE} r="5" />;
    case "now":
      return <circle className="fill-ink" cx={`${mark.at}%`} cy={MIDDLE} r="6" />;
  }
}

const LINE = "stroke-ink stroke-2";
