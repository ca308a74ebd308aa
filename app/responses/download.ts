const types = {
  csv: "text/csv; charset=utf-8",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
} as const;

/** A response that downloads a generated file as `name.type`, which is not cached. */
export function download(body: string | Uint8Array | ReadableStream, name: string, type: keyof typeof types): Response {
  // The type of Buffer allows shared memory, which Response does not accept.
  return new Response(body instanceof Uint8Array ? new Uint8Array(body) : body, {
    headers: {
      "content-type": types[type],
      "content-disposition": `attachment; filename="${name}.${type}"`,
      "cache-control": "private, no-store",
    },
  });
}
