import { parseFormData } from "#app/components/forms/parse-form-data.ts";
import { findViewer } from "#app/session/session.ts";
import { unavailableFrom } from "#lib/core/errors.ts";
import { saveDraft } from "#lib/identity/drafts.store.ts";

/** Saves the values of a form as the viewer’s draft for the path in `draftPath`. */
export async function POST(request: Request) {
  const viewer = await findViewer();
  if (!viewer || viewer.personId === null) return new Response(null, { status: 401 });
  const form = await request.formData().catch(() => null);
  const path = form?.get("draftPath");
  if (!form || typeof path !== "string" || !/^\/[\w/-]{1,200}$/.test(path)) return new Response(null, { status: 400 });
  const { draftPath: _, formKey: __, seen: ___, postAnyway: ____, ...fields } = parseFormData(form);
  try {
    await saveDraft(viewer.personId, path, fields);
    return new Response(null, { status: 204 });
  } catch (error) {
    return new Response(null, { status: unavailableFrom(error) ? 503 : 500 });
  }
}
