import type { Metadata } from "next";
import { Navigation } from "./_shell/navigation.tsx";
import { PageFrame } from "./_shell/page-frame.tsx";
import { NotHere as Refusal } from "./_shell/refusals.tsx";
import { findViewer } from "./_shell/session.ts";

export const metadata: Metadata = { title: "This page is not here" };

export default async function NotHere() {
  const viewer = await findViewer();
  return (
    <PageFrame navigation={viewer && <Navigation viewer={viewer} />}>
      <Refusal />
    </PageFrame>
  );
}
