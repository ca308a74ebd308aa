import type { ReactNode } from "react";
import { formatInstant, now } from "#lib/core/clock.ts";
import type { Viewer } from "#lib/core/viewer.ts";
import { installationMarks, markingInWords } from "#lib/reporting/exports/marks.ts";
import { Confirmation } from "./confirmation.tsx";
import { Frame } from "./frame.tsx";
import { menuOf } from "./menu.ts";

/** The frame of every page, with a menu for a signed-in viewer. */
export function PageFrame({ viewer = null, children }: { viewer?: Viewer | null; children: ReactNode }) {
  const marks = installationMarks();
  return (
    <Frame
      isTrial={marks.isTrial}
      partnership={marks.partnership}
      marking={markingInWords(marks)}
      time={formatInstant(now())}
      menu={viewer && menuOf(viewer)}
    >
      {viewer && <Confirmation viewer={viewer} />}
      {children}
    </Frame>
  );
}
