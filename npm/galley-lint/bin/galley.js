#!/usr/bin/env node
// Starts the program of the package for this platform, which npm chose.
const { spawn } = require("node:child_process");

function program() {
  const name = `galley-lint-${process.platform}-${process.arch}`;
  try {
    return require.resolve(`${name}/bin/galley`);
  } catch {
    console.error(`galley: there is no package ${name}; was it left out with optional dependencies?`);
    process.exit(2);
  }
}

const child = spawn(program(), process.argv.slice(2), { stdio: "inherit" });
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
child.on("error", (wrong) => {
  console.error(`galley: ${wrong.message}`);
  process.exit(2);
});
child.on("exit", (status, signal) => (signal ? process.kill(process.pid, signal) : process.exit(status)));
