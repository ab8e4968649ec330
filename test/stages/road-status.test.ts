import type { Waiting } from "../../rehearsal/github-platform.ts";
import { openRoadScene, type RoadScene, type Told } from "./road-scene.ts";

/** "What is live, since when, by whom, is anything locked or frozen, which gate waits for whom?", one dispatch away. */

let scene: RoadScene;

beforeAll(async () => {
  scene = await openRoadScene({ survey: true });
  await scene.launch();
});

afterAll(() => scene.close());

beforeEach(() => scene.begin());

afterEach(() => expect(scene.road.github.violations).toEqual([]));

const ask = (): Promise<Told> => scene.dispatch("status.yml", { inputs: {} });

test("when nothing waits it says so", async () => {
  const { end, summary } = await ask();
  expect(end.result).toBe("success");
  expect(summary).toMatch(/\| Live since \| .* by a \[deploy\]\(.*\) of grace \|/);
  expect(summary).toContain("| Lock | free |");
  expect(summary).toContain("| Waiting | no gate |");
});

test("while a release waits for its approval, and then for its verdict, it says for whom", async () => {
  await scene.publish("v1.1.0");
  const told: Promise<Told>[] = [];
  scene.person = (waiting: Waiting) => {
    const asked = ask();
    told.push(asked);
    void asked.then(() => scene.road.answer(waiting, "approved"));
  };
  const { end } = await scene.push("v1.1.0");
  expect(end.result).toBe("success");
  const [before, after, ...more] = await Promise.all(told);
  expect(more).toEqual([]);
  const waits = (gate: string): RegExp =>
    new RegExp(`\\| Waiting \\| ${gate} of v1\\.1\\.0 waits for ada since .* \\[Answer\\]\\(.*/actions/runs/\\d+\\)`);
  expect(before?.summary).toMatch(waits("production"));
  expect(before?.summary).toContain(": v1.0.0");
  expect(after?.summary).toMatch(waits("production-verdict"));
  expect(after?.summary).toContain(": v1.1.0");
  const { waiting = "" } = after?.end.jobs.get("production / status")?.outputs ?? {};
  expect(JSON.parse(waiting)).toMatchObject([{ gate: "production-verdict", about: "v1.1.0", people: ["ada"] }]);
});
