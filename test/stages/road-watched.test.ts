import { openRoadScene, type RoadScene, type Told } from "./road-scene.ts";

/** A second release while the first one is still being watched: it waits for the end of that watch, or is refused. */

let scene: RoadScene;

beforeAll(async () => {
  scene = await openRoadScene({ survey: true, watchFor: "45s" });
  const { commit } = await scene.publish("v1.0.0", { files: shortWatch() });
  await scene.production.host.checkOut(commit);
  const { end, lines } = await scene.push("v1.0.0");
  expect(end.result === "success" ? "" : lines.join("\n")).toBe("");
});

afterAll(() => scene.close());

beforeEach(() => scene.begin());

afterEach(() => expect(scene.road.github.violations).toEqual([]));

const CONFIG = ".github/sluice.yml";
const CALLER = ".github/workflows/deploy-prod.yml";

/** The caller as it is, with a watch of a few seconds. */
function shortWatch(): Readonly<Record<string, string>> {
  return { [CALLER]: (scene.road.files[CALLER] ?? "").replace("watch: 45s", "watch: 3s") };
}

function whileWatched(rule: string): Readonly<Record<string, string>> {
  return { [CONFIG]: (scene.road.files[CONFIG] ?? "").replace("deploy: {", `deploy: { while-watched: ${rule},`) };
}

/** Pushes one tag, and another one as soon as the first one's release is being watched. */
async function pushTwo(first: string, second: string): Promise<readonly [Told, Told]> {
  const watching = Promise.withResolvers<void>();
  scene.atLine = (line) => {
    if (line === "> Watch") watching.resolve();
  };
  const one = scene.push(first);
  await watching.promise;
  const two = await scene.push(second);
  return [await one, two];
}

test("the second release waits until the first one's watch has ended, and both are released", async () => {
  await scene.publish("v1.1.0");
  await scene.publish("v1.2.0", { files: shortWatch() });
  const [one, two] = await pushTwo("v1.1.0", "v1.2.0");
  expect(one.end.result === "success" ? "" : one.lines.join("\n")).toBe("");
  expect(two.end.result === "success" ? "" : two.lines.join("\n")).toBe("");
  expect(one.lines.join("\n")).toMatch(/^healthy after \d+ s\.$/m);
  const run = `/actions/runs/${one.end.facts.id}`;
  // The second one's own watch is short, so that its guess of the end is usually over at once.
  const lines = two.lines.filter((line) => /v1\.1\.0 is (still )?being watched/.test(line));
  // The reviewer is told before the approval, and the log tells it while it waits.
  expect(two.summary).toMatch(/v1\.1\.0 is (still )?being watched.*After the approval this release waits/);
  expect(lines.some((line) => line.includes(run) && line.includes("This release waits"))).toBe(true);
  expect(two.lines.indexOf("The run of v1.1.0 has ended its watch.")).toBeGreaterThan(0);
  expect(two.lines.indexOf("The run of v1.1.0 has ended its watch.")).toBeLessThan(two.lines.indexOf("> Deploy"));
  expect(await scene.running()).toBe("v1.2.0");
});

test("where the default branch refuses it, no person is asked, and the first release is watched to its end", async () => {
  await scene.publish("v1.3.0");
  await scene.publish("v1.4.0", { files: whileWatched("refuse") });
  const [one, two] = await pushTwo("v1.3.0", "v1.4.0");
  expect(one.end.result === "success" ? "" : one.lines.join("\n")).toBe("");
  expect(two.results).toMatchObject({ preflight: "failure", release: "skipped" });
  expect(two.lines.join("\n")).toMatch(/v1\.4\.0 is not released: v1\.3\.0 is (still )?being watched/);
  expect(scene.asked).toEqual(["production", "production-verdict"]);
  expect(await scene.running()).toBe("v1.3.0");
});
