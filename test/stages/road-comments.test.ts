import { OWNER } from "../../rehearsal/road.ts";
import { type IssueScene, openIssueScene } from "./issue-scene.ts";
import { openRoadScene, type RoadScene, writeDown } from "./road-scene.ts";

/** Releases where no one can be asked by the forge: the answers are comments, and each starts a run of its own. */

let scene: RoadScene;
let issues: IssueScene;

beforeAll(async () => {
  scene = await openRoadScene({ gate: "comment", survey: true });
  issues = openIssueScene(scene);
});

afterAll(() => scene.close());

beforeEach(() => scene.begin());

const issueOf: IssueScene["issueOf"] = (tag) => issues.issueOf(tag);
const said: IssueScene["said"] = (tag) => issues.said(tag);
const answer: IssueScene["answer"] = (tag, body, login) => issues.answer(tag, body, login);

test("a pushed tag is asked for in an issue; two comments later it is live, judged and announced", async () => {
  const v1 = await scene.publish("v1.0.0");
  await scene.production.host.checkOut(v1.commit);
  const asked = await scene.push("v1.0.0");
  expect(asked.end.result === "success" ? "" : asked.lines.join("\n")).toBe("");
  expect(asked.results).toMatchObject({ preflight: "success", ask: "success", release: "skipped", judge: "skipped" });
  expect(await said("v1.0.0")).toContain("@ada: read the text below");
  expect(await said("v1.0.0")).toMatch(/\| Plan \| `sha256:[0-9a-f]{64}` \|/);
  expect(await said("v1.0.0")).toContain("Switch the containers");

  const released = await answer("v1.0.0", "/approve v1.0.0");
  expect(released.results?.["release"] === "success" ? "" : released.lines.join("\n")).toBe("");
  expect(released.results).toMatchObject({ ask: "skipped", verdict: "skipped", judge: "skipped", announce: "skipped" });
  expect(await scene.running()).toBe("v1.0.0");
  expect(await said("v1.0.0")).toMatch(/v1\.0\.0 is live and was watched[\s\S]*healthy after/);
  // The answer's run belongs to a token; the release still belongs to whoever pushed the tag.
  expect((await said("v1.0.0")).match(/\| Started by \| \S+ \|/g)).toEqual([
    "| Started by | grace |",
    "| Started by | grace |",
  ]);

  const judged = await answer("v1.0.0", "/approve v1.0.0");
  expect(judged.results?.["announce"] === "success" ? "" : judged.lines.join("\n")).toBe("");
  expect(judged.results).toMatchObject({ release: "skipped", judge: "success", return: "skipped" });
  expect(await said("v1.0.0")).toContain("Released v1.0.0. Highlights: What v1.0.0 brings");
  expect((await issueOf("v1.0.0")).state).toBe("closed");
  expect(scene.waitings).toEqual([]);
  expect(scene.road.github.violations).toEqual([]);
});

test("a stranger's comment, and the starter's, start nothing and are told why", async () => {
  await scene.publish("v1.1.0");
  await scene.push("v1.1.0");
  expect((await answer("v1.1.0", "/approve v1.1.0", "grace")).results).toBeUndefined();
  expect(await said("v1.1.0")).toContain(
    "This does not count: grace decided, and only ada can approve or reject production.",
  );
  expect(await scene.running()).toBe("v1.0.0");
});

test("an approval of a plan that is another one by now is not carried out", async () => {
  await scene.publish("v1.1.1");
  await scene.push("v1.1.1");
  await scene.publish("v1.1.2");
  await scene.push("v1.1.2");
  expect((await answer("v1.1.1", "/approve v1.1.1")).results).toMatchObject({ release: "success" });
  const stale = await answer("v1.1.2", "/approve v1.1.2");
  expect(stale.results).toMatchObject({ release: "failure", judge: "skipped" });
  expect(stale.lines.join("\n")).toContain("The plan is not the approved one");
  expect(await scene.running()).toBe("v1.1.1");
});

test("a rejection closes the request; a later yes to it finds nothing that it could open", async () => {
  const rejected = await answer("v1.1.0", "/reject not today");
  expect(rejected.results).toBeUndefined();
  expect((await issueOf("v1.1.0")).state).toBe("closed");
  const late = await answer("v1.1.0", "/approve v1.1.0");
  expect(late.results).toBeUndefined();
  expect(await said("v1.1.0")).toMatch(
    /This does not count: This request was approved or rejected before, in the run \d+\./,
  );
  expect(await scene.running()).toBe("v1.1.1");
});

test("a rejected verdict rolls back at once, and is recorded and told in the issue", async () => {
  await scene.publish("v1.2.0");
  await scene.push("v1.2.0");
  await answer("v1.2.0", "/approve v1.2.0");
  expect(await scene.running()).toBe("v1.2.0");
  const back = await answer("v1.2.0", "/reject exports are broken");
  expect(back.results?.["return"] === "success" ? "" : back.lines.join("\n")).toBe("");
  expect(await scene.running()).toBe("v1.1.1");
  expect(await scene.production.sandbox.origin.tags()).toContain("v1.2.0-rollback");
  expect(await said("v1.2.0")).toContain("Rolled back from v1.2.0");
  expect((await issueOf("v1.2.0")).state).toBe("closed");
});

test("an answer that was used opens nothing again, whoever dispatches it", async () => {
  const { number } = await issueOf("v1.2.0");
  const comments = await scene.ask<readonly { readonly id: number; readonly body: string }[]>(
    `issues/${number}/comments`,
  );
  const yes = comments.find(({ body }) => body.startsWith("/approve"))?.id;
  const lines: string[] = [];
  const inputs = { tag: "v1.2.0", approval: String(yes) };
  const trigger = { kind: "workflow_dispatch", inputs } as const;
  const { result } = await scene.road.start("deploy-prod.yml", trigger, {
    observer: writeDown((line) => lines.push(line)),
  });
  expect(result).toBe("failure");
  expect(lines.join("\n")).toMatch(/was consumed by the run \d+ already|was approved or rejected before/);
  expect(await scene.running()).toBe("v1.1.1");
});

test("a bad release comes back by itself, and its issue says why", async () => {
  await scene.publish("v1.3.0", { variant: "never-healthy" });
  await scene.push("v1.3.0");
  const { results } = await answer("v1.3.0", "/approve v1.3.0");
  expect(results).toMatchObject({ release: "failure" });
  expect(await said("v1.3.0")).toMatch(/Rolled back from v1\.3\.0[\s\S]*its health check fails/);
  expect((await issueOf("v1.3.0")).state).toBe("closed");
  // The host did it by itself, and the run that noticed it recorded it.
  const [record] = await scene.ask<readonly object[]>("deployments?task=sluice:rollback");
  const { origin } = scene.production.sandbox;
  expect(record).toMatchObject({ sha: await origin.commitOf("v1.1.1"), payload: { rollback: { failed: "v1.3.0" } } });
  expect(await origin.commitOf("v1.3.0-rollback")).toBe(await origin.commitOf("v1.1.1"));
  expect(await scene.running()).toBe("v1.1.1");
});

test("row 28: a token that expires in the watch leaves the verdict unasked, and the release is not called healthy", async () => {
  await scene.publish("v1.3.1");
  await scene.push("v1.3.1");
  const { github } = scene.road;
  const lines: string[] = [];
  const observer = writeDown((line) => {
    lines.push(line);
    if (line.startsWith("Watching ")) for (const run of scene.road.runs) github.control.expireTokens(run);
  });
  const comment = { issue: (await issueOf("v1.3.1")).number, login: OWNER, body: "/approve v1.3.1" };
  const { followed } = await scene.road.comment(comment, { observer });
  expect(followed?.result).toBe("failure");
  expect(lines.join("\n")).toMatch(/The token is wrong, or has expired/);
  // It was probed to the end, it runs, and no one was told that all is fine.
  expect(lines.join("\n")).toMatch(/healthy after/);
  expect(await scene.running()).toBe("v1.3.1");
  expect(await said("v1.3.1")).not.toContain("Released v1.3.1");
  expect((await issueOf("v1.3.1")).state).toBe("open");
});

test("a rollback's tag pushed by hand is asked for in an issue too, and one comment rolls back", async () => {
  await scene.publish("v1.3.2");
  await scene.push("v1.3.2");
  await answer("v1.3.2", "/approve v1.3.2");
  expect(await scene.running()).toBe("v1.3.2");
  const { origin } = scene.production.sandbox;
  await origin.tag("v1.3.2-rollback", await origin.commitOf("v1.3.1"));
  const { results } = await scene.push("v1.3.2-rollback");
  expect(results).toMatchObject({ images: "skipped", ask: "success", rollback: "skipped" });
  expect(await said("v1.3.2-rollback")).toMatch(
    /Urgent: roll back v1\.3\.2 waits for[\s\S]*Rolls back from \| v1\.3\.2/,
  );
  const back = await answer("v1.3.2-rollback", "/approve v1.3.2-rollback");
  expect(back.results?.["rollback"] === "success" ? "" : back.lines.join("\n")).toBe("");
  expect(await scene.running()).toBe("v1.3.1");
});

test("an override is shown in the request, and counts after the answer only as it stood there", async () => {
  const config = ".github/sluice.yml";
  const deny =
    "windows: { zone: UTC, friday-from: false, deny: [{ name: lessons, from: 2000-01-01T00:00, to: 2100-01-01T00:00 }] }\n";
  const open = scene.road.files[config] ?? "";
  const closed = open.replace("windows: { friday-from: false }\n", deny);
  await scene.publish("v1.3.3", { files: { [config]: closed } });
  expect((await scene.push("v1.3.3")).results).toMatchObject({ preflight: "failure", ask: "skipped" });
  const inputs = { tag: "v1.3.3", "override-windows": "lessons", "override-reason": "logins are down" };
  await scene.dispatch("deploy-prod.yml", { inputs });
  expect(await said("v1.3.3")).toContain("Outside of its window | lessons, because: logins are down");
  const { results, lines } = await answer("v1.3.3", "/approve v1.3.3");
  expect(results?.["release"] === "success" ? "" : lines.join("\n")).toBe("");
  expect(lines.join("\n")).toContain("logins are down (requested by grace)");
  expect(await scene.running()).toBe("v1.3.3");
  const fine = await answer("v1.3.3", "/approve v1.3.3");
  const announced = fine.lines.find((line) => line.startsWith("Released v1.3.3."));
  expect(announced).toContain("Outside of its window (lessons), logins are down (requested by grace)");

  // The window closes after the request: an override that no one was asked about does not open it.
  await scene.publish("v1.3.4", { files: { [config]: open } });
  await scene.push("v1.3.4");
  await scene.production.sandbox.origin.commit({ [config]: closed }, "chore: close the window");
  const { number } = await issueOf("v1.3.4");
  const authorization = `Bearer ${scene.road.github.control.userToken(OWNER)}`;
  const comments = `${scene.road.github.url}/repos/example/app/issues/${number}/comments`;
  const made = await fetch(comments, {
    method: "POST",
    headers: { authorization },
    body: JSON.stringify({ body: "/approve v1.3.4" }),
  });
  const { id } = (await made.json()) as { readonly id: number };
  const more = { ...inputs, tag: "v1.3.4", approval: String(id) };
  const sneaked = await scene.dispatch("deploy-prod.yml", { inputs: more });
  expect(sneaked.results).toMatchObject({ preflight: "success", release: "failure" });
  expect(sneaked.lines.join("\n")).toContain('v1.3.4 is not released: "lessons" is closed');
  expect(await scene.running()).toBe("v1.3.3");
  await scene.production.sandbox.origin.commit({ [config]: open }, "chore: open the window");
});

test("alone at 2 a.m. an owner's dispatch of the rollback counts, where the rules allow it", async () => {
  await scene.publish("v1.4.0");
  await scene.push("v1.4.0");
  await answer("v1.4.0", "/approve v1.4.0");
  expect(await scene.running()).toBe("v1.4.0");
  const inputs = { target: "previous", reason: "exports are broken" };
  const lines: string[] = [];
  const trigger = { kind: "workflow_dispatch", inputs } as const;
  const more = { observer: writeDown((line) => lines.push(line)), actor: OWNER };
  const { result } = await scene.road.start("rollback.yml", trigger, more);
  expect(result === "success" ? "" : lines.join("\n")).toBe("");
  expect(await scene.running()).toBe("v1.3.3");
});

test("a rollback that no owner dispatched is requested in an issue, and an owner's comment rolls back", async () => {
  await scene.publish("v1.4.1");
  await scene.push("v1.4.1");
  await answer("v1.4.1", "/approve v1.4.1");
  expect(await scene.running()).toBe("v1.4.1");
  const before = await scene.containers();
  const asked = await scene.dispatchRollback();
  expect(asked.end.result === "success" ? "" : asked.lines.join("\n")).toBe("");
  expect(asked.results).toMatchObject({ ask: "success", tell: "skipped", rollback: "skipped" });
  expect(await scene.containers()).toEqual(before);
  expect(await said("rollback")).toMatch(/@ada: read the text below[\s\S]*exports are broken/);

  const back = await answer("rollback", "/approve rollback");
  expect(back.results?.["rollback"] === "success" ? "" : back.lines.join("\n")).toBe("");
  expect(await scene.running()).not.toBe("v1.4.1");
  // Both issues are over: the one of the rollback, and the one of the release that it was from.
  expect((await issueOf("rollback")).state).toBe("closed");
  expect((await issueOf("v1.4.1")).state).toBe("closed");
  expect(await said("v1.4.1")).toContain("Rolled back from v1.4.1");
  expect(scene.road.github.violations).toEqual([]);
});
