"use server";
import { submitForm } from "#app/components/forms/submit.ts";
import { withQuery } from "#app/components/layout/with-query.ts";
import { Conflict } from "#lib/core/errors.ts";
import { listed } from "#lib/core/text.ts";
import { setTogether } from "#lib/recommendations/together/commands.ts";
import { listing } from "#lib/status/listing.rules.ts";
import { queryOf } from "../list-address.ts";

export async function submitTogether(form: FormData): Promise<void> {
  await submitForm(form, async (viewer, values, options) => {
    const rows = await setTogether(viewer, values, options);
    const left = rows.flatMap(({ reference, obstacle }) =>
      obstacle === null ? [] : [{ label: `${reference}: not changed`, text: obstacle }],
    );
    if (left.length > 0) {
      const set = rows.flatMap(({ reference, obstacle }) => (obstacle === null ? [reference] : []));
      throw new Conflict(
        set.length > 0 ? `${set.length} of ${rows.length} were changed.` : "No recommendation was changed.",
        [...(set.length > 0 ? [{ label: "Changed", text: listed(set) }] : []), ...left],
      );
    }
    const list = typeof values.list === "string" ? values.list : "";
    const query = queryOf(listing.parse(Object.fromEntries(new URLSearchParams(list))));
    return withQuery(
      "/recommendations",
      [query, options.formKey && `saved=${options.formKey}`].filter(Boolean).join("&"),
    );
  });
}
