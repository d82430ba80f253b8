// node tests/clients/vscode_run.js: the packaged extension in VS Code (code-server), driven in a browser as a person would.
// A piece in $FOLDER is opened; what is said of it is read from the Problems view; a quick fix is picked, and the file saved.
// $PICTURES names a folder for vscode.png and vscode-fixed.png. $CLIENTS holds code-server and galley.vsix.
const assert = require("node:assert");
const { execFileSync, spawn } = require("node:child_process");
const fs = require("node:fs");
const net = require("node:net");
const os = require("node:os");
const path = require("node:path");

const clients = process.env.CLIENTS;
const folder = fs.realpathSync(process.env.FOLDER);
const { chromium } = require(path.join(clients, "code-server/node_modules/playwright-core"));
const home = fs.mkdtempSync(path.join(os.tmpdir(), "galley-vscode-"));
const entry = path.join(clients, "code-server/node_modules/code-server/out/node/entry.js");
const places = ["--user-data-dir", path.join(home, "user"), "--extensions-dir", path.join(home, "extensions"), "--config", path.join(home, "config.yaml")];

const freePort = () =>
  new Promise((resolve) => {
    const server = net.createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

async function until(what, condition) {
  for (const end = Date.now() + 90000; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 200))) {
    if (await condition()) return;
  }
  assert.fail(`${what} didn't come about`);
}

async function picture(page, name) {
  if (!process.env.PICTURES) return;
  await new Promise((resolve) => setTimeout(resolve, 500)); // what fades in is there
  await page.screenshot({ path: path.join(process.env.PICTURES, name) });
}

async function drive(page) {
  await page.locator(".explorer-folders-view").getByText("piece.txt").dblclick();
  await page.locator(".squiggly-error").first().waitFor({ timeout: 60000 });
  await page.keyboard.press("Control+Shift+M");
  const problems = page.locator(".markers-panel-container");
  for (const words of ["“the” is repeated", "repeats the paragraph at archive.txt:1, word for word (21 words)", "first here", "repeated-word"]) {
    await problems.getByText(words).first().waitFor({ timeout: 30000 });
  }
  await problems.getByText("“the” is repeated").first().dblclick();
  // The list opens once the editor has the focus and the light bulb is there;
  // an item of it is taken once it no longer moves.
  const shows = (locator, state) => locator.waitFor({ state, timeout: 3000 }).then(() => true, () => false);
  const wrong = page.locator(".squiggly-error").first();
  let pictured = false;
  await until("the fix", async () => {
    await page.keyboard.press("Control+1"); // the editor, not the list
    await page.keyboard.press("Control+.");
    if (!(await shows(page.getByText("Let it stand (stet: repeated-word)"), "visible"))) return shows(wrong, "detached");
    if (!pictured) await picture(page, "vscode.png");
    pictured = true;
    await page.getByText(/^Delete the second/).click({ force: true, timeout: 3000 }).catch(() => {});
    return shows(wrong, "detached");
  });
  await page.keyboard.press("Control+S");
  const text = () => fs.readFileSync(path.join(folder, "piece.txt"), "utf8").split("\n")[0];
  await until("the fix on the disk", () => text() === "Café: we keep the key in a safe place.");
  await picture(page, "vscode-fixed.png");
}

async function main() {
  fs.mkdirSync(path.join(home, "user", "User"), { recursive: true });
  const settings = { "galley.program": process.env.GALLEY, "workbench.startupEditor": "none", "chat.disableAIFeatures": true };
  fs.writeFileSync(path.join(home, "user", "User", "settings.json"), JSON.stringify(settings));
  fs.writeFileSync(path.join(home, "config.yaml"), "auth: none\n");
  execFileSync(process.execPath, [entry, ...places, "--install-extension", path.join(clients, "galley.vsix")]);
  const port = await freePort();
  const words = ["--auth", "none", "--bind-addr", `127.0.0.1:${port}`, "--disable-telemetry", "--disable-update-check", "--disable-workspace-trust"];
  const server = spawn(process.execPath, [entry, ...places, ...words], { stdio: "ignore" });
  const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
  try {
    const page = await browser.newPage({ viewport: { width: 1100, height: 680 } });
    await until("the server", () => page.goto(`http://127.0.0.1:${port}/?folder=${folder}`).then(() => true, () => false));
    await drive(page).catch(async (wrong) => {
      await page.screenshot({ path: path.join(clients, "vscode-failed.png") });
      throw wrong;
    });
  } finally {
    await browser.close();
    server.kill();
    fs.rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

main().then(
  () => process.exit(0),
  (wrong) => {
    console.error(wrong);
    process.exit(1);
  },
);
