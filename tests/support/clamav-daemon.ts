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

function receive(socket: Socket, behaviour: DaemonBehaviour, done: (bytes: number) => void) {
  const command = Buffer.from("zINSTREAM\0");
  const limit = typeof behaviour === "object" ? behaviour.takesAtMost : Number.POSITIVE_INFINITY;
  let waiting = Buffer.alloc(0);
  let content = Buffer.alloc(0);
  let isReading = false;
  const answer = (text: string) => socket.end(`${text}\0`);
  socket.on("data", (piece) => {
    if (behaviour === "is silent") return;
    if (behaviour === "breaks off") return socket.destroy();
    waiting = Buffer.concat([waiting, piece]);
    if (!isReading) {
      if (waiting.length < command.length) return;
      if (!waiting.subarray(0, command.length).equals(command)) return answer("UNKNOWN COMMAND");
      isReading = true;
      waiting = waiting.subarray(command.length);
    }
    while (waiting.length >= 4) {
      const length = waiting.readUInt32BE();
      if (length === 0) {
        done(content.length);
        if (behaviour === "answers nonsense") return answer("stream: PERHAPS");
        return answer(content.includes(EICAR) ? "stream: Eicar-Test-Signature FOUND" : "stream: OK");
      }
      if (content.length + length > limit) return answer("INSTREAM size limit exceeded. ERROR");
      if (waiting.length < 4 + length) return;
      content = Buffer.concat([content, waiting.subarray(4, 4 + length)]);
      waiting = waiting.subarray(4 + length);
    }
  });
}
