import { openRoadScene, type RoadScene, type Told } from "./road-scene.ts";

/** The action at the top of the repository: the whole production half as one step, with no gate in between. */

const WORKFLOW = `
name: Release
on:
  push:
    tags: ["v*.*.*", "[0-9]+.[0-9]+.[0-9]+*"]
permissions: {}
jobs:
  production:
    runs-on: ubuntu-24.04
    timeout-minutes: 60
    environment: production
    permissions:
      actions: read
      contents: write
      deployments: write
      issues: write
    outputs:
      result: \${{ steps.sluice.outputs.result }}
      previous: \${{ steps.sluice.outputs.previous-version }}
    steps:
      - uses: actions/checkout@1af3b93b6815bc44a9784bd300feb67ff0d1eeb3
        with:
          persist-credentials: false
      - uses: OWNER/sluice@v0.1.0
        id: sluice
        with:
          ssh-key: \${{ secrets.DEPLOY_SSH_KEY }}
          backup: false
          watch: 3s
`;

let scene: RoadScene;

beforeAll(async () => {
  scene = await openRoadScene();
  // Whoever wants no gate has an environment without reviewers.
  scene.road.github.control.unprotect("production");
});

afterAll(() => scene.close());

beforeEach(() => scene.begin());

async function release(tag: string, more = {}): Promise<Told> {
  const { commit } = await scene.publish(tag, { files: { ".github/workflows/release.yml": WORKFLOW }, ...more });
  if (tag === "v1.0.0") await scene.production.host.checkOut(commit);
  return push(tag);
}

function push(tag: string): Promise<Told> {
  return scene.watch((observer) => scene.road.start("release.yml", { kind: "push", tag }, { observer }));
}

test("one step takes a pushed tag to live and announced", async () => {
  const { end, lines } = await release("v1.0.0");
  expect(end.result === "success" ? "" : lines.join("\n")).toBe("");
  expect(end.jobs.get("production")).toMatchObject({ outputs: { result: "live", previous: "" } });
  expect(scene.waitings).toEqual([]);
  expect(await scene.running()).toBe("v1.0.0");
  expect(lines.join("\n")).toContain("Released v1.0.0. Highlights: What v1.0.0 brings");
});

test("what fails its smoke test rolls back in the same step, is recorded, and the run fails", async () => {
  const broken = `mkdir -p /www\necho sorry >/www/health\nexec httpd -f -p 8080 -h /www\n`;
  const { end, lines } = await release("v1.1.0", { programs: { "app/serve": `#!/bin/sh\n${broken}` } });
  expect(end.result).toBe("failure");
  expect(end.jobs.get("production")).toMatchObject({ outputs: { result: "rolled-back", previous: "v1.0.0" } });
  expect(lines.join("\n")).toContain("Rolled back from v1.1.0. The release before runs again.");
  expect(await scene.running()).toBe("v1.0.0");
  expect(await scene.production.sandbox.origin.tags()).toContain("v1.1.0-rollback");
});

test("a rollback's tag rolls back, and announces no release", async () => {
  expect((await release("v1.2.0")).end.result).toBe("success");
  const { origin } = scene.production.sandbox;
  await origin.tag("v1.2.0-rollback", await origin.commitOf("v1.0.0"));
  const { end, lines } = await push("v1.2.0-rollback");
  expect(end.result === "success" ? "" : lines.join("\n")).toBe("");
  expect(end.jobs.get("production")).toMatchObject({ outputs: { result: "rolled-back" } });
  expect(await scene.running()).toBe("v1.0.0");
  expect(lines.join("\n")).toContain("Rolled back from v1.2.0.");
  expect(lines.join("\n")).not.toContain("Released v1.2.0");
});

test("with incidents in the configuration, what the one step rolls back is an incident with the times of the host", async () => {
  const broken = `#!/bin/sh\nmkdir -p /www\necho sorry >/www/health\nexec httpd -f -p 8080 -h /www\n`;
  const config = `${scene.road.files[".github/sluice.yml"] ?? ""}incidents: {}\n`;
  const files = { ".github/workflows/release.yml": WORKFLOW, ".github/sluice.yml": config };
  const { end } = await release("v1.3.0", { files, programs: { "app/serve": broken } });
  expect(end.jobs.get("production")).toMatchObject({ outputs: { result: "rolled-back", previous: "v1.0.0" } });
  const issues =
    await scene.ask<readonly { readonly title: string; readonly body: string }[]>("issues?labels=incident");
  expect(issues).toHaveLength(1);
  const { title = "", body = "" } = issues[0] ?? {};
  expect(title).toContain("v1.3.0 was rolled back");
  const [deploy, back] = changes().slice(-2);
  expect([deploy?.kind, back?.kind]).toEqual(["deploy", "rollback"]);
  expect(body).toContain(`| Began | ${deploy?.switched} |`);
  expect(body).toContain(`| Remedy began | ${back?.began} |`);
  expect(body).toMatch(/\| Recovered \| \d{4}-/);
});

/** The history of the host, the oldest change first. */
function changes(): readonly { readonly kind: string; readonly began: string; readonly switched: string }[] {
  const lines = (scene.production.state("history") ?? "").split("\n").filter((line) => line !== "");
  return lines.map((line) => JSON.parse(line));
}
