import type { ReactNode } from "react";
import { formatInstant, now } from "#lib/core/clock.ts";
import { config } from "#lib/core/config.ts";
import type { Viewer } from "#lib/core/viewer.ts";
import { Frame } from "./frame.tsx";
import { menuOf } from "./menu.ts";

/** The frame of every page, with a menu for a signed-in viewer. */
export function PageFrame({ viewer = null, children }: { viewer?: Viewer | null; children: ReactNode }) {
  const { mode, partnership, marking } = config();
  return (
    <Frame
      isTrial={mode === "trial"}
      partnership={partnership}
      marking={marking}
      time={formatInstant(now())}
      menu={viewer && menuOf(viewer)}
    >
      {children}
    </Frame>
  );
}
