import { once } from "node:events";
import { createServer, type Server, type Socket } from "node:net";

/** The harmless test file that every scanner reports as a virus; in two pieces, so that this source file is not reported. */
export const EICAR = ["X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-", "STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"].join("");

export interface Daemon {
  readonly port: number;
  /** The number of bytes of each stream that was sent completely. */
  readonly scanned: readonly number[];
  stop(): Promise<void>;
}

/** How a daemon behaves: correctly, or with a fault. */
export type DaemonBehaviour =
  | "scans"
  | "is silent"
  | "breaks off"
  | "answers nonsense"
  | { readonly takesAtMost: number };

/** Starts a daemon that speaks ClamAV's protocol over TCP and reports the EICAR test file. Port 0 takes any free port. */
export async function startDaemon(behaviour: DaemonBehaviour = "scans", port = 0): Promise<Daemon> {
  const scanned: number[] = [];
  const open = new Set<Socket>();
  const server: Server = createServer((socket) => {
    open.add(socket);
    socket.on("close", () => open.delete(socket));
    socket.on("error", () => {});
    receive(socket, behaviour, (bytes) => scanned.push(bytes));
  });
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("it listens on no port");
  return {
    port: address.port,
    scanned,
    async stop() {
      for (const socket of open) socket.destroy();
      const closed = once(server, "close");
      server.close();
      await closed;
    },
  };
}

const COMMAND = Buffer.from("zINSTREAM\0");

function receive(socket: Socket, behaviour: DaemonBehaviour, done: (bytes: number) => void) {
  const limit = typeof behaviour === "object" ? behaviour.takesAtMost : Number.POSITIVE_INFINITY;
  const stream: ReceivedStream = { isReading: false, waiting: Buffer.alloc(0), content: Buffer.alloc(0) };
  const answer = (text: string) => socket.end(`${text}\0`);
  socket.on("data", (piece) => {
    if (behaviour === "is silent") return;
    if (behaviour === "breaks off") return socket.destroy();
    stream.waiting = Buffer.concat([stream.waiting, piece]);
    const state = takeCommand(stream) ?? takeChunks(stream, limit);
    if (state === "unknown command") return answer("UNKNOWN COMMAND");
    if (state === "too large") return answer("INSTREAM size limit exceeded. ERROR");
    if (state === "incomplete") return;
    done(stream.content.length);
    answer(behaviour === "answers nonsense" ? "stream: PERHAPS" : verdictOn(stream.content));
  });
}

interface ReceivedStream {
  /** Whether the command was received, so that chunks follow. */
  isReading: boolean;
  /** The bytes that no complete chunk was taken from yet. */
  waiting: Buffer;
  content: Buffer;
}

/** Removes the command from the beginning of a stream. Returns why it could not; null if the chunks can be read. */
function takeCommand(stream: ReceivedStream): "incomplete" | "unknown command" | null {
  if (stream.isReading) return null;
  if (stream.waiting.length < COMMAND.length) return "incomplete";
  if (!stream.waiting.subarray(0, COMMAND.length).equals(COMMAND)) return "unknown command";
  stream.isReading = true;
  stream.waiting = stream.waiting.subarray(COMMAND.length);
  return null;
}

/** Moves the complete chunks of a stream to its content. A chunk of length 0 completes the stream. */
function takeChunks(stream: ReceivedStream, limit: number): "incomplete" | "complete" | "too large" {
  while (stream.waiting.length >= 4) {
    const length = stream.waiting.readUInt32BE();
    if (length === 0) return "complete";
    if (stream.content.length + length > limit) return "too large";
    if (stream.waiting.length < 4 + length) return "incomplete";
    stream.content = Buffer.concat([stream.content, stream.waiting.subarray(4, 4 + length)]);
    stream.waiting = stream.waiting.subarray(4 + length);
  }
  return "incomplete";
}

function verdictOn(content: Buffer): string {
  return content.includes(EICAR) ? "stream: Eicar-Test-Signature FOUND" : "stream: OK";
}
