import { installationMarks, markingInWords } from "#lib/reporting/exports/marks.ts";

/**
 * The stylesheet that prints the protective marking at the foot of each page. It is a route because the marking is a
 * setting and the content security policy allows no inline styles.
 */
export function GET() {
  const marking = markingInWords(installationMarks());
  return new Response(`@page{@bottom-left{content:"${cssString(marking)}";font:bold 9pt Arial,sans-serif}}`, {
    headers: { "content-type": "text/css; charset=utf-8", "cache-control": "no-cache" },
  });
}

/** Escapes a text for a CSS string in double quotes. */
function cssString(text: string): string {
  return text.replace(/[^\w .·,-]/gu, (character) => `\\${character.codePointAt(0)?.toString(16)} `);
}
