import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createGitOrigin, type GitOrigin } from "../sandbox/git-origin.ts";
import { type GithubDouble, startGithub } from "../sandbox/github/double.ts";
import { runStep, type StepResult } from "../sandbox/step.ts";

/** What a forge says where there is much of it, or where its words can be misunderstood. */

jest.setTimeout(60_000);

const REPOSITORY = "example/app";

let folder: string;
let origin: GitOrigin;
let github: GithubDouble;
let commit: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "sluice-forges-"));
  mkdirSync(join(folder, "workspace"));
  origin = await createGitOrigin(folder);
  commit = await origin.commit({ "a.txt": "1" }, "feat: one");
  await origin.tag("v1.0.0", commit);
  github = await startGithub({ repository: REPOSITORY, folder: origin.folder });
  github.control.addPerson({ login: "ada" });
});

afterEach(async () => {
  expect(github.violations).toEqual([]);
  await github.close();
  rmSync(folder, { recursive: true, force: true });
});

async function rules(more: string): Promise<void> {
  const text = `windows: { friday-from: false }\ncheck-readiness: { ${more} }\n`;
  await origin.commit({ ".github/sluice.yml": text }, "chore: rules");
}

function check(): Promise<StepResult> {
  const preflight = github.control.startRun({
    ...{ workflow: ".github/workflows/deploy-prod.yml", event: "workflow_dispatch", ref: "refs/heads/main" },
    actor: "ada",
  });
  const scopes = {
    ...({ contents: "read", checks: "read", statuses: "read" } as const),
    ...({ actions: "read", issues: "read", deployments: "read" } as const),
  };
  return runStep({
    stage: "check-readiness",
    workspace: join(folder, "workspace"),
    scratch: folder,
    with: { tag: "v1.0.0", token: github.control.runToken(preflight, scopes) },
    run: { GITHUB_API_URL: github.url, GITHUB_REPOSITORY: REPOSITORY, GITHUB_REF: "refs/heads/main" },
  });
}

async function post(path: string, body: unknown): Promise<{ readonly id: number; readonly number: number }> {
  const headers = { authorization: `Bearer ${github.control.userToken("ada")}`, "content-type": "application/json" };
  const request = { method: "POST", headers, body: JSON.stringify(body) };
  const answer = await fetch(`${github.url}/repos/${REPOSITORY}/${path}`, request);
  return (await answer.json()) as { readonly id: number; readonly number: number };
}

test("an incident is one in whichever case its label is written, and wherever it stands in the list", async () => {
  await rules("incident-label: sev1");
  for (let more = 0; more < 3; more++) await post("issues", { title: `Small ${more}`, labels: ["bug"] });
  expect((await check()).error).toBe("");
  for (let more = 0; more < 101; more++) await post("issues", { title: `Logins fail ${more}`, labels: ["SEV1"] });
  expect((await check()).error).toMatch(/An incident is open: #\d+ Logins fail 100 and 100 more\./);
});
