import { join } from "node:path";
import { parse } from "yaml";
import { repositoryRoot } from "../../../scripts/root.ts";
import { parseConfig } from "../../../src/config/parse.ts";
import { FORGES, type Forge } from "../../../src/scaffold/forge/forge.ts";
import { officialAnswers } from "../../contract/workflow-files.ts";
import { COMPOSE, INIT, openSuite, openUser, type SuiteScene, type UserScene } from "./cli-scene.ts";

/** `sluice init` in real Git repositories, with a real repository of Sluice that Git fetches from. */

let suite: SuiteScene;
const users: UserScene[] = [];

beforeAll(() => {
  suite = openSuite();
});
afterEach(() => {
  for (const user of users.splice(0)) user.close();
});
afterAll(() => suite.close());

function user(...given: Parameters<typeof openUser>): UserScene {
  const scene = openUser(...given);
  users.push(scene);
  return scene;
}

const FOLDER: Readonly<Record<Forge, string>> = {
  github: ".github/workflows",
  ghes: ".github/workflows",
  forgejo: ".forgejo/workflows",
  gitea: ".gitea/workflows",
};
const REMOTE: Readonly<Record<Forge, string>> = {
  github: "git@github.com:acme/shop.git",
  ghes: "https://git.example.com/acme/shop.git",
  forgejo: "ssh://git@git.example.com:2222/acme/shop.git",
  gitea: "https://git.example.com/acme/shop",
};

describe.each(FORGES)("for %s", (forge) => {
  test("the copy is whole: each caller calls a file beside it, and GitHub's own parser accepts all of them", async () => {
    const scene = user({ "compose.yml": COMPOSE }, REMOTE[forge]);
    const said = await scene.run("init", "--forge", forge, "--actions", "ops/sluice", "--ref", "v0.1.0");
    expect(said.error).toBe("");
    expect(said.code).toBe(0);
    const files = scene.filesIn(FOLDER[forge]);
    const called = [...files.values()].flatMap((text) =>
      Object.values<{ uses?: string }>(parse(text).jobs).flatMap(({ uses }) => uses ?? []),
    );
    expect(called.length).toBeGreaterThan(8);
    expect(called.filter((path) => !files.has(path.replace("./", "")))).toEqual([]);
    const paths = [...files.keys()].map((path) => join(scene.folder, path));
    expect(officialAnswers(repositoryRoot(), paths).flatMap(({ complaints }) => complaints)).toEqual([]);
  });

  test("actions are pinned by the commit that the version stands for, with the version beside it", async () => {
    const scene = user({ "compose.yml": COMPOSE }, REMOTE[forge]);
    await scene.run("init", "--forge", forge, "--actions", "ops/sluice", "--ref", "v0.1.0");
    const deploy = scene.read(`${FOLDER[forge]}/sluice-deploy-prod.yml`);
    const server = forge === "forgejo" || forge === "gitea" ? "https://git.example.com/" : "";
    expect(deploy).toContain(`uses: ${server}ops/sluice/actions/deploy-prod@${suite.commitOf("v0.1.0")} # v0.1.0\n`);
    expect(deploy).not.toContain("$/actions");
    expect(JSON.parse(scene.read(".github/sluice.lock.json"))).toMatchObject({
      ...{ forge, version: "v0.1.0", commit: suite.commitOf("v0.1.0"), folder: FOLDER[forge] },
    });
  });

  test("the configuration file is one that Sluice itself reads", async () => {
    const scene = user({ "compose.yml": COMPOSE }, REMOTE[forge]);
    await scene.run("init", "--forge", forge, "--actions", "ops/sluice", "--ref", "v0.1.0");
    const config = parseConfig(scene.read(".github/sluice.yml"), ".github/sluice.yml");
    expect(config).toMatchObject({ "compose-files": ["compose.yml"], images: ["web=ghcr.io/acme/shop"] });
    const kind = forge === "forgejo" || forge === "gitea" ? "comment" : undefined;
    expect(config.gates?.production?.kind).toBe(kind);
  });

  test("the list of tasks leads to pages of that forge", async () => {
    const scene = user({ "compose.yml": COMPOSE }, REMOTE[forge]);
    const { out } = await scene.run("init", "--forge", forge, "--actions", "ops/sluice", "--ref", "v0.1.0");
    const server = forge === "github" ? "https://github.com" : "https://git.example.com";
    const pages = [...out.matchAll(/https:\/\/\S+\/settings\/\S+/g)].map(([page]) => page);
    expect(new Set(pages)).toEqual(new Set(PAGES[forge].map((page) => `${server}/acme/shop/settings/${page}`)));
  });
});

const PAGES: Readonly<Record<Forge, readonly string[]>> = {
  github: ["actions", "environments", "secrets/actions", "rules"],
  ghes: ["actions", "environments", "secrets/actions", "actions/runners", "rules"],
  forgejo: ["units", "actions/secrets", "actions/runners", "branches", "tags"],
  gitea: ["actions/general", "actions/secrets", "actions/runners", "branches", "tags"],
};

describe("three projects", () => {
  test("one of several images, files for production, and a changelog elsewhere", async () => {
    const scene = user({
      "deploy/compose.yml": `name: shop
services:
  web:
    build: ../web
    image: ghcr.io/acme/web:\${SLUICE_VERSION:?}
    ports: ["127.0.0.1:8080:80"]
    healthcheck: { test: [CMD, curl, -f, "http://localhost:80/health?full=1"] }
  worker: { build: ../web, image: "ghcr.io/acme/web:\${SLUICE_VERSION:?}" }
  bridge:
    image: registry.example.com:5000/acme/bridge:latest
    build: { context: ../bridge, dockerfile: Dockerfile.prod, target: run }
  db:
    image: postgres:16
    volumes: [data:/var/lib/postgresql/data]
volumes: { data: {} }
`,
      "deploy/compose.prod.yml": "services: { db: { healthcheck: { test: pg_isready } } }\n",
      "deploy/compose.override.yml": "services: {}\n",
      "docs/CHANGELOG.md": "# Changelog\n",
      ".github/workflows/ci.yml": "on: push\njobs: {}\n",
    });
    const { code, out } = await scene.run(...INIT);
    expect(code).toBe(0);
    const text = scene.read(".github/sluice.yml");
    expect(parseConfig(text, "sluice.yml")).toEqual({
      version: 1,
      project: "shop",
      "compose-files": ["deploy/compose.yml", "deploy/compose.prod.yml"],
      images: ["web,worker=ghcr.io/acme/web", "bridge=registry.example.com:5000/acme/bridge"],
      announce: { changelog: "docs/CHANGELOG.md" },
    });
    expect(text).toContain("# Not used in production: deploy/compose.override.yml.");
    expect(text).toContain("# Without a `healthcheck:` in Compose: worker, bridge.");
    expect(text).toContain("# On the host: web at port 8080.");
    expect(text).toContain("#     - { path: /health?full=1, status: 200 }");
    expect(text).toContain("# Data is kept by db.");
    expect(text).toContain("#   required-workflows: [ci.yml]");
    const { build, "build-bridge": bridge, staging } = parse(scene.read(".github/workflows/deploy-staging.yml")).jobs;
    expect(build.with).toEqual({
      ...{ registry: "ghcr.io", image: "acme/web", services: "web,worker", context: "web" },
      "push-username": "${{ vars.PUSH_USERNAME }}",
    });
    expect(bridge.with).toEqual({
      ...{ registry: "registry.example.com:5000", image: "acme/bridge", services: "bridge" },
      ...{ context: "bridge", file: "bridge/Dockerfile.prod", target: "run" },
      "push-username": "${{ vars.PUSH_USERNAME }}",
    });
    expect(staging.needs).toEqual(["build", "build-bridge"]);
    expect(staging.with["approved-images"].trim().split("\n")).toEqual([
      "${{ needs.build.outputs.approved-images }}",
      "${{ needs.build-bridge.outputs.approved-images }}",
    ]);
    const checks = parse(scene.read(".github/workflows/check-image.yml")).jobs;
    expect(Object.keys(checks)).toEqual(["image", "image-bridge"]);
    expect(checks["image-bridge"].with).toMatchObject({ image: "registry.example.com:5000/acme/bridge" });
    expect(out).toContain("bridge:  image: registry.example.com:5000/acme/bridge:${SLUICE_VERSION:?}");
    expect(out).not.toContain("web, worker:  image:");
  });

  test("one whose image has no name yet, on another default branch", async () => {
    const scene = user({ "docker-compose.yml": "services:\n  app: { build: . }\n" });
    scene.git("checkout", "--quiet", "-b", "trunk");
    const { out } = await scene.run(...INIT);
    const staging = scene.read(".github/workflows/deploy-staging.yml");
    expect(parse(staging).on.push.branches).toEqual(["trunk", "hotfix/*"]);
    expect(parse(staging).jobs.build.with).toMatchObject({ registry: "ghcr.io", image: "acme/shop", services: "app" });
    // A proposal is no setting: releases promote only what the Compose files name.
    expect(parseConfig(scene.read(".github/sluice.yml"), "x").images).toBeUndefined();
    expect(out).toContain("app:  image: ghcr.io/acme/shop:${SLUICE_VERSION:?}");
  });

  test("one that builds nothing: no build, no check of an image, and no digests that no job gives", async () => {
    const scene = user({ "compose.yaml": "services:\n  proxy: { image: 'traefik:3', ports: ['80:80'] }\n" });
    expect((await scene.run(...INIT)).code).toBe(0);
    const files = [...scene.filesIn(".github/workflows").keys()];
    expect(files.filter((path) => path.includes("image"))).toEqual([]);
    const text = scene.read(".github/workflows/deploy-staging.yml");
    expect(Object.keys(parse(text).jobs)).toEqual(["staging"]);
    expect(parse(text).jobs.staging.needs).toBeUndefined();
    expect(text).not.toContain("approved-images");
    const paths = [join(scene.folder, ".github/workflows/deploy-staging.yml")];
    expect(officialAnswers(repositoryRoot(), paths).flatMap(({ complaints }) => complaints)).toEqual([]);
  });
});

describe("what is there already", () => {
  test("a second run changes nothing", async () => {
    const scene = user();
    await scene.run(...INIT);
    const everything = (): unknown[] => [
      scene.filesIn(".github/workflows"),
      scene.read(".github/sluice.yml"),
      scene.read(".github/sluice.lock.json"),
    ];
    const before = everything();
    const { code, out } = await scene.run(...INIT);
    expect(code).toBe(0);
    expect(out).not.toMatch(/^(would be )?(written|merged|deleted)/m);
    expect(everything()).toEqual(before);
  });

  test("what a person changed survives, and is named; what a person deleted stays away", async () => {
    const scene = user();
    await scene.run(...INIT);
    const path = ".github/workflows/rollback.yml";
    scene.write(path, `${scene.read(path)}# ours\n`);
    scene.write(".github/sluice.yml", "project: mine\n");
    const removed = ".github/workflows/status.yml";
    scene.git("clean", "--force", "--quiet", removed);
    const { code, out } = await scene.run(...INIT);
    expect(code).toBe(0);
    expect(scene.read(path)).toMatch(/# ours\n$/);
    expect(scene.has(removed)).toBe(false);
    expect(scene.read(".github/sluice.yml")).toBe("project: mine\n");
    expect(out).toContain(`left alone       ${path} (a person changed it`);
    expect(out).toContain(`left out         ${removed}`);
  });

  test("a workflow of the same name is left alone, with what would be applied, and the exit code says so", async () => {
    const own = "on: push\njobs: {}\n";
    const scene = user({ "compose.yml": COMPOSE, ".github/workflows/deploy-prod.yml": own });
    const { code, out } = await scene.run(...INIT);
    expect(code).toBe(2);
    expect(scene.read(".github/workflows/deploy-prod.yml")).toBe(own);
    expect(out).toContain("--- a/.github/workflows/deploy-prod.yml\n+++ b/.github/workflows/deploy-prod.yml\n");
    expect(out).toContain("+name: Deploy to production");
    expect(out).toMatch(/1\. Merge these files by hand.*\n +\.github\/workflows\/deploy-prod\.yml/);
  });

  test("a dry run shows every file and writes none", async () => {
    const scene = user();
    const { code, out } = await scene.run(...INIT, "--dry-run");
    expect(code).toBe(0);
    expect(out).toContain("+++ b/.github/workflows/sluice-deploy-prod.yml");
    expect(out).toContain("+project: ");
    expect(out).toContain("Nothing was written, because of --dry-run.");
    expect(scene.has(".github")).toBe(false);
  });

  test("workflows that the forge reads stay in effect: the copy joins them", async () => {
    const scene = user({ "compose.yml": COMPOSE, ".github/workflows/ci.yml": "on: push\njobs: {}\n" }, REMOTE.gitea);
    await scene.run("init", "--forge", "gitea", "--actions", "ops/sluice", "--ref", "v0.1.0");
    expect(scene.has(".gitea")).toBe(false);
    expect(scene.read(".github/workflows/answer.yml")).toContain("uses: ./.github/workflows/sluice-answer.yml");
  });

  test("a configuration file elsewhere is read by every step", async () => {
    const scene = user();
    await scene.run(...INIT, "--config", "ops/sluice.yml");
    expect(scene.has(".github/sluice.yml")).toBe(false);
    expect(parseConfig(scene.read("ops/sluice.yml"), "x")).toMatchObject({ version: 1 });
    const { on, jobs } = parse(scene.read(".github/workflows/sluice-rollback.yml"));
    expect(on.workflow_call.inputs.config.default).toBe("ops/sluice.yml");
    expect(jobs.rollback.steps[2].with).toMatchObject({ config: "${{ inputs.config }}" });
  });
});
