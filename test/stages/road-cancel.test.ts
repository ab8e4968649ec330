import { STARTER } from "../../rehearsal/road.ts";
import { openRoadScene, type RoadScene, type Told } from "./road-scene.ts";

/**
 * Somebody presses "Cancel workflow". What runs stays, whether it was watched to the end or not: nobody has said that it is
 * bad. Nobody is told that it was released either.
 */

jest.setTimeout(240_000);

let scene: RoadScene;

beforeAll(async () => {
  scene = await openRoadScene();
  const v1 = await scene.publish("v1.0.0");
  await scene.production.host.checkOut(v1.commit);
  const { error } = await scene.production.deploy(v1, {}, { GITHUB_RUN_ID: "1" });
  expect(error).toBe("");
}, 120_000);

afterAll(() => scene.close(), 60_000);

beforeEach(() => scene.begin());

afterEach(() => expect(scene.road.github.violations).toEqual([]));

const text = ({ lines }: Told): string => lines.join("\n");

const cancel = (): void => scene.road.github.control.cancel(scene.waitings[0]?.runId ?? 0, STARTER);

const page = ({ end }: Told): Record<string, string | null> =>
  Object.fromEntries(
    scene.road.github.control
      .run(end.facts.id)
      .jobs.map(({ name, conclusion }) => [name.split(" / ").at(-1), conclusion]),
  );

test("cancelled in the watch: it runs on, nothing goes back, and that is what people are told", async () => {
  await scene.publish("v1.1.0");
  let running: readonly string[] = [];
  scene.atLine = (line) => {
    if (!line.startsWith("Watching ")) return;
    void scene.containers().then((containers) => {
      running = containers;
      cancel();
    });
  };
  const told = await scene.push("v1.1.0");
  expect(told.end.result).toBe("cancelled");
  expect(text(told)).toContain("The watch was cancelled.");
  expect(await scene.running()).toBe("v1.1.0");
  expect(await scene.containers()).toEqual(running);
  expect(told.lines).not.toContain("> Back to the release before");
  expect(await scene.production.sandbox.origin.tags()).not.toContain("v1.1.0-rollback");

  expect(told.end.jobs.get("production / release")).toMatchObject({
    result: "cancelled",
    outputs: { result: "unsure" },
  });
  const skipped = { verdict: "skipped", judge: "skipped", return: "skipped", announce: "skipped" };
  expect(told.results).toMatchObject({ preflight: "success", ...skipped });
  expect(scene.asked).toEqual(["production"]);
  expect(page(told)).toMatchObject({ "Release v1.1.0": "cancelled", "Announce v1.1.0": "skipped" });

  expect(text(told)).not.toContain("Released v1.1.0");
  expect(text(told)).not.toContain("The release before runs again");
  expect(text(told)).toContain("v1.1.0: nobody can say whether it is fine. It runs. It was not watched to the end");
});

test("cancelled while somebody thinks about the verdict: no answer is no rejection, and no release", async () => {
  await scene.publish("v1.2.0");
  scene.person = (waiting) => {
    if (waiting.environment === "production") scene.road.answer(waiting, "approved");
    else cancel();
  };
  const told = await scene.push("v1.2.0");
  expect(told.end.result).toBe("cancelled");
  expect(told.results).toMatchObject({ release: "success", verdict: "cancelled", judge: "success" });
  expect(told.results).toMatchObject({ return: "skipped", announce: "skipped" });
  expect(told.lines).not.toContain("> Back to the release before");
  expect(text(told)).not.toContain("Released v1.2.0");
  expect(scene.asked).toEqual(["production", "production-verdict"]);
  expect(await scene.running()).toBe("v1.2.0");
  expect(await scene.production.sandbox.origin.tags()).not.toContain("v1.2.0-rollback");
});

test("cancelled while somebody thinks about the approval: nothing is touched", async () => {
  await scene.publish("v1.3.0");
  const before = await scene.containers();
  scene.person = cancel;
  const told = await scene.push("v1.3.0");
  expect(told.end.result).toBe("cancelled");
  expect(told.results).toMatchObject({
    preflight: "success",
    release: "cancelled",
    verdict: "skipped",
    judge: "skipped",
  });
  expect(await scene.containers()).toEqual(before);
  expect(text(told)).not.toContain("Released v1.3.0");
});
