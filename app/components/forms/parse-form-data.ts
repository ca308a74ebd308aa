import type { FormValues } from "#lib/core/input.ts";

type Field = FormValues[string];

const MOST_ROWS = 20;

/**
 * What a form sends, by field: `evidence.0.title` is the title in the first row of `evidence`. Files never come this
 * far; names that no field here has (another row count, a prototype's) are passed over.
 */
export function parseFormData(form: FormData): FormValues {
  const typed = new Map<string, Field>();
  const rows = new Map<string, Map<number, Map<string, Field>>>();
  for (const name of new Set(form.keys())) {
    const values = form.getAll(name).filter((value) => typeof value === "string");
    const value: Field = values.length === 1 ? (values[0] ?? "") : values;
    const [, list, index, field] = /^([a-zA-Z]+)\.(\d{1,2})\.([a-zA-Z]+)$/.exec(name) ?? [];
    if (list && index && field && Number(index) < MOST_ROWS) {
      const row = entry(entry(rows, list), Number(index));
      row.set(field, value);
    } else if (/^[a-zA-Z]+$/.test(name)) typed.set(name, value);
  }
  for (const [list, byIndex] of rows) {
    const last = Math.max(...byIndex.keys());
    typed.set(
      list,
      Array.from({ length: last + 1 }, (_, index) => Object.fromEntries(byIndex.get(index) ?? [])),
    );
  }
  return Object.fromEntries(typed);
}

function entry<Key, K, V>(map: Map<Key, Map<K, V>>, key: Key): Map<K, V> {
  const found = map.get(key) ?? new Map<K, V>();
  map.set(key, found);
  return found;
}
