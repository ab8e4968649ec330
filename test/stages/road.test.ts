import { openRoadScene, type RoadScene, type Told } from "./road-scene.ts";

let scene: RoadScene;

beforeAll(async () => {
  scene = await openRoadScene();
});

afterAll(() => scene.close());

beforeEach(() => scene.begin());

test("a pushed tag goes the whole way: approval, deploy, smoke test, watch, verdict, announcement", async () => {
  const v1 = await scene.publish("v1.0.0");
  await scene.production.host.checkOut(v1.commit);
  const { end, lines, results } = await scene.push("v1.0.0");
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
  expect(scene.asked).toEqual(["production", "production-verdict"]);
  expect(await scene.running()).toBe("v1.0.0");
  expect(lines.join("\n")).toContain("Released v1.0.0. Highlights: What v1.0.0 brings");
  expect(scene.road.github.violations).toEqual([]);
});

test("a rejection at the first gate changes nothing", async () => {
  await scene.publish("v1.1.0");
  scene.person = (waiting) => scene.road.answer(waiting, "rejected", "not today");
  const { results } = await scene.push("v1.1.0");
  expect(results).toMatchObject({ preflight: "success", release: "failure", verdict: "skipped", judge: "skipped" });
  expect(await scene.running()).toBe("v1.0.0");
});

test("a bad release comes back by itself, no one is asked for a verdict, and the run fails", async () => {
  await scene.publish("v1.2.0", { variant: "never-healthy" });
  const { end, results, lines } = await scene.push("v1.2.0");
  expect(end.result).toBe("failure");
  expect(results).toMatchObject({ release: "failure", verdict: "skipped", announce: "skipped" });
  expect(scene.waitings).toHaveLength(1);
  expect(lines.join("\n")).toContain("v1.0.0 runs again, verified.");
  expect(await scene.running()).toBe("v1.0.0");
});

test("a rejected verdict takes the release back, after one more approval where there is no key of its own", async () => {
  await scene.publish("v1.3.0");
  scene.person = ({ environment, ...waiting }) =>
    scene.road.answer({ environment, ...waiting }, environment === "production-verdict" ? "rejected" : "approved");
  const { results, lines } = await scene.push("v1.3.0");
  expect(results).toMatchObject({ release: "success", verdict: "failure", judge: "success", announce: "skipped" });
  expect(results["return"] === "success" ? "" : lines.join("\n")).toBe("");
  expect(results["stays"]).toBe("skipped");
  expect(scene.asked).toEqual(["production", "production-verdict", "production"]);
  expect(await scene.running()).toBe("v1.0.0");
  expect(await scene.production.sandbox.origin.tags()).toContain("v1.3.0-rollback");
});

test("a dispatched rollback asks once, rolls back, and is recorded", async () => {
  await scene.publish("v1.4.0");
  expect((await scene.push("v1.4.0")).end.result).toBe("success");
  expect(await scene.running()).toBe("v1.4.0");
  scene.begin();
  const { end, lines } = await scene.dispatchRollback();
  expect(end.result === "success" ? "" : lines.join("\n")).toBe("");
  expect(scene.asked).toEqual(["production"]);
  expect(await scene.running()).toBe("v1.0.0");
  expect(await scene.production.sandbox.origin.tags()).toContain("v1.4.0-rollback");
});

test("a verdict whose rule is taken away reverts nothing, and announces nothing", async () => {
  await scene.publish("v1.4.1");
  scene.person = (waiting) => {
    if (waiting.environment === "production") scene.road.answer(waiting, "approved");
    else scene.road.github.control.unprotect("production-verdict");
  };
  try {
    const { end, results, lines } = await scene.push("v1.4.1");
    expect(end.result).toBe("failure");
    expect(results).toMatchObject({ release: "success", verdict: "failure", judge: "success" });
    expect(results).toMatchObject({ return: "skipped", announce: "skipped" });
    expect(lines.join("\n")).toContain("has no required reviewers");
    expect(await scene.running()).toBe("v1.4.1");
  } finally {
    scene.road.github.control.protect("production-verdict", { reviewers: ["ada"] });
  }
});

test("a rollback dispatched in the middle of the watch ends it, and nothing is rolled back twice", async () => {
  const caller = ".github/workflows/deploy-prod.yml";
  const longer = (scene.road.files[caller] ?? "").replace("watch: 6s", "watch: 2m");
  await scene.publish("v1.4.2", { files: { [caller]: longer } });
  let rollback: Promise<Told> | undefined;
  scene.atLine = (line) => {
    if (line === "> Watch") rollback = scene.dispatchRollback();
  };
  const { end, lines } = await scene.push("v1.4.2");
  expect((await rollback)?.end.result).toBe("success");
  expect(end.result).toBe("failure");
  expect(lines.join("\n")).toMatch(/superseded/);
  expect(end.jobs.get("production / release")).toMatchObject({ outputs: { ending: "s" } });
  expect(end.jobs.get("production / verdict")).toMatchObject({ result: "skipped" });
  expect(await scene.running()).toBe("v1.4.1");
});

test("a rollback's tag pushed by hand starts the same workflow, which knows it for one", async () => {
  await scene.publish("v1.5.0");
  expect((await scene.push("v1.5.0")).end.result).toBe("success");
  scene.begin();
  const { origin } = scene.production.sandbox;
  await origin.tag("v1.5.0-rollback", await origin.commitOf("v1.4.1"));
  const { results, lines } = await scene.push("v1.5.0-rollback");
  expect(results["rollback"] === "success" ? "" : lines.join("\n")).toBe("");
  expect(results).toMatchObject({ release: "skipped", rollback: "success" });
  expect(await scene.running()).toBe("v1.4.1");
});

test.each<[string, string, () => void, RegExp]>([
  [
    "v1.6.0",
    "its environment has lost its reviewers",
    () => scene.road.github.control.unprotect("production"),
    /no required reviewers/,
  ],
  [
    "v1.7.0",
    "who started it approves it",
    () => scene.road.github.control.protect("production", { reviewers: ["grace"] }),
    /only ada can approve or reject production/,
  ],
])("%s stops at the gate when %s", async (tag, _, cheat, message) => {
  await scene.publish(tag);
  cheat();
  scene.person = ({ runId, environment }) =>
    scene.road.github.control.review(runId, { environment, login: "grace", state: "approved" });
  try {
    const { end, lines } = await scene.push(tag);
    expect(end.result).toBe("failure");
    expect(lines.join("\n")).toMatch(message);
    expect(await scene.running()).toBe("v1.4.1");
  } finally {
    scene.road.github.control.protect("production", { reviewers: ["ada"] });
  }
});

test.each(["moved", "deleted"])(
  "row 34, 35: a tag that was %s while the person thought is not released",
  async (what) => {
    const tag = what === "moved" ? "v2.0.0" : "v2.1.0";
    await scene.publish(tag);
    scene.person = (waiting) => {
      const { origin } = scene.production.sandbox;
      const cheat =
        what === "moved"
          ? origin.commit({ "evil.txt": "x" }, "evil").then((evil) => origin.moveTag(tag, evil))
          : origin.deleteTag(tag);
      void cheat.then(() => scene.road.answer(waiting, "approved"));
    };
    const { end, lines } = await scene.push(tag);
    expect(end.result).toBe("failure");
    expect(lines.join("\n")).toContain(`The tag ${tag} was ${what} after its approval was requested`);
    expect(await scene.running()).toBe("v1.4.1");
  },
);
