#!/usr/bin/env node
// @ts-check
// npm start: installs what is missing, builds where the build is stale, and serves. This script runs on any version of Node
// without any package; the server that it starts runs on the Node of package.json.
import { spawn } from "node:child_process";
import { buildIfStale, environment, installIfMissing, node, root, serverFlags } from "./prepare.mjs";

const dev = process.argv.includes("--dev");

installIfMissing();
if (!dev) buildIfStale();

const server = spawn(node, [...serverFlags, "server/main.ts", ...(dev ? ["--dev"] : [])], {
  cwd: root,
  stdio: "inherit",
  env: { ...environment, NODE_ENV: dev ? "development" : "production" },
});
for (const signal of /** @type {const} */ (["SIGTERM", "SIGINT"])) process.on(signal, () => server.kill(signal));
// When npm is stopped it ends the shell that it started this script in, and the shell passes no signal on: the script then
// gets another parent process.
const startedBy = process.ppid;
setInterval(() => process.ppid !== startedBy && server.kill("SIGTERM"), 250).unref();
server.on("exit", (code) => process.exit(code ?? 1));
