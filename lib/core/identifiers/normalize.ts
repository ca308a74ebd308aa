/** A text as the rules read it. `origins` gives the place of each character in the text as it was written. */
export interface Normalized {
  /** One kind of space, dash, quote and digit; links, addresses of e-mail and underscores are blanked out. */
  readonly text: string;
  /** The same text with its links. */
  readonly withLinks: string;
  readonly origins: Int32Array;
}

/** Replaces spaces, dashes, quotes and digits by their ASCII forms. */
export function normalize(written: string): Normalized {
  const plain = new PlainText(written.length);
  for (let at = 0; at < written.length; at += 1) {
    const code = written.charCodeAt(at);
    if (code >= SPACE && code < 0x7f && code !== BACKTICK) plain.push(code, at);
    else if (code === LINE_BREAK) plain.push(startsAfresh(written, at + 1) ? LINE_BREAK : SPACE, at);
    else at += plain.pushPlainForm(written.codePointAt(at) ?? code, at);
  }
  const { text: withLinks, origins } = plain;
  const hasLinks = /[@_:]|\.[a-z]/i.test(withLinks);
  return { text: hasLinks ? withLinks.replace(links, blankOut).replaceAll("_", " ") : withLinks, withLinks, origins };
}

/** Characters in their plain form, each with its origin. Repeated spaces become one. */
class PlainText {
  // One character becomes at most three.
  readonly #units: Uint16Array;
  readonly #origins: Int32Array;
  readonly #forms = new Map<number, string>();
  #length = 0;
  #blank = true;

  constructor(length: number) {
    this.#units = new Uint16Array(length * 3);
    this.#origins = new Int32Array(length * 3);
  }

  push(unit: number, origin: number): void {
    if (unit === SPACE && this.#blank) return;
    this.#units[this.#length] = unit;
    this.#origins[this.#length] = origin;
    this.#length += 1;
    this.#blank = unit === SPACE || unit === LINE_BREAK;
  }

  /** Adds the plain form of a character. Returns how many further units the character had. */
  pushPlainForm(point: number, origin: number): number {
    let form = this.#forms.get(point);
    if (form === undefined) {
      form = plainForm(String.fromCodePoint(point));
      this.#forms.set(point, form);
    }
    for (let unit = 0; unit < form.length; unit += 1) this.push(form.charCodeAt(unit), origin);
    return point > 0xffff ? 1 : 0;
  }

  get text(): string {
    return Buffer.from(this.#units.buffer, 0, this.#length * 2).toString("utf16le");
  }

  get origins(): Int32Array {
    return this.#origins.subarray(0, this.#length);
  }
}

const SPACE = 32;
const LINE_BREAK = 10;
const BACKTICK = 96;

const blankOut = (link: string) => "\n".repeat(link.length);

const links =
  /\bhttps?:\/\/\S+|\bwww\.\S+|(?<![\w.+-])[\w.+-]{1,64}@[\w.-]{1,190}|(?<![\w.-])[a-z\d-]{1,60}(?:\.[a-z\d-]{1,60}){0,4}\.(?:uk|org|com|net|eu)\b(?:\/\S*)?/gi;

/** Whether a line break begins something new: a wrapped line counts as a space; a blank line or a list item as a break. */
function startsAfresh(text: string, next: number): boolean {
  const opening = /[^\S\n]{0,20}(?:\n|$|[-*•–] |\w{1,2}[.)] )/y;
  opening.lastIndex = next;
  return opening.test(text);
}

function plainForm(written: string): string {
  if (written === "\n") return "\n";
  if (/\s/.test(written)) return " ";
  if (written < "\u007f" && written !== "`") return written;
  if (/\p{No}/u.test(written)) return written;
  if (/\p{Cf}|\u034f/u.test(written)) return "";
  if (/\p{Pd}|\u2212/u.test(written)) return "-";
  if (/[‘’‚‛′`´]/.test(written)) return "'";
  if (/[“”„‟″«»]/.test(written)) return '"';
  const plain = written.normalize("NFKC");
  return plain.length > 3 || plain === "" ? written : plain;
}
