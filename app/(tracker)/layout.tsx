import type { ReactNode } from "react";
import { PageFrame } from "#app/_shell/page-frame.tsx";
import { requireViewer } from "#app/_shell/session.ts";

export default async function TrackerLayout({ children }: { children: ReactNode }) {
  return <PageFrame viewer={await requireViewer()}>{children}</PageFrame>;
}
