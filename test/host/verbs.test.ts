import { readFileSync } from "node:fs";
import { join } from "node:path";
import { repositoryRoot } from "../../scripts/root.ts";
import { must, type Outcome, run, waitFor } from "../sandbox/processes.ts";
import { openProduction, type Production } from "../sandbox/production.ts";
import type { Release } from "../sandbox/release.ts";
import { createTinyApp, type TinyApp } from "../sandbox/tiny-app.ts";

/** What a person asks of the host program on the host itself, as docs/host.md writes it. */

let production: Production;
let app: TinyApp;
let v2: Release;

beforeAll(async () => {
  production = await openProduction();
  app = await createTinyApp(production.sandbox);
  const v1 = await app.publish({ tag: "v1.0.0" });
  v2 = await app.publish({ tag: "v1.1.0" });
  await production.host.checkOut(v1.commit);
  for (const release of [v1, v2]) expect((await production.deploy(release)).error).toBe("");
});

afterAll(() => production.close());

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
});

test("a lock that is just being let go does not count as held", async () => {
  const lock = join(production.host.stateDirectory, production.host.project, "lock");
  const holder = run(["flock", lock, "sleep", "1.2"]);
  await waitFor("the lock to be held", 5_000, async () =>
    (await run(["flock", "-n", lock, "true"])).code === 0 ? undefined : true,
  );
  const { stdout } = await byHand("survey app /srv/app");
  const facts = stdout.split("\n").filter((line) => line.includes('"kind":"lock"'));
  expect(facts.map((line) => JSON.parse(line))).toMatchObject([{ held: false, owner: "" }]);
  await holder;
});

test("a return that is asked for twice rolls back once", async () => {
  const asked = await byHand("return app by-hand.1 /srv/app");
  expect(JSON.parse(asked.stdout)).toMatchObject({ kind: "started", change: "by-hand.1", again: false });
  const ending = await waitFor("the return to end", 90_000, () => production.state("changes/by-hand.1/exit"));
  expect(JSON.parse(ending)).toMatchObject({ outcome: "done" });
  // The worker writes its ending before it ends.
  const status = await waitFor("the lock to be free", 30_000, async () => {
    const { stdout } = await byHand("status app");
    return stdout.includes("lock      free") ? stdout : undefined;
  });
  expect(status).toMatch(/^release .* \(v1\.0\.0\)$/m);

  const again = await byHand("return app by-hand.1 /srv/app");
  expect(JSON.parse(again.stdout)).toMatchObject({
    ...{ kind: "started", change: "by-hand.1", again: true },
    text: "Nothing was done now: the change by-hand.1 has ended already. A new change needs another name.",
    ending: { outcome: "done", code: "", running: expect.stringContaining(".deploy.") },
  });
  expect(again.code).toBe(1);
  const further = await byHand("return app by-hand.2 /srv/app");
  expect(JSON.parse(further.stdout)).toMatchObject({ kind: "refused", code: "no-previous" });
  expect(further.code).toBe(1);
  expect(production.state("changes/by-hand.2/plan")).toBeUndefined();
});

test("the commands of docs/host.md begin a change each time they are used, and say when there is none to begin", async () => {
  const v3 = await app.publish({ tag: "v1.2.0" });
  for (const release of [v2, v3]) expect((await production.deploy(release)).error).toBe("");
  for (const version of ["v1.1.0", "v1.0.0"]) {
    const begun = await documentedReturn();
    expect(begun.code).toBe(0);
    const { change, again } = JSON.parse(begun.stdout);
    expect(again).toBe(false);
    await waitFor("the return to end", 90_000, () => production.state(`changes/${change}/exit`));
    // The worker lets go of the lock when it ends, an instant after it has said how the change ended.
    const free = `(${version})\nlock      free`;
    await waitFor("the lock to be free", 30_000, async () =>
      (await byHand("status app")).stdout.includes(free) ? free : undefined,
    );
  }
  const none = await documentedReturn();
  expect(none.code).toBe(1);
  expect(JSON.parse(none.stdout)).toMatchObject({ kind: "refused", code: "no-previous" });
});

test("a change without a worker and without an end is named, and a return with another name is not refused for it", async () => {
  expect((await production.deploy(v2)).error).toBe("");
  const change = join(production.host.stateDirectory, production.host.project, "changes/by-hand.9");
  await must(["mkdir", change]);
  const dead = await byHand("return app by-hand.9 /srv/app");
  expect(dead.code).toBe(1);
  expect(JSON.parse(dead.stdout)).toMatchObject({
    again: true,
    text: expect.stringContaining("no worker and no end"),
    ending: null,
  });
  const other = await byHand("return app by-hand.10 /srv/app");
  expect(JSON.parse(other.stdout)).toMatchObject({ kind: "started", change: "by-hand.10", again: false });
  const ending = await waitFor("the return to end", 90_000, () => production.state("changes/by-hand.10/exit"));
  expect(JSON.parse(ending)).toMatchObject({ outcome: "done" });
  await waitFor("the lock to be free", 30_000, async () =>
    (await byHand("status app")).stdout.includes("(v1.0.0)\nlock      free"),
  );
  await must(["rm", "-rf", change]);
});

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
  const program = `"$SLUICE_STATE_DIR/.program/$(cat "$SLUICE_STATE_DIR/${host.project}/program")"`;
  const script = `sh ${program} ${here}`;
  return run(["sh", "-c", script], { env: host.session, input });
}

/** The lines of the document that begin a change, with this host's own names. */
function documentedReturn(): Promise<Outcome> {
  const lines = readFileSync(join(repositoryRoot(), "docs/host.md"), "utf8").split("\n");
  const script = lines.filter((line) => /^(state=|p=|change=|sh "\$p" return )/.test(line));
  expect(script).toHaveLength(4);
  const { host } = production;
  const here = script.join("\n").replace("~/.local/state/sluice", host.stateDirectory);
  const named = here.replace(" app ", ` ${host.project} `).replace("/app/", `/${host.project}/`);
  return run(["sh", "-c", named.replace("/srv/app", host.directory)], {
    env: host.session,
  });
}

/** What a slip could make, in the state and around it: names and sizes. */
function everyFile(): Promise<string> {
  const around = join(production.host.stateDirectory, "..");
  return must(["sh", "-c", 'find "$0" -name ssh -prune -o -printf "%p %y %s\\n" | sort', around]);
}
