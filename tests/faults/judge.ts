import { type Answer, ask, NoAnswer } from "./ask.ts";
import { attribute, elementsOf } from "./forms.ts";
import { MARK } from "./hostile-inputs.ts";

/** Counts what was sent, and keeps what should not have been answered. */
export class Judge {
  readonly violations: string[] = [];
  readonly statuses = new Map<string, number>();
  cutOff = 0;
  slowest = 0;
  readonly #origin: string;

  constructor(origin: string) {
    this.#origin = origin;
  }

  /** Looks at one answer to something hostile. A request that is cut off unread is an answer too, as long as the next one is taken. */
  async look(what: string, answering: Promise<Answer>): Promise<Answer | null> {
    const answer = await answering.catch((error) => {
      if (!(error instanceof NoAnswer)) throw error;
      if (error.isOverdue) this.#tell(what, "no answer within a minute");
      return null;
    });
    if (!answer) {
      this.cutOff += 1;
      await ask(this.#origin, { path: "/api/health" }).catch(() => this.#tell(what, "the tracker is gone"));
      return null;
    }
    const kind = `${Math.floor(answer.status / 100)}xx`;
    this.statuses.set(kind, (this.statuses.get(kind) ?? 0) + 1);
    this.slowest = Math.max(this.slowest, answer.milliseconds);
    if (answer.status >= 500) this.#tell(what, `answered with ${answer.status}`);
    const header = Object.entries(answer.headers).find(
      ([name, value]) => name.includes(MARK) || (/^set-cookie/.test(name) && String(value).includes(`${MARK}=`)),
    );
    if (header) this.#tell(what, `the header ${header[0]} came back`);
    const isPage = answer.headers["content-type"]?.startsWith("text/html");
    if (isPage) for (const found of unescapedIn(answer.text)) this.#tell(what, found);
    else if (!answer.headers["x-content-type-options"] && answer.status !== 400)
      this.#tell(what, "an answer whose type may be guessed");
    return answer;
  }

  #tell(what: string, found: string) {
    this.violations.push(`${what}: ${found}`);
  }
}

/** Where a hostile text stands in a page as anything but text: an element, an attribute, an address that runs, or code. */
function unescapedIn(html: string): string[] {
  if (!html.toLowerCase().includes(MARK)) return [];
  return elementsOf(html).flatMap((element) => {
    const { tagName } = element;
    if (tagName.includes(MARK)) return [`an element ${tagName}`];
    const isOdd = element.attrs.some(
      ({ name, value }) =>
        name.includes(MARK) || ((/^on|^srcdoc$/.test(name) || isAddressThatRuns(name, value)) && value.includes(MARK)),
    );
    if (isOdd) return [`an attribute of ${tagName}`];
    const words = element.childNodes.map((node) => ("value" in node ? node.value : "")).join("");
    const isCode = tagName === "script" && words.includes(MARK) && !words.startsWith("self.__next_f.push(");
    return isCode ||
      (tagName === "style" && words.includes(MARK)) ||
      (/^(base|meta|link|iframe)$/.test(tagName) && attribute(element, "href")?.includes(MARK))
      ? [`code in ${tagName}`]
      : [];
  });
}

function isAddressThatRuns(name: string, value: string): boolean {
  return /^(href|src|action|formaction|data)$/.test(name) && /^[\s\p{Cc}]*(javascript|data|vbscript):/iu.test(value);
}
