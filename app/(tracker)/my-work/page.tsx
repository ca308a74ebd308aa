import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { page } from "#app/components/layout/define-page.tsx";
import { requireContext } from "#app/session/session.ts";
import { mayRead } from "#lib/core/access.ts";
import { BusinessWork } from "./business-work.tsx";
import { LeadWork } from "./lead-work.tsx";

export const metadata: Metadata = { title: "My work" };

export default page(MyWork);

/** The tasks of a lead or of the business team. The Executive is sent to the board page instead. */
async function MyWork() {
  const ctx = await requireContext();
  if (!mayRead(ctx.viewer, "seeOwnWork")) redirect("/board");

  return ctx.viewer.role === "lead" ? <LeadWork ctx={ctx} /> : <BusinessWork ctx={ctx} />;
}
