import { parseId } from "#app/components/forms/parse-id.ts";
import type { Context } from "#lib/core/context.ts";
import { getAgency } from "#lib/partnership/agencies.queries.ts";

/** Reads the name of the agency of a page, for its title. Throws NotFound. */
export function agencyName(params: Promise<{ id: string }>) {
  return async (ctx: Context) => (await getAgency(ctx, parseId((await params).id))).name;
}
