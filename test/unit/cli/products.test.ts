import { basename, join } from "node:path";
import { parse } from "yaml";
import { readWorkflowTree } from "../../../rehearsal/runner/tree.ts";
import { isTriggered, type Trigger } from "../../../rehearsal/runner/trigger.ts";
import { actionFolders, readActionFolder } from "../../../scripts/actions/action-folder.ts";
import { repositoryRoot } from "../../../scripts/root.ts";
import { parseConfig } from "../../../src/config/parse.ts";
import { FORGES } from "../../../src/scaffold/forge/forge.ts";
import { dialectBreaches } from "../../contract/dialect-rules.ts";
import { permissionBreaches, type Surroundings } from "../../contract/permission-rules.ts";
import { officialAnswers, readWorkflow, readWorkflows, type Workflow } from "../../contract/workflow-files.ts";
import { type Neighbours, workflowBreaches } from "../../contract/workflow-rules.ts";
import { COMPOSE, INIT, openSuite, openUser, type SuiteScene, type UserScene } from "./cli-scene.ts";

/** `sluice init --product`: several products in one real Git repository, each with workflows of its own. */

const root = repositoryRoot();
let suite: SuiteScene;
const users: UserScene[] = [];

beforeAll(() => {
  suite = openSuite();
  suite.release("v0.2.0", (path, text) =>
    path === "workflows/rollback.yml" ? text.replace("description: Why\n", "description: Why, for the record\n") : text,
  );
});
afterEach(() => {
  for (const user of users.splice(0)) user.close();
});
afterAll(() => suite.close());

const FILES = {
  "compose.yml": COMPOSE,
  "services/api/compose.yml":
    "name: shop-api\nservices: { web: { build: ., image: 'ghcr.io/acme/api:${SLUICE_VERSION:?}' } }\n",
  "services/api/CHANGELOG.md": "# Changelog\n",
  "web/docker-compose.yml": "services: { web: { build: . } }\n",
};
const API = [...INIT, "--product", "api"];
const LOCK = ".github/sluice.lock.json";
const at = (name: string): string => `.github/workflows/${name}`;

function user(files: Readonly<Record<string, string>> = FILES, remote?: string): UserScene {
  const scene = openUser(files, remote);
  users.push(scene);
  return scene;
}

async function done(scene: UserScene, argv: readonly string[]): Promise<string> {
  const { code, out, error } = await scene.run(...argv);
  expect({ code, error }).toEqual({ code: 0, error: "" });
  return out;
}

/** What a job of a caller gives to the workflow that it calls. */
function given(scene: UserScene, file: string, job: string): Readonly<Record<string, string>> {
  return parse(scene.read(at(file))).jobs[job].with;
}

describe.each(FORGES)("for %s", (forge) => {
  const remote = forge === "github" ? "git@github.com:acme/shop.git" : "https://git.example.com/acme/shop.git";
  const init = ["init", "--forge", forge, "--actions", "ops/sluice", "--ref", "v0.1.0"];

  test("the callers of three products pass each check that those of one product pass", async () => {
    const scene = user(FILES, remote);
    for (const more of [[], ["--product", "api"], ["--product", "web"]]) await done(scene, [...init, ...more]);
    const folder = JSON.parse(scene.read(LOCK)).folder;
    const files = scene.filesIn(folder);
    const paths = [...files.keys()].map((path) => join(scene.folder, path));
    expect(officialAnswers(root, paths).flatMap(({ complaints }) => complaints)).toEqual([]);
    const around = await surroundings();
    const callers = [...files].filter(([path]) => !basename(path).startsWith("sluice-"));
    expect(callers).not.toEqual([]);
    expect(callers.filter(([path]) => path.endsWith("-api.yml")).length).toBe(callers.length / 3);
    for (const [path, text] of callers) {
      expect(files.has(/uses: \.\/(\S+)/.exec(text)?.[1] ?? "")).toBe(true);
      const own = text.replaceAll(/uses: \.\/\S+\/sluice-(\S+)/g, "uses: OWNER/sluice/.github/workflows/$1@v0.1.0");
      const workflow = readWorkflow(own);
      const breaches = [...workflowBreaches(workflow, own, around), ...dialectBreaches(workflow)];
      // Gitea's token has no permission for statuses, so its copy asks for another one.
      if (forge !== "gitea") breaches.push(...permissionBreaches(workflow, around));
      expect({ path, breaches }).toEqual({ path, breaches: [] });
    }
    const names = callers.map(([, text]) => parse(text).name);
    expect(new Set(names).size).toBe(names.length);
    for (const path of [".github/sluice.yml", ".github/sluice-api.yml", ".github/sluice-web.yml"])
      expect(parseConfig(scene.read(path), path)).toMatchObject({ version: 1 });
  });
});

async function surroundings(): Promise<Neighbours & Surroundings> {
  const folders = await Promise.all(actionFolders(root).map((stage) => readActionFolder(root, stage)));
  const reusable: Record<string, Workflow> = {};
  for (const [path, { workflow }] of readWorkflows(root))
    if (path.startsWith(".github/") && workflow.on.workflow_call) reusable[basename(path)] = workflow;
  return {
    reusable,
    actions: Object.fromEntries(folders.map(({ stage, manifest }) => [stage, manifest])),
    inputs: Object.fromEntries(folders.map(({ stage, keys }) => [stage, keys.inputs])),
  };
}

describe("the workflows of a product", () => {
  let scene: UserScene;
  beforeEach(async () => {
    scene = user();
    await done(scene, INIT);
    await done(scene, API);
  });

  test("have its configuration, its environments, and each other's names", () => {
    const config = ".github/sluice-api.yml";
    expect(parse(scene.read(at("deploy-prod-api.yml"))).name).toBe("Deploy to production (api)");
    expect(given(scene, "deploy-prod-api.yml", "production")).toMatchObject({
      ...{ config, environment: "production-api", "verdict-environment": "production-verdict-api" },
    });
    expect(given(scene, "prepare-release-api.yml", "prepare")).toMatchObject({
      ...{ config, environment: "production-api", workflow: "deploy-prod-api.yml" },
      ...{ "sign-off-environment": "staging-signoff-api", "release-environment": "release-api" },
    });
    expect(given(scene, "answer-api.yml", "answer")).toEqual({
      ...{ config, workflow: "deploy-prod-api.yml", preparation: "prepare-release-api.yml" },
      rollback: "rollback-api.yml",
    });
    expect(given(scene, "hotfix-api.yml", "hotfix")).toMatchObject({
      ...{ config, "staging-workflow": "deploy-staging-api.yml", "prepare-workflow": "prepare-release-api.yml" },
    });
    expect(given(scene, "deploy-staging-api.yml", "staging")).toMatchObject({ config, environment: "staging-api" });
    expect(given(scene, "deploy-staging-api.yml", "build")).toMatchObject({
      ...{ config, image: "acme/api", context: "services/api" },
    });
    expect(given(scene, "restore-drill-api.yml", "drill")).toEqual({
      ...{ config, environment: "production-api", "key-environment": "restore-drill-api" },
    });
    expect(scene.read(at("restore-drill-api.yml"))).toContain("environment `restore-drill-api`");
    expect(scene.read(at("rollback-api.yml"))).toContain(
      "`gates.production-api.rollback-self-approval: true` in .github/sluice-api.yml",
    );
    expect(scene.read(at("credentials-leak-api.yml"))).toContain("into the environment `production-api`");
    const staging = scene.read(at("deploy-staging-api.yml"));
    expect(staging).toContain("# A branch that hotfix-api.yml makes");
    expect(staging).toContain("a job like `build`: `staging` needs them all");
    expect(Object.keys(parse(scene.read(at("check-image-api.yml"))).jobs)).toEqual(["image-api"]);
  });

  test.each<[Trigger, readonly string[]]>([
    [{ kind: "push", tag: "v1.4.0" }, ["deploy-prod.yml"]],
    [{ kind: "push", tag: "1.4.0" }, ["deploy-prod.yml"]],
    [{ kind: "push", tag: "api/v1.4.0" }, ["deploy-prod-api.yml"]],
    [{ kind: "push", tag: "api/1.4.0-rollback" }, ["deploy-prod-api.yml"]],
    [{ kind: "push", tag: "web/v1.4.0" }, []],
    [{ kind: "push", branch: "hotfix/v1.2.5" }, ["deploy-staging.yml"]],
    [{ kind: "push", branch: "hotfix/api/v1.2.5" }, ["deploy-staging-api.yml"]],
    [{ kind: "push", branch: "main" }, ["deploy-staging-api.yml", "deploy-staging.yml"]],
  ])("%j starts %j", async (trigger, expected) => {
    const started: string[] = [];
    for (const [path, text] of scene.filesIn(".github/workflows"))
      if (isTriggered(await readWorkflowTree("a.yml", text), trigger)) started.push(basename(path));
    expect(started.toSorted()).toEqual(expected);
  });

  test("leave those of the other product, and what they call, as they were", async () => {
    const alone = user();
    await done(alone, INIT);
    const files = [...alone.filesIn(".github/workflows")];
    expect(files).not.toEqual([]);
    for (const [path, text] of files) expect({ path, text: scene.read(path) }).toEqual({ path, text });
    const lock = JSON.parse(scene.read(LOCK));
    expect(lock.products).toMatchObject([
      { config: ".github/sluice.yml" },
      { name: "api", config: ".github/sluice-api.yml" },
    ]);
  });

  test("are written once: a second run of either changes nothing", async () => {
    const before = scene.filesIn(".github/workflows");
    const lock = scene.read(LOCK);
    for (const argv of [API, INIT])
      expect(await done(scene, argv)).not.toMatch(/^(would be )?(written|merged|deleted)/m);
    expect(scene.filesIn(".github/workflows")).toEqual(before);
    expect(scene.read(LOCK)).toBe(lock);
  });

  test("are brought to the next version with those of all products, and a person's changes stay", async () => {
    const own = at("rollback-api.yml");
    scene.write(own, scene.read(own).replace("      # url:", "      url: https://api.example.org\n      # url:"));
    const config = scene.read(".github/sluice-api.yml");
    const out = await done(scene, ["update", "--ref", "v0.2.0", "--write"]);
    expect(out).toContain(`merged           ${own}`);
    for (const file of ["rollback.yml", "rollback-api.yml"])
      expect(parse(scene.read(at(file))).on.workflow_dispatch.inputs.reason.description).toBe("Why, for the record");
    expect(given(scene, "rollback-api.yml", "production")).toMatchObject({
      ...{ url: "https://api.example.org", environment: "production-api" },
    });
    expect(scene.read(".github/sluice-api.yml")).toBe(config);
    expect(out).toContain("production-api (");
    expect(out).toContain("     production (");
  });
});

test("the configuration file is made from the product's folder", async () => {
  const scene = user();
  await done(scene, API);
  await done(scene, [...INIT, "--product", "web"]);
  const path = ".github/sluice-api.yml";
  expect(parseConfig(scene.read(path), path)).toMatchObject({
    ...{ "tag-prefix": "api/", project: "shop-api", "compose-files": ["services/api/compose.yml"] },
    ...{ images: ["web=ghcr.io/acme/api"], announce: { changelog: "services/api/CHANGELOG.md" } },
    "update-changelog": { "missing-entries": "warn" },
  });
  for (const line of ["#   production-api:", "#   staging: staging-api #", "#   sign-off: staging-signoff-api"])
    expect(scene.read(path)).toContain(line);
  expect(scene.read(path)).toContain("#   production-verdict-api: { owner: login");
  const other = scene.read(".github/sluice-web.yml");
  expect(parseConfig(other, path)).toMatchObject({ project: "web", announce: { changelog: "web/CHANGELOG.md" } });
  expect(other).toContain("# There is no web/CHANGELOG.md. Without it a release has no notes");
  // Two products without a name for their only image would else propose the same one.
  expect(given(scene, "deploy-staging-web.yml", "build")).toMatchObject({ image: "acme/shop-web" });
});

test("the folder can be named: also the root, for two products of the same files", async () => {
  const scene = user();
  await done(scene, [...API, "--folder", "."]);
  const path = ".github/sluice-api.yml";
  expect(parseConfig(scene.read(path), path)).toMatchObject({ project: "api", "compose-files": ["compose.yml"] });
});

test("the list of tasks names the product's environments, secrets and tags, and not those of the others", async () => {
  const scene = user();
  await done(scene, INIT);
  const out = await done(scene, API);
  for (const gate of ["production-api", "production-verdict-api", "staging-signoff-api", "release-api"])
    expect(out).toMatch(new RegExp(`^ +${gate} \\(\\S+-api\\.yml`, "m"));
  expect(out).not.toMatch(/^ +production \(/m);
  expect(out).toMatch(
    /Store the secrets of the environment production-api\n.*\n +DEPLOY_SSH_KEY, needed by .*deploy-prod-api\.yml/,
  );
  expect(out).toContain("Protect the default branch, and the tags v*, api/v*");
});

describe("in another order", () => {
  test("the first product has a name, and the one without a name is added later", async () => {
    const scene = user();
    await done(scene, API);
    expect(scene.has(at("deploy-prod.yml"))).toBe(false);
    expect(scene.has(".github/sluice.yml")).toBe(false);
    expect(scene.has(at("sluice-deploy-prod.yml"))).toBe(true);
    expect(await done(scene, ["update", "--ref", "v0.1.0"])).not.toMatch(/^would be/m);
    const before = scene.read(at("deploy-prod-api.yml"));
    await done(scene, INIT);
    expect(scene.has(at("deploy-prod.yml"))).toBe(true);
    expect(scene.read(at("deploy-prod-api.yml"))).toBe(before);
  });

  test("a product is added to the copy of an older program, and what a person changed stays", async () => {
    const scene = user();
    await done(scene, INIT);
    const { products, ...rest } = JSON.parse(scene.read(LOCK));
    const [{ config, values }] = products;
    scene.write(LOCK, JSON.stringify({ ...rest, format: 1, config, values }));
    const path = at("rollback.yml");
    scene.write(path, `${scene.read(path)}# ours\n`);
    const out = await done(scene, API);
    expect(out).toContain(`left alone       ${path} (a person changed it`);
    expect(scene.read(path)).toMatch(/# ours\n$/);
    expect(JSON.parse(scene.read(LOCK))).toMatchObject({ format: 2, products: [{ config, values }, { name: "api" }] });
  });

  test("a workflow that was there under a product's name is left alone, with what would be applied", async () => {
    const own = "on: push\njobs: {}\n";
    const scene = user({ ...FILES, [at("deploy-prod-api.yml")]: own });
    const { code, out } = await scene.run(...API);
    expect(code).toBe(2);
    expect(scene.read(at("deploy-prod-api.yml"))).toBe(own);
    expect(out).toContain("+name: Deploy to production (api)");
  });
});

test("a product whose entry is no longer in the lock loses its workflows, but for those that a person changed", async () => {
  const scene = user();
  for (const name of ["api", "web"]) await done(scene, [...INIT, "--product", name]);
  const lock = JSON.parse(scene.read(LOCK));
  const products = lock.products.filter((one: { name: string }) => one.name !== "web");
  scene.write(LOCK, JSON.stringify({ ...lock, products }));
  scene.write(at("status-web.yml"), `${scene.read(at("status-web.yml"))}# mine\n`);
  expect((await scene.run("update", "--ref", "v0.1.0", "--write")).code).toBe(2);
  const left = [...scene.filesIn(".github/workflows").keys()].map((path) => basename(path));
  expect(left.filter((name) => name.endsWith("-web.yml"))).toEqual(["status-web.yml"]);
  expect(left).toContain("deploy-prod-api.yml");
  expect(scene.has(".github/sluice-web.yml")).toBe(true);
});

test.each(["123", "1e3", "null", "true"])("the product %s has its name as a text", async (name) => {
  const scene = user({ [`${name}/compose.yml`]: "services: { web: { image: 'web:1' } }\n" });
  await done(scene, [...INIT, "--product", name]);
  const text = scene.read(`.github/sluice-${name}.yml`);
  expect(parseConfig(text, "sluice.yml")).toMatchObject({ project: name, "tag-prefix": `${name}/` });
});

describe("refused is", () => {
  test.each<[string, readonly string[], string]>([
    ["an empty name", ["--product", ""], '--product is ""'],
    ["a name with a space", ["--product", "my api"], '--product is "my api"'],
    ["a part of a path", ["--product", "../api"], '--product is "../api"'],
    ["a folder's path", ["--product", "team/api"], '--product is "team/api"'],
    ["capital letters", ["--product", "Api"], '--product is "Api"'],
    ["an expression", ["--product", "${{x}}"], '--product is "${{x}}"'],
    ["a hyphen at the end", ["--product", "api-"], '--product is "api-"'],
    ["a very long name", ["--product", "a".repeat(41)], '--product is "aaaa'],
    [
      "the word of a workflow that every product has",
      ["--product", "prod", "--folder", "."],
      "has a workflow deploy-prod.yml",
    ],
    ["another such word", ["--product", "staging", "--folder", "."], "has a workflow deploy-staging.yml"],
    ["a product without a folder", ["--product", "billing"], "no folder billing with a Compose file"],
    [
      "a folder without a Compose file",
      ["--product", "api", "--folder", "docs"],
      "The folder docs has no Compose file",
    ],
    ["a folder outside", ["--product", "api", "--folder", "../x"], '--folder is "../x"'],
    ["a folder of no product", ["--folder", "web"], "--folder is given without --product"],
  ])("%s", async (_, more, what) => {
    const scene = user();
    await refused(scene, [...INIT, ...more], what);
    expect(scene.has(".github")).toBe(false);
  });

  test("a name whose environment is that of another product", async () => {
    const scene = user();
    await done(scene, INIT);
    const before = scene.read(LOCK);
    const argv = [...INIT, "--product", "verdict", "--folder", "web"];
    await refused(scene, argv, "would both have the environment production-verdict");
    expect(scene.read(LOCK)).toBe(before);
    expect(scene.has(at("deploy-prod-verdict.yml"))).toBe(false);
  });

  test("the configuration file of another product", async () => {
    const scene = user();
    await done(scene, INIT);
    await refused(scene, [...API, "--config", ".github/sluice.yml"], "the configuration file .github/sluice.yml");
    await refused(scene, [...API, "--config", ".github/Sluice.yml"], "the configuration file .github/Sluice.yml");
  });

  test("a name that two folders have", async () => {
    const scene = user({ ...FILES, "apps/api/compose.yml": COMPOSE });
    await refused(scene, API, "Several folders are called api and have a Compose file: apps/api, services/api.");
  });

  async function refused(scene: UserScene, argv: readonly string[], what: string): Promise<void> {
    const { code, error } = await scene.run(...argv);
    expect(code).toBe(1);
    expect(error).toContain(what);
    expect(error).toMatch(/\nWhat to do: .+\n$/);
  }
});
