/**
 * Everything that relies on how Next works inside rather than on its documentation. Nothing else in the tracker does, and
 * next-internals.test.ts checks each piece against a real build by the installed version of Next.
 */
import { readFileSync } from "node:fs";
import { IncomingMessage, type ServerResponse } from "node:http";
import { join } from "node:path";

export type ServerAction = (form: FormData) => Promise<void>;

const ACTION_FIELD = "$ACTION_ID_";
const MANIFEST = ".next/server/server-reference-manifest.json";

/** The size in bytes of the largest body that Next accepts for a server action: the default of `serverActions.bodySizeLimit`. */
export const MAX_ACTION_BODY = 1024 * 1024;

/** The build has no server actions that forms could name. */
export class MissingServerActions extends Error {
  override readonly name = "MissingServerActions";
}

/**
 * The name of the hidden field by which a posted form tells Next which server action to call.
 *
 * Relies on: React keeping the id of a server action in its property `$$id`, and Next calling the action that a field
 * named `$ACTION_ID_` and that id names. React writes this field only into forms that it also takes over in the browser.
 * Throws TypeError for anything but a server action.
 */
export function actionField(action: ServerAction): string {
  const id: unknown = Reflect.get(action, "$$id");
  if (typeof id !== "string") throw new TypeError("This is not a server action, or React keeps its id elsewhere now.");
  return `${ACTION_FIELD}${id}`;
}

/**
 * The ids of the server actions in the build of a project folder.
 *
 * Relies on: `next build` listing them as the keys of `node` in `.next/server/server-reference-manifest.json`. Throws
 * MissingServerActions where there are none: every posted form would then be taken for one of another build.
 */
export function serverActionIds(projectDir: string): ReadonlySet<string> {
  const ids = Object.keys(manifestIn(projectDir)?.node ?? {});
  if (ids.length > 0) return new Set(ids);
  throw new MissingServerActions(
    `The build has no server actions in ${MANIFEST}, so no form could be posted. Delete the folder .next and run npm start, which builds it again. If this message stays, the installed version of Next lists them elsewhere: see server/next-internals.ts.`,
  );
}

function manifestIn(projectDir: string): { readonly node?: Readonly<Record<string, unknown>> } | null {
  try {
    return JSON.parse(readFileSync(join(projectDir, MANIFEST), "utf8"));
  } catch {
    return null;
  }
}

/** Whether a posted form names a server action that is not among these ids, because another build made the page. */
export function isFromAnotherBuild(form: FormData, actionIds: ReadonlySet<string>): boolean {
  const field = [...form.keys()].find((name) => name.startsWith(ACTION_FIELD));
  return field !== undefined && !actionIds.has(field.slice(ACTION_FIELD.length));
}

/**
 * Passes the content security policy of the response to Next, so that it writes the policy's nonce on each script.
 *
 * Relies on: Next reading the nonce from the `script-src` directive of a `content-security-policy` header of the request.
 * The documented way, through proxy.ts, would cost more processor time for each request (decision 4).
 */
export function passPolicyToNext(request: IncomingMessage, policy: string): void {
  request.headers["content-security-policy"] = policy;
}

/** The headers of a request that Next or a route of the tracker needs. */
const HEADERS_PASSED_ON: ReadonlySet<string> = new Set([
  "accept",
  "accept-encoding",
  "connection",
  "content-length",
  "content-security-policy",
  "content-type",
  "cookie",
  "if-modified-since",
  "if-none-match",
  "if-range",
  "range",
  "transfer-encoding",
  "user-agent",
  "x-file-name",
]);

/**
 * Passes on to Next only the headers that are needed here, and names the tracker's own address as the host and, for a
 * post, the origin, which the server has checked. Next answers 500 where its other headers are malformed (its router
 * state), where the host is no address, and where host and origin differ, as they do behind many a proxy.
 *
 * Relies on: Next reading `headers` of the request, comparing `origin` with `x-forwarded-host` or `host`, and rendering the
 * whole page where the headers of its router are absent.
 */
export function passKnownHeadersToNext(request: IncomingMessage, appUrl: string): void {
  const { host, origin } = new URL(appUrl);
  const known = Object.entries(request.headers).filter(([name]) => HEADERS_PASSED_ON.has(name));
  const isRead = request.method === "GET" || request.method === "HEAD";
  request.headers = { ...Object.fromEntries(known), host, ...(!isRead && { origin }) };
}

/**
 * Whether a request calls a server action by its id, as Next's client script does. The forms here never do, and Next
 * answers 500 where the arguments are malformed.
 *
 * Relies on: Next naming the action in the header `next-action`.
 */
export function callsActionById({ headers }: IncomingMessage): boolean {
  return headers["next-action"] !== undefined;
}

/**
 * Whether a path, decoded, names one of the pages that Next has for itself, such as `/_global-error`, which it answers
 * with 500.
 *
 * Relies on: the names of these pages beginning with one underscore, those of its files with `_next`, and those of its
 * development server with two.
 */
export function isPageOfNext(path: string): boolean {
  return /^\/_(?!_|next\/)/.test(path);
}

/**
 * Lets `statusFor` replace the status of a response when its headers are written. A page cannot set its own status.
 *
 * Relies on: Next writing the headers through `writeHead` of the response, explicitly or by Node's implicit call, and only
 * after the page has been rendered as far as its first Suspense boundary; the pages here have none.
 */
export function overrideStatus(response: ServerResponse, statusFor: (status: number) => number): void {
  const writeHead = response.writeHead;
  response.writeHead = (status: number, ...rest: unknown[]) =>
    Reflect.apply(writeHead, response, [statusFor(status), ...rest]);
}

/**
 * A request like this one with another body, for Next to read in place of the original.
 *
 * Relies on: Next reading only the method, URL, headers and socket of a request and its body as a stream.
 */
export function withBody(request: IncomingMessage, contentType: string, body: Buffer): IncomingMessage {
  const substitute = new IncomingMessage(request.socket);
  substitute.method = request.method;
  substitute.url = request.url;
  substitute.headers = { ...request.headers, "content-type": contentType, "content-length": String(body.length) };
  // Without this Node treats the request as aborted once the body is read, and closes the connection.
  substitute.complete = true;
  substitute.push(body);
  substitute.push(null);
  return substitute;
}

/**
 * The one value of this name in the process: made by the first caller, and returned to every other.
 *
 * Relies on: Next running the bundled pages in the process of the server. A module is loaded once by the server and once by
 * the bundle, so a variable in it is not shared.
 */
export function sharedWithBundle<Value>(name: string, create: () => Value): Value {
  const key = Symbol.for(`recommendations-tracker.${name}`);
  const shared: typeof globalThis & { [key: symbol]: Value | undefined } = globalThis;
  const value = shared[key] ?? create();
  shared[key] = value;
  return value;
}
