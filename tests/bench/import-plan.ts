// Imports a plan into the tracker in DATA_DIR as the person of the session TOKEN, and prints what that took as JSON.
import { currentContext } from "#lib/core/context.ts";
import { findSessionPerson } from "#lib/identity/people/queries.ts";
import { confirmImport } from "#lib/imports/commands.ts";
import { compareWithTracker } from "#lib/imports/comparison.reads.ts";
import { countEvents } from "#lib/imports/counts.rules.ts";
import { digestOfDifferences } from "#lib/imports/differences.rules.ts";
import { beginTestImport, dueOn, planAnswers, planRow } from "#tests/support/imports.ts";
import { oneOf, seededNumbers } from "../driver/numbers.ts";
import { paragraph } from "./data/text.ts";
import type { ImportFigures } from "./imports.ts";

const ROWS = 2000;
const ROWS_OF_ONE = 4;
const owners = ["KSCMP training", "KCC Early Help"] as const;

const viewer = await findSessionPerson(process.env.TOKEN ?? "");
if (!viewer) throw new Error("the session is not open");

const random = seededNumbers(ROWS);
const wordings = Array.from({ length: ROWS / ROWS_OF_ONE }, () => paragraph(random, 150, 300));
const rows = Array.from({ length: ROWS }, (_, index) => {
  const number = Math.floor(index / ROWS_OF_ONE);
  return planRow({
    at: `Wren!${index + 5}`,
    ref: String(number + 1),
    recommendation: wordings[number] ?? "",
    action: paragraph(random, 80, 160),
    owner: oneOf(owners, random),
    due: dueOn("2097-01-31"),
    delivery: "on track",
    ratingAsWritten: "Green",
    updates: [{ on: "July 2024", text: paragraph(random, 150, 300) }],
  });
});
const answers = planAnswers();
const draftId = await beginTestImport(viewer, { answers });

const [toDifferences, differences] = await timed(async () =>
  compareWithTracker(await currentContext(viewer), rows, answers),
);
const digest = digestOfDifferences(differences);
const [toCommit] = await timed(() =>
  confirmImport(viewer, {
    draftId,
    version: 1,
    digest,
    shape: "",
    differences: (ctx) => compareWithTracker(ctx, rows, answers),
  }),
);
const figures: ImportFigures = { rows: ROWS, events: countEvents(differences), toDifferences, toCommit };
console.log(JSON.stringify(figures));

/** What work took, in seconds by the clock and of processor time, with its result. */
async function timed<Result>(work: () => Promise<Result>) {
  const [from, before] = [performance.now(), process.cpuUsage()];
  const result = await work();
  const { user, system } = process.cpuUsage(before);
  return [{ clock: (performance.now() - from) / 1000, processor: (user + system) / 1e6 }, result] as const;
}
