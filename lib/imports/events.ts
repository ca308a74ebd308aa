import { imports } from "#db/schema/index.ts";
import { defineEvent } from "#lib/core/events.ts";

/** What an import wrote are events of their own, which follow it. */
export const importEvents = [
  defineEvent({
    kind: "import",
    category: "set-up",
    commands: { importPlan: "Plan imported" },
    freeTexts: [
      [imports.fileName, "File name"],
      [imports.choices, "What was read and answered"],
      [imports.leftOut, "Why something was not taken over"],
    ],
  }),
];
