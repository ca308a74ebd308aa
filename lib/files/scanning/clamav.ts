import { connect, type Socket } from "node:net";
import type { ScannerAddress } from "#lib/core/config.ts";

/** The scanner could not be reached, or did not say whether a file is clean. */
export class ScannerUnavailable extends Error {
  override readonly name = "ScannerUnavailable";
}

/** The result of a scan: the name of the virus, or null for a clean file. */
export type Scanned = { readonly found: string | null };

/** In milliseconds. A daemon is silent while it scans a large file. */
const DEFAULT_TIMEOUT = 60_000;
/** In bytes. */
const PIECE = 64 * 1024;

/**
 * Scans bytes with the INSTREAM command of a ClamAV daemon. The timeout is in milliseconds without an answer. Throws
 * ScannerUnavailable if the daemon is unreachable, silent, rejects the size of the file, or answers anything but "OK" or
 * "FOUND"; and errors of the source.
 */
export async function scan(
  source: AsyncIterable<Uint8Array>,
  address: ScannerAddress,
  timeout = DEFAULT_TIMEOUT,
): Promise<Scanned> {
  const socket = connect(address);
  socket.setTimeout(timeout, () => socket.destroy(new Error("no answer in time")));
  const answer = answerOf(socket);
  // It is awaited below; until then a failure must not count as an unhandled rejection.
  answer.catch(() => {});
  try {
    await send(socket, source);
    return readAnswer(await answer);
  } finally {
    socket.destroy();
  }
}

/** Sends the command, each chunk preceded by its length, and a length of zero at the end. */
async function send(socket: Socket, source: AsyncIterable<Uint8Array>) {
  await written(socket, Buffer.from("zINSTREAM\0"));
  for await (const chunk of source) {
    for (let at = 0; at < chunk.length; at += PIECE) {
      const piece = chunk.subarray(at, at + PIECE);
      if (!(await written(socket, Buffer.concat([lengthOf(piece.length), piece])))) return;
    }
  }
  await written(socket, lengthOf(0));
}

function lengthOf(length: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(length);
  return bytes;
}

/** Writes to the socket. Returns false if the daemon closed the connection, which it does to answer early. */
function written(socket: Socket, bytes: Buffer): Promise<boolean> {
  return new Promise((resolve) => {
    if (socket.destroyed || socket.writableEnded) resolve(false);
    else socket.write(bytes, (error) => resolve(!error));
  });
}

/** The answer of the daemon, up to a zero byte or the end of the connection. */
function answerOf(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = "";
    socket.setEncoding("latin1");
    socket.on("data", (piece: string) => {
      text += piece;
      // The answer is short and ends with a zero byte.
      if (text.includes("\0") || text.length > 4096) resolve(text);
    });
    socket.on("end", () => resolve(text));
    socket.on("error", (error) => reject(new ScannerUnavailable("the virus scanner can't be asked", { cause: error })));
    socket.on("close", () => resolve(text));
  });
}

function readAnswer(text: string): Scanned {
  const said = text.split("\0", 1)[0]?.trim() ?? "";
  if (said === "stream: OK") return { found: null };
  const [, found] = /^stream: (.+) FOUND$/.exec(said) ?? [];
  if (found) return { found: found.slice(0, 200) };
  throw new ScannerUnavailable(`the virus scanner answered: ${said.slice(0, 200) || "nothing"}`);
}
