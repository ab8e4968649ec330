import { githubPlatform, type Waiting } from "../../../rehearsal/github-platform.ts";
import type { Request } from "../../../rehearsal/runner/run.ts";
import { type GithubDouble, startGithub } from "../../sandbox/github/double.ts";
import { ended, type Heard, onTag, type RunnerScene, runnerScene, type Seen } from "./runner-scene.ts";

/** The runner on the GitHub double: what the one does is seen at the other, and what is decided there counts here. */

jest.setTimeout(30_000);

let scene: RunnerScene;
let github: GithubDouble;
let ahead = 0;
let person: (waiting: Waiting) => void;

beforeEach(() => {
  scene = runnerScene();
  ahead = 0;
  person = ({ runId, environment }) => github.control.review(runId, { environment, login: "olga", state: "approved" });
});

afterEach(async () => {
  scene.end();
  await github.close();
});

async function forge(files: Readonly<Record<string, string>>): Promise<GithubDouble["control"]> {
  scene.repository(files);
  github = await startGithub({ repository: "example/app", folder: scene.bare, now: () => Date.now() + ahead });
  github.control.addPerson({ login: "olga" });
  github.control.addPerson({ login: "ada" });
  return github.control;
}

const platform = () =>
  githubPlatform({
    github,
    settings: { repository: {}, environments: {} },
    onWaiting: (waiting) => person(waiting),
  });

async function run(more: Partial<Request> & Heard = {}): Promise<Seen & { readonly runId: number }> {
  const { control } = github;
  const path = ".github/workflows/a.yml";
  const runId =
    more.runId ?? control.startRun({ workflow: path, event: "push", ref: "refs/tags/v1.0.0", actor: "ada" });
  return { ...(await scene.run("a.yml", { platform: platform(), ...more, runId })), runId };
}

const jobsOf = (runId: number, attempt: number) =>
  github.control
    .run(runId)
    .jobs.filter((job) => job.attempt === attempt)
    .map(({ name, conclusion }) => `${name}: ${conclusion}`)
    .sort();

async function ask(path: string): Promise<unknown> {
  const headers = { authorization: `token ${github.control.userToken("ada")}` };
  return (await fetch(`${github.url}/repos/example/app/${path}`, { headers })).json();
}

test("a job with an environment makes a deployment, unless it says that it makes none; both wait", async () => {
  const control = await forge(
    onTag(`
  deploy:
    environment: production
    runs-on: x
    steps: [{ run: echo deploy }]
  look:
    environment: { name: staging-signoff, deployment: false }
    runs-on: x
    steps: [{ run: echo look }]
`),
  );
  for (const name of ["production", "staging-signoff"]) control.protect(name, { reviewers: ["olga"] });
  const asked: string[] = [];
  const approve = person;
  person = (waiting) => {
    asked.push(waiting.environment);
    approve(waiting);
  };
  expect((await run()).results).toEqual({ deploy: "success", look: "success" });
  expect(asked.sort()).toEqual(["production", "staging-signoff"]);
  const made = await ask("deployments");
  expect(made).toMatchObject([{ environment: "production" }]);
  expect(made).toHaveLength(1);
});

test("the address of a job's environment, which its steps may make, is in the last status of its deployment", async () => {
  await forge(
    onTag(`
  deploy:
    environment: { name: production, url: "\${{ steps.where.outputs.url }}" }
    runs-on: x
    steps: [{ id: where, run: 'echo "url=https://app.example.com" >>"$GITHUB_OUTPUT"' }]
`),
  );
  expect((await run()).results).toEqual({ deploy: "success" });
  const [made] = (await ask("deployments")) as readonly { readonly id: number }[];
  const statuses = (await ask(`deployments/${made?.id}/statuses`)) as readonly object[];
  expect(statuses[0]).toMatchObject({ state: "success", environment_url: "https://app.example.com" });
  expect(statuses[1]).toMatchObject({ state: "in_progress", environment_url: "" });
});

test("a finished job has its steps, each with its name, its conclusion and its times", async () => {
  const control = await forge(
    onTag(`
  deploy:
    runs-on: x
    steps:
      - { name: Deploy, run: sleep 0.1 }
      - { name: Smoke test, run: exit 1, continue-on-error: true }
      - { name: Watch, run: exit 1 }
      - { name: Announce, run: echo announce }
`),
  );
  const { runId } = await run();
  const [job] = control.run(runId).jobs;
  const answer = (await ask(`actions/jobs/${job?.id}`)) as { readonly steps: readonly Record<string, unknown>[] };
  expect(answer.steps.map(({ number, name, status, conclusion }) => [number, name, status, conclusion])).toEqual([
    [1, "Deploy", "completed", "success"],
    [2, "Smoke test", "completed", "success"],
    [3, "Watch", "completed", "failure"],
    [4, "Announce", "completed", "skipped"],
  ]);
  const [deploy] = job?.steps ?? [];
  expect((deploy?.completedAt ?? 0) - (deploy?.startedAt ?? 0)).toBeGreaterThanOrEqual(90);
  expect(answer.steps[0]?.["started_at"]).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  expect(github.violations).toEqual([]);
});

test("each job knows its own check run", async () => {
  await forge(
    onTag(`
  one: { runs-on: x, steps: [{ run: 'echo "one \${{ job.check_run_id }}"' }] }
  two: { runs-on: x, steps: [{ run: 'echo "two \${{ job.check_run_id }}"' }] }
`),
  );
  const { lines, runId } = await run();
  const { jobs } = (await ask(`actions/runs/${runId}/jobs`)) as {
    readonly jobs: readonly { readonly name: string; readonly check_run_url: string }[];
  };
  expect(jobs).toHaveLength(2);
  const own = jobs.map(({ name, check_run_url: url }) => `${name} ${url.split("/").at(-1)}`);
  expect(lines.toSorted()).toEqual(own.toSorted());
  expect(github.violations).toEqual([]);
});

test("an environment that no one made is made unprotected, and its job goes on", async () => {
  await forge(onTag("  deploy:\n    environment: produktion\n    runs-on: x\n    steps: [{ run: echo in }]\n"));
  person = () => {
    throw new Error("Nobody is to be asked.");
  };
  expect((await run()).lines).toEqual(["in"]);
  expect(await ask("environments/produktion")).toMatchObject({ name: "produktion", protection_rules: [] });
});

const GATED = onTag(`
  deploy:
    environment: production
    runs-on: x
    steps: [{ run: echo never }]
`);

test.each<[string, (control: GithubDouble["control"], waiting: Waiting) => void, string]>([
  [
    "rejected",
    (control, { runId, environment }) => control.review(runId, { environment, login: "olga", state: "rejected" }),
    "The deployment to production was rejected.",
  ],
  [
    "left without its rule",
    (control) => control.unprotect("production"),
    "The deployment was blocked by a policy of production.",
  ],
  [
    "never answered",
    (control, { runId, environment }) => control.neverAnswer(runId, environment),
    "The deployment to production was not approved within 30 days.",
  ],
])("a job that is %s fails, with an annotation of its own", async (_, happens, says) => {
  const control = await forge(GATED);
  control.protect("production", { reviewers: ["olga"] });
  person = (waiting) => happens(control, waiting);
  const { lines, annotations, results, end } = await run();
  expect(lines).toEqual([]);
  expect(annotations).toEqual([`error: ${says}`]);
  expect(results).toEqual({ deploy: "failure" });
  expect(end?.result).toBe("failure");
});

test("a job that only waits for its environment's timer goes on when that is over", async () => {
  const control = await forge(
    onTag("  deploy:\n    environment: production\n    runs-on: x\n    steps: [{ run: echo in }]\n"),
  );
  control.protect("production", { waitMinutes: 5 });
  const began = Date.now();
  person = () => {
    setTimeout(() => {
      ahead = 4 * 60_000;
    }, 100);
    setTimeout(() => {
      ahead = 5 * 60_000;
    }, 500);
  };
  expect((await run()).lines).toEqual(["in"]);
  expect(Date.now() - began).toBeGreaterThanOrEqual(500);
});

test("an attempt's page has each job once: kept, skipped, or run again", async () => {
  const control = await forge(
    onTag(`
  plan:
    runs-on: x
    steps: [{ run: echo plan }]
  maybe:
    needs: plan
    if: needs.plan.result == 'failure'
    runs-on: x
    steps: [{ run: echo never }]
  bad:
    needs: plan
    runs-on: x
    steps: [{ run: 'test "$GITHUB_RUN_ATTEMPT" = 2' }]
  after:
    needs: bad
    runs-on: x
    steps: [{ run: echo after }]
  always:
    needs: bad
    if: always()
    runs-on: x
    steps: [{ run: echo always }]
`),
  );
  const first = await run();
  expect(jobsOf(first.runId, 1)).toEqual([
    ...["after: skipped", "always: success", "bad: failure", "maybe: skipped", "plan: success"],
  ]);
  expect(control.run(first.runId).ended).toBe("failure");
  control.rerunFailed(first.runId, "ada");
  const second = await run({ runId: first.runId, before: ended(first) });
  expect([...second.lines].sort()).toEqual(["after", "always"]);
  expect(jobsOf(first.runId, 2)).toEqual([
    ...["after: success", "always: success", "bad: success", "maybe: skipped", "plan: success"],
  ]);
  expect(control.run(first.runId).ended).toBe("success");
});

test("a run that is cancelled ends as cancelled, with what it left out and what it still did", async () => {
  const control = await forge(
    onTag(`
  one:
    runs-on: x
    steps: [{ run: "echo runs; sleep 20" }]
  two:
    needs: one
    environment: production
    runs-on: x
    steps: [{ run: echo never }]
  waits:
    environment: production
    runs-on: x
    steps: [{ run: echo never }]
  three:
    needs: [one, two]
    if: always()
    runs-on: x
    steps: [{ run: echo three }]
`),
  );
  control.protect("production", { reviewers: ["olga"] });
  person = () => undefined;
  const [stop, ladder] = [new AbortController(), { termAfter: 200, killAfter: 200, endAfter: 20_000 }];
  github.on("cancelled", () => stop.abort());
  const runId = control.startRun({
    ...{ workflow: ".github/workflows/a.yml", event: "push", ref: "refs/tags/v1.0.0", actor: "ada" },
  });
  const atLine = (line: string): void => {
    if (line === "runs") control.cancel(runId, "ada");
  };
  const { lines } = await run({ runId, stop: stop.signal, atLine, ladder });
  expect(lines).toEqual(["runs", "three"]);
  expect(jobsOf(runId, 1)).toEqual(["one: cancelled", "three: success", "two: skipped", "waits: cancelled"]);
  expect(control.run(runId).ended).toBe("cancelled");
});

test("without a word on permissions a job's token may read the contents, and nothing else", async () => {
  const question = `for (const path of ["git/ref/tags/v1.0.0", "issues"])
    fetch(process.env.GITHUB_API_URL + "/repos/example/app/" + path, { headers: { authorization: "token " + process.env.TOKEN } })
      .then(({ status }) => console.log(path, status));`;
  await forge({
    "ask.cjs": question,
    ...onTag(`
  one:
    runs-on: x
    steps:
      - run: git -C "${scene.bare}" show v1.0.0:ask.cjs >ask.cjs && "${process.execPath}" ask.cjs
        env: { TOKEN: "\${{ github.token }}" }
`),
  });
  expect([...(await run()).lines].sort()).toEqual(["git/ref/tags/v1.0.0 200", "issues 403"]);
});
