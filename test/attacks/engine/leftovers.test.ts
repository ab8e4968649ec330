import { spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { stepTitle } from "../../../src/report/narrator.ts";
import { goLive, type Live } from "../../faults/live-release.ts";
import { run, waitFor } from "../../sandbox/processes.ts";
import { killWorker, workerPid } from "../../sandbox/worker.ts";

/** Secrets that a killed change left on the host are gone as soon as the next change has begun. */

const PASSWORD = "canary-password-4711";
const TOKEN = "canary-token-4712";

let live: Live;

beforeAll(async () => {
  live = await goLive();
});

afterAll(() => live.close());

/** Files of the host's state and home that hold a canary, as it is or as a login or a record writes it. */
async function canaries(...secrets: readonly string[]): Promise<string[]> {
  const all = secrets.length === 0 ? [PASSWORD, TOKEN] : secrets;
  const forms = all.flatMap((one) => [one, base64(one), base64(`bot:${one}`)]);
  const words = forms.flatMap((form) => ["-e", form]);
  const found = await run(["grep", "-rlF", ...words, live.host.stateDirectory, live.host.home]);
  return found.stdout.split("\n").filter((line) => line !== "");
}

const base64 = (text: string): string => Buffer.from(text).toString("base64").replace(/=+$/, "");

function withSecret(text: string): string {
  return `${text.replace(/^( +)image:/m, "$1secrets: [token]\n$1image:")}\nsecrets:\n  token:\n    environment: TOKEN\n`;
}

async function nextChangeCleans(): Promise<void> {
  expect((await live.deploy(await live.next())).error).toBe("");
  expect(await canaries()).toEqual([]);
}

/** What the runner says of a change whose worker ended before it had recorded an outcome. */
const KILLED = "has no worker any more, and no outcome is recorded";

function killTheWorker(): void {
  const pid = workerPid(join(live.host.stateDirectory, live.host.project));
  if (pid === undefined) throw new Error("No worker holds the lock.");
  killWorker(pid, "with its children");
}

test("a line that is cut while a plan arrives", async () => {
  const folder = join(live.host.stateDirectory, ".program");
  const program = join(folder, readdirSync(folder)[0] ?? "");
  const child = spawn("sh", [program, "start", live.host.project, "cut.1"], { env: live.host.session });
  child.stdin.write(`sluice-plan 1\nkind deploy\nsecrets\nregistry-password ${base64(PASSWORD)}\n`);
  await waitFor("the plan to arrive in part", 20_000, async () => ((await canaries()).length > 0 ? true : undefined));
  child.kill("SIGKILL");
  await run(["pkill", "-KILL", "-P", String(child.pid)]);
  child.stdin.destroy();
  expect(await canaries()).not.toEqual([]);
  await nextChangeCleans();
});

test("a pull that is killed while it is logged in", async () => {
  const large = await live.next({ payloadKiB: 512 });
  live.sandbox.registry.demand({ username: "bot", password: PASSWORD });
  live.sandbox.registry.crawl(8);
  const step = await live.startDeploy(large, {
    registry: live.sandbox.registry.address,
    "registry-username": "bot",
    "registry-password": PASSWORD,
  });
  await step.saw("Pull the images …");
  await waitFor("the login", 30_000, async () => ((await canaries()).length > 0 ? true : undefined));
  killTheWorker();
  live.sandbox.registry.crawl(undefined);
  live.sandbox.registry.demand(undefined);
  expect(await canaries()).not.toEqual([]);
  expect((await step.done).log).toContain(KILLED);
  await nextChangeCleans();
});

test("a deploy with a secret that fails its health check, before and after the switch", async () => {
  const bad = await live.next({ variant: "never-healthy", compose: withSecret });
  const step = await live.startDeploy(bad, { variables: `TOKEN=${TOKEN}` });
  await waitFor("the record of the variable", 60_000, async () => ((await canaries()).length > 0 ? true : undefined));
  expect((await step.done).outputs).toMatchObject({ result: "returned" });
  expect(await canaries()).toEqual([]);

  const killed = await live.startDeploy(await live.next({ compose: withSecret }), { variables: `TOKEN=${TOKEN}` });
  await killed.saw("Pull the images …");
  killTheWorker();
  expect(await canaries()).not.toEqual([]);
  expect((await killed.done).log).toContain(KILLED);
  await nextChangeCleans();
});

test("secrets of a change whose worker never began", async () => {
  const change = join(live.host.stateDirectory, live.host.project, "changes", "dead.1");
  await run(["sh", "-c", `mkdir '${change}' && printf 'variable TOKEN ${base64(TOKEN)}\n' >'${change}/secrets'`]);
  expect(readFileSync(join(change, "secrets"), "utf8")).toContain(base64(TOKEN));
  await nextChangeCleans();
});

const STEPS = ["fetch", "resolve", "pull", "verify", "retain", "checkout", "switch", "await", "prove"];

test.each(STEPS)("a deploy with a login and a secret that is killed at its step %s", async (name) => {
  // The step may be over before the kill comes: then another release is deployed.
  for (let log = ""; !log.includes(KILLED); ) {
    const release = await live.next({ compose: withSecret });
    live.sandbox.registry.demand({ username: "bot", password: PASSWORD });
    const step = await live.startDeploy(release, {
      ...{ registry: live.sandbox.registry.address, "registry-username": "bot", "registry-password": PASSWORD },
      variables: `TOKEN=${TOKEN}`,
    });
    await step.saw(`${stepTitle(name)} …`);
    const pid = workerPid(join(live.host.stateDirectory, live.host.project));
    if (pid !== undefined) killWorker(pid, "with its children");
    ({ log } = await step.done);
    live.sandbox.registry.demand(undefined);
  }
  expect((await live.deploy(await live.next())).error).toBe("");
  expect(await canaries(PASSWORD)).toEqual([]);
  // The record of a release that was live contains its secrets, because a rollback needs them.
  const recorded = recordsOfLiveReleases();
  expect((await canaries(TOKEN)).filter((path) => !recorded.includes(path))).toEqual([]);
});

/** The variables of each release that a change ended with. */
function recordsOfLiveReleases(): readonly string[] {
  const changes = (live.state("history") ?? "")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  const releases = join(live.host.stateDirectory, live.host.project, "releases");
  return changes.filter(({ outcome }) => outcome === "done").map(({ running }) => join(releases, running, "variables"));
}
