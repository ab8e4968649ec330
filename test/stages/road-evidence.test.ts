import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, truncateSync, utimesSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openRoadScene, type RoadScene } from "./road-scene.ts";

/** What a release has to show on its way: a backup that was read, a plan that was approved, a watch to its end. */

let scene: RoadScene;
let backups: string;

beforeAll(async () => {
  backups = mkdtempSync(join(tmpdir(), "sluice-road-backups-"));
  scene = await openRoadScene({ survey: true, backup: { kind: "files", path: join(backups, "*.tar.gz") } });
});

afterAll(async () => {
  await scene.close();
  rmSync(backups, { recursive: true, force: true });
});

beforeEach(() => scene.begin());

/** An archive of random bytes, as a nightly job leaves it. */
function backUp(name: string): string {
  const source = join(backups, "data");
  execFileSync("sh", ["-c", 'head -c 200000 /dev/urandom >"$1"', "sh", source]);
  execFileSync("tar", ["-czf", join(backups, name), "-C", backups, "data"]);
  rmSync(source);
  return join(backups, name);
}

test("with a backup that can be read the release goes on, by the plan that was shown before the approval", async () => {
  backUp("monday.tar.gz");
  const v1 = await scene.publish("v1.0.0");
  await scene.production.host.checkOut(v1.commit);
  const { end, lines, results } = await scene.push("v1.0.0");
  expect(end.result === "success" ? "" : lines.join("\n")).toBe("");
  expect(results).toMatchObject({ release: "success", announce: "success" });
  const outputs = end.jobs.get("production / preflight")?.outputs;
  expect(outputs?.["plan-fingerprint"]).toMatch(/^sha256:[0-9a-f]{64}$/);
  expect(lines).toContain("> Verify the newest backup");
  expect(scene.asked).toEqual(["production", "production-verdict"]);
});

test.each<[string, string, (path: string) => void, RegExp]>([
  ["v1.1.0", "is cut off", (path) => truncateSync(path, 150_000), /✗ (?!It has|It finished).*\S/],
  [
    "v1.1.1",
    "is two days old",
    (path) => {
      const then = new Date(Date.now() - 48 * 3_600_000);
      for (const file of [path, join(backups, "monday.tar.gz")]) utimesSync(file, then, then);
    },
    /✗ It finished .* 48 h 0 min ago; the limit is 24 h/,
  ],
])("%s stops before anything is touched when the newest backup %s", async (tag, _, spoil, words) => {
  await scene.publish(tag);
  const before = await scene.containers();
  const path = backUp("tuesday.tar.gz");
  spoil(path);
  try {
    const { end, results, lines } = await scene.push(tag);
    expect(end.result).toBe("failure");
    expect(results).toMatchObject({ preflight: "success", release: "failure", verdict: "skipped" });
    expect(lines.join("\n")).toMatch(words);
    expect(lines).not.toContain("> Deploy");
    expect(await scene.containers()).toEqual(before);
    expect(scene.asked).toEqual(["production"]);
  } finally {
    rmSync(path);
  }
});

test("a plan that is another one after the approval is not carried out", async () => {
  backUp("wednesday.tar.gz");
  await scene.publish("v1.2.0");
  await scene.publish("v1.3.0");
  scene.person = (waiting) => {
    // While the person thinks, a person brings another release live: the plan was made for a host that ran v1.0.0.
    if (waiting.runId !== scene.waitings[0]?.runId) scene.road.answer(waiting, "approved");
    else void scene.push("v1.2.0").then(() => scene.road.answer(waiting, "approved"));
  };
  const { end, lines } = await scene.push("v1.3.0");
  expect(end.result).toBe("failure");
  expect(lines.join("\n")).toContain("The plan is not the approved one");
  expect(await scene.running()).toBe("v1.2.0");
});

test("row 28: a token that expires in the watch ends no probing, and the verdict is still a person's", async () => {
  await scene.publish("v1.4.0");
  const asked: string[] = [];
  scene.atLine = (line) => {
    const [waiting] = scene.waitings;
    if (!line.startsWith("Watching ") || waiting === undefined) return;
    asked.push(...scene.asked);
    scene.road.github.control.expireTokens(waiting.runId);
  };
  const { results, lines } = await scene.push("v1.4.0");
  expect(asked).toEqual(["production"]);
  expect(lines.join("\n")).toMatch(/healthy after/);
  expect(results).toMatchObject({ release: "success", verdict: "success", announce: "success" });
  expect(scene.asked).toEqual(["production", "production-verdict"]);
});
