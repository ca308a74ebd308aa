import { redirect } from "next/navigation";
import { mayRead } from "#lib/core/access.ts";
import { requireViewer } from "./session/session.ts";

/** Redirects to the start page of the role: “My work” for leads and the business team, the board for the others. */
export default async function Home() {
  redirect(mayRead(await requireViewer(), "seeOwnWork") ? "/my-work" : "/board");
}
