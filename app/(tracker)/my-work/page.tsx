import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { page } from "#app/components/layout/define-page.tsx";
import { requireContext } from "#app/session/session.ts";
import { mayRead } from "#lib/core/access.ts";
import { BusinessWork } from "./business-work.tsx";
import { LeadWork } from "./lead-work.tsx";

export const metadata: Metadata = { title: "My work" };

export default page(MyWork);

/** What is to be done, in the order to do it. For the Executive that is the board page. */
async function MyWork() {
  const ctx = await requireContext();
  if (!mayRead(ctx.viewer, "seeOwnWork")) redirect("/board");

  return ctx.viewer.role === "lead" ? <LeadWork ctx={ctx} /> : <BusinessWork ctx={ctx} />;
}
