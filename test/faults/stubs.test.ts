import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { run } from "../sandbox/processes.ts";
import type { Release } from "../sandbox/release.ts";
import type { StepResult } from "../sandbox/step.ts";
import { goLive, type Live, requireSuccess } from "./live-release.ts";

/** Programs of a host that end well and do nothing: no stage takes that for success. */

let live: Live;
/** What runs. A rollback would find v1.0.0 before it. */
let runs: Release;

beforeAll(async () => {
  live = await goLive();
  runs = await live.next();
  requireSuccess(await live.deploy(runs));
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

const BACKUP = 'docker compose exec -T web cat /www/health >"$SLUICE_BACKUP_FILE"';

/** Every stage that acts on a host and has something to do on this one. */
const STAGES: Readonly<Record<string, (release: Release) => Promise<StepResult>>> = {
  "deploy-prod": (release) => live.deploy(release),
  rollback: () => live.rollback(),
  "release-status": () => live.status(),
  "take-backup": () =>
    stage("take-backup", { "take-command": BACKUP, "take-file": `${live.sandbox.root}/b-{time}.txt` }),
  "watch-period": () => stage("watch-period", { preflight: "only" }),
};

function begin(name: string, release: Release): Promise<StepResult> {
  const step = STAGES[name];
  if (step === undefined) throw new Error(`There is no stage ${name} here.`);
  return step(release);
}

async function stage(name: string, inputs: Readonly<Record<string, string>>): Promise<StepResult> {
  return (await live.start(name, inputs)).done;
}

test(
  "where every program does its work, each of these stages succeeds",
  async () => {
    const release = await live.next();
    for (const name of Object.keys(STAGES)) expect([name, (await begin(name, release)).error]).toEqual([name, ""]);
    runs = await live.next();
    requireSuccess(await live.deploy(runs));
  },
  SLOW,
);

test.each([
  ["docker", Object.keys(STAGES)],
  // The others have nothing to ask Git.
  ["git", ["deploy-prod", "rollback", "release-status"]],
])(
  "a %s that always exits 0 and prints nothing makes each of these stages fail: %j",
  async (name, stages) => {
    const release = await live.next();
    const before = await live.running();
    await withProgram(name, SILENT, async () => {
      const said = await run(["sh", "-c", `${name} version; echo "exit $?"`], { env: live.host.session });
      expect(said.stdout).toBe("exit 0\n");
      for (const one of stages) mustFail(await begin(one, release));
      // A watch that sees nothing leaves the decision to a person.
      const watch = await stage("watch-period", { duration: "3s", interval: "1s" });
      expect([name, watch.outputs["verdict"]]).toEqual([name, name === "docker" ? "inconclusive" : "healthy"]);
    });
    expect(await live.running()).toBe(before);
    await live.mustRun(runs.tag);
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
    await live.mustRun(runs.tag);
  },
  SLOW,
);

test(
  "a host that answers every command with exit 0 and nothing makes every stage that acts on it fail, and is named as the cause",
  async () => {
    const release = await live.next();
    const before = await live.running();
    const database = { "postgres-service": "db", "postgres-databases": "sample", "postgres-folder": live.sandbox.root };
    const further: Readonly<Record<string, Readonly<Record<string, string>>>> = {
      "verify-backup": { path: live.sandbox.root },
      "restore-backup": database,
      "restore-drill": { kind: "postgres", ...database, "incident-label": "false" },
    };
    await withProgram("sh", "#!/bin/dash\nexit 0\n", async () => {
      for (const name of Object.keys(STAGES)) {
        const result = await begin(name, release);
        mustFail(result);
        expect(result.error).toContain("the host printed nothing.");
      }
      for (const [name, inputs] of Object.entries(further)) {
        const result = await stage(name, inputs);
        mustFail(result);
        expect(result.error).toMatch(/the host printed nothing\.|gave an answer that cannot be understood\./);
      }
    });
    expect(await live.running()).toBe(before);
    await live.mustRun(runs.tag);
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
    await live.mustRun(runs.tag);
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
