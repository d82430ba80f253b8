// Starts `galley lsp` for copy, and shows what it says.
import { existsSync } from "node:fs";
import * as path from "node:path";
import * as vscode from "vscode";
import { LanguageClient, LanguageClientOptions, ServerOptions } from "vscode-languageclient/node";

const languages = ["plaintext", "markdown", "mdx", "myst", "quarto", "rmd", "restructuredtext", "asciidoc", "org", "html"];

let client: LanguageClient | undefined;

// The program that a person names, the one that came with the extension, or the
// one on the path.
function program(context: vscode.ExtensionContext): string {
  const named = vscode.workspace.getConfiguration("galley").get<string>("program", "");
  if (named !== "") return named;
  const carried = path.join(context.extensionPath, "bin", process.platform === "win32" ? "galley.exe" : "galley");
  return existsSync(carried) ? carried : "galley";
}

function options(output: vscode.OutputChannel): LanguageClientOptions {
  const selector = languages.flatMap((language) => [
    { scheme: "file", language },
    { scheme: "untitled", language },
  ]);
  return { documentSelector: selector, outputChannel: output, diagnosticCollectionName: "galley" };
}

async function start(context: vscode.ExtensionContext, output: vscode.OutputChannel): Promise<void> {
  const command = program(context);
  const words = vscode.workspace.getConfiguration("galley").get<string[]>("arguments", []);
  const server: ServerOptions = { command, args: ["lsp", ...words] };
  client = new LanguageClient("galley", "Galley", server, options(output));
  try {
    await client.start();
    output.appendLine(`${command} lsp is running`);
  } catch (wrong) {
    client = undefined;
    const settings = "Settings";
    const chosen = await vscode.window.showErrorMessage(`Galley: ${command} can't be started: ${wrong}`, settings);
    if (chosen === settings) await vscode.commands.executeCommand("workbench.action.openSettings", "galley.program");
  }
}

async function restart(context: vscode.ExtensionContext, output: vscode.OutputChannel): Promise<void> {
  await deactivate();
  await start(context, output);
}

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const output = vscode.window.createOutputChannel("Galley");
  context.subscriptions.push(
    output,
    vscode.commands.registerCommand("galley.restart", () => restart(context, output)),
    vscode.commands.registerCommand("galley.showOutput", () => output.show()),
    vscode.workspace.onDidChangeConfiguration((change) => {
      const concerned = ["galley.program", "galley.arguments"].some((name) => change.affectsConfiguration(name));
      if (concerned) void restart(context, output);
    }),
  );
  await start(context, output);
}

export async function deactivate(): Promise<void> {
  const running = client;
  client = undefined;
  await running?.stop();
}
