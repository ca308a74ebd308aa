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
      "content-disposition": attachment(`${name}.${type}`),
      "cache-control": "private, no-store",
    },
  });
}

/**
 * The Content-Disposition header of a download (RFC 6266): the name in ASCII for old programs, and the whole name, in
 * which everything that is not an attr-char of RFC 8187 is percent-encoded.
 */
export function attachment(fileName: string): string {
  const name = fileName.toWellFormed();
  const plain = name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[^ -~]+|["\\%]/g, "_");
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
