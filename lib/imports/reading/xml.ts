import sax from "sax";
import { MAX_DEPTH, MAX_ELEMENTS, MAX_KEPT_ELEMENTS } from "./limits.ts";
import { assertPlan, PlanRefused } from "./refusals.ts";

/** An element of an XML part. */
export interface Element {
  /** With its usual prefix, such as "w:tbl", whatever the part calls it. */
  readonly name: string;
  /** By the name with its usual prefix. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Node[];
}

export type Node = Element | string;

/** Reads the elements one after the other; `onText` gets texts between them. */
interface Reader {
  readonly onOpen: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly onText?: (text: string) => void;
  readonly onClose?: (name: string) => void;
}

/** The usual prefixes of the namespaces that are read; programs may choose others. */
const prefixes: ReadonlyMap<string, string> = new Map([
  ["http://schemas.openxmlformats.org/wordprocessingml/2006/main", "w:"],
  ["http://purl.oclc.org/ooxml/wordprocessingml/main", "w:"],
  ["http://schemas.openxmlformats.org/officeDocument/2006/relationships", "r:"],
  ["http://purl.oclc.org/ooxml/officeDocument/relationships", "r:"],
  ["http://schemas.openxmlformats.org/markup-compatibility/2006", "mc:"],
  ["http://schemas.openxmlformats.org/package/2006/relationships", "rel:"],
  ["http://schemas.openxmlformats.org/spreadsheetml/2006/main", "x:"],
  ["http://purl.oclc.org/ooxml/spreadsheetml/main", "x:"],
  ["http://schemas.openxmlformats.org/officeDocument/2006/custom-properties", "prop:"],
  ["http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes", "vt:"],
  ["urn:oasis:names:tc:opendocument:xmlns:office:1.0", "office:"],
  ["urn:oasis:names:tc:opendocument:xmlns:table:1.0", "table:"],
  ["urn:oasis:names:tc:opendocument:xmlns:text:1.0", "text:"],
  ["urn:oasis:names:tc:opendocument:xmlns:style:1.0", "style:"],
  ["urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0", "number:"],
  ["urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0", "fo:"],
  ["http://www.w3.org/1999/xlink", "xlink:"],
  ["http://schemas.openxmlformats.org/drawingml/2006/main", "a:"],
  ["http://purl.oclc.org/ooxml/drawingml/main", "a:"],
]);

/**
 * Reads an XML part. Refuses a part with a document type, since only that can define entities, and one that is not well
 * formed; nothing outside the part is ever fetched.
 */
export function readXml(text: string, { onOpen, onText, onClose }: Reader): void {
  const parser = sax.parser(true, { position: false });
  const outside = new Scope(new Map());
  const scopes: Scope[] = [];
  const open: string[] = [];
  let elements = 0;
  parser.ondoctype = () => {
    throw new PlanRefused("entities");
  };
  parser.onerror = () => {
    throw new PlanRefused("damaged");
  };
  parser.onopentag = ({ name: raw, attributes: given }) => {
    elements += 1;
    assertPlan(open.length < MAX_DEPTH, "damaged");
    assertPlan(elements <= MAX_ELEMENTS, "too many cells");
    const scope = (scopes.at(-1) ?? outside).inside(given);
    scopes.push(scope);
    const name = scope.element(raw);
    open.push(name);
    onOpen(name, scope.attributes(given));
  };
  parser.ontext = (between) => onText?.(between);
  parser.oncdata = (between) => onText?.(between);
  parser.onclosetag = () => {
    scopes.pop();
    const name = open.pop() ?? "";
    onClose?.(name);
  };
  parser.write(text).close();
  assertPlan(open.length === 0 && elements > 0, "damaged");
}

type Given = Readonly<Record<string, string | { readonly value: string }>>;

/** Attributes that say nothing of the content: Word numbers each session in which a text was edited. */
const unread = /^(xmlns(:|$)|w:rsid)/;
const noAttributes: Readonly<Record<string, string>> = Object.freeze({});

/** The namespaces that hold at a place, with the names that were found there: a sheet has few, each a million times. */
class Scope {
  private readonly namespaces: ReadonlyMap<string, string>;
  private readonly known = new Map<string, string>();

  constructor(namespaces: ReadonlyMap<string, string>) {
    this.namespaces = namespaces;
  }

  /** The scope inside an element: this one, unless the element declares namespaces. */
  inside(attributes: Given): Scope {
    const declared = Object.entries(attributes).filter(([name]) => /^xmlns(:|$)/.test(name));
    if (declared.length === 0) return this;
    const own = declared.map(([name, value]) => [name.slice(6), prefixes.get(String(value)) ?? ""] as const);
    return new Scope(new Map([...this.namespaces, ...own]));
  }

  /** The name of an element with its usual prefix. */
  element(raw: string): string {
    let name = this.known.get(raw);
    if (name === undefined) {
      const [local = "", prefix = ""] = raw.split(":").toReversed();
      name = (this.namespaces.get(prefix) || "?:") + local;
      this.known.set(raw, name);
    }
    return name;
  }

  /** The attributes by their names with usual prefixes. */
  attributes(given: Given): Readonly<Record<string, string>> {
    const entries = Object.entries(given).filter(([raw]) => !unread.test(raw));
    if (entries.length === 0) return noAttributes;
    return Object.fromEntries(
      entries.map(([raw, value]) => [raw.includes(":") ? this.element(raw) : raw, String(value)]),
    );
  }
}

/** The root element of an XML part, with all that is in it. */
export function parseXml(text: string): Element {
  const top: Node[] = [];
  const open: Node[][] = [top];
  let kept = 0;
  readXml(text, {
    onOpen(name, attributes) {
      kept += 1;
      assertPlan(kept <= MAX_KEPT_ELEMENTS, "too many cells");
      const children: Node[] = [];
      open.at(-1)?.push({ name, attributes, children });
      open.push(children);
    },
    onText: (between) => open.at(-1)?.push(between),
    onClose: () => open.pop(),
  });
  const root = top.find(isElement);
  if (!root) throw new PlanRefused("damaged");
  return root;
}

function isElement(node: Node): node is Element {
  return typeof node !== "string";
}

/** The elements directly in an element, or those of them with a name. */
export function elementsIn(parent: Element | undefined, name?: string): readonly Element[] {
  return parent?.children.filter(isElement).filter((child) => name === undefined || child.name === name) ?? [];
}

/** The first element that a path of names leads to. */
export function elementAt(parent: Element | undefined, ...path: readonly string[]): Element | undefined {
  return path.reduce<Element | undefined>((at, name) => elementsIn(at, name)[0], parent);
}

/** Whether an element that switches something on is there and does not switch it off, as `<w:strike w:val="0"/>` does. */
export function isOn(parent: Element | undefined, name: string, attribute: string): boolean {
  const element = elementAt(parent, name);
  return element !== undefined && !["0", "false", "off", "none"].includes(element.attributes[attribute] ?? "");
}
