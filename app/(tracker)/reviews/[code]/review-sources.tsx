import type { ReviewFile } from "#lib/recommendations/review-files/queries.ts";
import { formatFileSize } from "#lib/recommendations/updates/labels.ts";

/** Where a review can be read: its file, its link, and its recommendations on the board; with the forms of the file for the business team. */
export function ReviewSources({
  code,
  link,
  file,
  mayChange,
  asAtQuery,
}: {
  code: string;
  link: string | null;
  file: ReviewFile | null;
  mayChange: boolean;
  asAtQuery: string;
}) {
  const isThere = file !== null && file.sha256 !== null;
  return (
    <p className="flex flex-wrap gap-x-6">
      {isThere && (
        <span>
          <a href={`/api/review-files/${file.trail}`}>{file.fileName}</a> <small>{formatFileSize(file.bytes)}</small>
        </span>
      )}
      {link && <a href={link}>Read the review</a>}
      <a href={`/board?review=${code}${asAtQuery && `&${asAtQuery}`}`}>See it on the board</a>
      {mayChange && (
        <a href={`/reviews/${code}/file`} className="print:hidden">
          {isThere ? "Replace the file" : "Add its file"}
        </a>
      )}
      {mayChange && isThere && (
        <a href={`/reviews/${code}/file/remove`} className="print:hidden">
          Remove the file for good
        </a>
      )}
    </p>
  );
}
