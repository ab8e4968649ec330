import { checkReadiness } from "../../../actions/check-readiness/check-readiness.ts";
import type { Forge } from "../../../src/ports/forge.ts";
import type { ForgeKind, HttpAnswer, HttpRequest } from "../../../src/ports/world.ts";
import { runStage } from "../../../src/stage/run-stage.ts";
import { createInputs } from "../../fakes/inputs.ts";
import { createClock, createLog, createResults, type Left } from "../../fakes/stage-world.ts";

const COMMIT = "a".repeat(40);
const CLOSED = `
windows:
  zone: UTC
  friday-from: false
  deny:
    - { name: lessons, from: 2000-01-01T00:00, to: 2100-01-01T00:00 }
`;

interface Scene {
  readonly with?: Readonly<Record<string, string>>;
  readonly tag?: string;
  /** The configuration on the default branch, and in the checkout. */
  readonly config?: string;
  readonly checkout?: string;
  readonly files?: Readonly<Record<string, string>>;
  readonly http?: HttpAnswer;
  readonly forge?: ForgeKind;
  /** The branch that alone has the commit; the default branch without it. */
  readonly branch?: string;
}

interface Seen extends Left {
  readonly lines: readonly string[];
  readonly requests: readonly HttpRequest[];
}

async function check(scene: Scene = {}): Promise<Seen> {
  const results = createResults();
  const log = createLog();
  const requests: HttpRequest[] = [];
  const tag = scene.with?.["commit"] === undefined ? (scene.tag ?? "v1.4.0") : "";
  await runStage(checkReadiness, {
    inputs: createInputs({ token: "t0ken", tag, ...scene.with }),
    log,
    results,
    clock: createClock(),
    cancellation: { signal: new AbortController().signal },
    files: { read: async () => scene.checkout },
    http: {
      send: async (request) => {
        requests.push(request);
        return scene.http ?? { kind: "no-answer", reason: "no route", milliseconds: 1 };
      },
    },
    tags: { commitOf: async () => COMMIT },
    forge: () => forgeWith({ ".github/sluice.yml": scene.config, ...scene.files }, scene.branch),
    run: {
      forge: scene.forge ?? "github",
      repository: "example/app",
      runId: "77",
      runAttempt: "1",
      job: "preflight",
      actor: "grace",
      event: "workflow_dispatch",
      ref: "refs/heads/trunk",
      sha: COMMIT,
      runUrl: "",
      workspace: "/workspace",
    },
  });
  expect(results.left.crashes).toEqual([]);
  return { ...results.left, lines: log.lines, requests };
}

function forgeWith(files: Readonly<Record<string, string | undefined>>, branch = "trunk"): Forge {
  const at = "/repos/example/app/contents/";
  return {
    read: async (path) => {
      if (path.startsWith("/repos/example/app/issues?")) return [];
      if (path === "/repos/example/app") return { default_branch: "trunk" };
      if (path === `/repos/example/app/compare/${encodeURIComponent(branch)}...${COMMIT}`)
        return { status: "identical" };
      if (path === `/repos/example/app/compare/trunk...${COMMIT}`) return { status: "ahead" };
      if (path === `/repos/example/app/commits/${COMMIT}`) return { commit: { tree: { sha: "root" } }, parents: [] };
      if (path === "/repos/example/app/git/trees/root")
        return { tree: Object.keys(files).map((one) => ({ path: one.split("?")[0], mode: "100644", sha: "blob" })) };
      const name = path.startsWith(at) ? path.slice(at.length).replace("?ref=trunk", "") : "";
      const text = files[name];
      return text === undefined ? undefined : { encoding: "base64", content: Buffer.from(text).toString("base64") };
    },
    list: async () => [],
    query: () => Promise.reject(new Error("Nobody asks GraphQL.")),
    write: () => Promise.reject(new Error("Nothing is to be written.")),
  };
}

test("without windows the release may begin, and that none is in force is said", async () => {
  const { outputs, failures, summaries, lines } = await check({ config: "windows: { friday-from: false }\n" });
  expect(failures).toEqual([]);
  expect(outputs).toMatchObject({ kind: "release", version: "v1.4.0", commit: COMMIT, override: "" });
  expect(summaries.join()).toContain("### ✅ v1.4.0 is a release");
  expect(lines.join("\n")).toContain("warning: Release window: No release window is in force.");
});

test("where no one has to sign off, and no one looks at staging, both are said with their keys", async () => {
  const { failures, summaries } = await check({ config: "windows: { friday-from: false }\n" });
  expect(failures).toEqual([]);
  expect(summaries.join()).toContain("⚠️ Sign-off | warning | No sign-off is required");
  expect(summaries.join()).toContain("`check-readiness.sign-off: staging-signoff`");
  expect(summaries.join()).toContain("⚠️ Staging | warning | The deployments of staging are not checked");
  expect(summaries.join()).toContain("`check-readiness.staging`");
  const gitea = await check({ config: "windows: { friday-from: false }\n", forge: "gitea" });
  expect(gitea.summaries.join()).toContain("`check-readiness.staging`");
});

test("names of keys in what to do are code, letter by letter", async () => {
  expect((await check({ config: "" })).summaries.join()).toContain("the secret `SURVEY_SSH_KEY`,");
});

test("inside of a window that is closed no one is asked", async () => {
  const { outputs, failures, summaries } = await check({ config: CLOSED });
  expect(outputs).toEqual({});
  expect(failures[0]?.what).toContain('v1.4.0 is not released: "lessons" is closed');
  expect(failures[0]?.todo).toContain("override lessons with a reason");
  expect(summaries.join()).toContain("❌ Release window");
});

test("the windows are those of the default branch: a checkout cannot bring its own, nor take them away", async () => {
  expect(
    (await check({ config: CLOSED, checkout: "windows: { zone: UTC, friday-from: false }\n" })).failures,
  ).toHaveLength(1);
  expect((await check({ checkout: CLOSED })).failures).toEqual([]);
});

test("an override names its window, its reason and its actor, and is handed on", async () => {
  const { outputs, failures, summaries } = await check({
    config: CLOSED,
    with: { "override-windows": "lessons", "override-reason": "logins are down" },
  });
  expect(failures).toEqual([]);
  expect(outputs).toMatchObject({ override: "Outside of its window (lessons), by grace: logins are down" });
  expect(summaries.join()).toContain("⚠️ Release window");
});

test("an override of another window, or without a reason, opens nothing", async () => {
  const other = await check({ config: CLOSED, with: { "override-windows": "year end", "override-reason": "why not" } });
  expect(other.failures[0]?.what).toContain('but not "lessons"');
  const silent = await check({ config: CLOSED, with: { "override-windows": "lessons" } });
  expect(silent.failures[0]?.what).toContain("lacks a reason");
});

test("a rollback is never refused by a window, and a verdict is about what runs already", async () => {
  expect((await check({ config: CLOSED, tag: "v1.4.0-rollback" })).outputs).toMatchObject({ kind: "rollback" });
  expect((await check({ config: CLOSED, with: { scope: "tag" } })).outputs).toMatchObject({ kind: "release" });
});

test("the watch has to fit, too", async () => {
  // The fakes' clock stands at 2026-01-01T00:00Z or later; the window begins an hour after it.
  const start = new Date(createClock().now() + 3_600_000).toISOString().slice(0, 16);
  const config = `windows: { zone: UTC, friday-from: false, deny: [{ name: lessons, from: "${start}", to: 2100-01-01T00:00 }] }\n`;
  expect((await check({ config, with: { duration: "30m" } })).failures).toEqual([]);
  const long = await check({ config, with: { duration: "50m" } });
  expect(long.failures[0]?.what).toContain("before the release would be over");
  // A length that was written down makes a release longer, never shorter than its watch.
  const written = (length: string): string => config.replace("zone: UTC", `zone: UTC, length: ${length}`);
  const short = await check({ config: written("45m"), with: { duration: "3h" } });
  expect(short.failures[0]?.what).toContain("A release with its watch takes 195 minutes.");
  const longer = await check({ config: written("2h"), with: { duration: "30m" } });
  expect(longer.failures[0]?.what).toContain("A release with its watch takes 120 minutes.");
  expect((await check({ config: written("50m"), with: { duration: "30m" } })).failures).toEqual([]);
});

const CALENDAR =
  "windows: { zone: UTC, friday-from: false, calendars: [{ name: terms, url: https://example.com/t.ics }] }\n";
const EVENT =
  "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:20000101T000000Z\r\nDTEND:21000101T000000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";

test("a calendar that cannot be had is closed; one that can closes when it says so", async () => {
  const absent = await check({ config: CALENDAR });
  expect(absent.requests.map(({ url }) => url)).toEqual(["https://example.com/t.ics"]);
  expect(absent.failures[0]?.what).toContain('It is unknown when "terms" applies: no route.');
  const http: HttpAnswer = { kind: "answer", status: 200, headers: {}, body: EVENT, milliseconds: 1 };
  expect((await check({ config: CALENDAR, http })).failures[0]?.what).toContain('"terms" is closed');
  const lost = await check({ config: CALENDAR, http: { ...http, status: 404 } });
  expect(lost.failures[0]?.what).toContain("status 404");
});

test("a calendar's file is that of the default branch", async () => {
  const config = CALENDAR.replace("url: https://example.com/t.ics", "file: .github/terms.ics");
  expect((await check({ config })).failures[0]?.what).toContain(".github/terms.ics is not on trunk");
  const { failures } = await check({ config, files: { ".github/terms.ics": EVENT } });
  expect(failures[0]?.what).toContain('"terms" is closed');
});

describe("the changelog", () => {
  const at = (path: string): string => `${path}?ref=${COMMIT}`;
  const none = "windows: { friday-from: false }\n";

  test.each<[string, string, string]>([
    [
      "a section",
      "# Changelog\n\n## [1.4.0]\n\n- Faster\n",
      "✅ Changelog | ok | CHANGELOG.md has a section of v1.4.0",
    ],
    ["no section", "# Changelog\n\n## [1.3.0]\n\n- Older\n", "❌ Changelog"],
    ["an empty section", "# Changelog\n\n## [1.4.0]\n\n## [1.3.0]\n\n- Older\n", "❌ Changelog"],
  ])("with %s of the version at the tag's commit", async (_, text, row) => {
    const { failures, summaries } = await check({ config: none, files: { [at("CHANGELOG.md")]: text } });
    expect(summaries.join()).toContain(row);
    expect(failures).toHaveLength(row.startsWith("✅") ? 0 : 1);
  });

  test("where it lies is said by the default branch, and a tag cannot call its own code a changelog", async () => {
    const files = { [at("NEWS.md")]: "## 1.4.0\n\n- Faster\n" };
    const config = `${none}announce: { changelog: NEWS.md }\n`;
    expect((await check({ config, files })).summaries.join()).toContain("✅ Changelog");
    const own = await check({ config: none, checkout: "announce: { changelog: src/app.ts }\n", files });
    expect(own.summaries.join()).toContain("has no CHANGELOG.md");
  });
});

describe("a commit that no one has tagged", () => {
  const candidate = { commit: COMMIT, version: "v1.4.0" };

  test("is looked at like a tag", async () => {
    const { outputs, failures } = await check({ config: CLOSED, with: candidate });
    expect(outputs).toEqual({});
    expect(failures[0]?.what).toContain('v1.4.0 is not released: "lessons" is closed');
  });

  test("is not refused by what may change until its tag, but told of it", async () => {
    const { outputs, failures, summaries } = await check({
      config: CLOSED,
      with: { ...candidate, scope: "commit", "host-state": "frozen" },
    });
    expect(failures).toEqual([]);
    expect(outputs).toMatchObject({ kind: "candidate", version: "v1.4.0", commit: COMMIT });
    const summary = summaries.join();
    expect(summary).toContain("### ✅ v1.4.0 is ready to be released");
    expect(summary).toMatch(
      /⚠️ Host \| warning \| Deploys to the host are frozen\. This is checked again before the tag/,
    );
    expect(summary).toContain("⚠️ Release window");
    expect(summary).not.toContain("Changelog");
  });

  test("is refused when it is on no branch that releases come from", async () => {
    const { failures } = await check({ with: { commit: "b".repeat(40), version: "v1.4.0" } });
    expect(failures[0]?.what).toContain("The commit of v1.4.0 is not on any branch that releases come from.");
  });

  test.each<[Record<string, string>, string]>([
    [{ commit: COMMIT }, "`version` is missing"],
    [{ commit: "abc", version: "v1.4.0" }, "40 hexadecimal digits"],
    [{ ...candidate, scope: "tag" }, "all or commit without one"],
    [{ commit: COMMIT, version: "next" }, "next is no release's version"],
  ])("with %j the mistake is named", async (given, what) => {
    const { failures } = await check({ with: given });
    expect(JSON.stringify(failures)).toContain(what);
  });
});

test("a rollback does not even read the rules: a mistake in them stops none", async () => {
  const broken = await check({ config: "windows: [\n" });
  expect(broken.failures).toHaveLength(1);
  for (const scene of [{ tag: "v1.4.0-rollback" }, { with: { scope: "tag" } }])
    expect((await check({ config: "windows: [\n", ...scene })).failures).toEqual([]);
});

describe("of several products", () => {
  const config = "windows: { friday-from: false }\ntag-prefix: api/\n";

  test("a tag is looked up by its full name, and its version has no prefix", async () => {
    const { outputs, failures, summaries } = await check({ config, tag: "api/v1.4.0" });
    expect(failures).toEqual([]);
    expect(outputs).toMatchObject({ kind: "release", tag: "api/v1.4.0", version: "v1.4.0" });
    expect(summaries.join()).toContain("api/v1.4.0 is a release");
    const candidate = await check({ config, with: { commit: COMMIT, version: "v1.5.0", scope: "commit" } });
    expect(candidate.outputs).toMatchObject({ kind: "candidate", tag: "api/v1.5.0", version: "v1.5.0" });
  });

  test("another product's is refused, and no checkout brings another prefix along", async () => {
    for (const tag of ["web/v1.4.0", "v1.4.0", "web/v1.4.0-rollback"]) {
      const { failures } = await check({ config, tag, checkout: "tag-prefix: web/\n" });
      expect(failures[0]?.what).toContain(`${tag} is no tag of this product: those begin with api/.`);
    }
    const none = await check({ config: "windows: { friday-from: false }\n", tag: "api/v1.4.0", checkout: config });
    expect(none.failures[0]?.what).toContain("those have nothing before the version");
  });

  test("a rollback is one with the prefix; a mistake in the rules stops none, and is told", async () => {
    const back = { kind: "rollback", tag: "api/v1.4.0-rollback", "failed-version": "v1.4.0" };
    expect((await check({ config: `${CLOSED}tag-prefix: api/\n`, tag: back.tag })).outputs).toMatchObject(back);
    const broken = await check({ config: "windows: [\n", tag: back.tag });
    expect(broken.outputs).toMatchObject(back);
    expect(broken.lines.join("\n")).toContain(
      "So api/ is used as the tag prefix, and the destination is not compared with trunk.",
    );
  });
});

test("a prerelease is let in by the input or the default branch, never by its own configuration", async () => {
  const none = "windows: { friday-from: false }\n";
  const tag = "v1.4.0-rc.1";
  const own = await check({ tag, config: none, checkout: "deploy: { prereleases: true }\n" });
  expect(own.failures[0]?.what).toContain("v1.4.0-rc.1 is a prerelease.");
  expect((await check({ tag, config: `${none}deploy: { prereleases: true }\n` })).failures).toEqual([]);
  expect((await check({ tag, config: none, with: { "allow-prereleases": "true" } })).failures).toEqual([]);
});

const WATCHED = "v1.3.0 is being watched until about 12:40 UTC, in https://github.example/runs/77.";

test("a release that is being watched is shown to the reviewer, and the release waits for it by default", async () => {
  const { outputs, failures, summaries } = await check({ config: "", with: { watched: WATCHED } });
  expect(failures).toEqual([]);
  expect(outputs).toMatchObject({ "while-watched": "wait" });
  expect(summaries.join()).toContain("⚠️ Watch | warning | v1.3.0 is being watched until about 12:40 UTC");
  expect(summaries.join()).toContain("After the approval this release waits until that has ended.");
});

test("where the default branch refuses a second release, no person is asked about it", async () => {
  const { outputs, failures } = await check({
    config: "deploy: { while-watched: refuse }",
    with: { watched: WATCHED },
  });
  expect(outputs).toEqual({});
  expect(failures[0]?.what).toBe(`v1.4.0 is not released: ${WATCHED}`);
  const free = await check({ config: "deploy: { while-watched: refuse }" });
  expect(free.failures).toEqual([]);
  expect(free.outputs).toMatchObject({ "while-watched": "refuse" });
});

test("only the default branch says that a release may supersede another one, and not the tag", async () => {
  const rule = "deploy: { while-watched: supersede }";
  const { outputs, summaries } = await check({ config: rule, with: { watched: WATCHED } });
  expect(outputs).toMatchObject({ "while-watched": "supersede" });
  expect(summaries.join()).toContain("This release does not wait for it.");
  expect((await check({ config: "", checkout: rule })).outputs).toMatchObject({ "while-watched": "wait" });
});

test("a hotfix never waits for the watch of the release that it repairs, and is never refused because of it", async () => {
  const config = "deploy: { while-watched: refuse }";
  const { outputs, failures, summaries } = await check({ config, branch: "hotfix/v1.4.0", with: { watched: WATCHED } });
  expect(failures).toEqual([]);
  expect(outputs).toMatchObject({ "while-watched": "supersede" });
  expect(summaries.join()).toContain("A hotfix does not wait for it.");
});
