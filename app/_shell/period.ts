import { dateOf, now } from "#lib/core/clock.ts";
import { momentAt } from "#lib/core/moment.ts";
import type { Viewer } from "#lib/core/viewer.ts";
import { listReviews } from "#lib/reviews/queries.ts";
import { periodFrom } from "#lib/yearly-extract/rules.ts";

type Asked = string | string[] | undefined | null;

/** The period that `?from=` and `?to=` ask for. */
export async function periodOf(viewer: Viewer, from: Asked, to: Asked) {
  const earliest = (await listReviews(viewer, await momentAt())).at(-1)?.publishedOn ?? null;
  return periodFrom({ from: [from ?? undefined].flat()[0], to: [to ?? undefined].flat()[0] }, dateOf(now()), earliest);
}
