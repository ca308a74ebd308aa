import type { Duplex } from "node:stream";

/** What a client is told whose request can't be read as HTTP, by the code of the failure. */
const answers: Readonly<Record<string, readonly [status: string, sentence: string]>> = {
  HPE_HEADER_OVERFLOW: ["431 Request Header Fields Too Large", "This address, or a cookie of this site, is too long."],
  ERR_HTTP_REQUEST_TIMEOUT: ["408 Request Timeout", "This request took too long to arrive."],
};

/** Answers a request that could not be read with a sentence, and closes the connection. */
export function answerUnreadableRequest(error: Error & { readonly code?: string }, socket: Duplex): void {
  if (!socket.writable || error.code === "ECONNRESET") return void socket.destroy();
  const [status, sentence] = answers[error.code ?? ""] ?? ["400 Bad Request", "This request can't be read."];
  const head = [
    `HTTP/1.1 ${status}`,
    "content-type: text/plain; charset=utf-8",
    "x-content-type-options: nosniff",
    "cache-control: no-store",
    `content-length: ${sentence.length + 1}`,
    "connection: close",
  ];
  socket.end(`${head.join("\r\n")}\r\n\r\n${sentence}\n`);
  socket.on("finish", () => socket.destroy());
}
