import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { repositoryRoot } from "../../../scripts/root.ts";

const root = repositoryRoot();
let folder = "";

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "sluice-runner-"));
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

interface Played {
  readonly code: number;
  /** Without the lines that tell the runner what to mask: the runner eats those. */
  readonly lines: readonly string[];
  readonly masked: readonly string[];
  readonly summary: string;
  readonly output: string;
}

/** Plays a scene of runner-scenes.ts under Node 24, as the runner starts a step. */
async function play(scene: string, env: Record<string, string> = {}): Promise<Played> {
  const at = (name: string): string => join(folder, name);
  await Promise.all([writeFile(at("summary"), ""), writeFile(at("output"), "")]);
  const files = { GITHUB_STEP_SUMMARY: at("summary"), GITHUB_OUTPUT: at("output") };
  const argv = [join(root, "test/unit/world/runner-scenes.ts"), scene];
  const { code, text } = await new Promise<{ code: number; text: string }>((resolve) => {
    const { PATH = "" } = process.env;
    const child = execFile(
      join(root, "node_modules/.bin/node"),
      ["--disable-warning=ExperimentalWarning", ...argv],
      { env: { PATH, ...files, ...env }, maxBuffer: 16 * 1024 * 1024 },
      (_, stdout, stderr) => resolve({ code: child.exitCode ?? -1, text: stdout + stderr }),
    );
  });
  const all = text.split("\n").filter((line) => line !== "");
  return {
    code,
    lines: all.filter((line) => !line.startsWith("::add-mask::")),
    masked: all.filter((line) => line.startsWith("::add-mask::")),
    summary: await readFile(at("summary"), "utf8"),
    output: await readFile(at("output"), "utf8"),
  };
}

test("an input comes without blanks around it, and one that was not given is empty", async () => {
  const { lines } = await play("inputs", { INPUT_NAME: "  a b ", INPUT_BLANK: "   " });
  expect(lines).toEqual(['["a b","",""]']);
});

test("a runner that prints a line for each masked value is told of the secret and its lines alone; nothing of it is printed", async () => {
  const { lines, masked } = await play("secrets", { GITEA_ACTIONS: "true" });
  expect(lines).toEqual(["a *** b", "::warning::***", "***", "***"]);
  expect(masked.length).toBeGreaterThan(0);
  expect(masked.length).toBeLessThanOrEqual(4);
});

test("a secret, its lines, its base64 and URL forms appear in no line, and the runner is told of all", async () => {
  const { lines, masked } = await play("secrets");
  expect(lines).toEqual(["a *** b", "::warning::***", "***", "***"]);
  expect(masked).toEqual(
    expect.arrayContaining([
      "::add-mask::s3cret/first line",
      "::add-mask::second line of it",
      `::add-mask::${Buffer.from("second line of it").toString("base64")}`,
      "::add-mask::s3cret%252Ffirst%2520line",
    ]),
  );
});

test("a secret that is too short to be masked is told once, and not which", async () => {
  const { lines, masked } = await play("short");
  expect(masked).toEqual([]);
  expect(lines).toHaveLength(2);
  expect(lines[0]).toMatch(/^::warning::A secret has fewer than 4 characters, so it is not masked/);
  expect(lines[1]).toBe("abc is shown");
});

test("a failure is one annotation: what, what it means, what to do; no stack, no secret", async () => {
  const { code, lines } = await play("fail");
  expect(code).toBe(1);
  expect(lines[0]).toBe("::error::*** is wrong.%0ABoth lines are.%0ANothing was changed.%0AWhat to do: Correct it.");
  expect(lines[1]).toMatch(/^::debug::Caused by: Error: behind: \*\*\*/);
  expect(lines).toHaveLength(2);
});

test("a crash keeps its stack and what was behind it, says that it is a bug of ours, and no secret", async () => {
  const { code, lines } = await play("crash");
  expect(code).toBe(1);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/^::error::This is a bug of Sluice, not a mistake of yours\. Please report it/);
  expect(lines[0]).toMatch(/TypeError: \*\*\*%0A\s+at .*runner-scenes\.ts.*Caused by: Error: root of it%0A\s+at /);
  expect(await play("crash-odd")).toMatchObject({ code: 1, lines: [expect.stringContaining("thrown text")] });
});

test("a summary is appended to, without secrets, and is not repeated in the log", async () => {
  const { summary, lines } = await play("summary");
  expect(summary).toBe("### first ***\n::error::x\n##[group]y\n### second\n");
  expect(lines).toEqual([]);
});

test.each([
  ["a forge without summaries", { GITHUB_STEP_SUMMARY: "" }],
  ["a summary file that is gone", { GITHUB_STEP_SUMMARY: "/nowhere/summary" }],
  ["Gitea, which throws them away", { GITEA_ACTIONS: "true" }],
  ["Forgejo, which does too", { FORGEJO_ACTIONS: "true" }],
  ["act, which does too", { ACT: "true" }],
])("on %s the report goes to the log, where it commands nothing", async (_, env) => {
  const { code, lines } = await play("summary", env);
  expect(code).toBe(0);
  expect(lines).toEqual(["### first ***", ":\u200b:error::x", "#\u200b#[group]y", "### second"]);
});

test("a report that is longer than a summary may be is cut, and says so", async () => {
  const { summary } = await play("huge-summary");
  expect(Buffer.byteLength(summary)).toBeLessThan(1024 * 1024);
  expect(summary).toMatch(/^### start\n(ü+\n)+\n… \(cut: the report is longer than a summary may be\)\n/);
});

test("outputs keep their lines", async () => {
  const { output } = await play("output");
  expect(output).toMatch(/^one<<(\S+)\na\nb\n\1\ntwo<<(\S+)\nc\n\2\n$/);
});

test("a forge that is too old to give a file for outputs gets commands, which no value breaks", async () => {
  const { lines } = await play("output", { GITHUB_OUTPUT: "" });
  expect(lines).toEqual(["::set-output name=one::a%0Ab", "::set-output name=two::c"]);
});

test("whatever stands in a line, a warning, a failure or a crash, the runner gets no command but ours, and no colours", async () => {
  const { lines } = await play("foreign");
  expect(lines.filter((line) => line.startsWith("::")).map((line) => line.split("::")[1])).toEqual([
    ...["warning", "error", "debug", "error"],
  ]);
  expect(lines.slice(0, 3)).toEqual(["one", ":\u200b:error::two", "#\u200b#[group]three"]);
  expect(lines.join("\n")).not.toMatch(/##\[|[\u001b\u202e]/);
});

test("a secret that a control character divides is masked", async () => {
  expect((await play("divided-secret")).lines).toEqual(["a *** b"]);
});
