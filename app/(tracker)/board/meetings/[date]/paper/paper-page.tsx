import { DocumentView } from "#app/components/document/document-view.tsx";
import { paperDocument } from "#lib/reporting/papers/document.ts";
import type { IssuedPaperContent } from "#lib/reporting/papers/queries.ts";
import type { Cover, Paper } from "#lib/reporting/papers/rules.ts";

import { CoverDriftNotice } from "./cover-drift-notice.tsx";

interface Props {
  paper: Paper;
  issued: IssuedPaperContent | null;
  /** What the cover sheet of a draft would say now, where that has changed since it was saved. */
  drift?: Pick<Cover, "asks" | "summary"> | null;
  /** The path of the Word file. */
  word: string;
}

/** A board paper, for the screen and for A4. */
export function PaperPage({ paper, issued, drift = null, word }: Props) {
  const path = `/board/meetings/${paper.meeting.heldOn}`;
  return (
    <article className="paper">
      <PaperLinks path={path} isDraft={!issued} word={word} />
      <CoverDriftNotice drift={drift} path={path} />
      <DocumentView document={paperDocument(paper, issued)} />
    </article>
  );
}

function PaperLinks({ path, isDraft, word }: { path: string; isDraft: boolean; word: string }) {
  return (
    <nav className="no-print pages" aria-label="This paper">
      {isDraft && (
        <a className="filled" href={`${path}/paper/issue`}>
          Issue it
        </a>
      )}
      {isDraft && <a href={`${path}/paper/cover`}>Change the cover sheet</a>}
      <a href={word}>Word</a>
      <a href={path}>The meeting</a>
    </nav>
  );
}
