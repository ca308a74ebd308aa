import { partsOf, post, postWith } from "../driver/forms.ts";
import { type Headers, send } from "../driver/http.ts";
import type { AnswerChecks } from "./answer-checks.ts";
import { additions, bodies, files, headers, inAddresses, methods, texts } from "./hostile-inputs.ts";
import { plausibleValues } from "./plausible-values.ts";
import type { People } from "./seed-every-state.ts";
import { allRoutes, type FoundForm, kindOf, placesIn } from "./targets.ts";

export interface HostileContext {
  readonly origin: string;
  readonly checks: AnswerChecks;
  readonly people: People;
  /** All of the inputs, or in the short form every so many'th from an offset on. */
  readonly some: <Input>(inputs: readonly Input[], offset: number) => readonly Input[];
}

type Request = () => Promise<void>;

/** Every text goes into all fields of a form at once; every third also into a single field of a form that could be taken. */
const ONE_FIELD_STEP = 3;

/** Every text, addition, body and header to each form; each body also as the arguments of its server action. */
export function formRequests(context: HostileContext, forms: readonly FoundForm[]): Request[] {
  const { origin, checks, some } = context;
  return forms.flatMap((form, index) => [
    ...some(texts, index).map((text, turn) => () => postText(context, form, text, turn + index)),
    ...some(additions, index).map(({ name, partsFrom }) => () => {
      const parts = partsFrom(partsOf(form, plausibleValues(form)));
      return checks.check(`${name} in ${form.path}`, post(origin, cookieFor(context, form), form.path, parts));
    }),
    ...some(bodies, index).map((body) => () => sendBody(context, toForm(context, form), body)),
    ...some(bodies, index).map(
      (body) => () =>
        sendBody(context, toForm(context, form), body, { "next-action": form.action.split("_ID_")[1] ?? "" }),
    ),
    ...some(headers, index).map(([name, more]) => () => {
      const sent = { origin, cookie: cookieFor(context, form), ...more };
      const posted = postWith(origin, sent, form.path, partsOf(form, plausibleValues(form)));
      return checks.check(`${name} with a form to ${form.path}`, posted);
    }),
  ]);
}

/** Every file in each form that takes files (in the short form, in one of them), and uploaded separately. */
export function fileRequests(context: HostileContext, forms: readonly FoundForm[], isShort: boolean): Request[] {
  const { origin, checks, people } = context;
  const withFiles = forms.filter((form) => form.fields.some(({ kind }) => kind === "file"));
  return (isShort ? withFiles.slice(0, 1) : withFiles).flatMap((form) =>
    files.flatMap(([name, file]): Request[] => [
      () => {
        const values = { ...plausibleValues(form), "evidence.0.url": "", "evidence.0.file": file };
        const posted = post(origin, cookieFor(context, form), form.path, partsOf(form, values));
        return checks.check(`${name} in ${form.path}`, posted);
      },
      () => {
        const sent = {
          origin,
          cookie: people.l,
          "x-file-name": encodeURIComponent(file.fileName.toString()),
          "content-length": String(file.bytes.length),
        };
        const upload = { method: "PUT", path: "/api/uploads", headers: sent, body: file.bytes };
        return checks.check(`${name} uploaded`, send(origin, upload));
      },
    ]),
  );
}

/** Odd addresses, headers, methods and bodies to one address of each kind. */
export function addressRequests(context: HostileContext, paths: readonly string[]): Request[] {
  const { origin, checks, people, some } = context;
  const cookie = people.b;
  const routes = allRoutes();
  const addresses = [...new Map([...paths, ...routes].map((path) => [kindOf(path), path])).values()];
  const places = new Map(addresses.flatMap(placesIn).map((place) => [place.kind, place]));
  const read = (what: string, path: string, more: Headers) => () =>
    checks.check(what, send(origin, { path, headers: { cookie, ...more } }));
  const call = (method: string, path: string) => () =>
    checks.check(
      `${method} ${path}`,
      send(origin, { method, path, headers: { cookie, origin, "content-length": "0" } }),
    );
  return [
    ...[...places.values()].flatMap(({ before, after, kind }, index) =>
      some(inAddresses, index).map((word) => read(`${word.slice(0, 40)} in ${kind}`, `${before}${word}${after}`, {})),
    ),
    ...addresses.flatMap((path, index) =>
      some(headers, index).map(([name, more]) => read(`${name} to ${path}`, path, more)),
    ),
    ...addresses.flatMap((path, index) => some(methods, index).map((method) => call(method, path))),
    ...routes.flatMap((path, index) =>
      some(bodies, index).flatMap((body) =>
        ["POST", "PUT"].map((method) => () => sendBody(context, { method, path, cookie }, body)),
      ),
    ),
  ];
}

async function postText(context: HostileContext, form: FoundForm, [name, text]: (typeof texts)[number], turn: number) {
  const { origin, checks } = context;
  const cookie = cookieFor(context, form);
  const [action, ...rest] = partsOf(form);
  if (!action) return;
  const everywhere = [action, ...rest.map(([field]) => [field, text] as const)];
  await checks.check(`${name} everywhere in ${form.path}`, post(origin, cookie, form.path, everywhere));
  if (turn % ONE_FIELD_STEP !== 0) return;
  const field = form.fields[(turn / ONE_FIELD_STEP) % form.fields.length]?.name;
  const parts = partsOf(form, plausibleValues(form));
  const inOne = parts.map(([key, value]) => [key, key === field ? text : value] as const);
  await checks.check(`${name} as ${field} in ${form.path}`, post(origin, cookie, form.path, inOne));
}

interface To {
  readonly method: string;
  readonly path: string;
  readonly cookie: string;
}

function toForm(context: HostileContext, form: FoundForm): To {
  return { method: "POST", path: form.path, cookie: cookieFor(context, form) };
}

function sendBody(
  { origin, checks }: HostileContext,
  { method, path, cookie }: To,
  { name, type, body }: (typeof bodies)[number],
  more: Headers = {},
) {
  const sent = { origin, cookie, "x-file-name": "x.csv", "content-length": String(body.length), ...more };
  const typed = { ...sent, ...(type && { "content-type": type }) };
  return checks.check(`${name} to ${path}`, send(origin, { method, path, headers: typed, body }));
}

function cookieFor({ people }: HostileContext, { owner }: FoundForm): string {
  return owner === null ? "" : people[owner];
}
