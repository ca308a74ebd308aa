import { connect, type Socket } from "node:net";
import type { ScannerAddress } from "#lib/core/config.ts";

/** The scanner can't be asked, or did not say whether a file is clean: that file stays unread. */
export class ScannerAway extends Error {
  override readonly name = "ScannerAway";
}

/** Nothing, or the virus found as the scanner names it. */
export type Scanned = { readonly found: string | null };

/** How long a daemon may be silent: one that looks through a large file is. */
const PATIENCE = 60_000;
/** The daemon's own pieces may be larger; this is what a file is read in. */
const PIECE = 64 * 1024;

/**
 * Asks a ClamAV daemon what it finds in some bytes, over its INSTREAM command. Throws ScannerAway where it is not there,
 * is silent for so long, takes no file so large, or answers anything but "OK" or "FOUND"; and what the source throws.
 */
export async function scan(
  source: AsyncIterable<Uint8Array>,
  address: ScannerAddress,
  patience = PATIENCE,
): Promise<Scanned> {
  const socket = connect(address);
  socket.setTimeout(patience, () => socket.destroy(new Error("no answer in time")));
  const answer = answerOf(socket);
  // Awaited below: until then a failure is not to count as unheard.
  answer.catch(() => {});
  try {
    await send(socket, source);
    return readAnswer(await answer);
  } finally {
    socket.destroy();
  }
}

/** The command, each piece behind its length, and a length of nought at the end. */
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

/** Whether it was taken: a daemon that has its answer early closes the connection, and its answer says why. */
function written(socket: Socket, bytes: Buffer): Promise<boolean> {
  return new Promise((resolve) => {
    if (socket.destroyed || socket.writableEnded) resolve(false);
    else socket.write(bytes, (error) => resolve(!error));
  });
}

/** All that the daemon says until it closes the connection. */
function answerOf(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = "";
    socket.setEncoding("latin1");
    socket.on("data", (piece: string) => {
      text += piece;
      // It says one short thing.
      if (text.includes("\0") || text.length > 4096) resolve(text);
    });
    socket.on("end", () => resolve(text));
    socket.on("error", (error) => reject(new ScannerAway("the virus scanner can't be asked", { cause: error })));
    socket.on("close", () => resolve(text));
  });
}

function readAnswer(text: string): Scanned {
  const said = text.split("\0", 1)[0]?.trim() ?? "";
  if (said === "stream: OK") return { found: null };
  const [, found] = /^stream: (.+) FOUND$/.exec(said) ?? [];
  if (found) return { found: found.slice(0, 200) };
  throw new ScannerAway(`the virus scanner answered: ${said.slice(0, 200) || "nothing"}`);
}
