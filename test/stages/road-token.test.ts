import { LIMITS } from "../sandbox/github/faults.ts";
import { openRoadScene, type RoadScene, type Told } from "./road-scene.ts";

/**
 * Row 28: a token that expires in the watch. The watch asks GitHub nothing, so it goes on; what GitHub then refuses to
 * hear or to say is a failure or a warning, never a healthy release that is announced.
 */

let scene: RoadScene;

beforeAll(async () => {
  scene = await openRoadScene({
    watch: { signals: { http: [{ name: "front", check: { path: "/health", contains: "ok" }, hard: true }] } },
  });
  const v1 = await scene.publish("v1.0.0");
  await scene.production.host.checkOut(v1.commit);
  const { error } = await scene.production.deploy(v1, {}, { GITHUB_RUN_ID: "1" });
  expect(error).toBe("");
});

afterAll(() => scene.close());

beforeEach(() => scene.begin());

afterEach(() => {
  scene.road.github.calm();
  expect(scene.road.github.violations).toEqual([]);
});

/** At the first line of the watch. */
function inTheWatch(happens: (runId: number) => void): void {
  scene.atLine = (line) => {
    if (line.startsWith("Watching ")) happens(scene.waitings[0]?.runId ?? 0);
  };
}

const text = ({ lines }: Told): string => lines.join("\n");

test("a rollback whose token has expired is gone all the same; that it could not be recorded is an error", async () => {
  await scene.publish("v1.2.0");
  inTheWatch((runId) => {
    scene.road.github.control.expireTokens(runId);
    void spoil();
  });
  const told = await scene.push("v1.2.0");
  expect(told.end.result).toBe("failure");
  expect(text(told)).toMatch(/failing after .*: front: /);
  expect(told.end.jobs.get("production / release")?.outputs).toMatchObject({ ending: "r" });
  expect(text(told)).toMatch(/> Record the rollback\n(.*\n)*?error: .*401/);
  expect(text(told)).toContain("Rolled back from v1.2.0.");
  expect(told.results).toMatchObject({ verdict: "skipped", judge: "skipped", announce: "skipped" });
  expect(scene.asked).toEqual(["production"]);
  expect(await scene.running()).toBe("v1.0.0");
  expect(await scene.production.sandbox.origin.tags()).not.toContain("v1.2.0-rollback");
});

test("a verdict that GitHub does not tell is none: nothing is announced, and nothing is rolled back", async () => {
  await scene.publish("v1.3.0");
  inTheWatch(() => scene.road.github.behave({ ...LIMITS.expiredToken(), times: 1000 }));
  const told = await scene.push("v1.3.0");
  expect(told.end.result).toBe("failure");
  expect(text(told)).toMatch(/healthy after \d+ s\./);
  expect(told.results).toMatchObject({ release: "success", verdict: "failure", judge: "failure" });
  expect(told.results).toMatchObject({ return: "skipped", announce: "skipped" });
  expect(text(told)).toMatch(/> Verify the verdict\n(.*\n)*?error: .*401/);
  expect(text(told)).not.toContain("Released v1.3.0");
  expect(text(told)).toContain("The state of v1.3.0 is unknown. It runs, and there is no verdict.");
  expect(scene.asked).toEqual(["production", "production-verdict"]);
  expect(await scene.running()).toBe("v1.3.0");
});

test("row 43: release notes that GitHub does not take are a warning; the release stands", async () => {
  await scene.publish("v1.4.0");
  inTheWatch(() => scene.road.github.behave({ ...LIMITS.expiredToken(), path: /\/releases/, times: 1000 }));
  const told = await scene.push("v1.4.0");
  expect(text(told)).toMatch(/warning: .*401/);
  expect(text(told)).not.toContain("The forge's release: delivered.");
  expect(told.results).toMatchObject({ release: "success", verdict: "success", judge: "success" });
  expect(scene.asked).toEqual(["production", "production-verdict"]);
  expect(await scene.running()).toBe("v1.4.0");
});

async function spoil(): Promise<void> {
  const [web] = await scene.production.containers();
  const command = ["exec", web?.id ?? "", "sh", "-c", "echo sorry >/www/health"];
  await scene.production.sandbox.engine.docker(command);
}
