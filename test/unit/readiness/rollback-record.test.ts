import { rollbackSince } from "../../../actions/announce-release/rollback-since.ts";
import { tagRelease } from "../../../actions/tag-release/tag-release.ts";
import type { Forge } from "../../../src/ports/forge.ts";
import {
  type RollbackRecord,
  recordRollback,
  rollbacksFrom,
  withRollbackRecords,
} from "../../../src/readiness/rollback-record.ts";
import { runStage } from "../../../src/stage/run-stage.ts";
import { doubleForge } from "../../fakes/double-forge.ts";
import { createInputs } from "../../fakes/inputs.ts";
import { createClock, createLog, createResults, type Left } from "../../fakes/stage-world.ts";
import { type GithubScene, githubScene } from "../sandbox/github-scene.ts";

/** A rollback is recorded where every token may write, and read from there by everyone who asks what runs. */

const GITHUB = { kind: "github", repository: "/repos/acme/shop", environment: "production" } as const;

describe("on GitHub", () => {
  let scene: GithubScene;
  let first: string;

  beforeEach(async () => {
    scene = await githubScene();
    first = scene.head;
    await scene.origin.commit({ "a.md": "a\n" }, "feat: a");
    await scene.origin.tag("v1.1.0", await scene.origin.commitOf("main"));
  }, 30_000);

  afterEach(() => scene.end());

  /** The token of a run, which by its permissions can create no tag. */
  const runToken = (): string => {
    const { control } = scene.github;
    const run = control.startRun({ workflow: "x.yml", event: "push", ref: "refs/tags/v1.1.0", actor: "olga" });
    return control.runToken(run, { contents: "read", deployments: "write" });
  };
  const asRun = (): Forge => doubleForge(scene.github.url, runToken());
  const rollback = { failed: { tag: "v1.1.0", commit: undefined }, runUrl: "https://forge.example/runs/1" };

  test("it is a deployment of the commit that runs again, which has ended well", async () => {
    await recordRollback(asRun(), GITHUB, { ...rollback, commit: first });
    const { body } = await scene.ask("GET", "/repos/acme/shop/deployments?task=sluice:rollback");
    expect(body).toMatchObject([{ sha: first, environment: "production", description: "Rollback from v1.1.0" }]);
    const [{ id = 0 } = {}] = body as readonly { readonly id?: number }[];
    const statuses = await scene.ask("GET", `/repos/acme/shop/deployments/${id}/statuses`);
    expect(statuses.body).toMatchObject([{ state: "success" }]);
    expect(scene.github.violations).toEqual([]);
  });

  test("who reads tags sees it as one, and an announcement that began before it is not made", async () => {
    const forge = asRun();
    const tags = new Map([
      ["v1.0.0", first],
      ["v1.1.0", "b".repeat(40)],
    ]);
    expect(await withRollbackRecords(forge, { ...GITHUB, prefix: "" }, tags)).toEqual(tags);
    await recordRollback(forge, GITHUB, { ...rollback, commit: first });
    expect(await withRollbackRecords(forge, { ...GITHUB, prefix: "" }, tags)).toEqual(
      new Map([...tags, ["v1.1.0-rollback", first]]),
    );
    const question = { ...GITHUB, version: "v1.1.0", tag: "v1.1.0", commit: undefined };
    const before = Date.parse("2026-11-01T11:00:00Z");
    expect(await rollbackSince(forge, { ...question, since: before })).toBe(`a record of its rollback to ${first}`);
    expect(await rollbackSince(forge, { ...question, since: before + 86_400_000 })).toBeUndefined();
    expect(
      await rollbackSince(forge, { ...question, version: "v1.0.0", tag: "v1.0.0", since: before }),
    ).toBeUndefined();
    expect(await rollbackSince(forge, { ...question, environment: "staging", since: before })).toBeUndefined();
  });

  test("a deployment that a person made is no record", async () => {
    const payload = { rollback: { failed: "v1.1.0", run: "https://forge.example/runs/1" } };
    const body = { ref: first, task: "sluice:rollback", environment: "production", payload, required_contexts: [] };
    expect((await scene.ask("POST", "/repos/acme/shop/deployments", { body })).status).toBe(201);
    expect(await rollbacksFrom(asRun(), GITHUB, { tag: "v1.1.0", commit: undefined })).toEqual([]);
  });

  async function tagRollback(token: string): Promise<Left & { readonly lines: readonly string[] }> {
    const results = createResults();
    const log = createLog();
    const unused = (): never => {
      throw new Error("This is not used.");
    };
    await runStage(tagRelease, {
      inputs: createInputs({ token, "tag-kind": "rollback", version: "v1.1.0", commit: first, trigger: "none" }),
      ...{ log, results, clock: createClock(), environment: {}, files: { read: async () => undefined } },
      cancellation: { signal: new AbortController().signal },
      commands: { run: unused },
      scratch: { within: unused },
      gitRemotes: { within: unused },
      tags: { commitOf: (tag) => scene.origin.commitOf(tag).catch(() => undefined) },
      forge: (own) => doubleForge(scene.github.url, own),
      run: {
        ...{ forge: "github", repository: "acme/shop", runId: "7", runAttempt: "1", job: "return", actor: "olga" },
        ...{
          event: "push",
          ref: "refs/tags/v1.1.0",
          sha: first,
          runUrl: "https://forge.example/runs/7",
          workspace: "/",
        },
      },
    });
    return { ...results.left, lines: log.lines };
  }

  test("a token that may create no tag records it all the same, and the missing tag is said and no failure", async () => {
    const { failures, crashes, lines, outputs } = await tagRollback(runToken());
    expect([...failures, ...crashes]).toEqual([]);
    expect(lines.join("\n")).toMatch(/warning: The rollback from v1\.1\.0 is recorded without a tag: .*not accessible/);
    expect(outputs).toMatchObject({ tag: "", created: "false" });
    const found = await rollbacksFrom(asRun(), GITHUB, { tag: "v1.1.0", commit: undefined });
    expect(found).toMatchObject([{ failed: "v1.1.0", commit: first }]);
    expect(await scene.origin.tags()).not.toContain("v1.1.0-rollback");
  });

  test("a token that may neither record nor tag fails", async () => {
    const { control } = scene.github;
    const run = control.startRun({ workflow: "x.yml", event: "push", ref: "refs/tags/v1.1.0", actor: "olga" });
    const { failures } = await tagRollback(control.runToken(run, { contents: "read" }));
    expect(failures).toHaveLength(1);
  });
});

describe("on Gitea and Forgejo", () => {
  const place = { kind: "gitea", repository: "/repos/acme/shop", environment: "production" } as const;
  const commits = { "v1.0.0": "1".repeat(40), "v1.1.0": "2".repeat(40), "v1.2.0": "3".repeat(40) };

  /** A forge that keeps statuses, and nothing else. */
  function statusForge(): Forge {
    const all: { readonly commit: string; readonly status: object }[] = [];
    return {
      read: async () => undefined,
      list: async (path) => {
        const commit = /\/commits\/([0-9a-f]{40})\/statuses$/.exec(path)?.[1];
        return all.filter((one) => one.commit === commit).map(({ status }) => status);
      },
      query: () => Promise.reject(new Error("There is no GraphQL.")),
      write: async ({ path, body }) => {
        const { context = "", description = "" } = { ...body } as { context?: string; description?: unknown };
        const text = String(Object(description).text ?? description);
        const status = { id: all.length + 1, context, status: "failure", description: text };
        all.push({ commit: path.split("/").at(-1) ?? "", status: { ...status, created_at: "2026-11-01T12:00:00Z" } });
        return status;
      },
    };
  }

  async function leave(forge: Forge, failed: keyof typeof commits, to: keyof typeof commits): Promise<void> {
    const rollback = { failed: { tag: failed, commit: commits[failed] }, commit: commits[to], runUrl: "" };
    await recordRollback(forge, place, rollback);
  }

  test("it is a status of the failed release's commit", async () => {
    const forge = statusForge();
    await leave(forge, "v1.1.0", "v1.0.0");
    const found = await rollbacksFrom(forge, place, { tag: "v1.1.0", commit: commits["v1.1.0"] });
    const wanted: RollbackRecord = {
      ...{ failed: "v1.1.0", commit: commits["v1.0.0"] },
      at: Date.parse("2026-11-01T12:00:00Z"),
    };
    expect(found).toEqual([wanted]);
    expect(await rollbacksFrom(forge, place, { tag: "v1.0.0", commit: commits["v1.0.0"] })).toEqual([]);
    const staging = { ...place, environment: "staging" };
    expect(await rollbacksFrom(forge, staging, { tag: "v1.1.0", commit: commits["v1.1.0"] })).toEqual([]);
  });

  test("two releases that the host rolled back by itself are no base of a hotfix", async () => {
    const forge = statusForge();
    await leave(forge, "v1.2.0", "v1.0.0");
    await leave(forge, "v1.1.0", "v1.0.0");
    const tags = new Map(Object.entries(commits));
    const seen = await withRollbackRecords(forge, { ...place, prefix: "" }, tags);
    expect([...seen.keys()].slice(3)).toEqual(["v1.2.0-rollback", "v1.1.0-rollback"]);
  });
});
