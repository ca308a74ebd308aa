import { once } from "node:events";
import { rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterEach, expect, test } from "vitest";
import { type Daemon, type DaemonBehaviour, EICAR, startDaemon } from "#tests/support/clamav-daemon.ts";
import { ScannerUnavailable, scan } from "./clamav.ts";

const daemons: Daemon[] = [];
afterEach(async () => {
  for (const daemon of daemons.splice(0)) await daemon.stop();
});

async function daemonThat(behaviour: DaemonBehaviour): Promise<{ host: string; port: number; daemon: Daemon }> {
  const daemon = await startDaemon(behaviour);
  daemons.push(daemon);
  return { host: "127.0.0.1", port: daemon.port, daemon };
}

const bytes = (content: string | Buffer) => Readable.from([Buffer.from(content)]);

test("every byte of a clean file is sent to the daemon", async () => {
  const { daemon, ...address } = await daemonThat("scans");
  const size = 3 * 1024 * 1024 + 17;
  const source = Readable.from(
    (function* () {
      for (let left = size; left > 0; left -= 700_000) yield Buffer.alloc(Math.min(left, 700_000), "a");
    })(),
  );
  expect(await scan(source, address)).toEqual({ found: null });
  expect(daemon.scanned).toEqual([size]);
});

test("a virus is reported by its name, also across two chunks", async () => {
  const { daemon: _, ...address } = await daemonThat("scans");
  expect(await scan(bytes(`before ${EICAR} after`), address)).toEqual({ found: "Eicar-Test-Signature" });
  const long = Buffer.concat([Buffer.alloc(64 * 1024 - 20, "a"), Buffer.from(EICAR)]);
  expect(await scan(bytes(long), address)).toEqual({ found: "Eicar-Test-Signature" });
});

test.each<DaemonBehaviour>(["breaks off", "answers nonsense", { takesAtMost: 1000 }])(
  "a daemon that %j gives no result",
  async (behaviour) => {
    const { daemon: _, ...address } = await daemonThat(behaviour);
    await expect(scan(bytes(Buffer.alloc(500_000, "a")), address)).rejects.toBeInstanceOf(ScannerUnavailable);
  },
);

test("a daemon that is silent or unreachable gives no result", async () => {
  const { daemon, ...address } = await daemonThat("is silent");
  await expect(scan(bytes("a"), address, 100)).rejects.toBeInstanceOf(ScannerUnavailable);
  await daemon.stop();
  daemons.length = 0;
  await expect(scan(bytes("a"), address)).rejects.toBeInstanceOf(ScannerUnavailable);
  await expect(scan(bytes("a"), { path: join(tmpdir(), "no-such-socket") })).rejects.toBeInstanceOf(ScannerUnavailable);
});

test("a source that fails gives no result", async () => {
  const { daemon: _, ...address } = await daemonThat("scans");
  const source = Readable.from(
    (function* () {
      yield Buffer.from("half of it");
      throw new Error("the disk failed");
    })(),
  );
  await expect(scan(source, address)).rejects.toThrow("the disk failed");
});

test("a daemon can listen on a Unix socket", async () => {
  const path = join(tmpdir(), `clamd-${crypto.randomUUID()}.sock`);
  const server = createServer((socket) => {
    socket.on("data", (piece) => piece.subarray(-4).equals(Buffer.alloc(4)) && socket.end("stream: OK\0"));
  });
  server.listen(path);
  await once(server, "listening");
  try {
    expect(await scan(bytes("clean"), { path })).toEqual({ found: null });
  } finally {
    server.close();
    rmSync(path, { force: true });
  }
});
