import type { Metadata } from "next";
import { Navigation } from "./_shell/navigation.tsx";
import { PageFrame } from "./_shell/page-frame.tsx";
import { findViewer } from "./_shell/session.ts";

export const metadata: Metadata = { title: "This page is not here" };

export default async function NotHere() {
  const viewer = await findViewer();
  return (
    <PageFrame navigation={viewer && <Navigation viewer={viewer} />}>
      <h1>This page is not here</h1>
      <p>The address may be mistyped, or what it leads to may have gone.</p>
      <p>
        <a href="/">{viewer ? "Back to the board" : "Sign in"}</a>
      </p>
    </PageFrame>
  );
}
