import { DocumentFrame } from "#app/components/document/document-frame.tsx";
import { ButtonLink } from "#app/components/layout/button.tsx";
import { PageActions } from "#app/components/layout/page-header.tsx";
import { formatShortDate } from "#lib/core/clock.ts";
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
    <DocumentFrame
      document={paperDocument(paper, issued)}
      parents={[
        { href: "/board/meetings", label: "Meetings" },
        { href: path, label: formatShortDate(paper.meeting.heldOn) },
      ]}
      here={issued ? `Paper ${issued.number}, version ${issued.version}` : "Draft paper"}
      actions={<PaperActions path={path} isDraft={!issued} word={word} />}
    >
      <CoverDriftNotice drift={drift} path={path} />
    </DocumentFrame>
  );
}

function PaperActions({ path, isDraft, word }: { path: string; isDraft: boolean; word: string }) {
  return (
    <PageActions>
      {isDraft && (
        <li>
          <ButtonLink variant="filled" href={`${path}/paper/issue`}>
            Issue the paper
          </ButtonLink>
        </li>
      )}
      {isDraft && (
        <li>
          <ButtonLink href={`${path}/paper/cover`}>Change the cover sheet</ButtonLink>
        </li>
      )}
      <li>
        <ButtonLink variant={isDraft ? "outlined" : "filled"} href={word}>
          Word
        </ButtonLink>
      </li>
    </PageActions>
  );
}
