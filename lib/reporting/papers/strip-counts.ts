import { ratingSigns } from "#lib/reporting/documents/rating-signs.ts";
import { type Picture, shortDate, svgDrawing } from "#lib/reporting/documents/svg.ts";
import { statusLetters, statusNames } from "#lib/status/labels.ts";
import { drawStackedColumns } from "./stacked-columns.ts";
import { describeStrip, markOf, type Strip, statusesIn } from "./strip-statuses.ts";

/** The number of recommendations with each rating at each meeting, as stacked columns. */
export function countedStrip({ meetings, rows }: Strip): Picture {
  const title = "How many recommendations had each rating at each meeting";
  const description = describeStrip({ meetings, rows });
  const ratings = statusesIn(rows);
  const counts = meetings.map((_, across) =>
    ratings.map((rating) => rows.filter(({ cells }) => cells[across]?.shown === rating).length),
  );
  const { markup, height } = drawStackedColumns(
    meetings,
    ratings.map((rating) => ({
      name: statusNames[rating],
      letter: statusLetters[rating],
      fill: ratingSigns[rating].tint,
      ink: ratingSigns[rating].colour,
      mark: markOf(rating),
    })),
    counts,
  );
  return {
    title,
    description,
    svg: svgDrawing("picture-strip", height, { title, description }, markup),
    table: {
      head: ["Rating", ...meetings.map(shortDate)],
      rows: ratings.map((rating, index) => [
        statusNames[rating],
        ...counts.map((column) => (column[index] ?? 0).toLocaleString("en-GB")),
      ]),
    },
  };
}
