import { dateOf, now } from "#lib/core/clock.ts";
import type { Viewer } from "#lib/core/viewer.ts";
import { periodFrom } from "#lib/reporting/yearly-extract/rules.ts";
import { firstReview } from "./as-at.ts";

type Asked = string | string[] | undefined | null;

/** The period that `?from=` and `?to=` ask for. */
export async function periodOf(viewer: Viewer, from: Asked, to: Asked) {
  const asked = { from: [from ?? undefined].flat()[0], to: [to ?? undefined].flat()[0] };
  return periodFrom(asked, dateOf(now()), await firstReview(viewer));
}
