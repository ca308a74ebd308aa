import type { FormValues } from "#lib/core/input.ts";

type Field = FormValues[string];

/** As many as a name with two figures can have: a review has up to 100 recommendations. */
const MOST_ROWS = 100;

/**
 * The text fields of a form, by name: `evidence.0.title` becomes the title of the first row of `evidence`. Files are
 * left out, and so are names of any other form, such as `__proto__`.
 */
export function parseFormData(form: FormData): FormValues {
  const values = new Map<string, Field>();
  const lists = new Map<string, Map<number, Map<string, Field>>>();
  for (const name of new Set(form.keys())) {
    const texts = form.getAll(name).filter((value) => typeof value === "string");
    const value: Field = texts.length === 1 ? (texts[0] ?? "") : texts;
    const [, list, index, field] = /^([a-zA-Z]+)\.(\d{1,2})\.([a-zA-Z]+)$/.exec(name) ?? [];
    if (list && index && field && Number(index) < MOST_ROWS) {
      const row = getOrCreate(getOrCreate(lists, list), Number(index));
      row.set(field, value);
    } else if (/^[a-zA-Z]+$/.test(name)) values.set(name, value);
  }
  for (const [list, rows] of lists) {
    const last = Math.max(...rows.keys());
    values.set(
      list,
      Array.from({ length: last + 1 }, (_, index) => Object.fromEntries(rows.get(index) ?? [])),
    );
  }
  return Object.fromEntries(values);
}

function getOrCreate<Key, K, V>(map: Map<Key, Map<K, V>>, key: Key): Map<K, V> {
  const found = map.get(key) ?? new Map<K, V>();
  map.set(key, found);
  return found;
}
