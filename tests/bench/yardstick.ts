// The yardstick: what these pages cost at least on this machine. A bare server on a copy of the same database, which reads
// the same facts through prepared statements and writes the same words and markup from template strings.
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { boardPage } from "./yardstick/board.ts";
import { openBoth, type Session, sessionReader } from "./yardstick/database.ts";
import { listPage } from "./yardstick/list.ts";
import { pageMarkup } from "./yardstick/markup.ts";
import { updatePosting } from "./yardstick/posting.ts";
import { recommendationPage } from "./yardstick/recommendation.ts";

const [file = "", port = ""] = process.argv.slice(2);
const { reader, writer } = openBoth(file);
const sessionOf = sessionReader(reader);
const board = boardPage(reader);
const list = listPage(reader);
const recommendation = recommendationPage(reader);
const postUpdate = updatePosting(writer);
const compressed = promisify(gzip);

createServer((request, response) => {
  answer(request, response).catch((error: unknown) => {
    console.error(error);
    response.writeHead(500).end();
  });
}).listen(Number(port), "localhost", () => console.log("Serving the yardstick"));

async function answer(request: IncomingMessage, response: ServerResponse) {
  const session = sessionOf(request.headers.cookie);
  if (!session) return response.writeHead(307, { location: "/sign-in" }).end();
  const path = request.url ?? "/";
  const [, reference = "", form] = /^\/recommendations\/([A-Z0-9-]+)(\/update)?$/.exec(path) ?? [];
  if (request.method === "POST" && form)
    return response.writeHead(303, { location: await postUpdate(reference, session, request) }).end();
  const page = pageAt(path, reference, session);
  if (page === null) return response.writeHead(404).end();
  const isCompressed = /\bgzip\b/.test(String(request.headers["accept-encoding"]));
  response.writeHead(200, {
    "content-type": "text/html; charset=utf-8",
    "cache-control": "no-store",
    ...(isCompressed && { "content-encoding": "gzip" }),
  });
  return response.end(isCompressed ? await compressed(page) : page);
}

function pageAt(path: string, reference: string, { name }: Session): string | null {
  if (path === "/board")
    return pageMarkup({ title: "Where the recommendations stand", here: path, name, body: board() });
  if (path === "/recommendations") return pageMarkup({ title: "Recommendations", here: path, name, body: list() });
  const body = reference ? recommendation(reference) : null;
  return body === null ? null : pageMarkup({ title: reference, here: "/recommendations", name, body });
}
