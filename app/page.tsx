import { redirect } from "next/navigation";
import { mayRead } from "#lib/core/access.ts";
import { requireViewer } from "./session/session.ts";

/** Where each lands on: leads and the business team on what they have to do, everybody else on the board. */
export default async function Home() {
  redirect(mayRead(await requireViewer(), "seeOwnWork") ? "/my-work" : "/board");
}
