import { redirect } from "next/navigation";
import { requireViewer } from "#app/_shell/session.ts";
import { mayRead } from "#lib/core/access.ts";

/** Where each lands on: leads and the business team on what they have to do, everybody else on the board. */
export default async function Home() {
  redirect(mayRead(await requireViewer(), "seeOwnWork") ? "/my-work" : "/board");
}
