import { join } from "node:path";
import { must, type Outcome, run, waitFor } from "../sandbox/processes.ts";
import { openProduction, type Production } from "../sandbox/production.ts";
import type { Release } from "../sandbox/release.ts";
import { createTinyApp } from "../sandbox/tiny-app.ts";

/** What a person asks of the host program on the host itself, as docs/host.md writes it. */

let production: Production;
let v2: Release;

beforeAll(async () => {
  production = await openProduction();
  const app = await createTinyApp(production.sandbox);
  const v1 = await app.publish({ tag: "v1.0.0" });
  v2 = await app.publish({ tag: "v1.1.0" });
  await production.host.checkOut(v1.commit);
  for (const release of [v1, v2]) expect((await production.deploy(release)).error).toBe("");
}, 180_000);

afterAll(() => production.close(), 60_000);

test("a freeze by hand keeps deploys out until it is lifted by hand", async () => {
  const frozen = await byHand("freeze app", 'the auditors are\n"here"\n');
  expect(JSON.parse(frozen.stdout)).toMatchObject({ kind: "frozen", said: { said: 'the auditors are "here" ' } });
  expect((await byHand("status app")).stdout).toMatch(/^freeze .*the auditors are/m);
  const refused = await production.deploy(v2);
  expect(refused.code).toBe(1);
  expect(refused.error).toContain("the auditors are");

  expect(JSON.parse((await byHand("unfreeze app")).stdout)).toMatchObject({ kind: "unfrozen" });
  expect((await byHand("status app")).stdout).not.toContain("the auditors are");
  expect((await production.deploy(v2)).outputs).toMatchObject({ result: "done" });
}, 90_000);

test("a lock that is just being let go does not count as held", async () => {
  const lock = join(production.host.stateDirectory, production.host.project, "lock");
  const holder = run(["flock", lock, "sleep", "1.2"]);
  await waitFor("the lock to be held", 5_000, async () =>
    (await run(["flock", "-n", lock, "true"])).code === 0 ? undefined : true,
  );
  const { stdout } = await byHand("survey app /srv/app");
  const facts = stdout.split("\n").filter((line) => line.includes('"kind":"lock"'));
  expect(facts.map((line) => JSON.parse(line))).toMatchObject([{ held: false, owner: null }]);
  await holder;
}, 30_000);

test("a return that is asked for twice goes back once", async () => {
  const asked = await byHand("return app by-hand.1 /srv/app");
  expect(JSON.parse(asked.stdout)).toMatchObject({ kind: "started", change: "by-hand.1", again: false });
  const ending = await waitFor("the return to end", 90_000, () => production.state("changes/by-hand.1/exit"));
  expect(JSON.parse(ending)).toMatchObject({ outcome: "done" });
  expect((await byHand("status app")).stdout).toMatch(/^release .* \(v1\.0\.0\)\nlock {6}free$/m);

  const again = await byHand("return app by-hand.1 /srv/app");
  expect(JSON.parse(again.stdout)).toMatchObject({ kind: "started", change: "by-hand.1", again: true });
  const further = await byHand("return app by-hand.2 /srv/app");
  expect(JSON.parse(further.stdout)).toMatchObject({ kind: "refused", code: "no-previous" });
  expect(further.code).toBe(1);
  expect(production.state("changes/by-hand.2/plan")).toBeUndefined();
}, 120_000);

test.each([
  ["dance app", "does not know the verb 'dance'"],
  ["", "wants a verb and a project"],
  ["status", "wants a verb and a project"],
  ["status ../x", "project must be letters"],
  ["status -x", "project must be letters"],
  ["status ''", "project must be letters"],
  ["status .program", "project must be letters"],
  ["status 'a b'", "project must be letters"],
  ["survey ../x /srv/app", "project must be letters"],
  ["freeze ../x", "project must be letters"],
  ["unfreeze -x", "project must be letters"],
  ["follow app ../x 0 0", "change must be letters"],
  ["follow app nobody.1 0 0", "there is no change nobody.1"],
  ["follow app", "follow PROJECT CHANGE"],
  ["start app ../../x", "change must be letters"],
  ["settle app -x /srv/app", "change must be letters"],
  ["return app ../x /srv/app", "change must be letters"],
  ["return app by-hand.3", "return PROJECT CHANGE DIRECTORY"],
  ["abort app nobody.1 cancel", "there is no change nobody.1"],
  ["abort app by-hand.1 perhaps", "abort wants cancel or return"],
])("'%s' is refused with code 64, and leaves nothing behind", async (words, why) => {
  const before = await everyFile();
  const { code, stdout, stderr } = await byHand(words);
  expect({ code, stdout }).toEqual({ code: 64, stdout: "" });
  expect(stderr).toMatch(/^sluice-host: /);
  expect(stderr).toContain(why);
  expect(await everyFile()).toBe(before);
});

/** With this host's own names for `app` and `/srv/app`. */
function byHand(words: string, input = ""): Promise<Outcome> {
  const { host } = production;
  const here = words.replace(/(?<= )app\b/, host.project).replace("/srv/app", host.directory);
  const script = `p=$(ls -t "$SLUICE_STATE_DIR"/.program/* | head -n 1)\nsh "$p" ${here}`;
  return run(["sh", "-c", script], { env: host.session, input });
}

/** What a slip could make, in the state and around it: names and sizes. */
function everyFile(): Promise<string> {
  const around = join(production.host.stateDirectory, "..");
  return must(["sh", "-c", 'find "$0" -name ssh -prune -o -printf "%p %y %s\\n" | sort', around]);
}
