import { repositoryRoot } from "../../scripts/root.ts";
import { startedRuns } from "../../src/gates/run/started-run.ts";
import { RELEASE_JOB, ROLLBACK_JOB } from "../../src/readiness/live-release.ts";
import { type Job, readWorkflows } from "./workflow-files.ts";

/** Names of jobs that the code reads, against the workflow files that make them. */

const files = readWorkflows(repositoryRoot());

function jobsOf(name: string): readonly (readonly [string, Job])[] {
  return Object.entries(files.get(`.github/workflows/${name}`)?.workflow.jobs ?? {});
}

const isRollback = ([, { steps }]: readonly [string, Job]): boolean =>
  steps.some(({ uses }) => uses === "$/actions/rollback");
const deploys = ([, { steps }]: readonly [string, Job]): boolean =>
  steps.some(({ uses, with: given }) => uses === "$/actions/deploy-prod" && given["dry-run"] !== true);

test("the job that deploys a release, and those that roll one back, have the names that tell what they brought", () => {
  const jobs = [...jobsOf("deploy-prod.yml"), ...jobsOf("rollback.yml")];
  const releases = jobs.filter(deploys).map(([, { name }]) => name);
  expect(releases).toEqual([`${RELEASE_JOB}\${{ needs.preflight.outputs.version }}`]);
  const rollbacks = jobs.filter((job) => isRollback(job) && !deploys(job)).map(([, { name = "" }]) => name);
  expect(rollbacks).toHaveLength(4);
  expect(rollbacks.filter((name) => !name.startsWith(ROLLBACK_JOB))).toEqual([]);
});

test("the jobs that say which run was started are read as that", () => {
  for (const [file, after] of [
    ["prepare-release.yml", 12],
    ["hotfix.yml", undefined],
  ] as const) {
    const { name = "" } = Object.fromEntries(jobsOf(file))["started"] ?? {};
    const filled = name
      .replace(/\$\{\{ needs\.\w+\.outputs\.started-run \}\}/, "77")
      .replace(/\$\{\{.*format\('(.*)\{0\}'.*\}\}/, "$112");
    const job = { id: 1, name: `prepare / ${filled}`, status: "completed", conclusion: "success" };
    expect(startedRuns([job as Parameters<typeof startedRuns>[0][number]])).toEqual([{ run: 77, after }]);
  }
});

test("a job that verifies its own gate, which is no deployment, finds itself by its check run; no other job claims to be that", () => {
  const jobs = [...files.values()].flatMap(({ workflow }) => Object.values(workflow.jobs));
  const verifying = jobs.flatMap(({ environment, steps }) =>
    steps
      .filter(({ uses, with: given }) => uses === "$/actions/verify-approval" && given["deployment"] === false)
      .map(({ with: given }) => ({ isOwn: environment !== undefined, checkRun: given["check-run-id"] })),
  );
  const own = verifying.filter(({ isOwn }) => isOwn).map(({ checkRun }) => checkRun);
  expect(own.length).toBeGreaterThan(3);
  expect([...new Set(own)]).toEqual(["${{ job.check_run_id }}"]);
  expect(verifying.filter(({ isOwn, checkRun }) => !isOwn && checkRun !== undefined)).toEqual([]);
});

test("a gate that is no deployment names the job that asked by that job's own name", () => {
  const asking = [...jobsOf("deploy-prod.yml"), ...jobsOf("prepare-release.yml")];
  const names = asking.map(([, { name }]) => name);
  const given = asking.flatMap(([, { steps }]) => steps.flatMap(({ with: inputs }) => inputs["job"] ?? []));
  expect(given.length).toBeGreaterThan(2);
  expect(given.filter((name) => !names.includes(String(name)))).toEqual([]);
});
