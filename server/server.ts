import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from "node:http";
import { parseFormData } from "#app/components/forms/parse-form-data.ts";
import { type RequestContext, withRequest } from "#app/session/request.ts";
import { sessionCookie } from "#app/session/session-cookie.ts";
import { now } from "#lib/core/clock.ts";
import type { Config } from "#lib/core/config.ts";
import { unavailableFrom } from "#lib/core/errors.ts";
import { log } from "#lib/core/log.ts";
import type { Viewer } from "#lib/core/viewer.ts";
import { keepDraft } from "#lib/identity/drafts.store.ts";
import { findSession } from "#lib/identity/people/queries.ts";
import { networkOf } from "#lib/identity/throttling/rules.ts";
import { addressOf } from "./client-address.ts";
import { setSecurityHeaders } from "./headers.ts";
import { LARGEST_OTHER, LARGEST_REQUEST, receiveForm, requestWith, Unreadable } from "./multipart.ts";
import { isOfAnotherBuild } from "./next-internals.ts";
import { costOf, Rates } from "./rate-limit.ts";

/** The servers, one for each address, that put each request through the same few steps before Next has it. */
export function createServers(config: Config, next: RequestListener, { dev }: { dev: boolean }): Server[] {
  const listener: RequestListener = (request, response) => {
    const [path = "/", search = ""] = (request.url ?? "/").split("?", 2);
    const context: RequestContext = {
      reference: randomBytes(6).toString("hex"),
      path,
      search,
      address: addressOf(request, config),
      browser: request.headers["user-agent"] ?? "",
      outcome: null,
    };
    withRequest(context, () => {
      answer(config, next, dev, request, response, context).catch((error) => refuse(response, error, context));
    });
  };
  return config.hosts.map(() => createServer({ requestTimeout: 300_000, headersTimeout: 15_000 }, listener));
}

const METHODS = ["GET", "HEAD", "POST", "PUT"];

/** What every request passes through, in order. */
async function answer(
  config: Config,
  next: RequestListener,
  dev: boolean,
  request: IncomingMessage,
  response: ServerResponse,
  context: RequestContext,
) {
  setSecurityHeaders(request, response, randomBytes(16).toString("base64"), {
    https: config.appUrl.startsWith("https:"),
    dev,
  });
  if (!METHODS.includes(request.method ?? "")) {
    response.setHeader("allow", METHODS.join(", "));
    return plain(response, 405, "That is not done here.");
  }
  // No page here is fetched in parts, and Next fails on what it can't read of this.
  if (!dev) delete request.headers["next-router-state-tree"];
  if (!isAddress(context.path)) return plain(response, 400, "There is no such page: this address can't be read.");
  if (!["GET", "HEAD"].includes(request.method ?? "") && !isSameOrigin(request, config))
    return plain(response, 403, "This form came from another site.");
  if (Number(request.headers["content-length"] ?? 0) > (isStreamed(request) ? LARGEST_REQUEST : LARGEST_OTHER))
    return plain(response, 413, "That is more than can be taken at once. A file must be smaller than 25MB.");
  if (request.headers["transfer-encoding"] !== undefined && !isStreamed(request))
    return plain(response, 411, "Say how long it is.");
  const wait = await waitFor(request, config, context);
  if (wait > 0) {
    response.setHeader("retry-after", String(Math.ceil(wait / 1000)));
    return plain(response, 429, "That was a lot at once. Go back, and try again in a few seconds.");
  }
  giveOutcomeItsStatus(response, context);
  if (!isForm(request)) return next(request, response);
  const viewer = await viewerOf(request, config);
  const form = await receiveForm(request, viewer);
  if (!dev && isOfAnotherBuild(form)) return keepForThisBuild(response, context, viewer, form);
  return next(await requestWith(form, request), response);
}

/** The page was opened before the tracker was replaced by another version: its form leads nowhere now, so it is shown afresh with what was typed. */
async function keepForThisBuild(
  response: ServerResponse,
  { path }: RequestContext,
  viewer: Viewer | null,
  form: FormData,
) {
  if (viewer?.personId) await keepDraft(viewer.personId, path, parseFormData(form));
  response.writeHead(303, { location: path, "cache-control": "no-store" }).end();
}

/** What is not UTF-8 once it is decoded is no address of ours; Next would fail on it. */
function isAddress(path: string): boolean {
  try {
    return decodeURIComponent(path).startsWith("/");
  } catch {
    return false;
  }
}

function isSameOrigin({ headers }: IncomingMessage, { appUrl }: Config): boolean {
  if (headers.origin) return headers.origin === new URL(appUrl).origin;
  return (
    headers["sec-fetch-site"] === undefined ||
    headers["sec-fetch-site"] === "same-origin" ||
    headers["sec-fetch-site"] === "none"
  );
}

function isForm({ method, headers }: IncomingMessage): boolean {
  return method === "POST" && /^multipart\/form-data/i.test(headers["content-type"] ?? "");
}

/** What is read as a stream, and so may be large: forms, and files sent as they are. */
function isStreamed(request: IncomingMessage): boolean {
  return isForm(request) || (request.method === "PUT" && request.url?.split("?", 1)[0] === "/api/uploads");
}

const rates = new Rates();

/** For how many milliseconds whoever asks for something costly has to wait: nought for most. */
async function waitFor(request: IncomingMessage, config: Config, { address }: RequestContext): Promise<number> {
  const cost = costOf(request);
  if (cost === null) return 0;
  const viewer = cost === "signing in" ? null : await viewerOf(request, config);
  return rates.take(cost, viewer?.personId ? `person ${viewer.personId}` : networkOf(address), now());
}

async function viewerOf({ headers }: IncomingMessage, config: Config) {
  const { name } = sessionCookie(config);
  const pair = headers.cookie?.split(/;\s*/).find((one) => one.startsWith(`${name}=`));
  // A token needs no decoding, and what somebody made up may not be decodable.
  const session = pair ? await findSession(pair.slice(name.length + 1)) : null;
  return session?.viewer ?? null;
}

/** A page that shows a form again says by its status why it was not taken. */
function giveOutcomeItsStatus(response: ServerResponse, context: RequestContext) {
  const writeHead = response.writeHead;
  response.writeHead = (status: number, ...rest: unknown[]) => {
    const { outcome } = context;
    if (outcome?.notBefore)
      response.setHeader("retry-after", String(Math.max(1, Math.ceil((outcome.notBefore - now()) / 1000))));
    return Reflect.apply(writeHead, response, [status === 200 ? (outcome?.status ?? 200) : status, ...rest]);
  };
}

function refuse(response: ServerResponse, error: unknown, { reference }: RequestContext) {
  if (error instanceof Unreadable)
    return plain(response, 400, `This form was not taken: ${error.message}. Go back, and try again.`);
  log().error({ reference, err: error }, "request failed");
  if (unavailableFrom(error))
    return plain(
      response,
      503,
      "Nothing was saved: the tracker can't write just now. Go back, and try again in a minute.",
    );
  return plain(response, 500, `Something went wrong here, and nothing was saved. Reference ${reference}.`);
}

function plain(response: ServerResponse, status: number, sentence: string) {
  if (response.headersSent) return response.destroy();
  response.writeHead(status, {
    "content-type": "text/plain; charset=utf-8",
    "cache-control": "no-store",
    connection: "close",
  });
  return response.end(`${sentence}\n`);
}
