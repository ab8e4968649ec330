import type { Waiting } from "../../rehearsal/github-platform.ts";
import { openRoad, type Road } from "../../rehearsal/road.ts";
import type { Observer } from "../../rehearsal/runner/observer.ts";
import type { RunEnd } from "../../rehearsal/runner/run.ts";
import { openProduction, type Production } from "../sandbox/production.ts";
import type { Release } from "../sandbox/release.ts";
import { createTinyApp, type TinyApp, type TinyRelease } from "../sandbox/tiny-app.ts";

jest.setTimeout(240_000);

let production: Production;
let app: TinyApp;
let road: Road;
let waitings: Waiting[];
/** What the person at the gates does. */
let person: (waiting: Waiting) => void;

beforeAll(async () => {
  production = await openProduction();
  app = await createTinyApp(production.sandbox);
  road = await openRoad({
    sandbox: production.sandbox,
    host: production.host,
    url: `http://127.0.0.1:${app.port}`,
    onWaiting: (waiting) => {
      waitings.push(waiting);
      person(waiting);
    },
  });
}, 120_000);

afterAll(async () => {
  await production.close();
  await road.close();
}, 60_000);

beforeEach(() => {
  waitings = [];
  person = (waiting) => road.answer(waiting, "approved");
});

interface Told {
  readonly end: RunEnd;
  readonly lines: readonly string[];
  readonly results: Readonly<Record<string, string>>;
}

const CHANGELOG = (tag: string): string => `# Changelog\n\n## [${tag.slice(1)}]\n\n- What ${tag} brings\n`;

const publish = (tag: string, more: Partial<TinyRelease> = {}): Promise<Release> =>
  app.publish({ tag, ...more, files: { ...road.files, "CHANGELOG.md": CHANGELOG(tag) } });

async function watchRun(run: (observer: Observer) => Promise<RunEnd>): Promise<Told> {
  const lines: string[] = [];
  const end = await run({
    job: (job, what) => lines.push(`${job} ${what}`),
    step: (_, name) => lines.push(`> ${name}`),
    line: (_, text) => lines.push(text),
    annotation: (_, level, text) => lines.push(`${level}: ${text}`),
    summary: () => undefined,
    ended: (job, result) => lines.push(`${job}: ${result}`),
  });
  const results = Object.fromEntries(
    [...end.jobs].map(([key, { result }]) => [key.replace("production / ", ""), result]),
  );
  return { end, lines, results };
}

const push = (tag: string): Promise<Told> =>
  watchRun((observer) => road.start("deploy-prod.yml", { kind: "push", tag }, { observer }));

const QUIET: Observer = {
  job: () => undefined,
  step: () => undefined,
  line: () => undefined,
  annotation: () => undefined,
  summary: () => undefined,
  ended: () => undefined,
};

const dispatchRollback = (): Promise<Told> =>
  watchRun((observer) =>
    road.start(
      "rollback.yml",
      { kind: "workflow_dispatch", inputs: { target: "previous", reason: "exports are broken" } },
      { observer },
    ),
  );

async function running(): Promise<string> {
  return (await production.status()).outputs["version"] ?? "";
}

test("a pushed tag goes the whole way: approval, deploy, smoke test, watch, verdict, announcement", async () => {
  const v1 = await publish("v1.0.0");
  await production.host.checkOut(v1.commit);
  const { end, lines, results } = await push("v1.0.0");
  expect(end.result === "success" ? "" : lines.join("\n")).toBe("");
  expect(results).toMatchObject({
    preflight: "success",
    release: "success",
    verdict: "success",
    judge: "success",
    announce: "success",
    return: "skipped",
    rollback: "skipped",
    ask: "skipped",
  });
  expect(waitings.map(({ environment }) => environment)).toEqual(["production", "production-verdict"]);
  expect(await running()).toBe("v1.0.0");
  expect(lines.join("\n")).toContain("Released v1.0.0. Highlights: What v1.0.0 brings");
  expect(road.github.violations).toEqual([]);
});

test("a no at the first gate changes nothing", async () => {
  await publish("v1.1.0");
  person = (waiting) => road.answer(waiting, "rejected", "not today");
  const { results } = await push("v1.1.0");
  expect(results).toMatchObject({ preflight: "success", release: "failure", verdict: "skipped", judge: "skipped" });
  expect(await running()).toBe("v1.0.0");
});

test("a bad release comes back by itself, nobody is asked for a verdict, and the run fails", async () => {
  await publish("v1.2.0", { variant: "never-healthy" });
  const { end, results, lines } = await push("v1.2.0");
  expect(end.result).toBe("failure");
  expect(results).toMatchObject({ release: "failure", verdict: "skipped", announce: "skipped" });
  expect(waitings).toHaveLength(1);
  expect(lines.join("\n")).toContain("v1.0.0 runs again, proven.");
  expect(await running()).toBe("v1.0.0");
});

test("a rejected verdict takes the release back, after one more approval where there is no key of its own", async () => {
  await publish("v1.3.0");
  person = ({ environment, ...waiting }) =>
    road.answer({ environment, ...waiting }, environment === "production-verdict" ? "rejected" : "approved");
  const { results, lines } = await push("v1.3.0");
  expect(results).toMatchObject({ release: "success", verdict: "failure", judge: "success", announce: "skipped" });
  expect(results["return"] === "success" ? "" : lines.join("\n")).toBe("");
  expect(waitings.map(({ environment }) => environment)).toEqual(["production", "production-verdict", "production"]);
  expect(await running()).toBe("v1.0.0");
  expect(await production.sandbox.origin.tags()).toContain("v1.3.0-rollback");
});

test("a dispatched rollback asks once, goes back, and is recorded", async () => {
  await publish("v1.4.0");
  expect((await push("v1.4.0")).end.result).toBe("success");
  expect(await running()).toBe("v1.4.0");
  waitings = [];
  const { end, lines } = await dispatchRollback();
  expect(end.result === "success" ? "" : lines.join("\n")).toBe("");
  expect(waitings.map(({ environment }) => environment)).toEqual(["production"]);
  expect(await running()).toBe("v1.0.0");
  expect(await production.sandbox.origin.tags()).toContain("v1.4.0-rollback");
});

test("a verdict whose rule is taken away reverts nothing, and announces nothing", async () => {
  await publish("v1.4.1");
  person = (waiting) => {
    if (waiting.environment === "production") road.answer(waiting, "approved");
    else road.github.control.unprotect("production-verdict");
  };
  try {
    const { end, results, lines } = await push("v1.4.1");
    expect(end.result).toBe("failure");
    expect(results).toMatchObject({ release: "success", verdict: "failure", judge: "success" });
    expect(results).toMatchObject({ return: "skipped", announce: "skipped" });
    expect(lines.join("\n")).toContain("has no required reviewers");
    expect(await running()).toBe("v1.4.1");
  } finally {
    road.github.control.protect("production-verdict", { reviewers: ["ada"] });
  }
});

test("a rollback dispatched in the middle of the watch ends it, and nothing goes back twice", async () => {
  await publish("v1.4.2");
  let rollback: Promise<Told> | undefined;
  const lines: string[] = [];
  const end = await road.start(
    "deploy-prod.yml",
    { kind: "push", tag: "v1.4.2" },
    {
      observer: {
        ...QUIET,
        step: (_, name) => {
          if (name === "Watch") rollback = dispatchRollback();
        },
        line: (_, text) => lines.push(text),
        annotation: (_, level, text) => lines.push(`${level}: ${text}`),
      },
    },
  );
  expect((await rollback)?.end.result).toBe("success");
  expect(end.result).toBe("failure");
  expect(lines.join("\n")).toMatch(/superseded/);
  expect(end.jobs.get("production / release")).toMatchObject({ outputs: { result: "superseded" } });
  expect(end.jobs.get("production / verdict")).toMatchObject({ result: "skipped" });
  expect(await running()).toBe("v1.4.1");
});

test("a rollback's tag pushed by hand starts the same workflow, which knows it for one", async () => {
  await publish("v1.5.0");
  expect((await push("v1.5.0")).end.result).toBe("success");
  waitings = [];
  const { origin } = production.sandbox;
  await origin.tag("v1.5.0-rollback", await origin.commitOf("v1.4.1"));
  const { results, lines } = await push("v1.5.0-rollback");
  expect(results["rollback"] === "success" ? "" : lines.join("\n")).toBe("");
  expect(results).toMatchObject({ release: "skipped", rollback: "success" });
  expect(await running()).toBe("v1.4.1");
});

test.each<[string, string, () => void, RegExp]>([
  [
    "v1.6.0",
    "its environment has lost its reviewers",
    () => road.github.control.unprotect("production"),
    /no required reviewers/,
  ],
  [
    "v1.7.0",
    "who started it approves it",
    () => road.github.control.protect("production", { reviewers: ["grace"] }),
    /belongs to ada/,
  ],
])("%s stops at the gate when %s", async (tag, _, cheat, message) => {
  await publish(tag);
  cheat();
  person = ({ runId, environment }) =>
    road.github.control.review(runId, { environment, login: "grace", state: "approved" });
  try {
    const { end, lines } = await push(tag);
    expect(end.result).toBe("failure");
    expect(lines.join("\n")).toMatch(message);
    expect(await running()).toBe("v1.4.1");
  } finally {
    road.github.control.protect("production", { reviewers: ["ada"] });
  }
});

test.each(["moved", "deleted"])(
  "row 34, 35: a tag that was %s while the person thought is not released",
  async (what) => {
    const tag = what === "moved" ? "v2.0.0" : "v2.1.0";
    await publish(tag);
    person = (waiting) => {
      const { origin } = production.sandbox;
      const cheat =
        what === "moved"
          ? origin.commit({ "evil.txt": "x" }, "evil").then((evil) => origin.moveTag(tag, evil))
          : origin.deleteTag(tag);
      void cheat.then(() => road.answer(waiting, "approved"));
    };
    const { end, lines } = await push(tag);
    expect(end.result).toBe("failure");
    expect(lines.join("\n")).toContain(`The tag ${tag} was ${what} after its approval was asked`);
    expect(await running()).toBe("v1.4.1");
  },
);
