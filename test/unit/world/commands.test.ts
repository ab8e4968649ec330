import { mkdtemp, readFile, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { LocalExit } from "../../../src/ports/world.ts";
import { localCommands } from "../../../src/world/runner/commands.ts";
import { waitFor } from "../../sandbox/processes.ts";

let workspace = "";
const { PATH = "" } = process.env;
const never = new AbortController().signal;

beforeEach(async () => {
  workspace = await realpath(await mkdtemp(join(tmpdir(), "sluice-commands-")));
});

afterEach(async () => {
  await rm(workspace, { recursive: true, force: true });
});

interface Run extends LocalExit {
  readonly lines: readonly string[];
  readonly milliseconds: number;
}

async function sh(
  script: string,
  options: { timeoutMs?: number; outputLimit?: number; cancelled?: AbortSignal } = {},
): Promise<Run> {
  const lines: string[] = [];
  const began = performance.now();
  const exit = await localCommands(workspace, options.cancelled ?? never).run({
    argv: ["sh", "-c", script],
    env: { PATH, GIVEN: "yes" },
    timeoutMs: options.timeoutMs ?? 20_000,
    outputLimit: options.outputLimit ?? 10_000,
    onLine: (line) => lines.push(line),
  });
  return { ...exit, lines, milliseconds: performance.now() - began };
}

/** Whether a process of ours still runs; one that waits to be reaped does not. */
async function runs(pid: string): Promise<boolean> {
  const status = await readFile(`/proc/${pid.trim()}/status`, "utf8").catch(() => "");
  return /^State:\s+[^ZX]/m.test(status);
}

/** A signal is sent before the process has ended: the kernel delivers it. By themselves these run much longer. */
async function ends(pid: string): Promise<void> {
  expect(pid).toMatch(/^\d+$/);
  await waitFor(`the process ${pid} to end`, 10_000, async () => !(await runs(pid)));
}

test("a program runs in the workspace with the environment that it was given, and no other", async () => {
  const { code, lines } = await sh('pwd; echo "$GIVEN ${HOME:-none}"');
  expect(code).toBe(0);
  expect(lines).toEqual([workspace, "yes none"]);
});

test("arguments reach the program as they are: no shell reads them", async () => {
  const lines: string[] = [];
  const argument = "a b; $(touch hacked) 'c' \"d\" *";
  await localCommands(workspace, never).run({
    argv: ["printf", "%s\\n", argument],
    env: { PATH },
    timeoutMs: 5000,
    outputLimit: 10_000,
    onLine: (line) => lines.push(line),
  });
  expect(lines).toEqual([argument]);
});

test("lines of both outputs arrive, the last one also without its end", async () => {
  const { lines } = await sh("echo out; echo err >&2; printf last");
  expect([...lines].sort()).toEqual(["err", "last", "out"]);
});

test("a code that is not 0 is told, a signal is no code", async () => {
  expect(await sh("exit 7")).toMatchObject({ code: 7, reason: "" });
  expect(await sh("kill -KILL $$")).toMatchObject({ code: null, reason: "it was killed by SIGKILL" });
});

test("a program that is not there is a reason, not a crash", async () => {
  const exit = await localCommands(workspace, never).run({
    argv: ["no-such-program"],
    env: {},
    timeoutMs: 5000,
    outputLimit: 10_000,
    onLine: () => {},
  });
  expect(exit.code).toBeNull();
  expect(exit.reason).toBe("it could not be started: spawn no-such-program ENOENT");
});

test("a deadline ends a program and its children, and no one knows how it would have ended", async () => {
  const { code, reason, lines } = await sh('sleep 60 & echo "$!"; wait', { timeoutMs: 300 });
  expect({ code, reason }).toEqual({ code: null, reason: "it did not end within 0.3 s" });
  await ends(lines[0] ?? "");
});

test("a program that ends well when its deadline passes has not passed", async () => {
  const { code } = await sh("trap 'exit 0' TERM; sleep 60 & wait", { timeoutMs: 300 });
  expect(code).toBeNull();
});

test("a cancelled run ends the program", async () => {
  const controller = new AbortController();
  const lines: string[] = [];
  const exit = await localCommands(workspace, controller.signal).run({
    argv: ["sh", "-c", "echo ready; sleep 60 & wait"],
    env: { PATH },
    timeoutMs: 20_000,
    outputLimit: 10_000,
    onLine: (line) => {
      lines.push(line);
      controller.abort();
    },
  });
  expect(lines).toEqual(["ready"]);
  expect(exit).toEqual({ code: null, reason: "the run was cancelled" });
});

test("a run that was cancelled already starts nothing", async () => {
  expect(await sh("echo started", { cancelled: AbortSignal.abort() })).toMatchObject({
    code: null,
    reason: "the run was cancelled",
    lines: [],
  });
});

test("what a program leaves running neither outlives it nor changes how it ended", async () => {
  const { code, lines, milliseconds } = await sh('sleep 60 & echo "$!"', { timeoutMs: 10_000 });
  expect(code).toBe(0);
  expect(milliseconds).toBeLessThan(5000);
  await ends(lines[0] ?? "");
});

test("a child that left the group and holds the output does not hold up the step", async () => {
  const script = "setsid sh -c 'echo $$ > pid; exec sleep 60' & while [ ! -s pid ]; do sleep 0.01; done; echo done";
  const { code, lines, milliseconds } = await sh(script, { timeoutMs: 20_000 });
  const pid = await readFile(join(workspace, "pid"), "utf8");
  try {
    expect(await runs(pid)).toBe(true);
    expect({ code, lines }).toEqual({ code: 0, lines: ["done"] });
    expect(milliseconds).toBeLessThan(10_000);
  } finally {
    process.kill(Number(pid), "SIGKILL");
  }
});

test("a program that prints without end is ended, on either output, and no one knows how it would have ended", async () => {
  const limit = { outputLimit: 100_000 };
  const { code, reason, lines } = await sh('echo "$$"; exec yes', limit);
  expect({ code, reason }).toEqual({ code: null, reason: "it printed more than 100000 bytes" });
  expect(lines.join("\n").length).toBeLessThanOrEqual(100_000);
  await ends(lines[0] ?? "");
  expect(await sh("exec yes >&2", limit)).toMatchObject({ code: null, reason: "it printed more than 4 MiB" });
  expect(await sh("head -c 100000 /dev/zero", limit)).toMatchObject({ code: 0, reason: "" });
});
