import { type ActionFolder, actionFolders, readActionFolder } from "../../scripts/actions/action-folder.ts";
import { repositoryRoot } from "../../scripts/root.ts";
import { OUR_NEEDS } from "./permission-needs.ts";
import { permissionBreaches, type Surroundings } from "./permission-rules.ts";
import { readWorkflows, type Workflow } from "./workflow-files.ts";

const root = repositoryRoot();
const files = readWorkflows(root);
let folders: readonly ActionFolder[];
let around: Surroundings;

beforeAll(async () => {
  folders = await Promise.all(actionFolders(root).map((stage) => readActionFolder(root, stage)));
  const reusable = [...files].filter(([path]) => path.startsWith(".github/"));
  around = {
    inputs: Object.fromEntries(folders.map(({ stage, keys }) => [stage, keys.inputs])),
    reusable: Object.fromEntries(reusable.map(([path, { workflow }]) => [path.split("/").at(-1) ?? "", workflow])),
  };
});

function workflowAt(path: string): Workflow {
  const found = files.get(path)?.workflow;
  if (found === undefined) throw new Error(`There is no ${path}.`);
  return found;
}

test.each([...files.keys()])("%s gives each job what it needs, and nothing else", (path) => {
  expect(permissionBreaches(workflowAt(path), around)).toEqual([]);
});

test("every action of ours says what it needs, and tells users the same", () => {
  const declared = Object.entries(OUR_NEEDS).map(([stage, needs]) => [stage, summary(needs)]);
  const told = folders.map(({ stage, keys }) => {
    const text = keys.inputs.map(({ description }) => description).join("\n");
    const named = [...text.matchAll(/`([a-z-]+): (read|write)`/g)];
    return [stage, summary(named.map(([, scope = "", level = ""]) => ({ scope, level })))];
  });
  expect(told).toEqual(declared);
});

/** Each scope with the most that is asked for. */
function summary(needs: readonly { readonly scope: string; readonly level: string }[]): string[] {
  const scopes = [...new Set(needs.map(({ scope }) => scope))].toSorted();
  return scopes.map(
    (scope) => `${scope}: ${needs.some((one) => one.scope === scope && one.level === "write") ? "write" : "read"}`,
  );
}

/** A workflow with other permissions, or other inputs of one step, in one job. */
function changed(path: string, id: string, change: Change): string[] {
  const workflow = workflowAt(path);
  const job = workflow.jobs[id];
  if (job === undefined) throw new Error(`${path} has no job ${id}.`);
  const { permissions = {}, input, step } = change;
  const steps = job.steps.map((step) => {
    const isIt = input !== undefined && step.uses === `$/actions/${input.stage}`;
    return isIt ? { ...step, with: { ...step.with, ...input.with } } : step;
  });
  const more = step === undefined ? [] : [{ with: {}, ...step }];
  const other = { ...job, permissions: { ...job.permissions, ...permissions }, steps: [...steps, ...more] };
  return permissionBreaches({ ...workflow, jobs: { ...workflow.jobs, [id]: other } }, around);
}

interface Change {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly input?: { readonly stage: string; readonly with: Readonly<Record<string, string>> };
  readonly step?: { readonly uses: string } | { readonly run: string; readonly env: Readonly<Record<string, string>> };
}

const ROAD = ".github/workflows/deploy-prod.yml";
const PREPARE = ".github/workflows/prepare-release.yml";
const STAGING = ".github/workflows/deploy-staging.yml";

test.each<[string, string, string, Change, string]>([
  ["a tag that may not be written", ROAD, "images", { permissions: { packages: "read" } }, "it lacks packages: write"],
  [
    "an override that may not be kept",
    ROAD,
    "release",
    { permissions: { deployments: "read" } },
    "it lacks deployments: write",
  ],
  ["an approval that may not be read", ROAD, "verdict", { permissions: { actions: "none" } }, "it lacks actions: read"],
  [
    "a branch that may not be checked out",
    STAGING,
    "staging",
    { permissions: { contents: "none" } },
    "it lacks contents: read",
  ],
  [
    "an image that may not be pushed",
    ".github/workflows/build-image.yml",
    "build",
    { permissions: { packages: "read" } },
    "it lacks packages: write",
  ],
  [
    "more than is needed of a scope",
    ROAD,
    "preflight",
    { permissions: { packages: "write" } },
    "nothing in it needs packages: write",
  ],
  [
    "a scope that nothing needs",
    STAGING,
    "staging",
    { permissions: { "id-token": "write" } },
    "nothing in it needs id-token: write",
  ],
  [
    "a caller that grants more than the called jobs have",
    "workflows/deploy-staging.yml",
    "staging",
    { permissions: { packages: "read" } },
    "nothing in it needs packages: read",
  ],
  [
    "a rollback that is not recorded any more",
    ROAD,
    "return-at-once",
    { input: { stage: "conclude-rollback", with: { commit: "" } } },
    "nothing in it needs deployments: write",
  ],
  [
    "an answer that is left nowhere any more",
    PREPARE,
    "sign-off",
    { input: { stage: "verify-approval", with: { "leave-status": "false", approval: "" } } },
    "nothing in it needs statuses: write",
  ],
  [
    "a trial that has become real",
    ROAD,
    "preflight",
    { input: { stage: "promote-images", with: { "dry-run": "false" } } },
    "it lacks packages: write",
  ],
  [
    "an announcement that may be a release's",
    ROAD,
    "stays",
    { input: { stage: "announce-release", with: { event: "${{ steps.back.outputs.what }}" } } },
    "it lacks contents: write",
  ],
  [
    "an announcement that is a release's in one case of two",
    ROAD,
    "stays",
    { input: { stage: "announce-release", with: { event: "${{ steps.a.outputs.b && 'released' || 'held' }}" } } },
    "it lacks contents: write",
  ],
  [
    "a token that is not the run's",
    ROAD,
    "images",
    { input: { stage: "promote-images", with: { "registry-password": "${{ secrets.PUSH_PASSWORD }}" } } },
    "nothing in it needs packages: write",
  ],
  [
    "an action of others that nobody has looked at",
    STAGING,
    "staging",
    { step: { uses: "a/b@0000000000000000000000000000000000000000" } },
    "does not say what a/b@0000000000000000000000000000000000000000 needs",
  ],
  [
    "an action of ours that nobody has looked at",
    STAGING,
    "staging",
    { step: { uses: "$/actions/new-stage" } },
    "does not say what $/actions/new-stage needs",
  ],
  [
    "a script with the run's token",
    STAGING,
    "staging",
    { step: { run: "gh release list", env: { GH_TOKEN: "${{ secrets.GITHUB_TOKEN }}" } } },
    "a script gets the run's token: gh release list",
  ],
])("the rules notice %s", (_, path, id, change, breach) => {
  expect(changed(path, id, change)).toContainEqual(expect.stringContaining(`${id}: `));
  expect(changed(path, id, change).join("\n")).toContain(breach);
});
