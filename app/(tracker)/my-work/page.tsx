import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { page } from "#app/components/layout/define-page.tsx";
import { requireViewer } from "#app/session/session.ts";
import { mayRead } from "#lib/core/access.ts";
import { momentAt } from "#lib/core/as-of.ts";
import { BusinessWork } from "./business-work.tsx";
import { LeadWork } from "./lead-work.tsx";

export const metadata: Metadata = { title: "My work" };

export default page(MyWork);

/** What is to be done, in the order to do it. For the Executive that is the board page. */
async function MyWork() {
  const viewer = await requireViewer();
  if (!mayRead(viewer, "seeOwnWork")) redirect("/board");
  const moment = await momentAt();
  return viewer.role === "lead" ? (
    <LeadWork viewer={viewer} moment={moment} />
  ) : (
    <BusinessWork viewer={viewer} moment={moment} />
  );
}
