import { readFileSync } from "node:fs";
import { join } from "node:path";

let known: ReadonlySet<string> | undefined;

/** Whether a form was made by another build than the one that serves: it names a server action that this one does not have. */
export function isOfAnotherBuild(form: FormData): boolean {
  const named = [...form.keys()].find((name) => name.startsWith(ACTION));
  known ??= actionsOfThisBuild();
  return named !== undefined && !known.has(named.slice(ACTION.length));
}

const ACTION = "$ACTION_ID_";

function actionsOfThisBuild(): ReadonlySet<string> {
  const manifest: { node?: Record<string, unknown> } = JSON.parse(
    readFileSync(join(process.cwd(), ".next/server/server-reference-manifest.json"), "utf8"),
  );
  return new Set(Object.keys(manifest.node ?? {}));
}
