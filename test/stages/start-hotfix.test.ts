import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createGitOrigin, type GitOrigin } from "../sandbox/git-origin.ts";
import { type GithubDouble, startGithub } from "../sandbox/github/double.ts";
import { must } from "../sandbox/processes.ts";
import { runStep, type StepResult } from "../sandbox/step.ts";

/** Where a hotfix begins, and what it starts: the real bundle, real git, every answer as GitHub describes it. */

const REPOSITORY = "example/app";
const DISPATCHED = "on: workflow_dispatch\njobs: { a: { runs-on: x, steps: [{ run: x }] } }\n";
const PUSHED = "on: push\njobs: { a: { runs-on: x, steps: [{ run: x }] } }\n";
const HEAD = "# Changelog\n\n## [Unreleased]\n";

let folder: string;
let origin: GitOrigin;
let github: GithubDouble;
let dispatched: string[];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "sluice-hotfix-"));
  origin = await createGitOrigin(folder);
  await origin.commit(
    {
      ...Object.fromEntries(
        ["deploy-staging.yml", "prepare-release.yml", "e2e.yml"].map((name) => [
          `.github/workflows/${name}`,
          DISPATCHED,
        ]),
      ),
      ".github/workflows/ci.yml": PUSHED,
      ".github/sluice.yml": "version: 1\n",
      "CHANGELOG.md": HEAD,
      "a.txt": "1\n",
    },
    "feat: one",
  );
  github = await startGithub({ repository: REPOSITORY, folder: origin.folder });
  github.control.addPerson({ login: "ada" });
  dispatched = [];
  github.on("dispatch", ({ workflow, ref }) => dispatched.push(`${workflow.split("/").at(-1)} ${ref}`));
});

afterEach(async () => {
  await github.close();
  rmSync(folder, { recursive: true, force: true });
});

const inOrigin = async (...args: readonly string[]): Promise<string> =>
  (await must(["git", "-C", origin.folder, ...args])).trim();

/** A release of its own commit on main. */
async function release(tag: string): Promise<string> {
  const commit = await origin.commit({ "a.txt": `${tag}\n` }, `feat: what ${tag} brings`);
  await origin.tag(tag, commit);
  return commit;
}

const fix = (subject = "fix: exports lose hours", files: Readonly<Record<string, string>> = { fix: "1\n" }) =>
  origin.commit(files, subject);

let clones = 0;

async function hotfix(
  inputs: Readonly<Record<string, string>> = {},
  scopes: Readonly<Record<string, "read" | "write">> = { deployments: "read" },
): Promise<StepResult> {
  const workspace = join(folder, `workspace-${++clones}`);
  await origin.cloneTo(workspace);
  const { control } = github;
  const run = control.startRun({
    ...{ workflow: ".github/workflows/hotfix.yml", event: "workflow_dispatch", ref: "refs/heads/main", actor: "ada" },
  });
  const token = control.runToken(run, { contents: "write", actions: "write", ...scopes });
  return runStep({
    ...{ stage: "start-hotfix", workspace, scratch: folder, with: { token, ...inputs } },
    run: { GITHUB_API_URL: github.url, GITHUB_REPOSITORY: REPOSITORY, GITHUB_REF: "refs/heads/main" },
  });
}

interface Deployed {
  /** Of the run: a tag where its push started it, main where it was dispatched. */
  readonly ref: string;
  readonly job: string;
  readonly conclusion?: "success" | "failure";
  readonly environment?: string;
}

/** A job that names production, as deploy-prod.yml has it. */
function deployed({ ref, job: name, conclusion = "success", environment = "production" }: Deployed): void {
  const { control } = github;
  const run = control.startRun({ workflow: ".github/workflows/deploy-prod.yml", event: "push", ref, actor: "ada" });
  const job = control.addJob(run, { name: `production / ${name}`, environment });
  control.setJob(job, { status: "in_progress" });
  control.setJob(job, { status: "completed", conclusion });
  control.endRun(run);
}

const byTag = (tag: string, conclusion: "success" | "failure" = "success"): void =>
  deployed({ ref: `refs/tags/${tag}`, job: `Release ${tag}`, conclusion });

test("of several products the branch and the tag have the prefix that the default branch has", async () => {
  await origin.commit({ ".github/sluice.yml": "tag-prefix: api/\n" }, "ci: prefix");
  const api = await release("api/v1.2.4");
  await release("web/v2.0.0");
  await release("v9.0.0");
  for (const from of ["", "v1.2.4", "api/v1.2.4"]) {
    const step = await hotfix({ from });
    expect(step.error).toBe("");
    expect(step.outputs).toMatchObject({ version: "v1.2.5", branch: "hotfix/api/v1.2.5", commit: api });
  }
  expect(await inOrigin("rev-parse", "refs/heads/hotfix/api/v1.2.5")).toBe(api);
  expect((await hotfix({ from: "web/v2.0.0" })).error).toContain("web/v2.0.0 is no release of this repository.");
});

describe("which release is fixed", () => {
  test("the one that production runs, past a newer tag that was turned down at its gate", async () => {
    await release("v1.2.4");
    byTag("v1.2.4");
    await release("v1.3.0");
    byTag("v1.3.0", "failure");
    const { outputs, log, summary } = await hotfix();
    expect(outputs).toMatchObject({ version: "v1.2.5", branch: "hotfix/v1.2.5", created: "true" });
    expect(log).toContain("::warning::v1.2.4 is fixed, because production runs it. v1.3.0: newer, but never live");
    expect(summary).toContain("⚠️ v1.2.4 is fixed, because production runs it.");
  });

  test("a dispatched release is known by its job, though its run is one of main", async () => {
    await release("v1.2.3");
    byTag("v1.2.3");
    await release("v1.2.4");
    deployed({ ref: "refs/heads/main", job: "Release v1.2.4" });
    // An override is no deploy, and what other environments run is not what is live.
    deployed({ ref: "refs/tags/v1.2.3", job: "Release v1.2.3", environment: "preview" });
    const { outputs, log } = await hotfix();
    expect(outputs).toMatchObject({ version: "v1.2.5" });
    expect(log).not.toContain("is fixed");
  });

  test.each([
    ["Roll back to previous", "refs/heads/main"],
    ["Roll back v1.2.5 by its tag", "refs/tags/v1.2.5-rollback"],
  ])("after a rollback (%s) the release that runs again, as the first version that is free", async (job, ref) => {
    await release("v1.2.3");
    const stable = await release("v1.2.4");
    byTag("v1.2.4");
    await release("v1.2.5");
    byTag("v1.2.5");
    await origin.tag("v1.2.5-rollback", stable);
    deployed({ ref, job });
    const { outputs, error } = await hotfix({ commits: await fix() });
    expect(error).toBe("");
    expect(outputs).toMatchObject({ version: "v1.2.6", branch: "hotfix/v1.2.6" });
    expect(await inOrigin("merge-base", "hotfix/v1.2.6", "v1.2.5")).toBe(stable);
  });

  test("a rollback further than one release is followed to where it led", async () => {
    const oldest = await release("v1.2.3");
    await release("v1.2.4");
    await release("v1.2.5");
    for (const tag of ["v1.2.3", "v1.2.4", "v1.2.5"]) byTag(tag);
    await origin.tag("v1.2.5-rollback", oldest);
    deployed({ ref: "refs/heads/main", job: "Roll back to v1.2.3" });
    const { outputs } = await hotfix();
    expect(await inOrigin("rev-parse", `${outputs["branch"]}`)).toBe(oldest);
    expect(outputs).toMatchObject({ version: "v1.2.6" });
  });

  test("the newest tag, with a warning, where no one tells: no deployment, one that cannot be named, no right to look", async () => {
    await release("v1.2.4");
    await release("v1.3.0");
    const warning = "::warning::The deployments of production do not show which release runs. v1.3.0 is fixed";
    const none = await hotfix();
    expect(none.outputs).toMatchObject({ version: "v1.3.1" });
    expect(none.log).toContain(warning);
    expect(none.summary).toContain("⚠️ The deployments of production do not show");
    byTag("v1.2.4");
    expect((await hotfix({ from: "v1.3.0" })).log).not.toContain("do not show");
    deployed({ ref: "refs/heads/main", job: "deploy" });
    expect((await hotfix()).log).toContain(warning);
    const blind = await hotfix({}, {});
    expect(blind.error).toBe("");
    expect(blind.log).toContain(warning);
  });

  test("a tag of its own line that never ran takes its version only, and the preparation is left to a person", async () => {
    const stable = await release("v1.2.4");
    byTag("v1.2.4");
    await release("v1.2.5");
    byTag("v1.2.5", "failure");
    const { outputs, error, summary } = await hotfix({ commits: await fix() });
    expect(error).toBe("");
    expect(outputs).toMatchObject({ version: "v1.2.6" });
    expect(await inOrigin("merge-base", "hotfix/v1.2.6", "v1.2.5")).toBe(stable);
    expect(dispatched).toEqual(["deploy-staging.yml refs/heads/hotfix/v1.2.6"]);
    expect(summary).toContain("Dispatch it on hotfix/v1.2.6 with `version: v1.2.6`");
  });
});

describe("what is started", () => {
  const rules = (required: string): Promise<string> =>
    origin.commit({ ".github/sluice.yml": `check-readiness: { required-workflows: [${required}] }\n` }, "ci: rules");

  beforeEach(async () => {
    await release("v1.0.0");
    byTag("v1.0.0");
  });

  const on = (...names: readonly string[]): string[] => names.map((name) => `${name} refs/heads/hotfix/v1.0.1`);

  test("staging, the workflows that a release requires, and at last the preparation, each once", async () => {
    await rules("e2e.yml, deploy-staging.yml, prepare-release.yml, e2e.yml");
    const { error, summary } = await hotfix({ commits: await fix() });
    expect(error).toBe("");
    expect(dispatched).toEqual(on("deploy-staging.yml", "e2e.yml", "prepare-release.yml"));
    expect(summary).toContain("| Dispatched on it | `deploy-staging.yml`, `e2e.yml`, `prepare-release.yml` |");
  });

  test("one that cannot be dispatched is named, with what to do, and stops nothing", async () => {
    await rules("ci.yml, e2e.yml, gone.yml");
    const { error, log, summary } = await hotfix({ commits: await fix() });
    expect(error).toBe("");
    expect(dispatched).toEqual(on("deploy-staging.yml", "e2e.yml", "prepare-release.yml"));
    expect(log).toMatch(/::warning::ci\.yml is required, and was not started\. .*workflow_dispatch.*status 422/);
    expect(log).toMatch(/::warning::gone\.yml is required, and was not started\. .*status 404/);
    expect(summary).toContain("push to hotfix/v1.0.1 as yourself (`git commit --allow-empty`)");
  });

  test("without a fix there is nothing to test or to release, and staging shows what is to be fixed", async () => {
    await rules("e2e.yml");
    expect((await hotfix()).error).toBe("");
    expect(dispatched).toEqual(on("deploy-staging.yml"));
  });

  test("where a person's token pushes, only the preparation is dispatched; found again, all is", async () => {
    await rules("e2e.yml");
    const given = { commits: await fix(), "release-token": github.control.userToken("ada") };
    expect((await hotfix(given)).error).toBe("");
    expect(dispatched).toEqual(on("prepare-release.yml"));
    dispatched.length = 0;
    expect((await hotfix(given)).outputs).toMatchObject({ created: "false" });
    expect(dispatched).toEqual(on("deploy-staging.yml", "e2e.yml", "prepare-release.yml"));
  });
});

test("a fix that changes a workflow needs a token that may, which is said", async () => {
  await release("v1.0.0");
  const hook = join(origin.folder, "hooks", "update");
  const words =
    "refusing to allow a GitHub App to create or update workflow `.github/workflows/ci.yml` without `workflows` permission";
  const refuses = (why: string): string => `#!/bin/sh\n[ "$1" = refs/heads/main ] || { echo '${why}' >&2; exit 1; }\n`;
  writeFileSync(hook, refuses(words));
  chmodSync(hook, 0o755);
  const { error } = await hotfix({
    commits: await fix("fix: ci", { ".github/workflows/ci.yml": `${PUSHED}# mended\n` }),
  });
  expect(error).toContain("refusing to allow a GitHub App");
  expect(error).toContain(
    "Set the secret `RELEASE_TOKEN`: the token of an app or a person that can write contents and `workflows`.",
  );
  writeFileSync(hook, refuses("protected branch hook declined"));
  const protectedBranch = await hotfix({ commits: await fix() });
  expect(protectedBranch.error).toContain("no rule forbids branches named hotfix/*");
  expect(protectedBranch.error).toContain("`RELEASE_TOKEN`, with `workflows`");
});

describe("a changelog that alone does not fit", () => {
  const changelog = (body: string): string => `${HEAD}\n${body}\n## [1.0.0]\n\n- First\n`;
  const ours = async (): Promise<string> => `${await inOrigin("show", "hotfix/v1.0.1:CHANGELOG.md")}\n`;

  beforeEach(async () => {
    const told = await origin.commit({ "CHANGELOG.md": `${HEAD}\n## [1.0.0]\n\n- First\n` }, "docs: release");
    await origin.tag("v1.0.0", told);
    await origin.commit({ "CHANGELOG.md": changelog("### Added\n\n- A page\n"), page: "1\n" }, "feat: a page");
  });

  test("gets each commit's own entries, and the report says so", async () => {
    const one = await fix("fix: hours", {
      "CHANGELOG.md": changelog("### Added\n\n- A page\n\n### Fixed\n\n- Exports lose no hours\n"),
      hours: "1\n",
    });
    const two = await fix("fix: the logo", {
      "CHANGELOG.md": changelog("### Added\n\n- A page\n\n### Fixed\n\n- Exports lose no hours\n- The logo\n"),
      logo: "1\n",
    });
    const { error, outputs, summary } = await hotfix({ commits: `${one}, ${two}` });
    expect(error).toBe("");
    expect(await ours()).toBe(changelog("### Fixed\n\n- Exports lose no hours\n- The logo\n"));
    expect(await inOrigin("log", "--format=%an %s", "v1.0.0..hotfix/v1.0.1")).toBe(
      "Release Decider fix: the logo\nRelease Decider fix: hours",
    );
    expect(await inOrigin("log", "-1", "--format=%b", "hotfix/v1.0.1")).toBe(`(cherry picked from commit ${two})`);
    expect(await inOrigin("diff", "--name-only", "v1.0.0", "hotfix/v1.0.1")).toBe("CHANGELOG.md\nhours\nlogo");
    expect(summary).toContain("Only the changelog was in conflict.");
    expect(summary).toContain(
      `\`${one.slice(0, 12)}\` fix: hours\n\n\`\`\`\n### Fixed\n\n- Exports lose no hours\n\`\`\``,
    );
    expect(outputs).toMatchObject({ conflicts: "" });
    const again = await hotfix({ commits: `${one}, ${two}` });
    expect(again.outputs).toMatchObject({ created: "false", commit: outputs["commit"] });
  });

  test("a merge brings the entries of all that it merged", async () => {
    const base = await inOrigin("rev-parse", "main");
    const one = await fix("fix: hours", {
      "CHANGELOG.md": changelog("- Hours\n\n### Added\n\n- A page\n"),
      hours: "1\n",
    });
    const git = ["-c", "user.name=A", "-c", "user.email=a@example.org"];
    const merge = await inOrigin(...git, "commit-tree", `${one}^{tree}`, "-p", base, "-p", one, "-m", "Merge #7");
    await inOrigin("update-ref", "refs/heads/main", merge);
    expect((await hotfix({ commits: merge })).error).toBe("");
    expect(await ours()).toBe(changelog("- Hours\n"));
  });

  test.each<[string, Record<string, string>, string, string]>([
    [
      "an entry was reworded",
      { "CHANGELOG.md": changelog("### Added\n\n- A fine page\n") },
      "CHANGELOG.md",
      "more to the changelog than add entries",
    ],
    [
      "another file does not fit either",
      { "CHANGELOG.md": changelog("### Added\n\n- A page\n- New\n"), page: "2\n" },
      "CHANGELOG.md, page",
      "",
    ],
  ])("where %s a person settles it", async (_, files, inConflict, why) => {
    const commit = await fix("fix: all", { ...files, fix: "1\n" });
    const { error, summary, outputs } = await hotfix({ commits: commit });
    expect(error).toContain(`${commit.slice(0, 12)} cannot be applied to v1.0.0: ${inConflict} `);
    expect(outputs["conflicts"]).toBe(inConflict.replace(", ", "\n"));
    expect(summary).toContain("git cherry-pick -x");
    expect(summary).toContain(why);
    expect(await inOrigin("for-each-ref", "refs/heads/hotfix")).toBe("");
  });

  test("where it is a link, nothing is written through it", async () => {
    const victim = join(folder, "victim");
    writeFileSync(victim, "untouched\n");
    const clone = join(folder, "elsewhere");
    await origin.cloneTo(clone);
    const git = ["git", "-C", clone, "-c", "user.name=A", "-c", "user.email=a@example.org"];
    for (const target of [victim, join(folder, "one"), join(folder, "two")]) {
      await must(["ln", "-sf", target, join(clone, "CHANGELOG.md")]);
      await must([...git, "commit", "--quiet", "--all", "--message", "fix: elsewhere"]);
    }
    await must([...git, "tag", "v2.0.0", "HEAD~2"]);
    await must([...git, "push", "--quiet", "origin", "HEAD:main", "v2.0.0"]);
    const commit = (await must([...git, "rev-parse", "HEAD"])).trim();
    const { error, summary } = await hotfix({ commits: commit, from: "v2.0.0" });
    expect(error).toContain("cannot be applied to v2.0.0: CHANGELOG.md is in conflict.");
    expect(summary).toContain("CHANGELOG.md is not a file on both sides.");
    expect(await must(["cat", victim])).toBe("untouched\n");
  });
});

test("the changelog's place and its words are the default branch's", async () => {
  const news = (body: string): string => `# Neues\n\n## Unveröffentlicht\n${body}`;
  const told = await origin.commit({ "docs/NEWS.md": news("") }, "docs: release");
  await origin.tag("v1.0.0", told);
  const config = "announce: { changelog: docs/NEWS.md }\nupdate-changelog: { unreleased: Unveröffentlicht }\n";
  await origin.commit({ ".github/sluice.yml": config, "docs/NEWS.md": news("\n- Eine Seite\n") }, "feat: a page");
  const commit = await fix("fix: hours", { "docs/NEWS.md": news("\n- Eine Seite\n- Stunden\n") });
  const { error } = await hotfix({ commits: commit });
  expect(error).toBe("");
  expect(`${await inOrigin("show", "hotfix/v1.0.1:docs/NEWS.md")}\n`).toBe(news("\n- Stunden\n"));
});
