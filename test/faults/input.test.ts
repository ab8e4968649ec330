import { appendFileSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { must } from "../sandbox/processes.ts";
import type { StepResult } from "../sandbox/step.ts";
import { goLive, type Live } from "./live-release.ts";

let live: Live;

beforeAll(async () => {
  live = await goLive();
});

afterAll(() => live.close());

const SLOW = 120_000;

/** One clear message, exit code 1, the host untouched, the lock free, and no stack trace for a user's mistake. */
async function mustBeRefused(result: StepResult, before: string): Promise<void> {
  mustBeClear(result);
  expect(await live.running()).toBe(before);
  await live.mustRun("v1.0.0");
}

function mustBeClear(result: StepResult): void {
  expect(result.code).toBe(1);
  expect(result.error).toContain("What to do: ");
  expect(result.log.match(/^::error/gm)).toHaveLength(1);
  expect(result.log).not.toMatch(/\n\s+at .+:\d+/);
  expect(result.summary).toContain("What to do");
}

test.each(["release-7", "1.2.3.4", "v1.2", "v01.2.3", "latest"])(
  "row 36: %s is no semver tag",
  async (tag) => {
    const before = await live.running();
    const result = await live.deploy({ tag, commit: live.v1.commit });
    expect(result.error).toContain(`"${tag}" is not a release tag.`);
    expect(result.error).toContain("such as v1.4.0");
    await mustBeRefused(result, before);
  },
  SLOW,
);

test(
  "row 36: a prerelease fails unless it is opted in",
  async () => {
    const before = await live.running();
    const release = await live.app.publish({ tag: "v1.0.1-rc.1" });
    const refused = await live.deploy(release);
    expect(refused.error).toContain("v1.0.1-rc.1 is a prerelease");
    expect(refused.error).toContain("allow-prereleases: true");
    await mustBeRefused(refused, before);
    const allowed = await live.deploy(release, { "allow-prereleases": "true" });
    expect(allowed.error).toBe("");
    expect((await live.rollback()).error).toBe("");
  },
  SLOW,
);

test(
  "an older release never goes over a newer one",
  async () => {
    const before = await live.running();
    const old = await live.app.publish({ tag: "v0.9.0" });
    const result = await live.deploy(old);
    expect(result.error).toContain("v0.9.0 is older than v1.0.0, which runs.");
    await mustBeRefused(result, before);
  },
  SLOW,
);

test(
  "row 41: a dirty work tree fails, with its files named and kept",
  async () => {
    const before = await live.running();
    appendFileSync(join(live.host.directory, "compose.yml"), "# by hand\n");
    const result = await live.deploy(await live.next());
    expect(result.error).toContain(`Files in ${live.host.directory} were changed by hand: compose.yml.`);
    expect(readFileSync(join(live.host.directory, "compose.yml"), "utf8")).toContain("# by hand");
    await must(["git", "-C", live.host.directory, "checkout", "--", "."]);
    await mustBeRefused(result, before);
  },
  SLOW,
);

test(
  "a missing secret is one clear message",
  async () => {
    const before = await live.running();
    const result = await live.deploy(live.v1, { "ssh-key": "" });
    expect(result.error).toContain("`ssh-key` is missing");
    await mustBeRefused(result, before);
  },
  SLOW,
);

test.each([
  ["a private key that is none", "correct-horse-battery"],
  ["a private key that is cut off", "-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEAAAAABG5vbmU\n"],
  [
    "a public key in the place of the private one",
    "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIDsz5a8fCDIdC4fAXcE9Ky0bW8ZqVYYhUrm3T2mQzqkP me",
  ],
])(
  "%s is one clear message",
  async (_, key) => {
    const before = await live.running();
    const result = await live.deploy(live.v1, { "ssh-key": key });
    expect(result.error).toContain("The SSH key cannot be read");
    await mustBeRefused(result, before);
  },
  SLOW,
);

test(
  "a missing pin is refused: nothing accepts any host",
  async () => {
    const before = await live.running();
    const result = await live.deploy(live.v1, { "host-key": "" });
    expect(result.error).toContain("`host-key` is missing");
    await mustBeRefused(result, before);
  },
  SLOW,
);

test.each([
  ["health-timeout", "soon", "a duration such as 30s, 5m or 1h"],
  ["port", "99999", "a whole number from 1 to 65535"],
  ["adopt", "maybe", "true or false"],
  ["directory", "srv/app", "an absolute path"],
  ["project", "My App", "a Compose project name"],
  ["min-free-disk", "lots", "a size such as 512MiB or 2GiB"],
  ["variables", "NOT A PAIR", "lines of NAME=value"],
])(
  "a bad value of %s is refused with what is wanted",
  async (name, value, wanted) => {
    const before = await live.running();
    const result = await live.deploy(live.v1, { [name]: value });
    expect(result.error).toContain(`\`${name}\` is`);
    expect(result.error).toContain(wanted);
    await mustBeRefused(result, before);
  },
  SLOW,
);

test(
  "a host without flock is refused by name before anything happens",
  async () => {
    const before = await live.running();
    const tools = join(live.sandbox.root, "no-flock");
    mkdirSync(tools);
    const { PATH = "" } = live.host.session;
    for (const folder of PATH.split(":").reverse()) {
      try {
        for (const name of readdirSync(folder)) if (name !== "flock") linkOnce(join(folder, name), join(tools, name));
      } catch {
        // A folder of PATH that is not there holds no tools.
      }
    }
    await live.host.environment("PATH", tools);
    const result = await live.deploy(await live.next());
    await live.host.environment("PATH", PATH);
    expect(result.error).toContain("`flock` is not on the PATH of a command over SSH");
    expect(result.error).toContain("Put a link where that PATH finds it");
    await mustBeRefused(result, before);
  },
  SLOW,
);

function linkOnce(target: string, path: string): void {
  try {
    symlinkSync(target, path);
  } catch {
    // The same name stands in two folders of PATH; one is enough.
  }
}

test(
  "row 18: a disk that is too full is refused by the survey",
  async () => {
    const before = await live.running();
    const result = await live.deploy(await live.next(), { "min-free-disk": "900TiB" });
    expect(result.error).toMatch(/Only \d+ MiB are free on the disk of .*; the deploy needs \d+ MiB/);
    await mustBeRefused(result, before);
  },
  SLOW,
);

test(
  "a variable that Compose does not know is refused, not blank",
  async () => {
    const before = await live.running();
    const release = await live.next({
      compose: (text) => text.replace("environment:\n", "environment:\n      NEEDED: ${NEEDED}\n"),
    });
    const result = await live.deploy(release);
    expect(result.error).toContain("Compose needs variables that are not set: NEEDED");
    await mustBeRefused(result, before);
    const given = await live.deploy(release, { variables: "NEEDED=swordfish-and-more" });
    expect(given.error).toBe("");
    expect((await live.containers())[0]?.env).toContain("NEEDED=swordfish-and-more");
    expect(given.log.replace(/^::add-mask::.*$/gm, "")).not.toContain("swordfish-and-more");
    expect((await live.rollback()).error).toBe("");
  },
  SLOW,
);

test(
  "a Compose file that cannot be read is refused in Compose's own words",
  async () => {
    const before = await live.running();
    const result = await live.deploy(await live.next({ compose: (text) => `${text}bogus: true\n` }));
    expect(result.error).toMatch(/docker compose config: .*bogus/);
    await mustBeRefused(result, before);
  },
  SLOW,
);

test(
  "a service that would have to be built on the host is refused by name",
  async () => {
    const before = await live.running();
    const result = await live.deploy(await live.next({ compose: (text) => `${text}  built:\n    build: .\n` }));
    expect(result.error).toContain("Services without an image: built");
    await mustBeRefused(result, before);
  },
  SLOW,
);

test(
  "a tag that moved after it was planned is refused",
  async () => {
    const before = await live.running();
    const release = await live.next();
    await live.sandbox.origin.moveTag(release.tag, live.v1.commit);
    const result = await live.deploy(release);
    expect(result.error).toContain(
      `The tag ${release.tag} is ${live.v1.commit} on the remote; the plan has ${release.commit}.`,
    );
    await mustBeRefused(result, before);
  },
  SLOW,
);

test(
  "a frozen host refuses deploys with the reason, and lets a rollback through",
  async () => {
    expect((await live.deploy(await live.next())).error).toBe("");
    const before = await live.running();
    expect((await live.status({ freeze: "Black Friday, ask Ada" })).outputs).toMatchObject({ state: "frozen" });
    const result = await live.deploy(await live.next());
    expect(result.error).toContain("Deploys to this host are frozen: Black Friday, ask Ada");
    mustBeClear(result);
    expect(await live.running()).toBe(before);
    const back = await live.rollback();
    expect(back.error).toBe("");
    expect(back.outputs).toMatchObject({ result: "done", "running-version": "v1.0.0" });
    expect((await live.status()).outputs).toMatchObject({ state: "frozen", version: "v1.0.0" });
    expect((await live.status({ unfreeze: "true" })).outputs).toMatchObject({ state: "ok" });
    await live.mustRun("v1.0.0");
  },
  SLOW,
);

test(
  "a dry run shows the plan and its fingerprint, and a plan bound to another fingerprint is refused",
  async () => {
    const before = await live.running();
    const release = await live.next();
    const dry = await live.deploy(release, { "dry-run": "true" });
    expect(dry.error).toBe("");
    expect(dry.outputs).toMatchObject({ result: "planned", version: release.tag });
    expect(dry.summary).toContain(dry.outputs["plan-fingerprint"]);
    const other = await live.deploy(release, { "plan-fingerprint": `sha256:${"0".repeat(64)}` });
    expect(other.error).toContain("The plan is not the approved one");
    await mustBeRefused(other, before);
    const bound = await live.deploy(release, { "plan-fingerprint": dry.outputs["plan-fingerprint"] ?? "" });
    expect(bound.error).toBe("");
    expect((await live.rollback()).error).toBe("");
  },
  SLOW,
);

test(
  "a stack that runs under another project name is not started a second time",
  async () => {
    const before = await live.running();
    const result = await live.deploy(await live.next(), { project: "another-name" });
    expect(result.error).toContain(`already runs under another Compose project name: ${live.host.project}.`);
    await mustBeRefused(result, before);
  },
  SLOW,
);

test("the host program's files are for the deploy user only", () => {
  for (const path of ["", "releases", "changes", "history"]) {
    expect(statSync(join(live.host.stateDirectory, live.host.project, path)).mode & 0o077).toBe(0);
  }
});
