import type { ReactNode } from "react";
import { Breadcrumbs, type Crumb } from "#app/components/layout/page-header.tsx";
import type { ReportDocument } from "#lib/reporting/documents/document.ts";
import { DocumentView, sectionId } from "./document-view.tsx";

/** A page that shows a document: breadcrumbs, what can be done with it, the document, and its contents at the side. */
export function DocumentFrame({
  document,
  parents,
  here,
  actions,
  children,
}: {
  document: ReportDocument;
  parents: readonly Crumb[];
  here: string;
  actions: ReactNode;
  /** What is said above the document on the screen. */
  children?: ReactNode;
}) {
  return (
    <>
      <div className="mb-4 flex flex-wrap items-center justify-between gap-x-8 gap-y-3 print:hidden">
        <Breadcrumbs parents={parents} here={here} />
        {actions}
      </div>
      <div className="print:hidden">{children}</div>
      <div className="grid items-start gap-x-12 wide:grid-cols-[minmax(0,1fr)_15rem] print:block">
        <article className="min-w-0">
          <DocumentView document={document} />
        </article>
        <nav
          aria-labelledby="contents"
          className="sticky top-4 border-l border-line pl-4 text-sm narrow:hidden print:hidden"
        >
          <h2 id="contents" className="mt-0 text-sm">
            Contents
          </h2>
          <ol className="list-none p-0 [&>li]:py-1">
            {document.sections.map(({ heading }, index) => (
              <li key={heading}>
                <a href={`#${sectionId(index)}`}>{heading}</a>
              </li>
            ))}
          </ol>
        </nav>
      </div>
    </>
  );
}
