import { Notice } from "#app/components/layout/panel.tsx";
import type { Context } from "#lib/core/context.ts";
import { listed, plural } from "#lib/core/text.ts";
import { isUuid } from "#lib/core/uuid.ts";
import { listSetTogether } from "#lib/recommendations/together/queries.ts";

/** Confirms what the viewer has just set with one form, as recorded. */
export async function SavedNotice({ ctx, formKey }: { ctx: Context; formKey: string | string[] | undefined }) {
  if (!isUuid(formKey)) return null;
  const references = await listSetTogether(ctx, formKey);
  if (references.length === 0) return null;
  return (
    <Notice role="status">
      Saved for {plural(references.length, "recommendation")}: {listed(references)}. Each has its own entry in its
      history.
    </Notice>
  );
}
