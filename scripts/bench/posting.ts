import { randomUUID } from "node:crypto";
import { type Load, measured } from "./load.ts";
import type { Serving } from "./serving.ts";
import { paragraph, seededNumbers } from "./texts.ts";

type Field = readonly [name: string, value: string | File];

/** An update form as a browser has it: where it is posted, and what stands in its fields. */
interface UpdateForm {
  readonly path: string;
  readonly fields: readonly Field[];
}

/** Posts updates on several recommendations side by side, on each one after the other as its owner would. */
export class UpdatePosts {
  readonly #forms: readonly UpdateForm[];
  /** The last update of each, per server: what the next one has to have seen. */
  readonly #seen = new Map<string, string>();
  readonly #random = seededNumbers(1);

  constructor(forms: readonly UpdateForm[]) {
    this.#forms = forms;
  }

  async load(server: Serving, posts: number): Promise<Load> {
    const each = Math.ceil(posts / this.#forms.length);
    return measured(server, async (note) => {
      await Promise.all(
        this.#forms.map(async (form) => {
          for (let post = 0; post < each; post += 1) {
            const from = performance.now();
            await this.#post(server, form);
            note(performance.now() - from, 0);
          }
        }),
      );
    });
  }

  /** Posts one update, on the first of them. */
  async one(server: Serving): Promise<void> {
    const [form] = this.#forms;
    if (form) await this.#post(server, form);
  }

  async #post(server: Serving, { path, fields }: UpdateForm) {
    const form = new FormData();
    for (const [name, value] of fields) form.append(name, value);
    const known = `${server.name}${path}`;
    const seen = this.#seen.get(known);
    if (seen) form.set("seen", seen);
    form.set("formKey", randomUUID());
    form.set("rating", "on-track");
    form.set("done", paragraph(this.#random, 200, 600));
    form.set("difference", paragraph(this.#random, 200, 400));
    form.set("next", paragraph(this.#random, 80, 200));
    const answer = await fetch(`${server.origin}${path}`, {
      method: "POST",
      body: form,
      headers: { cookie: server.cookie, origin: server.origin },
      redirect: "manual",
    });
    await answer.arrayBuffer();
    const posted = /#n(\d+)$/.exec(answer.headers.get("location") ?? "")?.[1];
    if (answer.status !== 303 || !posted)
      throw new Error(`${server.name}: an update on ${path} was answered with ${answer.status}`);
    this.#seen.set(known, posted);
  }
}

/** The update forms of these recommendations as the product shows them to somebody of the business team. */
export async function updateForms(product: Serving, references: readonly string[]): Promise<UpdateForm[]> {
  const paths = references.map((reference) => `/recommendations/${reference}/update`);
  return Promise.all(
    paths.map(async (path) => {
      const page = await (await fetch(`${product.origin}${path}`, { headers: { cookie: product.cookie } })).text();
      const form = page.match(/<form\b[\s\S]*?<\/form>/g)?.find((one) => one.includes('name="formKey"'));
      if (!form) throw new Error(`${path} shows no form`);
      return { path, fields: fieldsOf(form) };
    }),
  );
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
    if (control === "select") return [[name, /<option\b[^>]*value="([^"]*)"[^>]*selected/.exec(after)?.[1] ?? ""]];
    return [[name, attribute("value") ?? ""]];
  });
}
