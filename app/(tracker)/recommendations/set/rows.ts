import type { Choice } from "#app/components/forms/fields.tsx";
import type { FormState } from "#app/components/forms/form-state.ts";
import { formatShortDate } from "#lib/core/clock.ts";
import type { Context } from "#lib/core/context.ts";
import { namesOfPeople } from "#lib/identity/people/queries.ts";
import { formatOwner } from "#lib/recommendations/ownership.rules.ts";
import { listSetTogether } from "#lib/recommendations/together/queries.ts";
import type { Listing } from "#lib/status/listing.rules.ts";
import { listAllStatuses, listStatuses } from "#lib/status/queries.ts";
import type { RecommendationStatus } from "#lib/status/rules.ts";

/**
 * The recommendations to choose from, and those ticked at first: the ones ticked in the list or, with `all`, every one on
 * its page. What a failed post of the form has set already is left out.
 */
export async function chooseRows(
  ctx: Context,
  { reference, all }: Readonly<Record<string, string | string[] | undefined>>,
  given: Listing,
  state: FormState,
): Promise<{ readonly choices: readonly Choice[]; readonly ticked: readonly string[] }> {
  const chosen = new Set([...[reference ?? []].flat(), ...state.values("references")]);
  const isListed = reference === undefined;
  const onPage = isListed ? await listStatuses(ctx, given) : [];
  const found = [
    ...onPage,
    ...(await listAllStatuses(ctx, {})).filter((one) => chosen.has(one.reference) && !onPage.includes(one)),
  ];
  const set = new Set(await listSetTogether(ctx, state.value("formKey")));
  const rows = found.filter((one) => !set.has(one.reference));
  const names = await namesOfPeople(ctx);
  return {
    choices: rows.map((row) => choiceOf(row, names)),
    ticked: isListed && all === undefined ? [] : rows.map((row) => row.reference),
  };
}

function choiceOf(row: RecommendationStatus, names: ReadonlyMap<number, string>): Choice {
  const lead = row.assignment?.leadPersonId ?? null;
  return {
    value: row.reference,
    label: `${row.reference} ${row.shortTitle}`,
    hint: [
      formatOwner(row.owner),
      lead === null ? "no lead" : `lead: ${names.get(lead) ?? "a person"}`,
      row.dueOn === null ? "no due date" : `due ${formatShortDate(row.dueOn)}`,
    ].join(" · "),
  };
}
