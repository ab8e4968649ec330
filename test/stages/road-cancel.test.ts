import { STARTER } from "../../rehearsal/road.ts";
import { openRoadScene, type RoadScene, type Told } from "./road-scene.ts";

/**
 * A person presses "Cancel workflow". What runs stays, whether it was watched to the end or not: no one has said that it is
 * bad. No one is told that it was released either.
 */

let scene: RoadScene;

beforeAll(async () => {
  scene = await openRoadScene();
  const v1 = await scene.publish("v1.0.0");
  await scene.production.host.checkOut(v1.commit);
  const { error } = await scene.production.deploy(v1, {}, { GITHUB_RUN_ID: "1" });
  expect(error).toBe("");
});

afterAll(() => scene.close());

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

test("cancelled in the watch: it runs on, nothing is rolled back, and that is what people are told", async () => {
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
  expect(told.lines).not.toContain("> Roll back");
  expect(await scene.production.sandbox.origin.tags()).not.toContain("v1.1.0-rollback");

  expect(told.end.jobs.get("production / release")).toMatchObject({
    result: "cancelled",
    outputs: { ending: "u" },
  });
  const skipped = { verdict: "skipped", judge: "skipped", return: "skipped", announce: "skipped" };
  expect(told.results).toMatchObject({ preflight: "success", ...skipped });
  expect(scene.asked).toEqual(["production"]);
  expect(page(told)).toMatchObject({ "Release v1.1.0": "cancelled", "Announce v1.1.0": "skipped" });

  expect(text(told)).not.toContain("Released v1.1.0");
  expect(text(told)).not.toContain("The release before runs again");
  expect(text(told)).toContain("The state of v1.1.0 is unknown. It runs. It was not watched to the end");

  // The same run again goes on where it stopped: nothing is deployed a second time, and it is tested, watched and judged.
  scene.begin();
  const again = await scene.watch((observer) => scene.road.rerunAll(told.end, { observer }));
  expect(again.end.result === "success" ? "" : text(again)).toBe("");
  expect(again.results).toMatchObject({ release: "success", judge: "success", announce: "success" });
  expect(text(again)).toContain("An earlier attempt of this job deployed v1.1.0, and it runs, verified.");
  expect(again.lines).toEqual(expect.arrayContaining(["> Smoke test", "> Watch"]));
  expect(text(again)).toContain("Released v1.1.0.");
  expect(await scene.containers()).toEqual(running);
  expect(scene.asked).toEqual(["production", "production-verdict"]);
});

test("cancelled while a person thinks about the verdict: no answer is no rejection, and no release", async () => {
  await scene.publish("v1.2.0");
  scene.person = (waiting) => {
    if (waiting.environment === "production") scene.road.answer(waiting, "approved");
    else cancel();
  };
  const told = await scene.push("v1.2.0");
  expect(told.end.result).toBe("cancelled");
  expect(told.results).toMatchObject({ release: "success", verdict: "cancelled", judge: "success" });
  expect(told.results).toMatchObject({ return: "skipped", announce: "skipped" });
  expect(told.lines).not.toContain("> Roll back");
  expect(text(told)).not.toContain("Released v1.2.0");
  expect(scene.asked).toEqual(["production", "production-verdict"]);
  expect(await scene.running()).toBe("v1.2.0");
  expect(await scene.production.sandbox.origin.tags()).not.toContain("v1.2.0-rollback");
});

test("cancelled while a person thinks about the approval: nothing is touched", async () => {
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
