/** Signs of the fonts whose letters are pictures, as characters that every font has. Plans tick boxes with them. */
const signs: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  wingdings: { 252: "✓", 251: "✗", 254: "☑", 253: "☒", 168: "☐", 111: "☐", 108: "●", 167: "▪", 216: "➢" },
  "wingdings 2": { 80: "✓", 79: "✗", 82: "☑", 81: "☒", 163: "☐" },
  webdings: { 97: "✓", 114: "✗" },
  symbol: { 183: "•", 222: "⇒", 174: "→" },
};

/** A text in a font as characters of any font; the text itself where the font has letters. */
export function withoutSymbolFont(text: string, font: string | undefined): string {
  const known = signs[font?.toLowerCase() ?? ""];
  if (!known) return text;
  // Word writes these characters in a private range that ends with their number in the font.
  return [...text].map((character) => known[(character.codePointAt(0) ?? 0) & 0xff] ?? character).join("");
}

/** The name of a font if its letters are pictures. */
export function symbolFont(name: string | undefined): string | undefined {
  return name !== undefined && signs[name.toLowerCase()] ? name : undefined;
}
