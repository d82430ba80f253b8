// node tests/clients/vscode.js: the extension compiles, is packaged, and its problem matcher reads what `galley check` prints
// of $FOLDER. Run behind `npm install` in editors/vscode.
const assert = require("node:assert");
const { execFileSync, spawnSync } = require("node:child_process");
const fs = require("node:fs");
const path = require("node:path");

const extension = path.resolve("editors/vscode");
const run = (program, ...words) => execFileSync(path.join(extension, "node_modules/.bin", program), words, { cwd: extension, encoding: "utf8" });

run("tsc", "-p", ".");
const packed = path.join(process.env.CLIENTS, "galley.vsix");
run("vsce", "package", "--allow-missing-repository", "--out", packed);
const names = execFileSync("unzip", ["-Z1", packed], { encoding: "utf8" }).split("\n");
for (const name of ["extension/package.json", "extension/out/extension.js", "extension/node_modules/vscode-languageclient/package.json"]) {
  assert(names.includes(name), `${name} is not in the package`);
}

const manifest = JSON.parse(fs.readFileSync(path.join(extension, "package.json")));
const [pattern] = manifest.contributes.problemPatterns;
const matcher = new RegExp(pattern.regexp);
const checked = spawnSync(process.env.GALLEY, ["check", "--quiet", "--color", "never", "."], { cwd: process.env.FOLDER, encoding: "utf8" });
const found = checked.stdout.split("\n").map((line) => line.match(matcher)).filter(Boolean);
const read = found.map((match) => [pattern.file, pattern.line, pattern.column, pattern.severity, pattern.code].map((group) => match[group]));
assert.deepStrictEqual(read, [
  ["piece.txt", "1", "15", "error", "repeated-word"],
  ["piece.txt", "3", "1", "warning", "repeated-passage"],
]);
