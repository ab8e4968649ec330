import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { limitedTo } from "../../../rehearsal/road.ts";
import { must, run } from "../../sandbox/processes.ts";
import { openProduction, type Production } from "../../sandbox/production.ts";
import { createTinyApp, type TinyApp } from "../../sandbox/tiny-app.ts";
import { askByHand } from "../../stages/limited-key.ts";

/** What whoever holds a key that may only look (host/keys/only) tries with OpenSSH's own client. */

let production: Production;
let app: TinyApp;
let key: string;

beforeAll(async () => {
  production = await openProduction();
  app = await createTinyApp(production.sandbox);
  key = await production.host.ssh.addKey(limitedTo("look"));
  const v1 = await app.publish({ tag: "v1.0.0" });
  await production.host.checkOut(v1.commit);
  expect((await production.deploy(v1)).error).toBe("");
});

afterAll(() => production.close());

const ask = (words: string) => askByHand(production, key, (program) => `exec sh '${program}' ${words}`);
const trace = (): string => join(production.sandbox.root, "trace");

test("a survey of another folder, whose Git configuration names a program, is refused", async () => {
  const other = join(production.sandbox.root, "other");
  await must(["git", "init", "-q", other]);
  writeFileSync(join(other, "file"), "x\n");
  writeFileSync(join(other, ".gitattributes"), "* filter=planted\n");
  await must(["git", "-C", other, "add", "."]);
  await must(["git", "-C", other, "-c", "user.name=x", "-c", "user.email=x@example.org", "commit", "-qm", "x"]);
  await must(["git", "-C", other, "config", "filter.planted.clean", `touch '${trace()}'; cat`]);
  writeFileSync(join(other, "file"), "y\n");
  await run(["git", "-C", other, "status"]);
  expect(existsSync(trace())).toBe(true);
  await must(["rm", trace()]);

  writeFileSync(join(other, "file"), "z\n");
  const { code, stdout } = await ask(`survey '${production.host.project}' '${other}'`);
  expect(code).not.toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ kind: "refused", code: "other-directory" });
  expect(existsSync(trace())).toBe(false);
});

test("a preview of another folder, or of a Compose file outside the clone, is refused", async () => {
  const plan = (directory: string, file: string): string =>
    ["sluice-plan 1", "kind deploy", `directory ${directory}`, `compose-file ${file}`, "end", ""].join("\n");
  for (const [directory, file] of [
    ["/etc", "compose.yml"],
    [production.host.directory, "/etc/shadow"],
    [production.host.directory, "../../../etc/shadow"],
  ] as const) {
    const { host } = production;
    const [name = ""] = readdirSync(join(host.stateDirectory, ".program"));
    const { stdout } = await run(["sh", join(host.stateDirectory, ".program", name), "preview", host.project], {
      env: { ...host.session, SLUICE_KEY: "look" },
      input: plan(directory, file),
    });
    expect(stdout).toContain('"code":"other-directory"');
    expect(stdout).not.toContain("root:");
  }
});

test("of a commit that was only pushed, a limited key does not show what its Compose file would show of .env", async () => {
  const { host, sandbox } = production;
  const git = (...args: readonly string[]) =>
    must(["git", "-C", sandbox.origin.folder, "-c", "user.name=x", "-c", "user.email=x@example.org", ...args]);
  writeFileSync(join(host.directory, ".env"), "PASSWORD=canary-of-env\n");
  const desk = join(sandbox.root, "mallory");
  await git("clone", "-q", ".", desk);
  const compose = readFileSync(join(desk, "compose.yml"), "utf8");
  const shows = compose.replace(/^( +)image:/m, '$1volumes: ["/srv/x-${PASSWORD}:/x"]\n$1image:');
  writeFileSync(join(desk, "compose.yml"), shows);
  const author = ["-c", "user.name=x", "-c", "user.email=x@example.org"];
  await must(["git", "-C", desk, ...author, "commit", "-qam", "feat: mine"]);
  const commit = (await must(["git", "-C", desk, "rev-parse", "HEAD"])).trim();
  await must(["git", "-C", desk, "push", "-q", "origin", `HEAD:refs/heads/mine`, `HEAD:refs/tags/v9.9.9`]);

  const pushed = { tag: "v9.9.9", commit };
  // The precondition: the deploy key shows it.
  const shown = await production.deploy(pushed, { "dry-run": "true" });
  expect(shown.summary).toContain("x-canary-of-env");
  const { error, outputs, summary, log } = await production.deploy(pushed, { "ssh-key": key, "dry-run": "true" });
  expect({ error, fingerprint: outputs["plan-fingerprint"] }).toEqual({ error: "", fingerprint: "" });
  expect(summary).toContain("is not in the default branch of the remote");
  expect(`${summary}${log}`).not.toContain("canary-of-env");
  rmSync(join(host.directory, ".env"));
});

test("a word that bash would run in arithmetic is refused before it is used", async () => {
  const word = `size[$(touch ${trace()})]`;
  await run(["bash", "-c", ": $(($1 + 1))", "bash", word]);
  expect(existsSync(trace())).toBe(true);
  await must(["rm", trace()]);

  const programs = join(production.sandbox.root, "bash-as-sh");
  mkdirSync(programs);
  symlinkSync((await must(["sh", "-c", "command -v bash"])).trim(), join(programs, "sh"));
  const change = readdirSync(join(production.host.stateDirectory, production.host.project, "changes"))[0] ?? "";
  await production.host.stubs(programs);
  for (const words of [
    `follow '${production.host.project}' '${change}' '${word}' 0`,
    `follow '${production.host.project}' '${change}' 0 '${word}'`,
    `watch '${production.host.project}' '${word}' 1 0 '-none'`,
    `watch '${production.host.project}' 0 '${word}' 0 '-none'`,
    `watch '${production.host.project}' 0 1 '${word}' '-none'`,
  ]) {
    const { code, stderr } = await ask(words);
    expect({ code, stderr }).toEqual({ code: 64, stderr: expect.stringContaining("must be a number") });
  }
  expect(existsSync(trace())).toBe(false);
});

test("a project that no deploy has recorded is refused, and no folder is made for it", async () => {
  for (const words of ["survey 'invented' '/srv'", "status 'invented'", "watch 'invented' 0 1 0 '-none'"]) {
    const { code, stderr } = await ask(words);
    expect({ code, stderr }).toEqual({
      code: 64,
      stderr: expect.stringContaining("no release of 'invented' is recorded"),
    });
  }
  expect(existsSync(join(production.host.stateDirectory, "invented"))).toBe(false);
});

test("a watch without end is refused, and leaves no process behind", async () => {
  const { code, stderr } = await ask(`watch '${production.host.project}' 0 1 999999 '-none'`);
  expect({ code, stderr }).toEqual({ code: 64, stderr: expect.stringContaining("900 at most") });
  const { stdout } = await run(["ps", "-eo", "args"]);
  expect(stdout).not.toContain("999999");
  const services = await ask(`watch '${production.host.project}' 0 1 0 'web$(id)'`);
  expect(services).toMatchObject({ code: 64, stderr: expect.stringContaining("must be names of services") });
});

test("an older program that is still on the host is not run, and a deploy removes it", async () => {
  const folder = join(production.host.stateDirectory, ".program");
  const old = join(folder, "0123456789abcdef");
  writeFileSync(old, `touch '${trace()}'\n`);
  await must(["sh", old]);
  expect(existsSync(trace())).toBe(true);
  await must(["rm", trace()]);

  const refused = await askByHand(production, key, () => `exec sh '${old}' status '${production.host.project}'`);
  expect(refused).toMatchObject({ code: 126, stderr: expect.stringContaining("not the program of the last deploy") });
  expect(existsSync(trace())).toBe(false);
  // Of the last ten minutes is what another run may be about to start.
  const before = Date.now() / 1000 - 20 * 60;
  utimesSync(old, before, before);
  // It deployed another project, with which a key may still look at that one.
  const other = join(folder, "fedcba9876543210");
  await must(["cp", "-p", old, other]);
  mkdirSync(join(production.host.stateDirectory, "other-project"));
  writeFileSync(join(production.host.stateDirectory, "other-project", "program"), "fedcba9876543210\n");
  expect((await production.deploy(await app.publish({ tag: "v1.1.0" }))).error).toBe("");
  expect(existsSync(other)).toBe(true);
  await must(["rm", "-r", other, join(production.host.stateDirectory, "other-project")]);
  expect(readdirSync(folder)).toHaveLength(1);
  expect(existsSync(old)).toBe(false);
  expect((await production.status({ "ssh-key": key })).outputs).toMatchObject({ version: "v1.1.0" });
  expect(production.state("program")?.trim()).toBe(readdirSync(folder)[0]);
});
