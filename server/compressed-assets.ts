import { existsSync, readdirSync, readFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { join, sep } from "node:path";

const COMPRESSED = /\.(js|css)\.br$/;
const types: Readonly<Record<string, string>> = {
  js: "application/javascript; charset=UTF-8",
  css: "text/css; charset=UTF-8",
};

/** The scripts and styles of the build as it compressed them, by their paths in an address. They are about 200 kB in all. */
export function compressedAssets(root: string): ReadonlyMap<string, Buffer> {
  const folder = join(root, ".next/static");
  const files = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: "utf8" }) : [];
  return new Map(
    files
      .filter((file) => COMPRESSED.test(file))
      .map((file) => [
        `/_next/static/${file.split(sep).join("/").replace(/\.br$/, "")}`,
        readFileSync(join(folder, file)),
      ]),
  );
}

/** Answers with a compressed script or style, if there is one and the client takes it; returns whether it did. */
export function answerWithAsset(
  assets: ReadonlyMap<string, Buffer>,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
): boolean {
  const body = assets.get(path);
  if (!body || !takesBrotli(request.headers["accept-encoding"])) return false;
  if (request.method !== "GET" && request.method !== "HEAD") return false;
  response.writeHead(200, {
    "content-type": types[path.slice(path.lastIndexOf(".") + 1)],
    "content-encoding": "br",
    "content-length": body.length,
    // The name of a file changes with its content.
    "cache-control": "public, max-age=31536000, immutable",
    vary: "Accept-Encoding",
  });
  response.end(request.method === "HEAD" ? undefined : body);
  return true;
}

function takesBrotli(accepted: string | string[] | undefined): boolean {
  return [accepted]
    .flat()
    .some((header) => header?.split(",").some((one) => /^\s*br\s*(;\s*q=(?!0(\.0*)?\s*$).*)?$/.test(one)));
}
