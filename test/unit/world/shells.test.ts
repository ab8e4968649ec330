import { mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Shell, ShellAnswer, ShellCommand } from "../../../src/ports/shell.ts";
import { realClock } from "../../../src/world/clock.ts";
import { localCommands } from "../../../src/world/runner/commands.ts";
import { realShells } from "../../../src/world/shells.ts";
import { createLog } from "../../fakes/stage-world.ts";

let workspace = "";

beforeEach(async () => {
  workspace = await realpath(await mkdtemp(join(tmpdir(), "sluice-shells-")));
});

afterEach(async () => {
  await rm(workspace, { recursive: true, force: true });
});

function runner(cancelled = new AbortController().signal): Shell {
  const { PATH = "" } = process.env;
  return realShells({
    log: createLog(),
    clock: realClock,
    commands: localCommands(workspace, cancelled),
    environment: { PATH, HOME: "/home/x", "INPUT_SSH-KEY": "key", GITHUB_TOKEN: "token", ACTIONS_ID_TOKEN: "id" },
    cancelled,
  }).onRunner();
}

function sh(script: string, overrides: Partial<ShellCommand> = {}): Promise<ShellAnswer> {
  return runner().run({ script, env: {}, timeoutMs: 20_000, outputLimit: 1000, ...overrides });
}

test("standard output and the end of standard error come apart, with the exit code", async () => {
  expect(await sh("echo one; echo bad >&2; printf two; exit 3")).toEqual({
    kind: "exit",
    code: 3,
    stdout: "one\ntwo\n",
    stderr: "bad\n",
  });
});

test("it runs in the workspace, with the given environment, and without the runner's own words", async () => {
  const answer = await sh("pwd; echo $SECRET $HOME; env | grep -cE '^(INPUT_|GITHUB_|ACTIONS_)'", {
    env: { SECRET: "it's" },
  });
  expect(answer).toMatchObject({ stdout: `${workspace}\nit's /home/x\n0\n` });
});

test("an answer that is too long is none, also in one line", async () => {
  expect(await sh("yes | head -c 1001")).toEqual({ kind: "too-much" });
  expect(await sh("head -c 100000 /dev/zero | tr '\\0' x")).toEqual({ kind: "too-much" });
  const long = await sh("head -c 100000 /dev/zero | tr '\\0' x", { outputLimit: 200_000 });
  expect(long).toMatchObject({ kind: "exit", code: 0, stdout: `${"x".repeat(100_000)}\n` });
});

test("a script that does not end in time is late, and one whose end no one knows is unknown", async () => {
  expect(await sh("sleep 30", { timeoutMs: 200 })).toEqual({ kind: "late" });
  expect(await sh("kill -9 $$")).toEqual({ kind: "unknown", reason: "it was killed by SIGKILL" });
  const aborted = runner(AbortSignal.abort());
  const answer = await aborted.run({ script: "true", env: {}, timeoutMs: 1000, outputLimit: 10 });
  expect(answer).toEqual({ kind: "unknown", reason: "the run was cancelled" });
});
