import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { get, sendUnthrottled } from "../driver/http.ts";
import { residentMegabytes } from "../driver/process.ts";
import { startTracker, type Tracker } from "../driver/tracker.ts";
import { AnswerChecks } from "./answer-checks.ts";
import type { FaultContext, Outcome } from "./context.ts";
import { countRows, readRows, violationsIn } from "./data-folder.ts";
import { inputCount, MARK } from "./hostile-inputs.ts";
import { addressRequests, fileRequests, formRequests } from "./hostile-requests.ts";
import { seedEveryState } from "./seed-every-state.ts";
import { findTargets, signedOutForms } from "./targets.ts";

/** The memory at the end, after a pause and as many ordinary requests as before, may be so many times that before. */
const MEMORY_LIMIT = 1.25;
/** In the short form each target gets every so many'th input, beginning with another one for each. */
const SHORT_STEP = 24;

/**
 * The fault `hostile`: every input of `hostile-inputs.json` to every form and route, which are found by reading the pages as
 * each role. No answer may be a 5xx or contain an input as anything but text, and no write may be left half done.
 */
export async function hostile({ workFolder, isShort }: FaultContext): Promise<Outcome> {
  const folder = join(workFolder, "data");
  const tracker = await startTracker(folder);
  const { people, table } = await seedEveryState(tracker);
  const withoutFacts = commandsWithoutFacts(folder);
  const pages = table.filter(({ kind }) => kind !== "route");
  // The business team comes last: its forms can take away the access and the agencies of the others.
  const { forms, found } = await findTargets(tracker, people, pages, ["l", "o", "s", "e", "b"]);
  const allForms = [...forms, ...(await signedOutForms(tracker, people))];
  const paths = [...found.pages, ...found.routes];
  const ordinaryRequests = () => readInTurn(tracker, people.b, paths, isShort ? 250 : 1500);
  // Also the documents, whose code is loaded once and stays in memory.
  await ordinaryRequests();
  const memoryBefore = residentMegabytes(tracker.pid);

  const { origin } = tracker;
  const checks = new AnswerChecks(origin);
  const some = <Input>(inputs: readonly Input[], offset: number) =>
    isShort ? inputs.filter((_, index) => (index + offset) % SHORT_STEP === 0) : inputs;
  const context = { origin, checks, people, some };
  await inParallel(formRequests(context, allForms));
  await inParallel(fileRequests(context, allForms, isShort));
  await inParallel(addressRequests(context, [...paths, ...allForms.map(({ path }) => path)]));
  for (const [who, cookie] of Object.entries(isShort ? { b: people.b } : people))
    for (const path of paths) await checks.check(`${path} read by ${who} afterwards`, get(origin, path, cookie));
  const violations = [...checks.violations, ...(await formulasIn(tracker, people.b))];
  if ((await get(origin, "/board", people.b)).status !== 200) violations.push("the business team was signed out");

  await pause(3000);
  await ordinaryRequests();
  const memoryAfter = residentMegabytes(tracker.pid);
  violations.push(...(await violationsIn(folder, [])), ...halfWrites(folder, withoutFacts));
  const trailRows = countRows(folder, "select count(*) as count from trail");
  await tracker.stop();
  violations.push(...linesWithoutJson(await tracker.logged));
  const grew = `memory grew from ${Math.round(memoryBefore)} to ${Math.round(memoryAfter)} MB`;
  return {
    counted: {
      inputs: inputCount,
      forms: allForms.length,
      "pages and routes": paths.length,
      ...Object.fromEntries([...checks.statuses].sort().map(([kind, count]) => [`answers of ${kind}`, count])),
      "disconnected without an answer": checks.disconnected,
      "seconds for the slowest answer": checks.slowest / 1000,
      "trail rows at the end": trailRows,
      "MB before": memoryBefore,
      "MB afterwards": memoryAfter,
    },
    violations,
    slow: memoryAfter > memoryBefore * MEMORY_LIMIT ? [grew] : [],
  };
}

async function readInTurn({ origin }: Tracker, cookie: string, paths: readonly string[], times: number) {
  const wanted = Array.from({ length: times }, (_, index) => paths[index % paths.length] ?? "/board");
  const headers = { cookie };
  await inParallel(wanted.map((path) => async () => void (await sendUnthrottled(origin, { path, headers }))));
}

const AT_ONCE = 4;

async function inParallel(work: readonly (() => Promise<void>)[]) {
  const waiting = work.values();
  const worker = async () => {
    for (const one of waiting) await one();
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

/** Cells of the tables for download that a spreadsheet would run as a formula. */
async function formulasIn({ origin }: Tracker, cookie: string): Promise<string[]> {
  const paths = ["/api/actions?as=csv", "/api/history", "/api/recommendations?as=csv"];
  const tables = await Promise.all(paths.map((path) => sendUnthrottled(origin, { path, headers: { cookie } })));
  const formula = new RegExp(`(^|[,\\n"])[=+@\\t\\r-][^,\\n]*${MARK}`, "g");
  return tables.flatMap(({ status, text }, index) => [
    ...(status === 200 ? [] : [`${paths[index]} was answered with ${status}`]),
    ...[...text.matchAll(formula)].map(([cell]) => `a formula in a table: ${cell.slice(0, 60)}`),
  ]);
}

/** Each line of a log that is not one object of JSON. */
export function linesWithoutJson(lines: readonly string[]): string[] {
  return lines.filter((line) => !isObject(line)).map((line) => `a line of the log is not JSON: ${line.slice(0, 80)}`);
}

function isObject(line: string): boolean {
  try {
    return typeof JSON.parse(line) === "object";
  } catch {
    return false;
  }
}

/** The commands of the trail rows that no row of another table refers to. */
function commandsWithoutFacts(folder: string): ReadonlySet<string> {
  const tables = readRows<{ name: string }>(
    folder,
    "select m.name from sqlite_schema m join pragma_table_info(m.name) c on c.name = 'trail' where m.type = 'table'",
  );
  const facts = tables.map(({ name }) => `select trail from "${name}"`).join(" union ");
  const rows = readRows<{ command: string }>(
    folder,
    `select distinct command from trail where number not in (${facts})`,
  );
  return new Set(rows.map(({ command }) => command));
}

/** Sessions, links and second factors are no facts, so these commands append only their trail row. */
const withoutFactsByDesign = new Set(["renewInvitation", "signOutPerson", "removeSecondFactor"]);

function halfWrites(folder: string, before: ReadonlySet<string>): string[] {
  return [...commandsWithoutFacts(folder)]
    .filter((command) => !before.has(command) && !withoutFactsByDesign.has(command))
    .map((command) => `a trail row of ${command} has no fact`);
}
