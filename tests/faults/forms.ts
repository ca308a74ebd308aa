import { randomUUID } from "node:crypto";
import { type DefaultTreeAdapterTypes, parse } from "parse5";
import { type Answer, ask } from "./ask.ts";

/** One thing that a form sends. Of a choice and a tick `values` are what can be chosen. */
export interface Field {
  readonly name: string;
  readonly kind: "hidden" | "text" | "date" | "choice" | "tick" | "file";
  readonly value: string;
  readonly values: readonly string[];
}

export interface PageForm {
  /** Where it stands, and is sent to. */
  readonly path: string;
  /** The hidden field that names its server action. */
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

export type Element = DefaultTreeAdapterTypes.Element;
type Node = DefaultTreeAdapterTypes.Node;

/** All elements of a page, in the order in which they stand. */
export function elementsOf(html: string): Element[] {
  return within(parse(html));
}

/** The value of an attribute; null where the element does not have it. */
export function attribute(element: Element, name: string): string | null {
  return element.attrs.find((one) => one.name === name)?.value ?? null;
}

/** Every form on a page that a browser would post. */
export function formsOn(path: string, html: string): PageForm[] {
  return elementsOf(html)
    .filter((element) => element.tagName === "form" && attribute(element, "method") === "post")
    .flatMap((form) => {
      const inside = within(form);
      const action = inside.map((one) => attribute(one, "name")).find((name) => name?.startsWith("$ACTION_ID_"));
      if (!action) return [];
      const button = inside.find((one) => one.tagName === "button" && attribute(one, "name") === null);
      return [{ path, action, button: button ? wordsOf(button) : "", fields: fieldsOf(inside) }];
    });
}

export interface Link {
  readonly href: string;
  readonly words: string;
}

/** The links within the tracker on a page. */
export function linksOn(html: string): Link[] {
  return elementsOf(html).flatMap((element) => {
    const href = element.tagName === "a" ? attribute(element, "href") : null;
    return href?.startsWith("/") && !href.startsWith("//")
      ? [{ href: href.replace(/#.*$/, ""), words: wordsOf(element) }]
      : [];
  });
}

/** What a browser sends of a form as it is filled in: what is not named goes as it stands, files as empty places. */
export function partsOf(form: PageForm, given: Readonly<Record<string, string | SentFile>> = {}): Part[] {
  const named = form.fields.flatMap(({ name, kind, value }): Part[] => {
    const filled = given[name];
    if (filled !== undefined) return [[name, filled]];
    if (kind === "file") return [[name, { fileName: "", type: "application/octet-stream", bytes: Buffer.alloc(0) }]];
    if (name === "formKey") return [[name, randomUUID()]];
    return value === "" && (kind === "choice" || kind === "tick") ? [] : [[name, value]];
  });
  const further = Object.entries(given).filter(([name]) => !form.fields.some((field) => field.name === name));
  return [[form.action, ""], ...named, ...further];
}

/** A body as multipart/form-data, byte for byte: names and values are not looked at. */
export function multipart(parts: readonly Part[]): { readonly type: string; readonly body: Buffer } {
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

/** Posts a form to the page it stands on, as a browser of somebody's would. */
export function post(origin: string, cookie: string, path: string, parts: readonly Part[]): Promise<Answer> {
  const { type, body } = multipart(parts);
  const headers = { cookie, origin, "content-type": type, "content-length": String(body.length) };
  return ask(origin, { method: "POST", path, headers, body });
}

/** The form on a page that has a field of this name, as somebody sees it. Throws where there is none. */
export async function formWith(origin: string, cookie: string, path: string, field: string): Promise<PageForm> {
  const page = await ask(origin, { path, headers: { cookie } });
  const form = formsOn(path, page.text).find(({ fields }) => fields.some(({ name }) => name === field));
  if (!form) throw new Error(`${path} (status ${page.status}) shows no form with a field “${field}”`);
  return form;
}

function within(node: Node): Element[] {
  const found: Element[] = [];
  // A page nests a few dozen deep; a hostile one could nest deeper than the stack.
  const waiting: Node[] = [node];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if ("tagName" in next && next !== node) found.push(next);
    const children = "content" in next ? [next.content] : "childNodes" in next ? next.childNodes : [];
    waiting.push(...children.toReversed());
  }
  return found;
}

function wordsOf(element: Element): string {
  return element.childNodes
    .map((node) => ("value" in node ? node.value : "tagName" in node ? wordsOf(node) : ""))
    .join("");
}

function fieldsOf(inside: readonly Element[]): Field[] {
  const byName = new Map<string, Field>();
  for (const element of inside) {
    const name = attribute(element, "name");
    if (!name || name.startsWith("$ACTION") || !["input", "textarea", "select"].includes(element.tagName)) continue;
    const known = byName.get(name);
    const value = attribute(element, "value") ?? "on";
    if (known && (known.kind === "choice" || known.kind === "tick")) {
      const isChosen = attribute(element, "checked") !== null;
      byName.set(name, { ...known, value: isChosen ? value : known.value, values: [...known.values, value] });
    } else if (!known) byName.set(name, fieldOf(element, name));
  }
  return [...byName.values()];
}

function fieldOf(element: Element, name: string): Field {
  if (element.tagName === "textarea") return { name, kind: "text", value: wordsOf(element), values: [] };
  if (element.tagName === "select") {
    const options = within(element).filter((one) => one.tagName === "option");
    const chosen = options.find((one) => attribute(one, "selected") !== null) ?? options[0];
    const values = options.map((one) => attribute(one, "value") ?? "").filter(Boolean);
    return { name, kind: "choice", value: (chosen && attribute(chosen, "value")) ?? "", values };
  }
  const type = attribute(element, "type") ?? "text";
  const value = attribute(element, "value") ?? "";
  if (type === "radio" || type === "checkbox") {
    const own = attribute(element, "value") ?? "on";
    const isChosen = attribute(element, "checked") !== null;
    return { name, kind: type === "radio" ? "choice" : "tick", value: isChosen ? own : "", values: [own] };
  }
  const kind = type === "hidden" || type === "file" || type === "date" ? type : "text";
  return { name, kind, value, values: [] };
}
