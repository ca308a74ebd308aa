import { hasForm } from "#app/components/forms/form-pages.ts";
import { parseFormData } from "#app/components/forms/parse-form-data.ts";
import { findViewer } from "#app/session/session.ts";
import { unavailableFrom } from "#lib/core/errors.ts";
import { saveDraft } from "#lib/identity/drafts.store.ts";

/** Saves the values of a form as the viewer’s draft for the path in `draftPath`, if that page has a form they may use. */
export async function POST(request: Request) {
  const viewer = await findViewer();
  if (!viewer || viewer.personId === null) return new Response(null, { status: 401 });
  const form = await request.formData().catch(() => null);
  const path = form?.get("draftPath");
  if (!form || typeof path !== "string" || !/^\/[\w/-]{1,200}$/.test(path)) return new Response(null, { status: 400 });
  const { draftPath: _, formKey: __, seen: ___, postAnyway: ____, ...fields } = parseFormData(form);
  try {
    if (!(await hasForm(viewer, path))) return new Response(null, { status: 403 });
    return new Response(null, { status: (await saveDraft(viewer.personId, path, fields)) ? 204 : 413 });
  } catch (error) {
    return new Response(null, { status: unavailableFrom(error) ? 503 : 500 });
  }
}
