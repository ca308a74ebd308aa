import type { ReactNode } from "react";
import { PageFrame } from "#app/components/layout/page-frame.tsx";
import { requireViewer } from "#app/session/session.ts";

export default async function TrackerLayout({ children }: { children: ReactNode }) {
  return <PageFrame viewer={await requireViewer()}>{children}</PageFrame>;
}
