import type { Serving } from "./serving.ts";

type Field = readonly [name: string, value: string | File];

/** A form as a browser has it: where it is posted, and what stands in its fields. */
export interface PageForm {
  readonly path: string;
  readonly fields: readonly Field[];
}

/** The form that the product shows at an address to somebody of the business team. */
export async function formAt(product: Serving, path: string): Promise<PageForm> {
  const page = await pageAt(product, path);
  const form = page.match(/<form\b[\s\S]*?<\/form>/g)?.find((one) => one.includes('name="formKey"'));
  if (!form) throw new Error(`${path} shows no form`);
  return { path, fields: fieldsOf(form) };
}

/** The page at an address. Throws where there is none. */
export async function pageAt({ origin, cookie, name }: Serving, path: string): Promise<string> {
  const answer = await fetch(`${origin}${path}`, { headers: { cookie } });
  if (answer.status !== 200) throw new Error(`${name}${path} answered with ${answer.status}`);
  return answer.text();
}

/** What is posted of a form, to be changed before it is. */
export function filledIn(fields: readonly Field[]): FormData {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  return form;
}

/** Posts a form, and gives where that leads. Throws where it was not taken. */
export async function postedTo({ origin, cookie, name }: Serving, path: string, form: FormData): Promise<string> {
  const headers = { cookie, origin };
  const answer = await fetch(`${origin}${path}`, { method: "POST", body: form, headers, redirect: "manual" });
  await answer.arrayBuffer();
  if (answer.status !== 303) throw new Error(`${name}: what was posted to ${path} was answered with ${answer.status}`);
  return answer.headers.get("location") ?? "";
}

/** What a browser sends of a form in which nothing has been typed: its empty places for files, too. */
function fieldsOf(form: string): Field[] {
  const controls = form.matchAll(/<(input|select|textarea)\b([^>]*)>([\s\S]*?(?=<(?:input|select|textarea)\b|$))/g);
  return [...controls].flatMap(([, control, attributes = "", after = ""]): Field[] => {
    const attribute = (name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(attributes)?.[1];
    const name = attribute("name");
    const type = attribute("type");
    if (!name || type === "radio" || type === "checkbox") return [];
    if (type === "file") return [[name, new File([], "")]];
    if (control === "textarea") return [[name, plain(/^[^<]*/.exec(after)?.[0] ?? "")]];
    if (control === "select") return [[name, /<option\b[^>]*value="([^"]*)"[^>]*selected/.exec(after)?.[1] ?? ""]];
    return [[name, plain(attribute("value") ?? "")]];
  });
}

const escapes: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', "#x27": "'", "#39": "'" };

/** Text as it was before it was written into markup. */
function plain(markup: string): string {
  return markup.replace(/&(#?\w+);/g, (whole, name: string) => escapes[name] ?? whole);
}
