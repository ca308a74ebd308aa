import { config } from "#lib/core/config.ts";

/**
 * The style of what a printer puts at the foot of each page: the marking, and that it is a trial. They are settings, and
 * no style may stand in a page itself.
 */
export function GET() {
  const { marking, mode } = config();
  const marks = mode === "trial" ? `${marking} · Trial, not for use` : marking;
  return new Response(`@page{@bottom-left{content:"${quoted(marks)}";font:bold 9pt Arial,sans-serif}}`, {
    headers: { "content-type": "text/css; charset=utf-8", "cache-control": "no-cache" },
  });
}

/** A text as it may stand between quotation marks in a style. */
function quoted(text: string): string {
  return text.replace(/[^\w .·,-]/gu, (character) => `\\${character.codePointAt(0)?.toString(16)} `);
}
