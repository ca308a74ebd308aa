import { readFileSync } from "node:fs";
import { oneOf } from "../../driver/numbers.ts";

type List = readonly [string, ...string[]];

const texts: { readonly sentences: List; readonly verbs: List; readonly subjects: List } = JSON.parse(
  readFileSync(new URL("text.json", import.meta.url), "utf8"),
);

/** Sentences such as an owner writes, with a total length between the two given. */
export function paragraph(random: () => number, least: number, most: number): string {
  const length = least + random() * (most - least);
  let text = oneOf(texts.sentences, random);
  for (;;) {
    const longer = `${text} ${oneOf(texts.sentences, random)}`;
    if (longer.length > length) return text.length >= least || longer.length > most ? text : longer;
    text = longer;
  }
}

/** The short title of a recommendation. */
export function shortTitle(random: () => number): string {
  return `${oneOf(texts.verbs, random)} ${oneOf(texts.subjects, random)}`;
}

/** What the recommendations are about, and what they ask for: the words of their short titles. */
export const { subjects: subjectTexts, verbs: verbTexts } = texts;
