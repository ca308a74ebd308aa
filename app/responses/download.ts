import type { ExportedFile } from "#lib/reporting/exports/exported-file.ts";

const mediaTypes: Readonly<Record<ExportedFile["type"], string>> = {
  csv: "text/csv; charset=utf-8",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

/** A response that downloads an exported file, which is not cached. */
export function download({ name, type, body }: ExportedFile): Response {
  // The type of Buffer allows shared memory, which Response does not accept.
  return new Response(body instanceof Uint8Array ? new Uint8Array(body) : body, {
    headers: {
      "content-type": mediaTypes[type],
      "content-disposition": `attachment; filename="${name}.${type}"`,
      "cache-control": "private, no-store",
    },
  });
}
