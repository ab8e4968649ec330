import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { repositoryRoot } from "../../../scripts/root.ts";
import {
  appendSummary,
  failStep,
  inputOf,
  issueCommand,
  printLine,
  writeOutput,
} from "../../../src/world/runner/workflow-commands.ts";

const text = fc.string({ unit: fc.constantFrom("a", "%", "\r", "\n", ":", ",", "ü", "😀", " ", "delimiter_", "0") });

describe("the runner gets the same bytes as from @actions/core", () => {
  const root = repositoryRoot();
  const environment = { "INPUT_TAG-PREFIX": " api/ ", INPUT_A_B: "x\ny " };
  const texts = ["", "tag-prefix", "a b", "missing", ...fc.sample(text, 300)];
  const { stdout } = spawnSync(
    join(root, "node_modules/.bin/node"),
    ["--disable-warning=ExperimentalWarning", join(root, "test/unit/world/toolkit-lines.ts")],
    { input: JSON.stringify(texts), encoding: "utf8", env: { PATH: process.env["PATH"], ...environment } },
  );
  const theirs: Readonly<Record<string, readonly string[]>> & { readonly inputs: Readonly<Record<string, string>> } =
    JSON.parse(stdout);

  test.each<[string, (one: string) => void]>([
    ["line", printLine],
    ["warning", (one) => issueCommand("warning", one)],
    ["debug", (one) => issueCommand("debug", one)],
    ["mask", (one) => issueCommand("add-mask", one)],
    ["failure", failStep],
    ["output", (one) => writeOutput({}, "a,b:c", one)],
  ])("as a %s", (name, own) => {
    expect(texts.map((one) => printed(() => own(one)))).toEqual(theirs[name]);
  });

  test("and an input is read from the same variable", () => {
    expect(theirs.inputs["tag-prefix"]).toBe("api/");
    expect(Object.fromEntries(texts.map((name) => [name, inputOf(environment, name)]))).toEqual(theirs.inputs);
  });
});

function printed(print: () => void): string {
  const all: string[] = [];
  const { exitCode, stdout } = process;
  const { write } = stdout;
  stdout.write = (chunk: string | Uint8Array) => all.push(String(chunk)) > 0;
  try {
    print();
  } finally {
    stdout.write = write;
    process.exitCode = exitCode;
  }
  return all.join("");
}

describe("files of a step", () => {
  let folder = "";
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "sluice-step-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  /** As the runner reads the file: a name, what ends the value, and the lines up to that. */
  function outputs(written: string): ReadonlyMap<string, string> {
    const found = new Map<string, string>();
    const lines = written.split("\n");
    for (let head = lines.shift(); head !== undefined && head !== ""; head = lines.shift()) {
      const [name = "", end = ""] = head.split("<<");
      const size = lines.indexOf(end);
      if (size < 0) throw new Error(`The value of ${name} has no end.`);
      found.set(
        name,
        lines
          .splice(0, size + 1)
          .slice(0, -1)
          .join("\n"),
      );
    }
    return found;
  }

  test("each output arrives whole, whatever it contains", () => {
    fc.assert(
      fc.property(text, text, (one, two) => {
        const path = join(folder, "output");
        writeFileSync(path, "");
        writeOutput({ GITHUB_OUTPUT: path }, "one", one);
        writeOutput({ GITHUB_OUTPUT: path }, "two", two);
        expect([...outputs(readFileSync(path, "utf8"))]).toEqual([
          ["one", one],
          ["two", two],
        ]);
      }),
    );
  });

  test("a value cannot end itself and begin another output", () => {
    const path = join(folder, "output");
    writeFileSync(path, "");
    const value = "a\ndelimiter_0\nversion<<delimiter_1\nv9.9.9\ndelimiter_1";
    writeOutput({ GITHUB_OUTPUT: path }, "report", value);
    expect([...outputs(readFileSync(path, "utf8"))]).toEqual([["report", value]]);
  });

  test("a file for outputs that is gone is an error", () => {
    expect(() => writeOutput({ GITHUB_OUTPUT: join(folder, "gone") }, "one", "1")).toThrow("does not exist");
  });

  test("a summary is appended, and needs its file", () => {
    const path = join(folder, "summary");
    writeFileSync(path, "# First\n");
    appendSummary({ GITHUB_STEP_SUMMARY: path }, "# Second");
    expect(readFileSync(path, "utf8")).toBe("# First\n# Second\n");
    for (const gone of [{}, { GITHUB_STEP_SUMMARY: join(folder, "gone") }])
      expect(() => appendSummary(gone, "x")).toThrow();
  });
});
