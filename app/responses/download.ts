const types = {
  csv: "text/csv; charset=utf-8",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
} as const;

/** A file that was made for whoever asks, as a download under a name of plain letters; kept by no cache. */
export function download(body: string | Uint8Array | ReadableStream, name: string, type: keyof typeof types): Response {
  // A Buffer may be of shared memory, which a Response does not take.
  return new Response(body instanceof Uint8Array ? new Uint8Array(body) : body, {
    headers: {
      "content-type": types[type],
      "content-disposition": `attachment; filename="${name}.${type}"`,
      "cache-control": "private, no-store",
    },
  });
}
