#!/usr/bin/env node
// npm start: installs what is missing, builds if the build is stale, and serves. Runs on any Node that npm runs on, with
// nothing installed; what it starts runs on the Node of package.json.
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
for (const signal of ["SIGTERM", "SIGINT"]) process.on(signal, () => server.kill(signal));
// npm ends its shell when it is told to stop, and the shell tells nobody: being left alone is the signal then.
const startedBy = process.ppid;
setInterval(() => process.ppid !== startedBy && server.kill("SIGTERM"), 250).unref();
server.on("exit", (code) => process.exit(code ?? 1));
