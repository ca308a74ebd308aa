import type { ReactNode } from "react";
import { Navigation } from "#app/_shell/navigation.tsx";
import { PageFrame } from "#app/_shell/page-frame.tsx";
import { requireViewer } from "#app/_shell/session.ts";

export default async function TrackerLayout({ children }: { children: ReactNode }) {
  return <PageFrame navigation={<Navigation viewer={await requireViewer()} />}>{children}</PageFrame>;
}
