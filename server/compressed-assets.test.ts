import { once } from "node:events";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { request as ask, createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync, brotliDecompressSync } from "node:zlib";
import { beforeAll, expect, test } from "vitest";
import { answerWithAsset, compressedAssets } from "./compressed-assets.ts";

const SCRIPT = "/_next/static/chunks/one.js";

let port = 0;
beforeAll(async () => {
  const root = mkdtempSync(join(tmpdir(), "assets-"));
  mkdirSync(join(root, ".next/static/chunks"), { recursive: true });
  writeFileSync(join(root, ".next/static/chunks/one.js"), "let one;");
  writeFileSync(join(root, ".next/static/chunks/one.js.br"), brotliCompressSync("let one;"));
  writeFileSync(join(root, ".next/static/chunks/two.js"), "let two;");
  const assets = compressedAssets(root);
  const server = createServer((request, response) => {
    if (!answerWithAsset(assets, request, response, request.url ?? "")) response.end("by Next");
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address && typeof address === "object") port = address.port;
  return () => void server.close();
});

function answerTo(path: string, accepted: string, method = "GET") {
  return new Promise<{ headers: NodeJS.Dict<string | string[]>; body: Buffer }>((resolve, reject) => {
    const headers = { "accept-encoding": accepted };
    const request = ask({ host: "127.0.0.1", port, path, method, headers }, async (response) => {
      const pieces: Buffer[] = [];
      for await (const piece of response) pieces.push(piece);
      resolve({ headers: response.headers, body: Buffer.concat(pieces) });
    });
    request.on("error", reject).end();
  });
}

test.each(["br", "gzip, deflate, br", "gzip;q=0.8, br;q=1.0", "br;q=0.5"])(
  "a client that accepts “%s” gets what the build compressed, to be kept for a year",
  async (accepted) => {
    const { headers, body } = await answerTo(SCRIPT, accepted);
    expect(brotliDecompressSync(body).toString()).toBe("let one;");
    expect(headers).toMatchObject({
      "content-encoding": "br",
      "content-type": "application/javascript; charset=UTF-8",
      "cache-control": "public, max-age=31536000, immutable",
      vary: "Accept-Encoding",
    });
  },
);

test.each([
  ["a client that takes no brotli", SCRIPT, "gzip, deflate"],
  ["a client that refuses brotli", SCRIPT, "gzip, br;q=0"],
  ["a client that refuses brotli with decimals", SCRIPT, "gzip, br;q=0.00"],
  ["a file that was not compressed", "/_next/static/chunks/two.js", "br"],
  ["the compressed file by its own name", `${SCRIPT}.br`, "br"],
  ["a path that leads out of the folder", "/_next/static/../static/chunks/one.js", "br"],
])("%s is left to Next", async (_what, path, accepted) => {
  const { headers, body } = await answerTo(path, accepted);
  expect(body.toString()).toBe("by Next");
  expect(headers["content-encoding"]).toBeUndefined();
});

test("HEAD is answered with the length, without the body", async () => {
  const { headers, body } = await answerTo(SCRIPT, "br", "HEAD");
  expect(body.length).toBe(0);
  expect(Number(headers["content-length"])).toBe(brotliCompressSync("let one;").length);
});
