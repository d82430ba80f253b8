#!/usr/bin/env node
// Runs the program that the package for this platform carries.
"use strict";
const { spawn } = require("child_process");
const { constants } = require("os");

const carrier = `@galley-lint/${process.platform}-${process.arch}`;

function program() {
  try {
    return require.resolve(`${carrier}/galley`);
  } catch {
    process.stderr.write(
      `galley: the package ${carrier} is not installed. If npm was told to leave out optional packages, ` +
        "install again with them; if there is none for this platform, see the other ways to install Galley.\n");
    process.exit(2);
  }
}

const galley = spawn(program(), process.argv.slice(2), { stdio: "inherit" });
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => galley.kill(signal));
galley.on("error", (error) => {
  process.stderr.write(`galley: ${error.message}\n`);
  process.exitCode = 2;
});
galley.on("exit", (status, signal) => {
  process.exitCode = signal ? 128 + constants.signals[signal] : status;
});
