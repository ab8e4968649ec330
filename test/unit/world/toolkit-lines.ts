/** What `@actions/core` prints for each text of a list that comes as JSON. A program of its own: that package is an ES module. */
import { readFileSync } from "node:fs";
import * as core from "@actions/core";

const texts: readonly string[] = JSON.parse(readFileSync(0, "utf8"));
const { stdout } = process;
const write = stdout.write.bind(stdout);

function printed(text: string, print: (text: string) => void): string {
  const all: string[] = [];
  stdout.write = (chunk: string | Uint8Array) => all.push(String(chunk)) > 0;
  print(text);
  stdout.write = write;
  return all.join("");
}

const PRINTS: Readonly<Record<string, (text: string) => void>> = {
  line: core.info,
  warning: (text) => core.warning(text),
  debug: core.debug,
  mask: core.setSecret,
  failure: core.setFailed,
  output: (text) => core.setOutput("a,b:c", text),
};

write(
  JSON.stringify({
    inputs: Object.fromEntries(texts.map((name) => [name, core.getInput(name)])),
    ...Object.fromEntries(
      Object.entries(PRINTS).map(([name, print]) => [name, texts.map((text) => printed(text, print))]),
    ),
  }),
);
process.exitCode = 0;
