import { ask } from "./ask.ts";
import type { People } from "./everything.ts";
import { type PageForm, partsOf, post } from "./forms.ts";
import { bodies, files, headers, inAddresses, methods, type texts } from "./hostile-inputs.ts";
import type { Judge } from "./judge.ts";
import { plausibly } from "./plausible.ts";
import { kindOf, placesIn, routesOf, type Targets } from "./targets.ts";
import type { Tracker } from "./tracker.ts";

/** Each text goes into all fields of a form at once; every so many'th also into one field of a form that would be taken. */
const ONE_FIELD_STEP = 3;

/** The text in every field at once, and in one field of a form that could be taken otherwise. */
export async function attackWithText(
  { origin }: Tracker,
  judge: Judge,
  form: PageForm,
  cookie: string,
  [name, text]: (typeof texts)[number],
  turn: number,
) {
  const [action, ...rest] = partsOf(form);
  if (!action) return;
  const everywhere = rest.map(([field]) => [field, text] as const);
  await judge.look(`${name} everywhere in ${form.path}`, post(origin, cookie, form.path, [action, ...everywhere]));
  if (turn % ONE_FIELD_STEP !== 0) return;
  const field = form.fields[(turn / ONE_FIELD_STEP) % form.fields.length]?.name;
  const inOne = partsOf(form, plausibly(form)).map(
    ([named, value]) => [named, named === field ? text : value] as const,
  );
  await judge.look(`${name} as ${field} in ${form.path}`, post(origin, cookie, form.path, inOne));
}

/** Every file, in a form and sent by itself. */
export function fileAttacks(
  { origin }: Tracker,
  judge: Judge,
  people: People,
  forms: Targets["forms"],
  isShort: boolean,
) {
  const withFiles = forms.filter(({ form }) => form.fields.some(({ kind }) => kind === "file"));
  return (isShort ? withFiles.slice(0, 1) : withFiles).flatMap(({ form, cookie }) =>
    files.flatMap(([name, file]) => [
      async () => {
        const given = { ...plausibly(form), "evidence.0.url": "", "evidence.0.file": file };
        await judge.look(`${name} in ${form.path}`, post(origin, cookie, form.path, partsOf(form, given)));
      },
      async () => {
        const sent = {
          origin,
          cookie: people.l,
          "x-file-name": encodeURIComponent(file.fileName.toString()),
          "content-length": String(file.bytes.length),
        };
        await judge.look(
          `${name} sent by itself`,
          ask(origin, { method: "PUT", path: "/api/uploads", headers: sent, body: file.bytes }),
        );
      },
    ]),
  );
}

/** A body that may be no form, as it is. */
export async function sendBody(
  { origin }: Tracker,
  judge: Judge,
  method: string,
  path: string,
  cookie: string,
  [name, type, content]: (typeof bodies)[number],
) {
  const body = Buffer.from(content);
  const sent = {
    origin,
    cookie,
    "x-file-name": "x.csv",
    "content-length": String(body.length),
    ...(type && { "content-type": type }),
  };
  await judge.look(`${name} to ${path}`, ask(origin, { method, path, headers: sent, body }));
}

/** Odd addresses, headers, methods and bodies, to every kind of page and route. */
export function requestAttacks(
  tracker: Tracker,
  judge: Judge,
  people: People,
  { forms, found }: Targets,
  some: <Input>(inputs: readonly Input[], offset: number) => readonly Input[],
) {
  const { origin } = tracker;
  const cookie = people.b;
  const routes = routesOf();
  const all = [...found.pages, ...found.routes, ...routes, ...forms.map(({ form }) => form.path)];
  const addresses = [...new Map(all.map((path) => [kindOf(path), path])).values()];
  const places = new Map(addresses.flatMap(placesIn).map((place) => [place.kind, place]));
  const get =
    (what: string, path: string, more: Record<string, string | string[]> = {}) =>
    async () =>
      void (await judge.look(what, ask(origin, { path, headers: { cookie, ...more } })));
  return [
    ...[...places.values()].flatMap(({ before, after, kind }, index) =>
      some(inAddresses, index).map((odd) => get(`${odd.slice(0, 40)} in ${kind}`, `${before}${odd}${after}`)),
    ),
    ...addresses.flatMap((path, index) =>
      some(headers, index).map(([name, more]) => get(`${name} to ${path}`, path, more)),
    ),
    ...addresses.flatMap((path, index) =>
      some(methods, index).map((method) => async () => {
        await judge.look(
          `${method} ${path}`,
          ask(origin, { method, path, headers: { cookie, origin, "content-length": "0" } }),
        );
      }),
    ),
    ...routes.flatMap((path, index) =>
      some(bodies, index).flatMap((body) =>
        ["POST", "PUT"].map((method) => () => sendBody(tracker, judge, method, path, cookie, body)),
      ),
    ),
  ];
}
