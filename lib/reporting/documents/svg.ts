type Attributes = Readonly<Record<string, string | number | undefined>>;

/** An XML element. Attributes are escaped and numbers rounded to two places; the content is markup already. */
export function element(name: string, attributes: Attributes, ...content: readonly string[]): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escapeXml(typeof value === "number" ? String(round(value)) : String(value))}"`);
  return `<${name}${written.join("")}>${content.join("")}</${name}>`;
}

/** Text escaped for XML, without the characters that XML does not allow. */
export function escapeXml(words: string): string {
  return words
    .toWellFormed()
    .replace(NOT_IN_XML, "")
    .replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

const NOT_IN_XML = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

function round(length: number): number {
  return Math.round(length * 100) / 100;
}
