import type { Serving } from "./serving.ts";

/** How alike two servers' pages are in the words that a reader sees: 1 where they are the same, 0 where none is. */
export async function likeness(one: Serving, other: Serving, path: string): Promise<number> {
  const [words, others] = await Promise.all([one, other].map((server) => wordsOn(server, path)));
  const left = new Map<string, number>();
  for (const word of words ?? []) left.set(word, (left.get(word) ?? 0) + 1);
  let same = 0;
  for (const word of others ?? []) {
    const count = left.get(word) ?? 0;
    if (count === 0) continue;
    same += 1;
    left.set(word, count - 1);
  }
  return (2 * same) / ((words?.length ?? 0) + (others?.length ?? 0));
}

async function wordsOn(server: Serving, path: string): Promise<string[]> {
  const answer = await fetch(`${server.origin}${path}`, { headers: { cookie: server.cookie } });
  if (answer.status !== 200) throw new Error(`${server.name}${path} answered with ${answer.status}`);
  const words = (await answer.text())
    .replace(/<(script|style|head)\b[\s\S]*?<\/\1>/g, " ")
    .replace(/<!--[\s\S]*?-->/g, "")
    .replace(/<[^>]*>/g, " ")
    .replaceAll("&#x27;", "'")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");
  return words.split(/\s+/).filter(Boolean);
}
