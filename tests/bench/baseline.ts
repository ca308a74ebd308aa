// The baseline: the least work with which this machine can answer these requests. A bare server that reads one row from
// SQLite for each page and sends the same bytes as the product, through a zlib stream as Next does; a post writes one row.
import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { createGzip } from "node:zlib";
import SQLite from "better-sqlite3";

const [folder = "", port = ""] = process.argv.slice(2);
const ROWS = 1000;

const pages = new Map<string, string>(
  Object.entries(JSON.parse(readFileSync(join(folder, "pages.json"), "utf8"))).map(([path, page]) => [path, `${page}`]),
);
const sqlite = new SQLite(join(folder, "baseline.db"));
sqlite.pragma("journal_mode = WAL");
sqlite.pragma("synchronous = FULL");
sqlite.exec("create table rows (number integer primary key, words blob not null)");
const insert = sqlite.prepare("insert into rows (words) values (?)");
sqlite.transaction(() => {
  for (let row = 0; row < ROWS; row += 1) insert.run("A recommendation.".repeat(20));
})();
const select = sqlite.prepare<[number], { words: string }>("select words from rows where number = ?");
let requests = 0;

createServer((request, response) => {
  answer(request, response).catch((error: unknown) => {
    console.error(error);
    response.writeHead(500).end();
  });
}).listen(Number(port), "localhost", () => console.log("Serving the baseline"));

async function answer(request: IncomingMessage, response: ServerResponse) {
  const path = request.url ?? "/";
  if (request.method === "POST") {
    const { lastInsertRowid } = insert.run(await buffer(request));
    return response.writeHead(303, { location: `${path}?done=${lastInsertRowid}` }).end();
  }
  requests += 1;
  const row = select.get(1 + (requests % ROWS));
  const page = pages.get(path);
  if (!row || page === undefined) return response.writeHead(404).end();
  const isCompressed = /\bgzip\b/.test(String(request.headers["accept-encoding"]));
  response.writeHead(200, {
    "content-type": "text/html; charset=utf-8",
    "cache-control": "no-store",
    ...(isCompressed && { "content-encoding": "gzip" }),
  });
  if (!isCompressed) return response.end(page);
  const compressed = createGzip();
  compressed.pipe(response);
  return compressed.end(page);
}
