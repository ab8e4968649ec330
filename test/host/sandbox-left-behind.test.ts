import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { repositoryRoot } from "../../scripts/root.ts";
import { killProcesses, must, processesOf, run, waitFor } from "../sandbox/processes.ts";
import { openSandbox, type Sandbox } from "../sandbox/sandbox.ts";
import { type Traceable, tracesOf } from "../sandbox/traces.ts";

/** On a busy machine an engine takes long to start and to end. No test here is about time. */
const PATIENCE_MS = 120_000;

/** Opens a sandbox, runs the tiny application on a host and a Prometheus beside it, says so, and waits to be killed. */
const PROGRAM = `
import { startPrometheus } from "./test/sandbox/prometheus.ts";
import { openSandbox } from "./test/sandbox/sandbox.ts";
import { createTinyApp } from "./test/sandbox/tiny-app.ts";
const options = JSON.parse(process.argv[1]);
const sandbox = await openSandbox(options);
if (options.engine === "private") await sandbox.buildKit();
const host = await sandbox.host();
const app = await createTinyApp(sandbox);
await app.publish({ tag: "v1.0.0" });
await host.checkOut();
const up = await sandbox.engine.compose(host.directory, ["-p", host.project, "up", "-d"], { env: { SLUICE_VERSION: "v1.0.0" } });
if (up.code !== 0) throw new Error(up.stderr);
const { name, root, registry } = sandbox;
await startPrometheus({ target: registry.address, folder: root + "/prometheus" });
console.log(JSON.stringify({ name, root, registry: { address: registry.address }, dockerHost: sandbox.engine.dockerHost }));
setInterval(() => undefined, 60_000);
`;

interface Victim extends Omit<Traceable, "builder"> {
  readonly dockerHost: string;
  kill(): void;
}

async function startVictim(options: object, environment: Readonly<Record<string, string>>): Promise<Victim> {
  const child = spawn(process.execPath, ["--input-type=module", "--eval", PROGRAM, JSON.stringify(options)], {
    cwd: repositoryRoot(),
    env: { ...process.env, NODE_OPTIONS: "", ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  let complained = "";
  child.stdout.on("data", (text: Buffer) => {
    said += text;
  });
  child.stderr.on("data", (text: Buffer) => {
    complained += text;
  });
  const facts = await waitFor("the sandbox of another process", PATIENCE_MS, () => {
    if (child.exitCode !== null) throw new Error(`It ended: ${complained}`);
    return said.endsWith("\n") ? JSON.parse(said) : undefined;
  });
  return { ...facts, kill: () => child.kill("SIGKILL") };
}

describe("a sandbox whose process is killed", () => {
  let ours: Sandbox;

  beforeAll(async () => {
    ours = await openSandbox();
  });

  afterAll(async () => {
    await ours.close();
  });

  test.each([
    ["on the shared engine", {}],
    ["with its own engine and its own BuildKit", { engine: "private" }],
  ])("%s is removed, and a neighbour stays", async (_, options) => {
    const victim = await startVictim(options, {});
    const look = () => tracesOf({ ...victim, builder: ours.builder });
    const before = await look();
    expect(before.folders).toEqual([victim.root]);
    for (const program of ["docker-registry", "prometheus"])
      expect(before.processes.join("\n")).toContain(`${program} `);
    if (victim.dockerHost === ours.builder.dockerHost) expect(before.containers).toHaveLength(1);
    victim.kill();
    await waitFor("every trace to be removed", PATIENCE_MS, async () =>
      Object.values(await look()).flat().length === 0 ? true : undefined,
    );
    expect((await tracesOf(ours)).folders).toEqual([ours.root]);
    expect((await fetch(`http://${ours.registry.address}/v2/`)).status).toBe(200);
  });
});

test("the engine of a run ends, with all that it made, when no one is left", async () => {
  const temporary = mkdtempSync(join(tmpdir(), "sluice-run-"));
  // No engine answers there, so that this run has to bring its own.
  const victim = await startVictim({}, { TMPDIR: temporary, DOCKER_HOST: `unix://${temporary}/none.sock` });
  const bridges = await bridgesOf(victim.dockerHost);
  const traces = async () => ({
    processes: processesOf(temporary).length,
    mounts: linesAbout(temporary, readFileSync("/proc/self/mounts", "utf8")),
    cgroups: [".", ...readdirSync("/sys/fs/cgroup")].flatMap((name) => cgroupsAbout(temporary, name)),
    bridges: bridges.filter((name) => existsSync(join("/sys/class/net", name))),
    rules: linesAbout(nameOfTraces(temporary), await must(["iptables", "-S", "FORWARD"])),
    folders: existsSync(temporary) ? readdirSync(temporary) : [],
  });
  expect(victim.dockerHost.startsWith(`unix://${temporary}/`)).toBe(true);
  const before = await traces();
  expect(before.processes).toBeGreaterThan(3);
  expect(before).toMatchObject({
    bridges: [expect.stringMatching(/^slc/), expect.stringMatching(/^br-/)],
    rules: [expect.anything()],
  });
  expect(before.cgroups.length).toBeGreaterThan(0);
  victim.kill();
  await keeperOf(temporary);
  expect(await traces()).toEqual({ processes: 0, mounts: [], cgroups: [], bridges: [], rules: [], folders: [] });
  rmSync(temporary, { recursive: true });
});

test("a run that was killed with its keeper and its engine stands in no one's way", async () => {
  const temporary = mkdtempSync(join(tmpdir(), "sluice-run-"));
  const environment = { TMPDIR: temporary, DOCKER_HOST: `unix://${temporary}/none.sock` };
  const first = await startVictim({}, environment);
  first.kill();
  await killProcesses(processesOf(temporary));
  const announcement = join(temporary, basename(dirname(dirname(first.root))), "engine.json");
  expect(readFileSync(announcement, "utf8")).toContain(first.dockerHost);
  expect(existsSync(first.dockerHost.replace("unix://", ""))).toBe(true);

  const second = await startVictim({}, environment);
  await waitFor("what the first left to be removed", PATIENCE_MS, () => (existsSync(first.root) ? undefined : true));
  second.kill();
  await keeperOf(temporary);
  expect(linesAbout(temporary, readFileSync("/proc/self/mounts", "utf8"))).toEqual([]);
  rmSync(temporary, { recursive: true });
});

/** Waits until the keeper of a folder has removed everything in it, and has ended. */
async function keeperOf(temporary: string): Promise<void> {
  try {
    await waitFor("the keeper to tidy up", PATIENCE_MS, () => (readdirSync(temporary).length === 0 ? true : undefined));
    await waitFor("the keeper to end", PATIENCE_MS, () => (processesOf(temporary).length === 0 ? true : undefined));
  } catch (error) {
    const left = await run(["find", temporary, "-maxdepth", "4"]);
    const said = await run(["find", temporary, "-name", "*.log", "-exec", "tail", "-v", "{}", "+"]);
    throw new Error([String(error), left.stdout, said.stdout].join("\n"));
  }
}

/** The interfaces of an engine's networks, the default one's first. */
async function bridgesOf(dockerHost: string): Promise<string[]> {
  const docker = ["docker", "--host", dockerHost, "network"];
  const ids = (await must([...docker, "ls", "--quiet", "--filter", "driver=bridge"])).trim().split("\n");
  const format = '{{or (index .Options "com.docker.network.bridge.name") .Id}}';
  const names = (await must([...docker, "inspect", "--format", format, ...ids])).trim().split("\n");
  return names
    .map((name) => (name.length === 64 ? `br-${name.slice(0, 12)}` : name))
    .toSorted()
    .toReversed();
}

function linesAbout(word: string, text: string): string[] {
  return text.split("\n").filter((line) => line.includes(word));
}

/** An engine's traces outside its folder are named after it. */
function nameOfTraces(folder: string): string {
  return folder.replaceAll(/[^a-zA-Z0-9]+/g, "-");
}

function cgroupsAbout(folder: string, hierarchy: string): string[] {
  try {
    return readdirSync(join("/sys/fs/cgroup", hierarchy)).filter((name) => name.includes(nameOfTraces(folder)));
  } catch {
    // A file, not a hierarchy.
    return [];
  }
}
