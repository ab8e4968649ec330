import { OWNER } from "../../rehearsal/road.ts";
import type { RunEnd } from "../../rehearsal/runner/run.ts";
import { must } from "../sandbox/processes.ts";
import { type IssueScene, openIssueScene } from "./issue-scene.ts";
import { openRoadScene, type RoadScene, type Told } from "./road-scene.ts";

/** From merged commits to a pushed tag where no one can be asked by the forge: two comments, each of which starts a run. */

let scene: RoadScene;
let issues: IssueScene;

beforeAll(async () => {
  scene = await openRoadScene({ gate: "comment" });
  issues = openIssueScene(scene);
  const files = { [CONFIG]: configuration(), "CHANGELOG.md": changelogOf("v1.0.0") };
  const { commit } = await scene.publish("v1.0.0", { files });
  await scene.production.sandbox.origin.deleteTag("v1.0.0");
  await scene.production.host.checkOut(commit);
});

afterAll(() => scene.close());

beforeEach(() => scene.begin());

afterEach(() => {
  expect(scene.waitings).toEqual([]);
  expect(scene.road.github.violations).toEqual([]);
});

const CONFIG = ".github/sluice.yml";
const configuration = (): string =>
  `${scene.road.files[CONFIG] ?? ""}\ncheck-readiness: { sign-off: staging-signoff }\n`;
const changelogOf = (tag: string): string =>
  `# Changelog\n\n## [Unreleased]\n\n- What ${tag} brings\n- What more it brings\n`;

/** What is merged, and needs no entry of its own; no one tags or builds it. */
async function merge(tag: string): Promise<string> {
  const files = { "app.conf": tag, "CHANGELOG.md": changelogOf(tag) };
  return scene.production.sandbox.origin.commit(files, `chore: ${tag}`);
}

const prepare = (inputs: Readonly<Record<string, string>>): Promise<Told> =>
  scene.dispatch("prepare-release.yml", { inputs });

const jobs = ({ jobs: all }: RunEnd): Record<string, string> =>
  Object.fromEntries([...all].map(([key, { result }]) => [key.replace("prepare / ", ""), result]));

const text = ({ lines }: { readonly lines: readonly string[] }): string => lines.join("\n");

/** An approval, and the run that follows it to a good end. */
async function yes(tag: string): Promise<Record<string, string>> {
  const answered = await issues.answer(tag, `/approve ${tag}`);
  const { followed } = answered;
  if (followed === undefined) throw new Error(`Nothing was started: ${text(answered)}`);
  expect(followed.result === "success" ? "" : text(answered)).toBe("");
  return jobs(followed);
}

/** A release that waits for a look at staging. */
async function asked(tag: string, more: Readonly<Record<string, string>> = {}): Promise<string> {
  const commit = await merge(tag);
  const told = await prepare({ version: tag, ...more });
  expect(told.end.result === "success" ? "" : text(told)).toBe("");
  return commit;
}

interface Status {
  readonly state: string;
  readonly context: string;
  readonly target_url: string;
}

const signOffs = async (commit: string): Promise<readonly Status[]> =>
  (await scene.ask<readonly Status[]>(`commits/${commit}/statuses`)).filter(
    ({ context }) => context === "sluice/staging-signoff",
  );

const tags = (): Promise<readonly string[]> => scene.production.sandbox.origin.tags();

test("dispatch, a look at staging, the word for the tag, deploy: an answer each in one issue, one commit", async () => {
  const { origin } = scene.production.sandbox;
  const commit = await origin.commitOf("main");
  const told = await prepare({ version: "v1.0.0", message: "exports are faster" });
  expect(told.end.result === "success" ? "" : text(told)).toBe("");
  expect(jobs(told.end)).toMatchObject({ plan: "success", "ask-sign-off": "success", approval: "skipped" });
  expect(jobs(told.end)).toMatchObject({ "sign-off": "skipped", changelog: "skipped", tag: "skipped" });
  const request = await issues.said("v1.0.0");
  expect(request).toContain("v1.0.0 waits for its test on staging: staging-signoff");
  expect(request).toContain("- create a page and share it");
  expect(request).toMatch(/\| Staging \| \[http.*\]\(http:\/\/127\.0\.0\.1:\d+\) \|/);
  expect(request).toContain("| Tag message | exports are faster |");
  expect([await origin.commitOf("main"), await signOffs(commit)]).toEqual([commit, []]);

  const signedOff = await yes("v1.0.0");
  expect(signedOff).toMatchObject({ "ask-sign-off": "skipped", "sign-off": "success", backup: "skipped" });
  expect(signedOff).toMatchObject({ changelog: "success", "ask-tag": "success", tag: "skipped" });
  const answerId = (await issues.comments("v1.0.0")).find(({ body }) => body === "/approve v1.0.0")?.id;
  expect(await signOffs(commit)).toMatchObject([
    { state: "success", target_url: expect.stringMatching(new RegExp(`/issues/\\d+#issuecomment-${answerId}$`)) },
  ]);
  const head = await origin.commitOf("main");
  expect(await must(["git", "-C", origin.folder, "log", "-1", "--format=%P %s", head])).toBe(
    `${commit} docs(changelog): release v1.0.0\n`,
  );
  expect(await tags()).not.toContain("v1.0.0");
  expect(await issues.said("v1.0.0")).toContain("v1.0.0 is signed off, and waits for its tag: release");

  expect(await yes("v1.0.0")).toMatchObject({ "sign-off": "skipped", changelog: "skipped", tag: "success" });
  expect(await origin.commitOf("v1.0.0")).toBe(head);
  expect(await must(["git", "-C", origin.folder, "tag", "-n1", "-l", "v1.0.0"])).toContain("exports are faster");

  const deploy = await scene.watch(async (observer) => {
    const end = await scene.road.follow({ observer });
    if (end === undefined) throw new Error("Nothing was dispatched.");
    return end;
  });
  // The sign-off that it needs is the comment of above.
  expect(deploy.end.result === "success" ? "" : text(deploy)).toBe("");
  expect(deploy.results).toMatchObject({ preflight: "success", ask: "success", release: "skipped" });
  // A token's run asks for production, and it still is the release of whoever prepared it.
  expect((await issues.said("v1.0.0")).match(/\| Started by \| .+ \|/g)).toEqual([
    "| Started by | grace |",
    "| Started by | grace |",
    "| Started by | grace |",
  ]);
  const released = await issues.answer("v1.0.0", "/approve v1.0.0");
  expect(released.followed?.result === "success" ? "" : text(released)).toBe("");
  expect(await scene.running()).toBe("v1.0.0");
});

test("as long as no one answers nothing happens", async () => {
  const commit = await asked("v1.1.0");
  expect(await scene.road.follow()).toBeUndefined();
  expect(await scene.production.sandbox.origin.commitOf("main")).toBe(commit);
  expect([await tags(), await signOffs(commit)]).toEqual([["v1.0.0"], []]);
});

test("a stranger's yes, the starter's, and one for another version start nothing and are told why", async () => {
  for (const [body, login, why] of [
    ["/approve v1.1.0", "grace", "grace decided, and only ada can approve or reject staging-signoff."],
    ["/reject no", "grace", "grace decided, and only ada can approve or reject staging-signoff."],
    ["/approve v1.2.0", OWNER, "The request is for v1.1.0."],
  ] as const) {
    expect((await issues.answer("v1.1.0", body, login)).followed).toBeUndefined();
    expect((await issues.said("v1.1.0")).split("----").at(-1)).toContain(`This does not count: ${why}`);
  }
  expect((await issues.issueOf("v1.1.0")).state).toBe("open");
});

test("an edited answer is none, whoever dispatches it", async () => {
  const id = await issues.comment("v1.1.0", "looks odd");
  // The forge's times are whole seconds.
  await new Promise((resolve) => setTimeout(resolve, 1100));
  scene.road.github.control.editComment(id, "grace", "/approve v1.1.0");
  const told = await prepare({ version: "v1.1.0", "sign-off": String(id) });
  expect(jobs(told.end)).toMatchObject({ "sign-off": "failure", changelog: "skipped", "ask-tag": "skipped" });
  expect(text(told)).toContain("The comment was edited.");
  expect(await signOffs(await scene.production.sandbox.origin.commitOf("main"))).toEqual([]);
});

test("a commit that was sent back stays so, and a tag that is pushed by hand does not help it", async () => {
  const { origin } = scene.production.sandbox;
  const commit = await origin.commitOf("main");
  const no = await issues.answer("v1.1.0", "/reject the form loses hours");
  expect(no.followed).toBeUndefined();
  expect((await issues.issueOf("v1.1.0")).state).toBe("closed");
  expect(await issues.said("v1.1.0")).toContain("ada rejected v1.1.0. The commit needs a fix");
  expect(await signOffs(commit)).toMatchObject([{ state: "failure" }]);
  expect((await issues.answer("v1.1.0", "/approve v1.1.0")).followed).toBeUndefined();
  expect(await issues.said("v1.1.0")).toMatch(
    /This does not count: This request was approved or rejected before, in the run \d+/,
  );

  await origin.tag("v1.1.0", commit);
  const pushed = await scene.push("v1.1.0");
  expect(pushed.results).toMatchObject({ preflight: "failure", ask: "skipped" });
  expect(text(pushed)).toContain("The sign-off does not count. It was tested and rejected.");
  await origin.deleteTag("v1.1.0");
});

test("a rejection for the tag makes none, and its commit stays signed off", async () => {
  const commit = await asked("v1.2.0");
  await yes("v1.2.0");
  expect((await issues.answer("v1.2.0", "/reject not this week")).followed).toBeUndefined();
  expect(await issues.said("v1.2.0")).toContain("ada rejected v1.2.0. Nothing is tagged.");
  expect((await issues.issueOf("v1.2.0")).state).toBe("closed");
  expect(await scene.road.follow()).toBeUndefined();
  expect([await tags(), await signOffs(commit)]).toMatchObject([["v1.0.0"], [{ state: "success" }]]);
});

test("an answer is good for one run, and for the question that it was given to", async () => {
  const [first] = (await issues.comments("v1.2.0")).filter(({ body }) => body === "/approve v1.2.0");
  const again = await prepare({ version: "v1.2.0", "sign-off": String(first?.id) });
  expect(jobs(again.end)).toMatchObject({ "sign-off": "failure", changelog: "skipped" });
  // The changelog was committed since.
  expect(text(again)).toContain("the approved commit is no longer the one that would be released");
  const other = await prepare({ version: "v1.2.0", approval: String(first?.id) });
  expect(jobs(other.end)).toMatchObject({ tag: "failure" });
  expect(text(other)).toContain(
    "The comment is about the gate staging-signoff, whose request is the newest one above it.",
  );
  expect(await tags()).toEqual(["v1.0.0"]);
});

test("a push while a person looks at staging, or thinks about the tag, stops it", async () => {
  const { origin } = scene.production.sandbox;
  const commit = await asked("v1.3.0");
  await origin.commit({ "app.conf": "too late" }, "chore: too late");
  const late = await issues.answer("v1.3.0", "/approve v1.3.0");
  expect(late.followed?.result).toBe("failure");
  expect(text(late)).toContain(`main ended with ${commit} when the approval of v1.3.0 was requested`);
  expect(await signOffs(commit)).toEqual([]);
  // The run is a token's, so its issue says that it stopped.
  expect(await issues.said("v1.3.0")).toMatch(/v1\.3\.0 was not released\. The run after the answer stopped/);

  // It is asked anew, about what is there now.
  const told = await prepare({ version: "v1.3.0" });
  expect(told.end.result === "success" ? "" : text(told)).toBe("");
  await yes("v1.3.0");
  await origin.commit({ "app.conf": "too late again" }, "chore: too late again");
  const tooLate = await issues.answer("v1.3.0", "/approve v1.3.0");
  expect(tooLate.followed && jobs(tooLate.followed)).toMatchObject({ tag: "failure" });
  expect(text(tooLate)).toContain("the approved commit is no longer the one that would be released");
  expect(await tags()).toEqual(["v1.0.0"]);
});

test("a tag that is pushed by hand has its commit's sign-off, as long as the comment says what it said", async () => {
  const { origin } = scene.production.sandbox;
  const { control } = scene.road.github;
  await asked("v1.4.0");
  await yes("v1.4.0");
  // Two commits further nothing but the changelog is another one.
  const changelog = "# Changelog\n\n## [1.4.0]\n\n- What v1.4.0 brings, in better words\n";
  await origin.tag("v1.4.0", await origin.commit({ "CHANGELOG.md": changelog }, "docs: better words"));
  const pushed = await scene.push("v1.4.0");
  expect(text(pushed)).toContain("v1.4.0 is a release, commit");

  const [answer] = (await issues.comments("v1.4.0")).filter(({ body }) => body === "/approve v1.4.0");
  const refused = async (why: string): Promise<void> => {
    const again = await scene.push("v1.4.0");
    expect(again.results).toMatchObject({ preflight: "failure", ask: "skipped" });
    expect(text(again)).toContain(`The sign-off does not count. ${why}`);
  };
  control.editComment(answer?.id ?? 0, "grace", "/approve v1.4.0 ");
  await refused("The comment was edited.");
  await scene.ask(`issues/comments/${answer?.id}`, "DELETE");
  await refused(`The comment ${answer?.id} in which it was given is gone.`);
  await origin.deleteTag("v1.4.0");
});

test("a status that a person set is no sign-off: what counts is the comment that it points to", async () => {
  const { origin } = scene.production.sandbox;
  const commit = await merge("v1.5.0");
  await origin.tag("v1.5.0", commit);
  const [elsewhere] = (await issues.comments("v1.3.0")).filter(({ body }) => body === "/approve v1.3.0");
  const { number } = await issues.issueOf("v1.3.0");
  const own = await issues.comment("v1.3.0", "/approve v1.5.0", "grace");
  for (const [url, why] of [
    ["https://github.example/example/app/actions/runs/1", "names no comment with an answer"],
    [`https://github.example/example/app/issues/${number}#issuecomment-${elsewhere?.id}`, "was about"],
    [
      `https://github.example/example/app/issues/${number}#issuecomment-${own}`,
      "answers no request of staging-signoff",
    ],
    [
      "https://github.example/example/app/issues/1#issuecomment-999999",
      "The comment 999999 in which it was given is gone.",
    ],
  ] as const) {
    scene.road.github.control.setStatus(commit, {
      context: "sluice/staging-signoff",
      state: "success",
      url,
      login: "grace",
    });
    const pushed = await scene.push("v1.5.0");
    expect(pushed.results).toMatchObject({ preflight: "failure" });
    expect(text(pushed)).toContain(why);
  }
  await origin.deleteTag("v1.5.0");
});

test("an override stands in both requests, and goes the whole way; one that no one was asked about does not", async () => {
  const { origin } = scene.production.sandbox;
  const deny =
    "windows: { zone: UTC, friday-from: false, deny: [{ name: lessons, from: 2000-01-01T00:00, to: 2100-01-01T00:00 }] }\n";
  const closed = configuration().replace("windows: { friday-from: false }\n", deny);
  await origin.commit({ [CONFIG]: closed }, "chore: close the window");
  const override = { "override-windows": "lessons", "override-reason": "logins are down" };
  await asked("v1.6.0");
  await yes("v1.6.0");
  const id = await issues.comment("v1.6.0", "/approve v1.6.0");
  const sneaked = await prepare({ version: "v1.6.0", approval: String(id), ...override });
  expect(jobs(sneaked.end)).toMatchObject({ tag: "failure" });
  expect(text(sneaked)).toContain('v1.6.0 is not released: "lessons" is closed');

  await asked("v1.7.0", { ...override, message: "what was asked" });
  expect(await issues.said("v1.7.0")).toContain("Outside of its window | lessons, because: logins are down");
  await yes("v1.7.0");
  expect(await issues.said("v1.7.0")).toContain("lessons, because: logins are down (requested by grace)");
  const given = { version: "v1.7.0", message: "what nobody was asked", "override-reason": "no reason" };
  const approval = String(await issues.comment("v1.7.0", "/approve v1.7.0"));
  const tagged = await prepare({ ...given, approval });
  expect(tagged.end.result === "success" ? "" : text(tagged)).toBe("");
  expect(await must(["git", "-C", origin.folder, "tag", "-n1", "-l", "v1.7.0"])).toContain("what was asked");
  const deploy = await scene.watch(async (observer) => {
    const end = await scene.road.follow({ observer });
    if (end === undefined) throw new Error("Nothing was dispatched.");
    return end;
  });
  expect(text(deploy)).toContain("logins are down (requested by grace)");

  // The tag is gone, its commit still is the head, and the answer was for one run.
  await must(["git", "-C", origin.folder, "tag", "--delete", "v1.7.0"]);
  const replayed = await prepare({ ...given, approval });
  expect(jobs(replayed.end)).toMatchObject({ plan: "success", tag: "failure" });
  expect(text(replayed)).toMatch(/was consumed by the run \d+ already/);
  expect(await tags()).not.toContain("v1.7.0");
});
