/**
 * The characters of the Symbol and Wingdings fonts, in rows of sixteen from U+F020. Office programs keep the position in
 * the font in the private use area, and a pasted text no longer says which of the two fonts it was: each position has the
 * character that is more usual in lists and notes. Characters that few fonts have are left to similar ones.
 */
const symbols = [
  " ✏✂✁👓🔔📖🕯☎✆✉📩📪−📬📭",
  "📁📂📄📃📑🗄⌛⌨🖱🖲💻💽💾🖬✇✍",
  "✎✌👌👍👎☜☞☝☟✋☺😐☹💣☠⚐",
  "⚑✈☼💧❄✝✞✟✠✡☪☯ॐ☸♈♉",
  "♊♋♌♍♎♏♐♑♒♓&&●❍■□",
  "❐❑❒◆⧫◆❖◆☒△⌘❀✿❝❞▯",
  "⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹",
  "❺❻❼❽❾❿❦❧☙❦❧☙❦❧·•",
  "▪○○≤◉◎○▪◻▴✦★←↑→↓",
  "°±″≥×∝∂•÷≠≡≈…|—↵",
  "ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉",
  "∠∇®©™∏√⋅➢∧∨⇔➲⇑⇒←",
  "→↑↓↖↗↙↘⬅➔⬆⬇⬉⬈⬋⬊⇦",
  "⇨⇧⇩⇔⇕⇖⇗⇙⇘▭▫✗✓☒☑⊞",
].flatMap((row) => [...row]);

const FIRST_SYMBOL = 0xf020;
/** The hyphen of Word that does not break a line. */
const HYPHEN_OF_WORD = "\u001e";

/** Bytes 0x80 to 0x9F of text in Windows-1252 that was read as Latin-1, such as U+0093 for an opening quotation mark. */
const windows1252 = new TextDecoder("windows-1252");

/**
 * A pasted text with characters that every font and file format has: bullets and ticks of the Symbol and Wingdings fonts,
 * the line breaks and hyphens of Word, and wrongly decoded punctuation. Any other character for private use, which no
 * one can read, becomes U+FFFD.
 */
export function translatePastedText(text: string): string {
  return text
    .replace(/\r\n?|[\v\f\u2028\u2029]/g, "\n")
    .replaceAll(HYPHEN_OF_WORD, "-")
    .replace(/[\u0080-\u009f]/g, (character) => windows1252.decode(Uint8Array.of(character.charCodeAt(0))))
    .replace(/\p{Co}/gu, (character) => symbols[(character.codePointAt(0) ?? 0) - FIRST_SYMBOL] ?? "\ufffd");
}
