// @ts-check
// What npm start and npm test need first: the packages, and a build of the current sources.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
/** The Node that is a dependency in package.json. */
export const node = join(root, "node_modules/node/bin", process.platform === "win32" ? "node.exe" : "node");
/** Without these limits the memory of the server grows to half a gigabyte before garbage is collected. */
export const serverFlags = ["--max-semi-space-size=48", "--max-old-space-size=256"];
/** @type {NodeJS.ProcessEnv} */
export const environment = {
  ...process.env,
  NEXT_TELEMETRY_DISABLED: "1",
  PATH: `${dirname(node)}${delimiter}${join(root, "node_modules/.bin")}${delimiter}${process.env.PATH}`,
};

/** Installs the packages of the lock file, unless they are installed already. */
export function installIfMissing() {
  const mark = join(root, "node_modules/.installed-for");
  const wanted = fingerprint(["package.json", "package-lock.json"]);
  if (existsSync(node) && existsSync(mark) && readFileSync(mark, "utf8") === wanted) return;
  console.log("Installing the packages …");
  run("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], process.env);
  if (!existsSync(node))
    fail("The package “node” brought no Node for this system. Install Node 24, and run this again.");
  writeFileSync(mark, wanted);
}

/** Builds the pages, unless the build was made from the current sources. */
export function buildIfStale() {
  const mark = join(root, ".next/built-from");
  const configuration = ["next.config.js", "postcss.config.mjs", "package-lock.json", "tsconfig.json"];
  const wanted = fingerprint(["app", "lib", "db", "server", ...configuration]);
  if (existsSync(mark) && readFileSync(mark, "utf8") === wanted) return;
  console.log("Building the pages …");
  run(node, [join(root, "node_modules/next/dist/bin/next"), "build"], { ...environment, NODE_ENV: "production" });
  compressAssets();
  writeFileSync(mark, wanted);
}

/** Compresses the scripts and styles once, and better than there is time for in an answer: see server/compressed-assets.ts. */
function compressAssets() {
  for (const file of filesUnder(".next/static").filter((name) => /\.(js|css)$/.test(name)))
    writeFileSync(join(root, `${file}.br`), brotliCompressSync(readFileSync(join(root, file))));
}

/**
 * Runs a command in the project's root, and ends with its status where it fails.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 */
export function run(command, args, env = environment) {
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    stdio: "inherit",
    env,
    shell: process.platform === "win32",
  });
  if (error) fail(`${command} could not be started: ${error.message}`);
  if (status !== 0) process.exit(status ?? 1);
}

/**
 * Prints a sentence and ends with status 1.
 *
 * @param {string} sentence
 * @returns {never}
 */
export function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}

/**
 * @param {readonly string[]} paths files and folders in the project's root
 * @returns {string} a hash of their names and contents
 */
function fingerprint(paths) {
  const hash = createHash("sha256");
  for (const file of paths.flatMap((path) => filesUnder(path)).sort())
    hash
      .update(file)
      .update("\0")
      .update(readFileSync(join(root, file)));
  return hash.digest("hex");
}

/**
 * @param {string} path
 * @returns {string[]}
 */
function filesUnder(path) {
  const entry = join(root, path);
  if (!existsSync(entry)) return [];
  if (!statSync(entry).isDirectory()) return [path];
  return readdirSync(entry).flatMap((name) => filesUnder(`${path}/${name}`));
}
