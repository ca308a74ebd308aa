import type { Metadata } from "next";
import { outcomeOf } from "#app/_shell/outcome.ts";
import { page } from "#app/_shell/page.tsx";
import { PageFrame } from "#app/_shell/page-frame.tsx";
import { NotHere } from "#app/_shell/refusals.tsx";
import { currentRequest } from "#app/_shell/request.ts";
import { findViewer } from "#app/_shell/session.ts";
import { NotFound } from "#lib/core/errors.ts";

export const metadata: Metadata = { title: "This page is not here" };

export default page(Nowhere);

/** Every address that leads nowhere. */
async function Nowhere() {
  const viewer = await findViewer();
  currentRequest().outcome = outcomeOf(new NotFound("page"), {});
  return (
    <PageFrame viewer={viewer}>
      <NotHere />
    </PageFrame>
  );
}
