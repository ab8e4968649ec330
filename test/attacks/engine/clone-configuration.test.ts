import { appendFileSync, existsSync, mkdirSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { deflateSync } from "node:zlib";
import { must, run } from "../../sandbox/processes.ts";
import { openProduction, type Production } from "../../sandbox/production.ts";
import type { Release } from "../../sandbox/release.ts";
import { createTinyApp, type TinyApp } from "../../sandbox/tiny-app.ts";

/**
 * A container that mounts the clone writable can write everything in it, `.git` included. What it writes there must not
 * run as the deploy user, and must not become what is deployed.
 */

let production: Production;
let app: TinyApp;
let v1: Release;

beforeAll(async () => {
  production = await openProduction();
  app = await createTinyApp(production.sandbox);
  v1 = await app.publish({ tag: "v1.0.0" });
  await production.host.checkOut(v1.commit);
  expect((await production.deploy(v1)).error).toBe("");
});

afterAll(() => production.close());

const traces = (): string => join(production.sandbox.root, "traces");
const ran = (): string[] => (existsSync(traces()) ? readdirSync(traces()).sort() : []);
const git = (...args: readonly string[]) =>
  run(["git", "-C", production.host.directory, ...args], { env: production.host.session });

/** A program that leaves its name in `traces` and then passes its input on, or does what is given. */
function program(name: string, then = "cat"): string {
  const path = join(production.sandbox.root, "planted", name);
  mkdirSync(dirname(path), { recursive: true });
  mkdirSync(traces(), { recursive: true });
  writeFileSync(path, `#!/bin/sh\n: >'${join(traces(), name)}'\n${then}\n`, { mode: 0o755 });
  return path;
}

function plantConfiguration(): void {
  const config = `
[filter "planted"]
  clean = ${program("clean")}
  smudge = ${program("smudge")}
[core]
  fsmonitor = ${program("fsmonitor")}
  hooksPath = ${dirname(program("reference-transaction", "exit 0"))}
  sshCommand = ${program("ssh-command", "exit 1")}
  alternateRefsCommand = ${program("alternate-refs")}
[remote "origin"]
  uploadpack = ${program("upload-pack", "exit 1")}
[credential]
  helper = ${program("credential-helper")}
`;
  appendFileSync(join(production.host.directory, ".git/config"), config);
  mkdirSync(join(production.host.directory, ".git/info"), { recursive: true });
  writeFileSync(join(production.host.directory, ".git/info/attributes"), "* filter=planted\n");
}

test("programs that the clone's configuration names run for plain Git, and neither for a survey, a deploy nor a rollback", async () => {
  plantConfiguration();
  const tracked = join(production.host.directory, "compose.yml");
  utimesSync(tracked, new Date(), new Date(1_600_000_000_000));
  await git("status");
  await git("fetch", "origin");
  rmSync(tracked);
  await git("checkout", "--", "compose.yml");
  expect(ran()).toEqual(expect.arrayContaining(["clean", "fsmonitor", "smudge", "upload-pack"]));
  rmSync(traces(), { recursive: true });
  mkdirSync(traces());

  utimesSync(tracked, new Date(), new Date(1_600_000_000_000));
  expect((await production.status()).outputs).toMatchObject({ version: "v1.0.0", state: "ok" });
  const v2 = await app.publish({ tag: "v1.1.0" });
  expect((await production.deploy(v2)).error).toBe("");
  expect((await production.rollback()).error).toBe("");
  expect((await production.deploy(v2)).error).toBe("");
  expect(ran()).toEqual([]);
});

test("the clone's own HEAD and index follow, so that Git says the same as Sluice", async () => {
  writeFileSync(join(production.host.directory, ".git/info/attributes"), "");
  await must(["git", "-C", production.host.directory, "config", "--unset", "core.fsmonitor"]);
  expect((await git("describe", "--always", "HEAD")).stdout.trim()).not.toBe("");
  expect((await git("status", "--porcelain", "--untracked-files=no")).stdout).toBe("");
  const { stdout } = await git("log", "--format=%H");
  expect(stdout.split("\n")).toContain(v1.commit);
  expect((await git("fsck", "--no-dangling")).code).toBe(0);
});

test("an object that was planted under the name of the coming release's file is not deployed", async () => {
  const genuine = await app.publish({
    tag: "v1.2.0",
    files: { "app.env": "COLOUR=green\n" },
    compose: withEnvironment,
  });
  const { stdout } = await run([
    "git",
    "-C",
    production.sandbox.origin.folder,
    "rev-parse",
    `${genuine.commit}:app.env`,
  ]);
  const name = stdout.trim();
  const planted = "COLOUR=red\n";
  const object = join(production.host.directory, ".git/objects", name.slice(0, 2), name.slice(2));
  mkdirSync(dirname(object), { recursive: true });
  writeFileSync(object, deflateSync(`blob ${planted.length}\0${planted}`));
  expect((await git("cat-file", "-p", name)).stdout).toBe(planted);

  const before = await production.containers();
  const refused = await production.deploy(genuine);
  expect(refused.code).toBe(1);
  expect(refused.error).toContain("could not be added to the clone");
  expect(await production.containers()).toEqual(before);

  rmSync(object);
  expect((await production.deploy(genuine)).error).toBe("");
  expect((await production.containers()).flatMap(({ env }) => env)).toContain("COLOUR=green");
});

function withEnvironment(text: string): string {
  return text.replace(/^( +)image:/m, "$1env_file: [app.env]\n$1image:");
}
