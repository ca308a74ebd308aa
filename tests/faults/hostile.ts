import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { residentMegabytes } from "../bench/serving.ts";
import { read, violationsIn } from "./account.ts";
import { ask, askPatiently } from "./ask.ts";
import { attackWithText, fileAttacks, requestAttacks, sendBody } from "./attacks.ts";
import { everything } from "./everything.ts";
import { partsOf, post } from "./forms.ts";
import type { Given } from "./given.ts";
import { additions, bodies, files, headers, inAddresses, MARK, methods, texts } from "./hostile-inputs.ts";
import { Judge } from "./judge.ts";
import { plausibly } from "./plausible.ts";
import type { Outcome } from "./report.ts";
import { targetsOf } from "./targets.ts";
import { startTracker, type Tracker } from "./tracker.ts";

/** By how much the memory may be above where it was, after a pause and as many good requests as before. */
const MEMORY_MARGIN = 1.25;
const goodRequestsIn = (isShort: boolean) => (isShort ? 250 : 1500);
/** In the short form each thing attacked gets every so many'th input, beginning with another one each. */
const SHORT_STEP = 24;
/**
 * Sends every hostile input into every form and route there is, found by reading the pages as each role. Nothing may be
 * answered as a fault, come back as anything but text, or leave half a fact; and the memory has to go back.
 */
export async function hostile({ workFolder, isShort }: Given): Promise<Outcome> {
  const folder = join(workFolder, "data");
  const tracker = await startTracker(folder);
  const judge = new Judge(tracker.origin);
  const { people, table } = await everything(tracker);
  const without = commandsWithoutFacts(folder);
  const targets = await targetsOf(
    tracker,
    people,
    table.filter(({ kind }) => kind !== "route"),
  );
  const some = <Input>(inputs: readonly Input[], offset: number) =>
    isShort ? inputs.filter((_, index) => (index + offset) % SHORT_STEP === 0) : inputs;

  // Documents too: what makes them is loaded once, and stays.
  const everywhere = [...targets.found.pages, ...targets.found.routes];
  await goodRequests(tracker, people.b, everywhere, goodRequestsIn(isShort));
  const memoryBefore = residentMegabytes(tracker);

  await inParallel(
    targets.forms.flatMap(({ form, cookie }, index) => [
      ...some(texts, index).map((text, turn) => () => attackWithText(tracker, judge, form, cookie, text, turn + index)),
      ...some(additions, index).map(([name, withAdditions]) => async () => {
        const parts = withAdditions(partsOf(form, plausibly(form)));
        await judge.look(`${name} in ${form.path}`, post(tracker.origin, cookie, form.path, parts));
      }),
      ...some(bodies, index).map(
        ([name, type, body]) =>
          () =>
            sendBody(tracker, judge, "POST", form.path, cookie, [name, type, body]),
      ),
    ]),
  );
  await inParallel(fileAttacks(tracker, judge, people, targets.forms, isShort));
  await inParallel(requestAttacks(tracker, judge, people, targets, some));

  for (const [who, cookie] of Object.entries(isShort ? { b: people.b } : people))
    for (const path of everywhere)
      await judge.look(`${path} read by ${who} afterwards`, ask(tracker.origin, { path, headers: { cookie } }));
  const last = await ask(tracker.origin, { path: "/board", headers: { cookie: people.b } });
  if (last.status !== 200) judge.violations.push("the business team was signed out in the middle of it");
  judge.violations.push(...(await formulasIn(tracker, people.b)));

  await pause(3000);
  await goodRequests(tracker, people.b, everywhere, goodRequestsIn(isShort));
  const memoryAfter = residentMegabytes(tracker);
  if (memoryAfter > memoryBefore * MEMORY_MARGIN)
    judge.violations.push(`${Math.round(memoryBefore)} MB before, ${Math.round(memoryAfter)} MB afterwards`);
  judge.violations.push(...(await violationsIn(folder, [])), ...partialFactsIn(folder, without));
  const trail = read<{ rows: number }>(folder, "select count(*) as rows from trail")[0]?.rows ?? 0;
  await tracker.stop();
  const inputs = [texts, additions, files, bodies, inAddresses, headers, methods].reduce(
    (sum, { length }) => sum + length,
    0,
  );
  return {
    counted: {
      inputs,
      forms: targets.forms.length,
      "pages and routes": everywhere.length,
      ...Object.fromEntries([...judge.statuses].sort().map(([kind, times]) => [`answers of ${kind}`, times])),
      "cut off unread": judge.cutOff,
      "seconds for the slowest answer": judge.slowest / 1000,
      "trail rows at the end": trail,
      "MB before": memoryBefore,
      "MB afterwards": memoryAfter,
    },
    violations: judge.violations,
  };
}

async function goodRequests({ origin }: Tracker, cookie: string, paths: readonly string[], times: number) {
  const wanted = Array.from({ length: times }, (_, index) => paths[index % paths.length] ?? "/board");
  await inParallel(wanted.map((path) => async () => void (await askPatiently(origin, { path, headers: { cookie } }))));
}

const AT_ONCE = 4;

async function inParallel(work: readonly (() => Promise<void>)[]) {
  const waiting = work.values();
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (const one of waiting) await one();
    }),
  );
}

/** A cell that a spreadsheet would take for a formula, in what is downloaded as a table. */
async function formulasIn({ origin }: Tracker, cookie: string): Promise<string[]> {
  const paths = ["/api/actions?as=csv", "/api/history"];
  const tables = await Promise.all(paths.map((path) => askPatiently(origin, { path, headers: { cookie } })));
  const formula = new RegExp(`(^|[,\\n"])[=+@\\t\\r-][^,\\n]*${MARK}`, "g");
  return tables.flatMap(({ status, text }, index) => [
    ...(status === 200 ? [] : [`${paths[index]} was answered with ${status}`]),
    ...[...text.matchAll(formula)].map(([cell]) => `a formula in a table: ${cell.slice(0, 60)}`),
  ]);
}

/** The commands whose trail rows have no fact beside them, as they are by design: a new link is none. */
function commandsWithoutFacts(folder: string): ReadonlySet<string> {
  const tables = read<{ name: string }>(
    folder,
    "select m.name from sqlite_schema m join pragma_table_info(m.name) c on c.name = 'trail' where m.type = 'table'",
  );
  const facts = tables.map(({ name }) => `select trail from "${name}"`).join(" union ");
  const rows = read<{ command: string }>(folder, `select distinct command from trail where number not in (${facts})`);
  return new Set(rows.map(({ command }) => command));
}

/** What changes only what is no fact (sessions, links, second factors) has its trail row alone. */
const withoutFactsByDesign = new Set(["renewInvitation", "signOutPerson", "removeSecondFactor"]);

function partialFactsIn(folder: string, known: ReadonlySet<string>): string[] {
  return [...commandsWithoutFacts(folder)]
    .filter((command) => !known.has(command) && !withoutFactsByDesign.has(command))
    .map((command) => `a trail row of ${command} has no fact`);
}
