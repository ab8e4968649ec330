import { execFile } from "node:child_process";
import { join } from "node:path";
import { repositoryRoot } from "../../../scripts/root.ts";
import { LIMITS, type Misbehaviour } from "../../sandbox/github/faults.ts";
import { type GithubScene, githubScene } from "./github-scene.ts";

let scene: GithubScene;

beforeEach(async () => {
  scene = await githubScene();
}, 30_000);

afterEach(() => scene.end());

interface Played {
  readonly value?: unknown;
  readonly failure?: string;
  readonly waits: readonly number[];
  readonly lines: readonly string[];
}

const NOW = Date.parse("2026-11-01T12:00:00Z");

/** Plays a scene of forge-scenes.ts against the double, as a run whose token has the scopes of a release job. */
async function play(name: string, argument = "", token = releaseToken()): Promise<Played> {
  const root = repositoryRoot();
  const { PATH = "" } = process.env;
  const env = { PATH, GITHUB_API_URL: scene.github.url, TOKEN: token, NOW: String(NOW), ARGUMENT: argument };
  const argv = ["--disable-warning=ExperimentalWarning", join(root, "test/unit/sandbox/forge-scenes.ts"), name];
  const text = await new Promise<string>((resolve, reject) => {
    execFile(join(root, "node_modules/.bin/node"), argv, { env }, (error, stdout, stderr) => {
      if (error === null) resolve(stdout);
      else reject(new Error(stderr));
    });
  });
  return JSON.parse(text);
}

function releaseToken(): string {
  const { control } = scene.github;
  const run = control.startRun({ workflow: "x.yml", event: "push", ref: "refs/tags/v1.0.0", actor: "olga" });
  return control.runToken(run, { contents: "write", actions: "read", issues: "read" });
}

const posts = (): number =>
  scene.github.requests.filter(({ method, status }) => method === "POST" && status !== 0).length;
const failing = (times: number): Misbehaviour => ({ kind: "status", status: 502, when: "before", times });

test("GitHub's own client reads the double", async () => {
  const { value } = await play("octokit");
  expect(value).toEqual([200, 200, 200, 200, 200, scene.head, "identical"]);
});

test("a read goes on after faults of the forge, each wait twice as long", async () => {
  scene.github.behave(failing(2));
  scene.github.behave({ kind: "cut", when: "before" });
  const { value, waits, lines } = await play("read", "/git/ref/tags/v1.0.0");
  expect(value).toMatchObject({ ref: "refs/tags/v1.0.0" });
  expect(waits).toEqual([1000, 2000, 4000]);
  expect(lines[0]).toBe(
    "The forge: The double was told to answer 502. - https://docs.github.com/rest. The next attempt is in 1 s (try 1 of 5).",
  );
});

test("a read gives up in the end, and says that no one knows", async () => {
  scene.github.behave(failing(5));
  const { failure, waits } = await play("read", "/git/ref/tags/v1.0.0");
  expect(failure).toMatch(/did not read .*The request was sent 5 times/s);
  expect(waits).toEqual([1000, 2000, 4000, 8000]);
});

test("what is not there is nothing, and is asked once", async () => {
  expect(await play("read", "/git/ref/tags/v9")).toEqual({ value: null, waits: [], lines: [] });
});

test.each([
  ["its answer is lost", { kind: "cut", when: "after", method: "POST" }],
  ["a 502 comes after it was done", { kind: "status", status: 502, when: "after", method: "POST" }],
] as const)("a write of which %s is looked for, and not done twice", async (_, fault) => {
  scene.github.behave(fault);
  const { value, waits } = await play("release", "v7.0.0");
  expect(value).toMatchObject({ tag_name: "v7.0.0" });
  expect(waits).toEqual([1000]);
  const all = scene.github.requests.map(({ method, path }) => `${method} ${path}`);
  expect(all).toEqual(["POST /repos/acme/shop/releases", "GET /repos/acme/shop/releases/tags/v7.0.0"]);
});

test("a write that was not done is done again, once it was looked for", async () => {
  scene.github.behave({ ...failing(1), method: "POST" });
  expect(await play("release", "v7.0.0")).toMatchObject({ value: { tag_name: "v7.0.0" }, waits: [1000] });
  expect(posts()).toBe(2);
  expect(await scene.ask("GET", "/repos/acme/shop/releases")).toMatchObject({ body: [{ tag_name: "v7.0.0" }] });
});

test.each([
  ["a 403 with Retry-After", LIMITS.secondary(7), [7000]],
  ["a 429 with Retry-After", LIMITS.tooMany(90), [90_000]],
  ["the primary limit until it resets", LIMITS.primary(NOW / 1000 + 30), [31_000]],
  ["a secondary limit without a time", { ...LIMITS.secondary(0), headers: {} } as Misbehaviour, [60_000]],
])("%s is waited for", async (_, fault, waits) => {
  scene.github.behave(fault);
  expect(await play("release", "v7.0.0")).toMatchObject({ value: { tag_name: "v7.0.0" }, waits });
});

test("a limit that lasts an hour is for a person to decide", async () => {
  scene.github.behave(LIMITS.primary(NOW / 1000 + 3600));
  const { failure, waits } = await play("read", "");
  expect(failure).toMatch("and the limit ends in 61 min. This request had no effect.");
  expect(waits).toEqual([]);
});

test("an expired token, and one that may not, are refused at once", async () => {
  scene.github.behave(LIMITS.expiredToken());
  expect(await play("read", "")).toMatchObject({ failure: expect.stringMatching("expired"), waits: [] });
  const denied = await play("read", "/deployments");
  expect(denied).toMatchObject({ failure: expect.stringMatching("not accessible by integration"), waits: [] });
});

test("all pages of a list are read", async () => {
  for (let index = 0; index < 101; index++) {
    await scene.ask("POST", "/repos/acme/shop/labels", { body: { name: `label ${index}` } });
    if (index > 1) continue;
    scene.github.control.startRun({ workflow: "x.yml", event: "push", ref: "main", actor: "olga" });
  }
  expect(await play("labels")).toMatchObject({ value: 101 });
  expect(await play("paginate")).toMatchObject({ value: 101 });
  // Two of ours, and one of each token.
  expect(await play("runs")).toMatchObject({ value: 5 });
});

test("the commit of a tag is asked again after a fault; a tag that is not there is none", async () => {
  scene.github.behave(failing(1));
  expect(await play("tag", "v1.0.0")).toMatchObject({ value: scene.head, waits: [1000] });
  expect(await play("tag", "v9.9.9")).toMatchObject({ value: null, waits: [] });
  scene.github.behave(LIMITS.expiredToken());
  expect(await play("tag", "v1.0.0")).toMatchObject({
    failure: expect.stringMatching("did not report the commit of the tag v1.0.0"),
  });
});
