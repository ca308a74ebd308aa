import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from "node:http";
import { addressFailure } from "#app/components/forms/failure.ts";
import { type RequestContext, withRequest } from "#app/session/request.ts";
import { sessionCookie } from "#app/session/session-cookie.ts";
import { now } from "#lib/core/clock.ts";
import type { Config } from "#lib/core/config.ts";
import type { Viewer } from "#lib/core/viewer.ts";
import { findSession } from "#lib/identity/people/queries.ts";
import { networkKey } from "#lib/identity/throttling/rules.ts";
import { answerFailure, answerInPlainText, retryAfter } from "./answers.ts";
import { clientAddress } from "./client-address.ts";
import { answerWithAsset } from "./compressed-assets.ts";
import { answerForm } from "./form-posts.ts";
import { setSecurityHeaders } from "./headers.ts";
import { overrideStatus, passKnownHeadersToNext } from "./next-internals.ts";
import { proxyNotice } from "./proxy-notice.ts";
import { anonymousClient, type LimitedKind, limitedKind, RateLimiter } from "./rate-limit.ts";
import { checkRequest, isForm, isRead, METHODS, type Refusal } from "./request-checks.ts";
import { answerUnreadableRequest } from "./unreadable-requests.ts";

interface Options {
  /** Next's request handler. */
  readonly next: RequestListener;
  /** The ids of the server actions in the build; null in development, where Next compiles them on demand. */
  readonly actionIds: ReadonlySet<string> | null;
  /** The compressed scripts and styles of the build. */
  readonly assets: ReadonlyMap<string, Buffer>;
}

const REQUEST_TIMEOUT = 300_000;
const HEADERS_TIMEOUT = 15_000;
/** How often Node looks for connections beyond these times. */
const TIMEOUTS_CHECKED_EVERY = 1000;

/** One server for each address of the settings. Every request goes through the steps of `answer` before Next has it. */
export function createServers(config: Config, options: Options): Server[] {
  const noticeProxy = proxyNotice(config);
  const listener: RequestListener = (request, response) => {
    noticeProxy(request);
    const [path = "/", search = ""] = splitAddress(request.url ?? "/");
    const context: RequestContext = {
      reference: randomBytes(6).toString("hex"),
      path,
      search,
      address: clientAddress(request, config),
      browser: request.headers["user-agent"] ?? "",
      failure: null,
      keptFiles: new Set(),
    };
    withRequest(context, () => {
      answer(config, options, request, response, context).catch((error) =>
        answerFailure(response, error, context.reference),
      );
    });
  };
  const settings = {
    requestTimeout: REQUEST_TIMEOUT,
    headersTimeout: HEADERS_TIMEOUT,
    connectionsCheckingInterval: TIMEOUTS_CHECKED_EVERY,
    // Only Next's development server speaks another protocol: a request that offers one is answered as it is.
    shouldUpgradeCallback: () => options.actionIds === null,
  };
  return config.hosts.map(() =>
    createServer(settings, listener)
      .on("clientError", answerUnreadableRequest)
      // An expectation that is unknown here is passed over.
      .on("checkExpectation", listener),
  );
}

/** The path of an address and all that follows its first question mark. */
function splitAddress(url: string): [path: string, search: string] {
  const mark = url.indexOf("?");
  return mark < 0 ? [url, ""] : [url.slice(0, mark), url.slice(mark + 1)];
}

async function answer(
  config: Config,
  { next, actionIds, assets }: Options,
  request: IncomingMessage,
  response: ServerResponse,
  context: RequestContext,
) {
  const dev = actionIds === null;
  const nonce = randomBytes(16).toString("base64");
  setSecurityHeaders(request, response, nonce, { https: config.appUrl.startsWith("https:"), dev });
  useStatusOfFailure(response, context);
  const refusal = checkRequest(request, context, config);
  if (!dev) passKnownHeadersToNext(request, config.appUrl);
  if (refusal) return refuse(request, response, refusal, { next, context });
  if (answerWithAsset(assets, request, response, context.path)) return;
  const viewer = await viewerIfNeeded(request, config);
  const take = (kind: LimitedKind) => limiter.take(kind, clientOf(kind, request, viewer, context), now());
  const kind = limitedKind(request);
  const wait = kind === null ? 0 : take(kind);
  if (wait > 0) {
    response.setHeader("retry-after", retryAfter(wait));
    return answerInPlainText(response, 429, "That was a lot at once. Go back, and try again in a few seconds.");
  }
  if (!isForm(request)) return next(request, response);
  return answerForm({ next, actionIds }, { request, response, context, viewer, takeUpload: () => take("upload") });
}

/** An address that was not there before and is not to be. */
const REFUSED_ADDRESS = "/refused-address";

/** Answers a refused request: a page says why its address does not work, a sentence says anything else. */
function refuse(
  request: IncomingMessage,
  response: ServerResponse,
  { status, sentence }: Refusal,
  { next, context }: Pick<Options, "next"> & { context: RequestContext },
) {
  const isPage = isRead(request) && !/^\/(api|_next)\//.test(context.path);
  if (isPage && (status === 400 || status === 404 || status === 414)) {
    context.failure = addressFailure(status, sentence);
    request.url = REFUSED_ADDRESS;
    return next(request, response);
  }
  if (status === 405) response.setHeader("allow", METHODS.join(", "));
  return answerInPlainText(response, status, sentence);
}

const limiter = new RateLimiter();

/** Whom a limited request counts for: the person, or where no person is signed in their network address or link. */
function clientOf(
  kind: LimitedKind,
  request: IncomingMessage,
  viewer: Viewer | null,
  { address }: RequestContext,
): string {
  if (kind !== "signing in" && viewer?.personId) return `person ${viewer.personId}`;
  return anonymousClient(request, networkKey(address));
}

/** The person who sends a form, or a request that counts for a person. */
async function viewerIfNeeded(request: IncomingMessage, config: Config): Promise<Viewer | null> {
  const kind = limitedKind(request);
  return isForm(request) || (kind !== null && kind !== "signing in") ? viewerOf(request, config) : null;
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
    if (failure?.notBefore) response.setHeader("retry-after", retryAfter(failure.notBefore - now()));
    return status === 200 ? (failure?.status ?? 200) : status;
  });
}
