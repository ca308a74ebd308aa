import type { Metadata } from "next";
import { failureFrom } from "#app/components/forms/failure.ts";
import { page } from "#app/components/layout/define-page.tsx";
import { PageFrame } from "#app/components/layout/page-frame.tsx";
import { NotFoundPage, RefusedAddressPage } from "#app/components/layout/refusal-pages.tsx";
import { currentRequest } from "#app/session/request.ts";
import { findViewer } from "#app/session/session.ts";
import { NotFound } from "#lib/core/errors.ts";

export const metadata: Metadata = { title: "Page not found" };

export default page(UnmatchedPath);

/** Any path that no other route matches, and any address that the server refused. */
async function UnmatchedPath() {
  const viewer = await findViewer();
  const request = currentRequest();
  if (request.failure?.status === 400 || request.failure?.status === 414)
    return (
      <PageFrame viewer={viewer}>
        <RefusedAddressPage message={request.failure.message} />
      </PageFrame>
    );
  request.failure = failureFrom(new NotFound("page"), {});
  return (
    <PageFrame viewer={viewer}>
      <NotFoundPage />
    </PageFrame>
  );
}
