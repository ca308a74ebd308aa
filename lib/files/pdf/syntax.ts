/** The values of a PDF dictionary, as far as encryption needs them. */
export type PdfValue = PdfDictionary | readonly PdfValue[] | PdfReference | PdfName | Buffer | number | boolean | null;

export type PdfDictionary = ReadonlyMap<string, PdfValue>;

export class PdfName {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

export class PdfReference {
  readonly number: number;
  readonly generation: number;
  constructor(number: number, generation: number) {
    this.number = number;
    this.generation = generation;
  }
}

const MAX_DEPTH = 20;

const patterns = {
  blank: /(?:[\0\t\n\f\r ]|%[^\r\n]*)*/y,
  name: /\/([^\0\t\n\f\r ()<>[\]{}/%]*)/y,
  reference: /(\d+)[\0\t\n\f\r ]+(\d+)[\0\t\n\f\r ]+R(?![\w.])/y,
  number: /[+-]?(?:\d+\.?\d*|\.\d+)/y,
  hex: /<([0-9A-Fa-f\0\t\n\f\r ]*)>/y,
  keyword: /[a-zA-Z]+/y,
};

/** The dictionary that begins at an offset, after blanks; null where there is none. The text is one character a byte. */
export function readPdfDictionary(text: string, at = 0): PdfDictionary | null {
  const value = new PdfReader(text, at).value(0);
  return value instanceof Map ? value : null;
}

class PdfReader {
  readonly #text: string;
  #at: number;

  constructor(text: string, at: number) {
    this.#text = text;
    this.#at = at;
  }

  /** The next value; undefined where there is none. */
  value(depth: number): PdfValue | undefined {
    this.#match("blank");
    if (depth > MAX_DEPTH) return undefined;
    if (this.#skip("<<")) return this.#dictionary(depth);
    if (this.#skip("[")) return this.#array(depth);
    if (this.#skip("(")) return this.#string();
    return this.#scalar();
  }

  #scalar(): PdfValue | undefined {
    const hex = this.#match("hex");
    if (hex) return hexBytes(hex[1] ?? "");
    const name = this.#match("name");
    if (name) return new PdfName(decodeName(name[1] ?? ""));
    const reference = this.#match("reference");
    if (reference) return new PdfReference(Number(reference[1]), Number(reference[2]));
    const number = this.#match("number");
    if (number) return Number(number[0]);
    const keyword = this.#match("keyword")?.[0];
    if (keyword === undefined) return undefined;
    return keyword === "null" ? null : keyword === "true";
  }

  #dictionary(depth: number): PdfDictionary {
    const entries = new Map<string, PdfValue>();
    while (true) {
      this.#match("blank");
      const key = this.#match("name")?.[1];
      const value = key === undefined ? undefined : this.value(depth + 1);
      if (key === undefined || value === undefined) break;
      entries.set(decodeName(key), value);
    }
    this.#skip(">>");
    return entries;
  }

  #array(depth: number): readonly PdfValue[] {
    const items: PdfValue[] = [];
    for (let item = this.value(depth + 1); item !== undefined; item = this.value(depth + 1)) items.push(item);
    this.#skip("]");
    return items;
  }

  /** A string in parentheses, which may be nested, with its escapes. */
  #string(): Buffer {
    let bytes = "";
    for (let open = 1; this.#at < this.#text.length; ) {
      const character = this.#text.charAt(this.#at++);
      if (character === "\\") {
        bytes += this.#escape();
        continue;
      }
      if (character === "(") open += 1;
      if (character === ")" && --open === 0) break;
      bytes += character;
    }
    return Buffer.from(bytes, "latin1");
  }

  #escape(): string {
    const octal = /[0-7]{1,3}/y;
    octal.lastIndex = this.#at;
    const digits = octal.exec(this.#text)?.[0];
    if (digits) {
      this.#at += digits.length;
      return String.fromCharCode(Number.parseInt(digits, 8) & 0xff);
    }
    const character = this.#text.charAt(this.#at++);
    if (character === "\r" && this.#text.charAt(this.#at) === "\n") this.#at += 1;
    return escapes[character] ?? character;
  }

  #match(kind: keyof typeof patterns): RegExpExecArray | null {
    const pattern = patterns[kind];
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text);
    if (found) this.#at = pattern.lastIndex;
    return found;
  }

  #skip(token: string): boolean {
    if (!this.#text.startsWith(token, this.#at)) return false;
    this.#at += token.length;
    return true;
  }
}

const escapes: Readonly<Record<string, string>> = {
  n: "\n",
  r: "\r",
  t: "\t",
  b: "\b",
  f: "\f",
  "\n": "",
  "\r": "",
};

function hexBytes(digits: string): Buffer {
  const bare = digits.replace(/[^0-9A-Fa-f]/g, "");
  return Buffer.from(bare.length % 2 ? `${bare}0` : bare, "hex");
}

function decodeName(name: string): string {
  return name.replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
