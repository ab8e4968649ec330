import { accessSync, appendFileSync, constants, existsSync } from "node:fs";
import { EOL } from "node:os";
// Its index also loads an HTTP client, for OpenID Connect, at the start of each step (docs/decisions/0039).
import { issueCommand as issue } from "../../../node_modules/@actions/core/lib/command.js";
import { prepareKeyValueMessage } from "../../../node_modules/@actions/core/lib/file-command.js";
import type { Environment } from "../../ports/world.ts";

/** What a runner takes from a step: inputs, workflow commands and command files (docs.github.com, "Workflow commands"). */
export function inputOf(environment: Environment, name: string): string {
  return (environment[`INPUT_${name.replaceAll(" ", "_").toUpperCase()}`] ?? "").trim();
}

export function printLine(line: string): void {
  process.stdout.write(line + EOL);
}

export function issueCommand(name: "warning" | "error" | "debug" | "add-mask", message: string): void {
  issue(name, {}, message);
}

/** The step goes on, and fails when it ends. */
export function failStep(message: string): void {
  process.exitCode = 1;
  issueCommand("error", message);
}

/** Into the file of outputs. Runners without the file read a command. */
export function writeOutput(environment: Environment, name: string, value: string): void {
  const path = environment["GITHUB_OUTPUT"] ?? "";
  if (path === "") {
    printLine("");
    issue("set-output", { name }, value);
    return;
  }
  if (!existsSync(path)) throw new Error(`The file for outputs, ${path}, does not exist.`);
  appendFileSync(path, prepareKeyValueMessage(name, value) + EOL);
}

/** Throws where this step has no file for its summary. */
export function appendSummary(environment: Environment, markdown: string): void {
  const path = environment["GITHUB_STEP_SUMMARY"] ?? "";
  accessSync(path, constants.R_OK | constants.W_OK);
  appendFileSync(path, markdown + EOL);
}
