import { agencyNames } from "#db/schema/index.ts";
import { defineEvent } from "#lib/core/events.ts";

export const agencyEvents = [
  defineEvent({
    kind: "agency",
    category: "set-up",
    commands: {
      addAgency: "Agency added",
      renameAgency: "Agency renamed",
      dissolveAgency: "Agency dissolved",
      markAgency: "Agency marked as outside or part of the partnership",
    },
    freeTexts: [[agencyNames.name, "Agency"]],
  }),
];
