import { describe, expect, test } from "vitest";
import { mapTexts } from "#lib/core/draft-passages.ts";
import { asRead, fixedFieldsOf } from "./stored-json.ts";

const place = { trail: 1, row: 0, table: "imports", column: "choices" };
const choices = {
  reading: {
    parts: [{ name: "LCSPR “Heron”", isUsed: true, reason: "", layout: 0 }],
    meanings: [{ kind: "text", mark: "complete", delivery: "delivered", isConfirmed: true }],
  },
  answers: { reviews: [{ named: "LCSPR “Heron”", agreedOn: "2026-03-01" }] },
  stepsDone: ["reviews", "columns"],
};

describe("a text that is stored as JSON", () => {
  test("is read as what people wrote, each text once in a line of its own", () => {
    expect(asRead({ ...place, text: JSON.stringify(choices) }).text).toBe("LCSPR “Heron”\ncomplete");
  });

  test("keeps what was chosen from a list, also in a list of its own, where a passage is removed", () => {
    const fixed = fixedFieldsOf(place) ?? new Set();
    expect(mapTexts(choices, () => "[removed]", fixed)).toMatchObject({
      reading: { meanings: [{ kind: "text", mark: "[removed]", delivery: "delivered", isConfirmed: true }] },
      answers: { reviews: [{ named: "[removed]", agreedOn: "2026-03-01" }] },
      stepsDone: ["reviews", "columns"],
    });
  });

  test("is told from a plain text, which is shown as it is", () => {
    const plain = { ...place, column: "file_name", text: "{plan}.xlsx" };
    expect(asRead(plain)).toBe(plain);
  });
});
