import { randomUUID } from "node:crypto";
import { type DefaultTreeAdapterTypes, parse } from "parse5";
import { type Answer, get, type Headers, send } from "./http.ts";

/** A field of a form. `values` lists what can be chosen in a choice (select, radio buttons) or a tick (checkboxes). */
export interface Field {
  readonly name: string;
  readonly kind: "hidden" | "text" | "date" | "choice" | "tick" | "file";
  readonly value: string;
  readonly values: readonly string[];
}

export interface PageForm {
  /** The address of its page, which it is posted to. */
  readonly path: string;
  /** The name of the hidden field that carries the id of its server action. */
  readonly action: string;
  readonly button: string;
  readonly fields: readonly Field[];
}

export interface SentFile {
  readonly fileName: string | Buffer;
  readonly type?: string;
  readonly bytes: Buffer;
}
export type Part = readonly [name: string | Buffer, value: string | Buffer | SentFile];
export type FormValues = Readonly<Record<string, string | SentFile>>;

export type Element = DefaultTreeAdapterTypes.Element;
type Node = DefaultTreeAdapterTypes.Node;

/** The page that was parsed last, since its forms and its links are often asked for one after the other. */
let parsed = { html: "", elements: [] as readonly Element[] };

/** All elements of a page, in document order. */
export function elementsOf(html: string): readonly Element[] {
  if (parsed.html !== html) parsed = { html, elements: within(parse(html)) };
  return parsed.elements;
}

/** The value of an attribute; null if the element does not have it. */
export function attribute(element: Element, name: string): string | null {
  return element.attrs.find((one) => one.name === name)?.value ?? null;
}

/** Every form of a page that posts to a server action. */
export function formsOn(path: string, html: string): PageForm[] {
  return elementsOf(html)
    .filter((element) => element.tagName === "form" && attribute(element, "method") === "post")
    .flatMap((form) => {
      const inside = within(form);
      const action = inside.map((one) => attribute(one, "name")).find((name) => name?.startsWith("$ACTION_ID_"));
      if (!action) return [];
      const button = inside.find((one) => one.tagName === "button" && attribute(one, "name") === null);
      return [{ path, action, button: button ? textOf(button) : "", fields: fieldsOf(inside) }];
    });
}

export interface Link {
  readonly href: string;
  readonly text: string;
}

/** The links of a page to other pages of the tracker, without fragments. */
export function linksOn(html: string): Link[] {
  return elementsOf(html).flatMap((element) => {
    const href = element.tagName === "a" ? attribute(element, "href") : null;
    return href?.startsWith("/") && !href.startsWith("//")
      ? [{ href: href.replace(/#.*$/, ""), text: textOf(element) }]
      : [];
  });
}

/** What a browser posts of a form after these values are filled in; the other fields keep what the page put into them. */
export function partsOf(form: PageForm, values: FormValues = {}): Part[] {
  const named = form.fields.flatMap(({ name, kind, value }): Part[] => {
    const filled = values[name];
    if (filled !== undefined) return [[name, filled]];
    if (kind === "file") return [[name, { fileName: "", type: "application/octet-stream", bytes: Buffer.alloc(0) }]];
    if (name === "formKey") return [[name, randomUUID()]];
    return value === "" && (kind === "choice" || kind === "tick") ? [] : [[name, value]];
  });
  const further = Object.entries(values).filter(([name]) => !form.fields.some((field) => field.name === name));
  return [[form.action, ""], ...named, ...further];
}

/** A multipart/form-data body. Names and values are written as they are, so that broken ones can be sent too. */
function multipart(parts: readonly Part[]): { readonly type: string; readonly body: Buffer } {
  const boundary = `----${randomUUID()}`;
  const pieces = parts.flatMap(([name, value]) => {
    const isFile = typeof value === "object" && !Buffer.isBuffer(value);
    const fileName = isFile
      ? ['"; filename="', value.fileName, `"\r\ncontent-type: ${value.type ?? "text/csv"}`]
      : ['"'];
    const head = [`--${boundary}\r\ncontent-disposition: form-data; name="`, name, ...fileName, "\r\n\r\n"];
    return [...head, isFile ? value.bytes : value, "\r\n"];
  });
  const body = Buffer.concat([...pieces, `--${boundary}--\r\n`].map((piece) => Buffer.from(piece)));
  return { type: `multipart/form-data; boundary=${boundary}`, body };
}

/** Posts parts to a page, as a browser that has this cookie would. Throws NoAnswer. */
export function post(origin: string, cookie: string, path: string, parts: readonly Part[]): Promise<Answer> {
  return postWith(origin, { cookie, origin }, path, parts);
}

/** Posts parts to a page with any headers. Throws NoAnswer. */
export function postWith(origin: string, headers: Headers, path: string, parts: readonly Part[]): Promise<Answer> {
  const { type, body } = multipart(parts);
  const sent = { ...headers, "content-type": type, "content-length": String(body.length) };
  return send(origin, { method: "POST", path, headers: sent, body });
}

/** The form of a page that has a field of this name. Throws if there is none. */
export async function formWith(origin: string, cookie: string, path: string, field: string): Promise<PageForm> {
  const page = await get(origin, path, cookie);
  const form = formsOn(path, page.text).find(({ fields }) => fields.some(({ name }) => name === field));
  if (!form) throw new Error(`${path} (status ${page.status}) shows no form with a field “${field}”`);
  return form;
}

/** Fills in the form of a page that has these fields and posts it. Throws if the answer is not 303. */
export async function fillAndPost(origin: string, cookie: string, path: string, values: FormValues): Promise<Answer> {
  const form = await formWith(origin, cookie, path, Object.keys(values)[0] ?? "formKey");
  const answer = await post(origin, cookie, path, partsOf(form, values));
  if (answer.status !== 303) throw new Error(`${path} was answered with ${answer.status}: ${errorSummaryOf(answer)}`);
  return answer;
}

/** The number of the fact that a posted form was answered with; null if the answer leads to no fact. */
export function factNumberOf({ headers }: Answer): string | null {
  return /[?&]done=(\d+)$/.exec(headers.location ?? "")?.[1] ?? null;
}

function errorSummaryOf({ text }: Answer): string {
  return /role="alert"[\s\S]{0,600}/.exec(text)?.[0].replace(/<[^>]*>/g, " ") ?? text.slice(0, 200);
}

function within(node: Node): Element[] {
  const found: Element[] = [];
  // A loop and no recursion: a page full of hostile input could nest deeper than the stack.
  const waiting: Node[] = [node];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if ("tagName" in next && next !== node) found.push(next);
    const children = "content" in next ? [next.content] : "childNodes" in next ? next.childNodes : [];
    waiting.push(...children.toReversed());
  }
  return found;
}

function textOf(element: Element): string {
  return element.childNodes
    .map((node) => ("value" in node ? node.value : "tagName" in node ? textOf(node) : ""))
    .join("");
}

function fieldsOf(inside: readonly Element[]): Field[] {
  const byName = new Map<string, Field>();
  for (const element of inside) {
    const name = attribute(element, "name");
    if (!name || name.startsWith("$ACTION") || !["input", "textarea", "select"].includes(element.tagName)) continue;
    const earlier = byName.get(name);
    const value = attribute(element, "value") ?? "on";
    if (earlier && (earlier.kind === "choice" || earlier.kind === "tick")) {
      const isChosen = attribute(element, "checked") !== null;
      byName.set(name, { ...earlier, value: isChosen ? value : earlier.value, values: [...earlier.values, value] });
    } else if (!earlier) byName.set(name, fieldOf(element, name));
  }
  return [...byName.values()];
}

function fieldOf(element: Element, name: string): Field {
  if (element.tagName === "textarea") return { name, kind: "text", value: textOf(element), values: [] };
  if (element.tagName === "select") return selectField(element, name);
  const type = attribute(element, "type") ?? "text";
  if (type === "radio") return checkableField(element, name, "choice");
  if (type === "checkbox") return checkableField(element, name, "tick");
  const kind = type === "hidden" || type === "file" || type === "date" ? type : "text";
  return { name, kind, value: attribute(element, "value") ?? "", values: [] };
}

function selectField(element: Element, name: string): Field {
  const options = within(element).filter((one) => one.tagName === "option");
  const chosen = options.find((one) => attribute(one, "selected") !== null) ?? options[0];
  const values = options.map((one) => attribute(one, "value") ?? "").filter(Boolean);
  return { name, kind: "choice", value: (chosen && attribute(chosen, "value")) ?? "", values };
}

/** The field that the first radio button or checkbox of a name begins. */
function checkableField(element: Element, name: string, kind: "choice" | "tick"): Field {
  const value = attribute(element, "value") ?? "on";
  const isChosen = attribute(element, "checked") !== null;
  return { name, kind, value: isChosen ? value : "", values: [value] };
}
