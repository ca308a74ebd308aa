import { parseId } from "#app/components/forms/parse-id.ts";
import type { Context } from "#lib/core/context.ts";
import { getPerson } from "#lib/identity/people/queries.ts";

/** Reads the name of the person of a page, for its title. Throws NotFound. */
export function personName(params: Promise<{ id: string }>) {
  return async (ctx: Context) => (await getPerson(ctx, parseId((await params).id))).name;
}
