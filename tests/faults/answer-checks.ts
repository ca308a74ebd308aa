import { attribute, type Element, elementsOf } from "../driver/forms.ts";
import { type Answer, get, NoAnswer } from "../driver/http.ts";
import { MARK } from "./hostile-inputs.ts";

/** Counts the answers to hostile requests, and collects a violation for each that should not have been given. */
export class AnswerChecks {
  readonly violations: string[] = [];
  /** The number of answers by their kind: 2xx, 3xx … */
  readonly statuses = new Map<string, number>();
  /** Requests whose connection the server closed without an answer. */
  disconnected = 0;
  /** In milliseconds. */
  slowest = 0;
  readonly #origin: string;

  constructor(origin: string) {
    this.#origin = origin;
  }

  /** Checks one answer. A closed connection is allowed if the server answers the next request. */
  async check(what: string, answering: Promise<Answer>): Promise<void> {
    const answer = await answering.catch((error) => {
      if (!(error instanceof NoAnswer)) throw error;
      if (error.isTimeout) this.#add(what, "never answered");
      return null;
    });
    if (!answer) {
      this.disconnected += 1;
      await get(this.#origin, "/api/health", "").catch(() => this.#add(what, "the tracker has ended"));
      return;
    }
    const kind = `${Math.floor(answer.status / 100)}xx`;
    this.statuses.set(kind, (this.statuses.get(kind) ?? 0) + 1);
    this.slowest = Math.max(this.slowest, answer.milliseconds);
    if (answer.status >= 500) this.#add(what, `answered with ${answer.status}`);
    for (const [name, value] of Object.entries(answer.headers))
      if (name.includes(MARK) || (name === "set-cookie" && String(value).includes(`${MARK}=`)))
        this.#add(what, `the header ${name} came back`);
    if (answer.headers["content-type"]?.startsWith("text/html"))
      for (const found of codeIn(answer.text)) this.#add(what, found);
    else if (!answer.headers["x-content-type-options"] && answer.status !== 400)
      this.#add(what, "a browser may guess the type of the answer");
  }

  #add(what: string, violation: string) {
    this.violations.push(`${what}: ${violation}`);
  }
}

/** Where a page contains a hostile text as anything but text: an element, an attribute, a script address or code. */
function codeIn(html: string): string[] {
  if (!html.toLowerCase().includes(MARK)) return [];
  return elementsOf(html).flatMap((element) => {
    const { tagName } = element;
    if (tagName.includes(MARK)) return [`an element ${tagName}`];
    if (element.attrs.some(isHostileAttribute)) return [`an attribute of ${tagName}`];
    return isHostileCode(element) ? [`code in ${tagName}`] : [];
  });
}

function isHostileAttribute({ name, value }: Element["attrs"][number]): boolean {
  const isAddress = /^(href|src|action|formaction|data)$/.test(name);
  const isScript = isAddress && /^[\s\p{Cc}]*(javascript|data|vbscript):/iu.test(value);
  return name.includes(MARK) || ((isScript || /^on|^srcdoc$/.test(name)) && value.includes(MARK));
}

function isHostileCode(element: Element): boolean {
  const { tagName } = element;
  const text = element.childNodes.map((node) => ("value" in node ? node.value : "")).join("");
  // Next passes the page's data to the browser as JSON strings in scripts that begin like this.
  if (tagName === "script") return text.includes(MARK) && !text.startsWith("self.__next_f.push(");
  if (tagName === "style") return text.includes(MARK);
  return /^(base|meta|link|iframe)$/.test(tagName) && (attribute(element, "href")?.includes(MARK) ?? false);
}
