import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { run } from "../sandbox/processes.ts";
import type { StepResult } from "../sandbox/step.ts";
import { goLive, type Live } from "./live-release.ts";

let live: Live;

beforeAll(async () => {
  live = await goLive();
});

afterAll(() => live.close());

const SLOW = 180_000;

/** A folder with one program in it. */
function program(name: string, text: string): string {
  const folder = join(live.sandbox.root, `stub-${name}-${Math.abs(hash(text))}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), text, { mode: 0o755 });
  return folder;
}

function hash(text: string): number {
  return [...text].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) | 0, 7);
}

async function withProgram(name: string, text: string, work: () => Promise<void>): Promise<void> {
  const { PATH } = live.host.session;
  await live.host.stubs(program(name, text));
  try {
    await work();
  } finally {
    await live.host.environment("PATH", PATH);
  }
}

function mustFail(result: StepResult): void {
  expect(result.code).toBe(1);
  expect(result.error).toContain("What to do: ");
  const { result: ended = "" } = result.outputs;
  expect(ended).not.toBe("done");
  expect(result.log).not.toMatch(/\n\s+at .+:\d+/);
}

const SILENT = "#!/bin/sh\nexit 0\n";

test.each(["docker", "git"])(
  "a %s that always exits 0 and prints nothing makes every stage fail",
  async (name) => {
    const release = await live.next();
    const before = await live.running();
    await withProgram(name, SILENT, async () => {
      const said = await run(["sh", "-c", `${name} version; echo "exit $?"`], { env: live.host.session });
      expect(said.stdout).toBe("exit 0\n");
      mustFail(await live.deploy(release));
      mustFail(await live.rollback());
      const status = await live.status();
      if (name === "docker") mustFail(status);
      const { state = "" } = status.outputs;
      if (name === "git") expect(status.code === 1 || state !== "ok").toBe(true);
    });
    expect(await live.running()).toBe(before);
    await live.mustRun("v1.0.0");
  },
  SLOW,
);

test(
  "an ssh on the host that always exits 0 and prints nothing makes the fetch fail",
  async () => {
    const release = await live.next();
    const before = await live.running();
    const remote = ["git", "-C", live.host.directory, "remote", "set-url", "origin"];
    const { stdout } = await run(["git", "-C", live.host.directory, "remote", "get-url", "origin"]);
    await run([...remote, "ssh://git@127.0.0.1/application.git"]);
    await withProgram("ssh", SILENT, async () => mustFail(await live.deploy(release)));
    await run([...remote, stdout.trim()]);
    expect(await live.running()).toBe(before);
    await live.mustRun("v1.0.0");
  },
  SLOW,
);

test(
  "a host that answers every command with exit 0 and nothing makes every stage fail",
  async () => {
    await withProgram("sh", "#!/bin/dash\nexit 0\n", async () => {
      mustFail(await live.deploy(live.v1));
      mustFail(await live.rollback());
      mustFail(await live.status());
    });
    await live.mustRun("v1.0.0");
  },
  SLOW,
);

test(
  "a docker that only pretends to switch is found out, and the release before stays",
  async () => {
    const release = await live.next();
    const { stdout } = await run(["sh", "-c", "command -v docker"], { env: live.host.session });
    const pretends = `#!/bin/sh\ncase " $* " in *" up "*) exit 0 ;; esac\nexec ${stdout.trim()} "$@"\n`;
    await withProgram("docker", pretends, async () => {
      const result = await live.deploy(release);
      mustFail(result);
      expect(result.error).toMatch(/What runs is not what was planned|failed and was rolled back/);
    });
    await live.mustRun("v1.0.0");
  },
  SLOW,
);

test(
  "a docker that only pretends to pull is found out before the switch",
  async () => {
    const release = await live.next();
    const before = await live.running();
    const { stdout } = await run(["sh", "-c", "command -v docker"], { env: live.host.session });
    const pretends = `#!/bin/sh\ncase "$1" in pull) exit 0 ;; esac\nexec ${stdout.trim()} "$@"\n`;
    await withProgram("docker", pretends, async () => {
      const result = await live.deploy(release);
      mustFail(result);
      expect(result.error).toContain("docker printed nothing");
    });
    expect(await live.running()).toBe(before);
  },
  SLOW,
);
