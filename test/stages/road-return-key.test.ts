import { openRoadScene, type RoadScene } from "./road-scene.ts";

/** With the key that only rolls back, "roll back" at the verdict is one click. */

let scene: RoadScene;

beforeAll(async () => {
  scene = await openRoadScene({ returnKey: true });
  await scene.launch();
});

afterAll(() => scene.close());

beforeEach(() => scene.begin());

test("a rejection at the verdict rolls back at once, recorded and told, and no one is asked again", async () => {
  await scene.publish("v1.1.0");
  scene.person = ({ environment, ...waiting }) =>
    scene.road.answer({ environment, ...waiting }, environment === "production-verdict" ? "rejected" : "approved");
  const { results, lines } = await scene.push("v1.1.0");
  expect(results).toMatchObject({
    verdict: "failure",
    judge: "success",
    announce: "skipped",
    return: "skipped",
    stays: "skipped",
  });
  expect(results["return-at-once"] === "success" ? "" : lines.join("\n")).toBe("");
  expect(scene.asked).toEqual(["production", "production-verdict"]);
  expect(await scene.running()).toBe("v1.0.0");
  const { origin } = scene.production.sandbox;
  expect(await origin.commitOf("v1.1.0-rollback")).toBe(await origin.commitOf("v1.0.0"));
  expect(lines.join("\n")).toContain("The verdict was a rejection.");
  expect(scene.road.github.violations).toEqual([]);
});

test("an answer that never comes takes nothing back", async () => {
  await scene.publish("v1.2.0");
  scene.person = (waiting) =>
    waiting.environment === "production-verdict"
      ? scene.road.github.control.neverAnswer(waiting.runId, waiting.environment)
      : scene.road.answer(waiting, "approved");
  const { end, results } = await scene.push("v1.2.0");
  expect(end.result).toBe("failure");
  expect(results).toMatchObject({ return: "skipped", "return-at-once": "skipped", announce: "skipped" });
  expect(await scene.running()).toBe("v1.2.0");
});

test("an approved verdict is announced as ever", async () => {
  await scene.publish("v1.3.0");
  const { end, results } = await scene.push("v1.3.0");
  expect(end.result).toBe("success");
  expect(results).toMatchObject({ "return-at-once": "skipped", announce: "success" });
});
