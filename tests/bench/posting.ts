import { randomUUID } from "node:crypto";
import { filledIn, formAt, type PageForm, postedTo } from "./forms.ts";
import { type Load, measured } from "./load.ts";
import type { Serving } from "./serving.ts";
import { paragraph, seededNumbers } from "./texts.ts";

/** Posts updates on several recommendations side by side, on each one after the other as its owner would. */
export class UpdatePosts {
  readonly #forms: readonly PageForm[];
  /** The last update of each, per server: what the next one has to have seen. */
  readonly #seen = new Map<string, string>();
  readonly #random = seededNumbers(1);

  constructor(forms: readonly PageForm[]) {
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

  async #post(server: Serving, { path, fields }: PageForm) {
    const form = filledIn(fields);
    const known = `${server.name}${path}`;
    const seen = this.#seen.get(known);
    if (seen) form.set("seen", seen);
    form.set("formKey", randomUUID());
    form.set("rating", "on-track");
    form.set("done", paragraph(this.#random, 200, 600));
    form.set("difference", paragraph(this.#random, 200, 400));
    form.set("next", paragraph(this.#random, 80, 200));
    const posted = /#n(\d+)$/.exec(await postedTo(server, path, form))?.[1];
    if (!posted) throw new Error(`${server.name}: an update on ${path} leads to no entry`);
    this.#seen.set(known, posted);
  }
}

/** The update forms of these recommendations as the product shows them to somebody of the business team. */
export function updateForms(product: Serving, references: readonly string[]): Promise<PageForm[]> {
  return Promise.all(references.map((reference) => formAt(product, `/recommendations/${reference}/update`)));
}
