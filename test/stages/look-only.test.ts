import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { limitedTo } from "../../rehearsal/road.ts";
import { openProduction, type Production } from "../sandbox/production.ts";
import { createTinyApp, type TinyApp } from "../sandbox/tiny-app.ts";
import { askByHand } from "./limited-key.ts";

/** A key that may only look, as docs/host.md sets it up: a real sshd, and everything that such a key may not do. */

let production: Production;
let app: TinyApp;
let key: string;

beforeAll(async () => {
  production = await openProduction();
  app = await createTinyApp(production.sandbox);
  key = await production.host.ssh.addKey(limitedTo("look"));
});

afterAll(() => production.close());

const look = (inputs: Readonly<Record<string, string>> = {}) => production.status({ "ssh-key": key, ...inputs });

test("it looks at what a deploy has brought, and before that there is nothing to look with", async () => {
  const v1 = await app.publish({ tag: "v1.0.0" });
  await production.host.checkOut(v1.commit);
  expect((await look()).error).toContain("this version of Sluice is not on the host yet");
  expect((await production.deploy(v1)).error).toBe("");
  expect((await look()).outputs).toMatchObject({ version: "v1.0.0", state: "ok" });
  const v2 = await app.publish({ tag: "v1.1.0" });
  const planned = await production.deploy(v2, { "ssh-key": key, "dry-run": "true" });
  expect(planned.error).toBe("");
  expect(planned.outputs["plan-fingerprint"]).toMatch(/^sha256:/);
  expect((await production.deploy(v2, { "plan-fingerprint": planned.outputs["plan-fingerprint"] ?? "" })).error).toBe(
    "",
  );
});

test("a start file of the login shell that prints does not disturb it", async () => {
  const startFile = join(production.host.home, ".bashrc");
  writeFileSync(startFile, "echo 'Welcome to box'; printf '{}'\n");
  try {
    expect((await askByHand(production, key, () => "id")).stdout).toBe("Welcome to box\n{}");
    const { error, outputs } = await look();
    expect(error).toBe("");
    expect(outputs).toMatchObject({ state: "ok" });
  } finally {
    rmSync(startFile);
  }
});

test("it changes nothing: no deploy, no rollback, no freeze", async () => {
  const before = await production.containers();
  const v3 = await app.publish({ tag: "v1.2.0" });
  for (const step of [
    await production.deploy(v3, { "ssh-key": key }),
    await production.rollback({ "ssh-key": key }),
    await look({ freeze: "because I can" }),
  ]) {
    expect(step.code).toBe(1);
    expect(step.error).toContain("this key may only look");
  }
  expect(await production.containers()).toEqual(before);
  expect((await look()).outputs).toMatchObject({ state: "ok", "freeze-reason": "" });
});

test.each<[string, (program: string) => string]>([
  ["a command", () => "id"],
  ["no command at all", () => ""],
  ["a verb that changes", (program) => `exec sh '${program}' freeze 'app' 'x'`],
  ["a second command behind a question", (program) => `exec sh '${program}' survey 'a' 'b'; id`],
  ["a second line", (program) => `exec sh '${program}' survey 'a' 'b'\nid`],
  ["a command inside of a word", (program) => `exec sh '${program}' survey "$(id)" 'b'`],
  ["another program", () => "exec sh '/bin/ls' survey 'a' 'b'"],
  ["another program by a detour", (program) => `exec sh '${program}/../../../x' survey 'a' 'b'`],
  ["a script like the upload's", () => "exec sh -c 'umask 077; id'"],
])("refused: %s", async (_, asked) => {
  const { code, stdout, stderr } = await askByHand(production, key, asked);
  expect({ code, stdout }).toEqual({ code: 126, stdout: "" });
  expect(stderr).toContain("look-only: ");
});
