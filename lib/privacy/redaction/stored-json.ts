import { type FreeText, placeOf } from "#db/free-texts.ts";
import { imports, papers } from "#db/schema/index.ts";
import { mapTexts } from "#lib/core/draft-passages.ts";
import { notWritten } from "#lib/imports/answers.rules.ts";

/** The free texts that are stored as JSON, each with its fields that are chosen from lists or parsed as dates. */
const storedAsJson = [
  {
    ...placeOf(papers.content),
    fixed: new Set(["shown", "purpose", "scope", "heldOn", "date", "first", "between", "now"]),
  },
  { ...placeOf(imports.choices), fixed: notWritten },
  { ...placeOf(imports.leftOut), fixed: new Set(["reference", "what"]) },
];

/** The fields of a text stored as JSON that no person wrote; null if the text is not stored as JSON. */
export function fixedFieldsOf({ table, column }: Pick<FreeText, "table" | "column">): ReadonlySet<string> | null {
  return storedAsJson.find((one) => one.table === table && one.column === column)?.fixed ?? null;
}

/** A free text as a person reads it: of one that is stored as JSON, what people wrote, each text once and in a line of its own. */
export function asRead(text: FreeText): FreeText {
  const fixed = fixedFieldsOf(text);
  if (fixed === null) return text;
  const found = new Set<string>();
  const collect = (one: string) => {
    if (one !== "") found.add(one);
    return one;
  };
  mapTexts(JSON.parse(text.text), collect, fixed);
  return { ...text, text: [...found].join("\n") };
}
