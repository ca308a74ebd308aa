import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from "node:http";
import { parseFormData } from "#app/components/forms/parse-form-data.ts";
import { type RequestContext, withRequest } from "#app/session/request.ts";
import { sessionCookie } from "#app/session/session-cookie.ts";
import { now } from "#lib/core/clock.ts";
import type { Config } from "#lib/core/config.ts";
import type { Viewer } from "#lib/core/viewer.ts";
import { saveDraft } from "#lib/identity/drafts.store.ts";
import { findSession } from "#lib/identity/people/queries.ts";
import { networkKey } from "#lib/identity/throttling/rules.ts";
import { answerFailure, answerInPlainText } from "./answers.ts";
import { clientAddress } from "./client-address.ts";
import { setSecurityHeaders } from "./headers.ts";
import { receiveForm, requestWith } from "./multipart.ts";
import { isFromAnotherBuild, overrideStatus, removeRouterState } from "./next-internals.ts";
import { limitedKind, RateLimiter } from "./rate-limit.ts";
import { checkRequest, isForm, METHODS } from "./request-checks.ts";

interface Options {
  /** Next's request handler. */
  readonly next: RequestListener;
  /** The ids of the server actions in the build; null in development, where Next compiles them on demand. */
  readonly actionIds: ReadonlySet<string> | null;
}

const REQUEST_TIMEOUT = 300_000;
const HEADERS_TIMEOUT = 15_000;

/** One server for each address of the settings. Every request goes through the steps of `answer` before Next has it. */
export function createServers(config: Config, options: Options): Server[] {
  const listener: RequestListener = (request, response) => {
    const [path = "/", search = ""] = (request.url ?? "/").split("?", 2);
    const context: RequestContext = {
      reference: randomBytes(6).toString("hex"),
      path,
      search,
      address: clientAddress(request, config),
      browser: request.headers["user-agent"] ?? "",
      failure: null,
    };
    withRequest(context, () => {
      answer(config, options, request, response, context).catch((error) =>
        answerFailure(response, error, context.reference),
      );
    });
  };
  const timeouts = { requestTimeout: REQUEST_TIMEOUT, headersTimeout: HEADERS_TIMEOUT };
  return config.hosts.map(() => createServer(timeouts, listener));
}

async function answer(
  config: Config,
  { next, actionIds }: Options,
  request: IncomingMessage,
  response: ServerResponse,
  context: RequestContext,
) {
  const dev = actionIds === null;
  const nonce = randomBytes(16).toString("base64");
  setSecurityHeaders(request, response, nonce, { https: config.appUrl.startsWith("https:"), dev });
  if (!dev) removeRouterState(request);
  const refusal = checkRequest(request, context.path, config);
  if (refusal) {
    if (refusal.status === 405) response.setHeader("allow", METHODS.join(", "));
    return answerInPlainText(response, refusal.status, refusal.sentence);
  }
  const wait = await takeFromLimit(request, config, context);
  if (wait > 0) {
    response.setHeader("retry-after", String(Math.ceil(wait / 1000)));
    return answerInPlainText(response, 429, "That was a lot at once. Go back, and try again in a few seconds.");
  }
  useStatusOfFailure(response, context);
  if (!isForm(request)) return next(request, response);
  const viewer = await viewerOf(request, config);
  const form = await receiveForm(request, viewer);
  if (actionIds && isFromAnotherBuild(form, actionIds)) return keepFormAsDraft(response, context, viewer, form);
  return next(await requestWith(form, request), response);
}

const limiter = new RateLimiter();

/** Counts a request that is expensive to answer. Returns for how many milliseconds the client has to wait: usually 0. */
async function takeFromLimit(request: IncomingMessage, config: Config, { address }: RequestContext): Promise<number> {
  const kind = limitedKind(request);
  if (kind === null) return 0;
  const viewer = kind === "signing in" ? null : await viewerOf(request, config);
  return limiter.take(kind, viewer?.personId ? `person ${viewer.personId}` : networkKey(address), now());
}

async function viewerOf({ headers }: IncomingMessage, config: Config): Promise<Viewer | null> {
  const { name } = sessionCookie(config);
  const pair = headers.cookie?.split(/;\s*/).find((one) => one.startsWith(`${name}=`));
  // A session token needs no decoding, and an invented one may not be decodable.
  const session = pair ? await findSession(pair.slice(name.length + 1)) : null;
  return session?.viewer ?? null;
}

/** A page that shows a form again has the status that says why the form was not accepted. */
function useStatusOfFailure(response: ServerResponse, context: RequestContext) {
  overrideStatus(response, (status) => {
    const { failure } = context;
    if (failure?.notBefore)
      response.setHeader("retry-after", String(Math.max(1, Math.ceil((failure.notBefore - now()) / 1000))));
    return status === 200 ? (failure?.status ?? 200) : status;
  });
}

/**
 * The page was opened before the tracker was upgraded, so the action that its form names is gone: the same page is shown
 * again, from this build, with what was typed.
 */
async function keepFormAsDraft(
  response: ServerResponse,
  { path }: RequestContext,
  viewer: Viewer | null,
  form: FormData,
) {
  if (viewer?.personId) await saveDraft(viewer.personId, path, parseFormData(form));
  response.writeHead(303, { location: path, "cache-control": "no-store" }).end();
}
