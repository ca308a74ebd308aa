import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";

/** The lines that a process writes to standard error in which packages print. */
function linesOf(script: string): string[] {
  const { stderr, stdout } = spawnSync(process.execPath, ["--input-type=module-typescript", "--eval", script], {
    cwd: join(import.meta.dirname, ".."),
    encoding: "utf8",
    env: { ...process.env, LOG_LEVEL: "debug" },
  });
  expect(stdout).toBe("");
  return stderr.trim().split("\n");
}

const START = 'import { logWhatIsPrinted } from "#server/printed-lines.ts"; logWhatIsPrinted();';

test("everything that a package prints is one line of JSON in the log", () => {
  const lines = linesOf(`${START}
    for (const method of ["debug", "dir", "error", "info", "log", "table", "trace", "warn"]) console[method]("one\\ntwo");
    console.error("\\u001b[31m⨯", new TypeError("Invalid URL"), { input: "typed by a person" });
    process.emitWarning("an old way");
    await new Promise((resolve) => setTimeout(resolve, 50));`).map((line) => JSON.parse(line));
  expect(lines).toHaveLength(10);
  expect(lines.map(({ level }) => level)).toEqual([20, 30, 50, 30, 30, 30, 40, 40, 50, 40]);
  expect(lines[0]).toMatchObject({ text: "one\ntwo", msg: "printed by a package" });
  expect(lines[8]).toMatchObject({ text: "⨯", err: { type: "TypeError", message: "Invalid URL" } });
  expect(lines[9]).toMatchObject({ err: { message: "an old way" }, msg: "warning of Node" });
  expect(JSON.stringify(lines)).not.toContain("typed by a person");
});

test("a long text is cut", () => {
  const [line = ""] = linesOf(`${START} console.warn("x".repeat(5000));`);
  expect(JSON.parse(line).text).toHaveLength(300);
});
