import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { repositoryRoot } from "../../../scripts/root.ts";
import { FORGES, type Forge } from "../../../src/scaffold/forge/forge.ts";
import { secretPlaces } from "../../../src/scaffold/tasks/secret-list.ts";
import { renderTasks } from "../../../src/scaffold/tasks/task.ts";
import { taskList } from "../../../src/scaffold/tasks/task-list.ts";
import { type WorkflowNeeds, workflowNeeds } from "../../../src/scaffold/tasks/workflow-needs.ts";

/** What is left for a person follows from the workflows themselves: these are the real ones. */

const root = repositoryRoot();
const read = (path: string): string => readFileSync(join(root, path), "utf8");
const actions = new Map(
  readdirSync(join(root, "actions")).map((stage) => [stage, read(`actions/${stage}/action.yml`)]),
);
const needsOf = (name: string): WorkflowNeeds => workflowNeeds(name, read(`.github/workflows/${name}`), { actions });
const NAMES = ["deploy-prod.yml", "deploy-staging.yml", "prepare-release.yml", "rollback.yml", "status.yml"];
const needs = NAMES.map(needsOf);

test("a job that verifies an approval is a gate; any other environment only holds secrets", () => {
  const environments = needs.flatMap((one) => one.environments);
  const names = (isGate: boolean): Set<string> =>
    new Set(environments.filter((one) => one.isGate === isGate).map(({ name }) => name));
  expect(names(true)).toEqual(new Set(["production", "production-verdict", "staging-signoff", "release"]));
  expect(names(false)).toEqual(new Set(["staging"]));
});

test("a secret is needed where a step without a condition hands it to an input that its action requires", () => {
  const needed = (name: string): string[] => {
    const names = needsOf(name).secrets.flatMap((secret) => (secret.isNeeded ? [secret.name] : []));
    return [...new Set(names)].toSorted();
  };
  expect(needed("deploy-prod.yml")).toEqual(["DEPLOY_SSH_KEY"]);
  expect(needed("deploy-staging.yml")).toEqual(["DEPLOY_SSH_KEY"]);
  expect(needed("status.yml")).toEqual(["DEPLOY_SSH_KEY", "SURVEY_SSH_KEY"]);
  expect(needed("prepare-release.yml")).toEqual([]);
});

test("a secret belongs to the environments of its jobs, unless a job without one reads it too", () => {
  const { environments, repository } = secretPlaces(needs, true);
  const names = (entries: readonly { readonly name: string }[] = []): string[] => entries.map(({ name }) => name);
  expect(names(environments.get("production"))).toContain("DEPLOY_SSH_KEY");
  expect(names(environments.get("staging"))).toContain("DEPLOY_SSH_KEY");
  expect(names(environments.get("release"))).toEqual(["SIGNING_KEY"]);
  expect(names(repository)).toEqual(expect.arrayContaining(["SURVEY_SSH_KEY", "RETURN_SSH_KEY", "SLACK_WEBHOOK_URL"]));
  expect(names(repository)).not.toContain("DEPLOY_SSH_KEY");
});

test("where environments are ignored, every secret is the repository's", () => {
  const { environments, repository } = secretPlaces(needs, false);
  expect(environments.size).toBe(0);
  expect(repository[0]).toMatchObject({
    name: "DEPLOY_SSH_KEY",
    neededBy: ["deploy-prod.yml", "deploy-staging.yml", "rollback.yml", "status.yml"],
  });
});

const listFor = (forge: Forge): string =>
  renderTasks(
    taskList({
      ...{ forge, needs, images: [], composeFiles: [], open: [], toMerge: [], folder: ".github/workflows" },
      ...{ actionAddresses: ["https://git.example.com/ops/sluice"], unreadFolders: [], tagPatterns: ["v*"] },
      ...{ actionNames: forge === "ghes" ? ["actions/checkout"] : [], guide: (page) => `https://docs.example/${page}` },
      repository: { forge: "https://git.example.com", owner: "acme", name: "shop" },
    }),
  );

test.each(FORGES)("for %s the list asks for what that forge has", (forge) => {
  const text = listFor(forge);
  const hasEnvironments = forge === "github" || forge === "ghes";
  expect(text.includes("Required reviewers")).toBe(hasEnvironments);
  expect(text.includes("Allow GitHub Actions to create and approve pull requests")).toBe(hasEnvironments);
  expect(text.includes("Enable Actions and issues")).toBe(!hasEnvironments);
  expect(text.includes("every person who can push a workflow file can read them")).toBe(!hasEnvironments);
  expect(text.includes("Maximum Token Permissions")).toBe(forge === "gitea");
  // A person who can run any branch or tag with the environment decides about it.
  expect(text.includes("allow only the default branch and the tags v*.*.*.")).toBe(hasEnvironments);
  expect(text.includes("actions/checkout from this server: enable GitHub Connect")).toBe(forge === "ghes");
  // Gitea has no such permissions.
  expect(text).not.toMatch(/allow writing: .*(deployments|statuses)/);
  expect(text.includes("Use Forgejo 15.0 or newer")).toBe(forge === "forgejo");
  expect(text.includes("Register a runner with the label ubuntu-24.04")).toBe(forge !== "github");
});

test("the permissions in the list are those that the workflows ask for", () => {
  expect(listFor("gitea")).toContain("must allow writing: actions, contents, issues, packages, pull-requests.");
});
