import { currentRequest } from "#app/session/request.ts";
import { currentContext } from "#lib/core/context.ts";
import type { Viewer } from "#lib/core/viewer.ts";
import { findConfirmation } from "#lib/reporting/confirmations/queries.ts";

/** What the viewer has just posted, at the top of the page that follows; nothing on any other page. */
export async function Confirmation({ viewer }: { viewer: Viewer }) {
  const { search, failure, path } = currentRequest();
  const done = /(?:^|&)done=([1-9]\d{0,14})(?:&|$)/.exec(search)?.[1];
  const confirmation = done && !failure ? await findConfirmation(await currentContext(viewer), Number(done)) : null;
  if (!confirmation) return null;
  const { trail, reference, happened, after, next } = confirmation;
  const isItsPage = reference !== null && path === `/recommendations/${reference}`;
  return (
    <section
      className="mb-5 rounded-md border border-green bg-green-wash px-4 py-3 print:hidden [&_p]:mb-0"
      aria-labelledby="done"
      tabIndex={-1}
      autoFocus
    >
      <p>
        <strong id="done">
          <span aria-hidden="true">✓ </span>
          {reference === null || isItsPage ? happened : `${reference}: ${happened}`}
        </strong>
        {". "}
        {after}
        {isItsPage && (
          <>
            {" "}
            <a href={`#n${trail}`}>See it in the history</a>
          </>
        )}
      </p>
      {next && next.href !== path && (
        <p className="mt-1">
          Next: <a href={next.href}>{next.words}</a>
          {next.left && <span className="text-sm text-soft"> · {next.left}</span>}
        </p>
      )}
    </section>
  );
}
