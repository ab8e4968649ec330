import type { SmokeWorld } from "../../../actions/smoke-test/smoke-inputs.ts";
import { smokeTest } from "../../../actions/smoke-test/smoke-test.ts";
import type { HttpAnswer, HttpRequest, LocalCommand, LocalExit } from "../../../src/ports/world.ts";
import { runStage } from "../../../src/stage/run-stage.ts";
import { createInputs } from "../../fakes/inputs.ts";
import { createClock, createLog, createResults } from "../../fakes/stage-world.ts";

interface Scene {
  readonly with?: Record<string, string>;
  readonly files?: Record<string, string>;
  /** What the application says to each request in turn; the last one stays. */
  readonly answers?: readonly HttpAnswer[];
  readonly exit?: LocalExit;
  readonly script?: (command: LocalCommand) => void;
  readonly onRequest?: (request: HttpRequest) => void;
  readonly cancelled?: AbortSignal;
}

const OK: HttpAnswer = { kind: "answer", status: 200, headers: {}, body: "ok", milliseconds: 12 };
const DOWN: HttpAnswer = { kind: "no-answer", reason: "ECONNREFUSED", milliseconds: 3 };

/** Plays the stage in a world of its own, and tells what it said, did and left. */
async function play(scene: Scene) {
  const masked: string[] = [];
  const log = { ...createLog(), mask: (text: string) => void masked.push(text) };
  const clock = createClock();
  const results = createResults();
  const requests: HttpRequest[] = [];
  const answers = [...(scene.answers ?? [OK])];
  const world: SmokeWorld = {
    inputs: createInputs({ url: "https://app.example", ...scene.with }),
    log,
    results,
    clock,
    environment: { PATH: "/bin" },
    cancellation: { signal: scene.cancelled ?? new AbortController().signal },
    files: { read: async (path) => scene.files?.[path] },
    http: {
      send: async (request) => {
        requests.push(request);
        scene.onRequest?.(request);
        return (answers.length > 1 ? answers.shift() : answers[0]) ?? OK;
      },
    },
    commands: {
      run: async (command) => {
        scene.script?.(command);
        return scene.exit ?? { code: 0, reason: "" };
      },
    },
  };
  await runStage(smokeTest, world);
  expect(results.left.crashes).toEqual([]);
  return { ...results.left, masked, lines: log.lines, slept: clock.slept, requests };
}

test("a check that passes at its third try passes, and every try says why it failed", async () => {
  const { outputs, lines, slept, failures, summaries } = await play({
    with: { checks: "- path: /health" },
    answers: [DOWN, { ...OK, status: 503 }, OK],
  });
  expect(outputs).toEqual({
    ...{ result: "passed", "checks-passed": "1", "checks-failed": "0" },
    "ended-at": "2027-01-15T08:00:10Z",
  });
  expect(failures).toEqual([]);
  expect(slept).toEqual([5000, 5000]);
  expect(lines).toEqual([
    "✗ /health: ECONNREFUSED; trying again in 5 s (1 of 3)",
    "✗ /health: status 503, wanted 200; trying again in 5 s (2 of 3)",
    "✓ /health: 12 ms, at try 3",
  ]);
  expect(summaries.join()).toContain("| ✓ | /health | 3 | 12 ms | ECONNREFUSED; status 503, wanted 200 |");
});

test("a check's own retries and delay count more than the stage's", async () => {
  const { slept, requests, outputs } = await play({
    with: { checks: "- { path: /a, retries: 1, retry-delay: 250ms }\n- { path: /b, retries: 0 }", retries: "9" },
    answers: [DOWN],
  });
  expect(slept).toEqual([250]);
  expect(requests.map(({ url }) => url)).toEqual([
    "https://app.example/a",
    "https://app.example/a",
    "https://app.example/b",
  ]);
  expect(outputs).toMatchObject({ result: "failed", "checks-failed": "2" });
});

test("the failure names each check with its last reason, and what to do", async () => {
  const { failures } = await play({
    with: { checks: "- { path: /a, name: Front page }\n- path: /b", retries: "0" },
    answers: [DOWN, { ...OK, status: 500 }],
  });
  expect(failures[0]?.what).toBe("The smoke test failed:\n- Front page: ECONNREFUSED\n- /b: status 500, wanted 200");
  expect(failures[0]?.todo).toContain("dispatch the rollback");
});

test("the script runs after the checks, also after one that failed, and one failure is enough", async () => {
  const order: string[] = [];
  const { outputs } = await play({
    with: { checks: "- path: /", retries: "0", script: "test.sh" },
    files: { "test.sh": "#!/bin/sh\n" },
    answers: [DOWN],
    onRequest: () => order.push("check"),
    script: () => order.push("script"),
  });
  expect(order).toEqual(["check", "script"]);
  expect(outputs).toMatchObject({ result: "failed", "checks-passed": "1", "checks-failed": "1" });
});

test("a script that no one knows the end of has failed", async () => {
  const { failures, outputs } = await play({
    files: { "scripts/smoke-test.sh": "" },
    exit: { code: null, reason: "it did not end within 300 s" },
  });
  expect(outputs).toMatchObject({ result: "failed" });
  expect(failures[0]?.what).toContain("scripts/smoke-test.sh: it did not end within 300 s");
});

test("what a script prints is marked as its own, and commands in it are broken", async () => {
  const { lines } = await play({
    files: { "scripts/smoke-test.sh": "" },
    script: ({ onLine }) => onLine("\u001b[31m::error::x ##[group]y"),
  });
  expect(lines).toContain("| :\u200b:error::x #\u200b#[group]y");
});

test("what a server says cannot give a command to the runner", async () => {
  const { lines, failures } = await play({
    with: { checks: "- { path: /, json: { a: 1 } }", retries: "0" },
    answers: [{ ...OK, body: "##[set-output name=x]\n::error::y" }],
  });
  for (const text of [...lines, failures[0]?.what ?? ""]) {
    expect(text).not.toContain("##[");
    expect(text).not.toMatch(/^\s*::/m);
  }
});

test("a cancelled run asks nothing more, waits for nothing more, and does not pass", async () => {
  const controller = new AbortController();
  const { outputs, requests, slept, lines } = await play({
    with: { checks: "- path: /a\n- path: /b" },
    answers: [DOWN],
    cancelled: controller.signal,
    onRequest: () => controller.abort(),
  });
  expect(requests).toHaveLength(1);
  expect(slept).toEqual([]);
  expect(lines).toEqual(["✗ /a: ECONNREFUSED", "✗ /b: the run was cancelled"]);
  expect(outputs).toMatchObject({ result: "failed" });
});

test.each([
  ["nothing to test", {}, "There is nothing to test"],
  ["an empty list of checks", { checks: "[]" }, "There is nothing to test"],
  ["a script that was named and is missing", { script: "other.sh" }, "other.sh does not exist"],
  ["a time limit of nothing", { checks: "- path: /", timeout: "0s" }, '`timeout` is "0s", which is not a duration of'],
  ["a delay that no timer holds", { checks: "- path: /", "retry-delay": "30d" }, "a duration of at most 24d"],
  ["an address of another kind", { checks: "- path: /", url: "ftp://a" }, '`url` is "ftp://a"'],
  ["an unknown key in a check", { checks: "- pth: /" }, "line 1: unknown key `0.pth`; did you mean `path`?"],
  ["a configuration file that is missing", { config: "other.yml" }, "other.yml does not exist"],
])("%s fails before anything is sent", async (_, inputs, said) => {
  const { failures, requests, outputs } = await play({ with: inputs });
  expect(failures[0]?.what).toContain(said);
  expect(requests).toEqual([]);
  expect(outputs).toEqual({});
});

test("a password in an address is refused, and shown nowhere", async () => {
  const { failures, lines, summaries } = await play({
    with: { checks: "- path: /", url: "https://bot:hunter22@app.example" },
  });
  expect(failures[0]?.what).toContain('`url` is "***", which is not an address without a user name and a password');
  expect(JSON.stringify([failures, lines, summaries])).not.toContain("hunter22");
});

test("the script gets the variables of script-env, whose values are masked", async () => {
  const seen: LocalCommand[] = [];
  const { masked } = await play({
    with: { "script-env": "HUB_EMAIL=tess@example.com\nGITHUB_TOKEN=of-its-own" },
    files: { "scripts/smoke-test.sh": "#!/bin/sh\n" },
    script: (command) => void seen.push(command),
  });
  expect(seen[0]?.env).toMatchObject({ PATH: "/bin", HUB_EMAIL: "tess@example.com", PROD_URL: "https://app.example" });
  expect(seen[0]?.env).not.toHaveProperty("GITHUB_TOKEN");
  expect(masked).toEqual(["tess@example.com", "of-its-own"]);
});
