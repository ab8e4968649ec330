import { limitedTo } from "../../rehearsal/road.ts";
import { openProduction, type Production } from "../sandbox/production.ts";
import type { StepResult } from "../sandbox/step.ts";
import { createTinyApp, type TinyApp, type TinyRelease } from "../sandbox/tiny-app.ts";
import { askByHand } from "./limited-key.ts";

/** A key that may only roll back, as docs/host.md sets it up: a real sshd, and everything that such a key may not do. */

let production: Production;
let app: TinyApp;
let key: string;

beforeAll(async () => {
  production = await openProduction();
  app = await createTinyApp(production.sandbox);
  key = await production.host.ssh.addKey(limitedTo("return"));
  const v1 = await app.publish({ tag: "v1.0.0" });
  await production.host.checkOut(v1.commit);
  expect((await production.deploy(v1)).error).toBe("");
});

afterAll(() => production.close());

const back = (inputs: Readonly<Record<string, string>> = {}): Promise<StepResult> =>
  production.rollback({ "ssh-key": key, "return-only": "true", ...inputs });

const running = async (): Promise<string> => (await production.status()).outputs["version"] ?? "";

async function live(tag: string, more: Partial<TinyRelease> = {}): Promise<void> {
  expect((await production.deploy(await app.publish({ tag, ...more }))).error).toBe("");
}

test("it rolls back from the release that it names, proven, and one step only", async () => {
  await live("v1.1.0");
  await live("v1.2.0");
  const step = await back({ from: "v1.2.0" });
  expect(step.error).toBe("");
  expect(step.outputs).toMatchObject({ result: "done", version: "v1.1.0", "running-version": "v1.1.0" });
  expect(step.summary).toContain("v1.1.0");
  expect(await running()).toBe("v1.1.0");
  const history = production.state("history")?.trim().split("\n").at(-1) ?? "{}";
  expect(JSON.parse(history)).toMatchObject({ kind: "rollback", outcome: "done", actor: "alice" });

  const again = await back({ from: "v1.1.0" });
  expect(again.code).toBe(1);
  expect(again.error).toContain("The host did not begin the change: The last change was a rollback already");
  expect(again.error).toContain("dispatch the rollback");
  expect(await running()).toBe("v1.1.0");
});

test("after the next release it may roll back again", async () => {
  await live("v1.3.0");
  expect((await back()).outputs).toMatchObject({ result: "done", "running-version": "v1.1.0" });
});

test("asked for a release that no longer runs, it does nothing", async () => {
  const step = await back({ from: "v1.3.0" });
  expect(step.error).toBe("");
  expect(step.outputs).toMatchObject({ result: "unchanged", "running-version": "v1.1.0" });
});

test("what containers say stays on the host, since no one here knows their secrets", async () => {
  await live("v1.4.0", { says: ["connecting with hunter2-of-the-database"] });
  await live("v1.5.0", { says: ["connecting with hunter2-of-the-database"] });
  const step = await back();
  expect(step.outputs).toMatchObject({ result: "done", "running-version": "v1.4.0" });
  expect(step.log).toContain("The output of its containers stays on the host");
  expect(step.log + step.summary).not.toContain("hunter2");
  expect(step.log).not.toMatch(/^\| /m);
});

test("what it is not for needs a release that it could leave", () => live("v1.6.0"));

test.each<[string, Readonly<Record<string, string>>, string]>([
  ["another release than the one before", { target: "v1.0.0" }, "previous, the only target of a key"],
  ["an ordinary rollback", { "return-only": "false" }, "return-only: this key may only return"],
  ["another folder", { directory: "/tmp" }, "can only access the clone that is recorded, /"],
])("it does not do %s", async (_, inputs, said) => {
  const before = await production.containers();
  const step = await back(inputs);
  expect(step.code).toBe(1);
  expect(step.error).toContain(said);
  expect(await production.containers()).toEqual(before);
});

test("no deploy, no freeze, no backup", async () => {
  const v2 = await app.publish({ tag: "v2.0.0" });
  const before = await production.containers();
  for (const step of [
    await production.deploy(v2, { "ssh-key": key }),
    await production.status({ "ssh-key": key, freeze: "because I can" }),
    await (await production.start("take-backup", { "ssh-key": key, "take-command": "id" })).done,
  ])
    expect(step).toMatchObject({ code: 1, error: expect.stringContaining("this key may only return") });
  expect(await production.containers()).toEqual(before);
});

test.each<[string, (program: string) => string, string]>([
  ["a plan of one's own", (program) => `exec sh '${program}' start 'app' 'x'`, "return-only: "],
  ["a command behind it", (program) => `exec sh '${program}' return 'app' 'x' '/srv'; id`, "return-only: "],
  [
    "a word of two lines",
    (program) => `exec sh '${program}' return 'app' 'x' '/srv' '' 'a\nkind deploy'`,
    "return-only: ",
  ],
  [
    "another folder",
    (program) => `exec sh '${program}' return '${production.host.project}' 'x' '/tmp'`,
    "can only access the clone that is recorded, /",
  ],
  [
    "settling elsewhere",
    (program) => `exec sh '${program}' settle '${production.host.project}' 'y' '/tmp'`,
    "can only access the clone that is recorded, /",
  ],
  [
    "another release than the one that runs",
    (program) =>
      `exec sh '${program}' return '${production.host.project}' 'z' '${production.host.directory}' 'some-other'`,
    "was requested; now",
  ],
])("by hand: %s is refused", async (_, asked, said) => {
  const before = await production.containers();
  const { code, stdout, stderr } = await askByHand(production, key, asked);
  expect(code).not.toBe(0);
  expect(stdout + stderr).toContain(said);
  expect(await production.containers()).toEqual(before);
});
