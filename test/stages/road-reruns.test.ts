import type { Waiting } from "../../rehearsal/github-platform.ts";
import { OWNER, STARTER } from "../../rehearsal/road.ts";
import type { RunEnd } from "../../rehearsal/runner/run.ts";
import { openRoadScene, type RoadScene, type Told } from "./road-scene.ts";

/** Answers that are given again, later, by the wrong person or never (docs/gates.md), with the real workflow files. */

let scene: RoadScene;
let before: string;

beforeAll(async () => {
  scene = await openRoadScene();
  await scene.launch();
});

afterAll(() => scene.close());

beforeEach(async () => {
  scene.begin();
  before = await scene.running();
});

afterEach(() => expect(scene.road.github.violations).toEqual([]));

const text = ({ lines }: Told): string => lines.join("\n");
const problem = (told: Told): string => (told.end.result === "success" ? "" : text(told));
const never = ({ runId, environment }: Waiting): void => scene.road.github.control.neverAnswer(runId, environment);
const yes = (waiting: Waiting): void => scene.road.answer(waiting, "approved");
const no = (waiting: Waiting): void => scene.road.answer(waiting, "rejected", "exports are broken");
/** Says yes to everything but one environment. */
const at = (environment: string, say: (waiting: Waiting) => void): void => {
  scene.person = (waiting) => (waiting.environment === environment ? say : yes)(waiting);
};
const runAllAgain = (before: RunEnd): Promise<Told> =>
  scene.watch((observer) => scene.road.rerunAll(before, { observer }));

async function released(tag: string): Promise<RunEnd> {
  await scene.publish(tag);
  const told = await scene.push(tag);
  expect(problem(told)).toBe("");
  scene.begin();
  return told.end;
}

describe("an approved verdict whose jobs are all run again", () => {
  test("and then a rejection: it rolls back, and no one is told that all is fine", async () => {
    const first = await released("v1.1.0");
    at("production-verdict", no);
    const again = await runAllAgain(first);
    expect(again.end.facts.attempt).toBe(2);
    expect(again.results).toMatchObject({ release: "success", verdict: "failure", judge: "success" });
    expect(again.end.jobs.get("production / judge")?.outputs).toMatchObject({ state: "r" });
    expect(again.results["return"] === "success" ? "" : text(again)).toBe("");
    expect(again.results["announce"]).toBe("skipped");
    expect(text(again)).not.toContain("Released v1.1.0");
    expect(scene.asked).toEqual(["production", "production-verdict", "production"]);
    expect(await scene.running()).toBe("v1.0.0");
  });

  test("and then no answer, and then an administrator's bypass: it is neither announced nor taken back", async () => {
    const first = await released("v1.2.0");
    at("production-verdict", never);
    const second = await runAllAgain(first);
    at("production-verdict", ({ runId, environment }) => scene.road.github.control.bypass(runId, environment));
    const third = await runAllAgain(second.end);
    for (const [told, asked] of [
      [second, 2],
      [third, 3],
    ] as const) {
      expect(told.end.result).toBe("failure");
      expect(told.results).toMatchObject({ release: "success", verdict: "failure", judge: "success" });
      expect(told.end.jobs.get("production / judge")?.outputs).toMatchObject({ state: "n" });
      expect(told.results).toMatchObject({ announce: "skipped", return: "skipped" });
      expect(text(told)).toContain(`This run requested ${asked} reviews of production-verdict and has 1`);
    }
    expect(await scene.running()).toBe("v1.2.0");
  });
});

test("a rule that is taken away while production waits fails its job: nothing is touched", async () => {
  await scene.publish("v1.4.0");
  scene.person = () => scene.road.github.control.unprotect("production");
  try {
    const told = await scene.push("v1.4.0");
    expect(told.results).toMatchObject({ preflight: "success", release: "failure", verdict: "skipped" });
    expect(text(told)).toContain("The deployment was blocked by a policy of production.");
    expect(scene.asked).toEqual(["production"]);
    expect(await scene.running()).toBe(before);
  } finally {
    scene.road.github.control.protect("production", { reviewers: [OWNER] });
  }
});

test("who started it cannot be the one who approves it", async () => {
  await scene.publish("v1.5.0");
  const told = await scene.push("v1.5.0", { actor: OWNER });
  expect(told.results).toMatchObject({ preflight: "success", release: "failure", verdict: "skipped" });
  expect(text(told)).toContain("ada approved what they had started");
  expect(await scene.running()).toBe(before);
});

describe.each<[string, (waiting: Waiting) => void]>([
  ["answered no", no],
  ["never answered", never],
])("a rollback that is %s", (_, say) => {
  beforeEach(() => {
    scene.person = say;
  });

  test("by dispatch: it does not happen", async () => {
    const { end, lines } = await scene.dispatchRollback();
    expect(end.result).toBe("failure");
    expect(lines).not.toContain("> Roll back");
    expect(scene.asked).toEqual(["production"]);
    expect(await scene.running()).toBe(before);
  });

  test("by tag: it does not happen", async () => {
    const { origin } = scene.production.sandbox;
    if (!(await origin.tags()).includes("v1.2.0-rollback")) {
      await origin.tag("v1.2.0-rollback", await origin.commitOf("v1.0.0"));
    }
    const { end, results, lines } = await scene.push("v1.2.0-rollback");
    expect(end.result).toBe("failure");
    expect(results).toMatchObject({ preflight: "success", rollback: "failure", release: "skipped" });
    expect(lines).not.toContain("> Roll back");
    expect(scene.asked).toEqual(["production"]);
    expect(await scene.running()).toBe(before);
  });
});

test.each<[string, string, (waiting: Waiting) => void]>([
  ["v1.5.1", "answered no", no],
  ["v1.5.2", "never answered", never],
])(
  "the rollback from %s after a rejection at the verdict, %s: it still runs, and that is told",
  async (tag, _, say) => {
    await scene.publish(tag);
    const answers = [yes, no, say];
    scene.person = (waiting) => answers.shift()?.(waiting);
    const told = await scene.push(tag);
    expect(scene.asked).toEqual(["production", "production-verdict", "production"]);
    expect(told.results).toMatchObject({ judge: "success", return: "failure", announce: "skipped" });
    expect(told.results["stays"] === "success" ? "" : text(told)).toBe("");
    expect(text(told)).toContain(
      `The rollback from ${tag} was refused. The verdict was a rejection, and no rollback is known to have begun`,
    );
    expect(await scene.running()).toBe(tag);
    expect(await scene.production.sandbox.origin.tags()).not.toContain(`${tag}-rollback`);
  },
);

describe("a preparation", () => {
  const CONFIG = ".github/sluice.yml";
  const MORE = "\ncheck-readiness: { sign-off: staging-signoff }\nupdate-changelog: { missing-entries: warn }\n";

  /** What is merged, and built under the name that it will have; no one has tagged it. */
  async function merge(tag: string, more = ""): Promise<string> {
    const config = `${scene.road.files[CONFIG]?.replaceAll("owner: ada", `owner: ada${more}`) ?? ""}${MORE}`;
    const changelog = `# Changelog\n\n## [Unreleased]\n\n- What ${tag} brings\n`;
    const { commit } = await scene.publish(tag, { files: { [CONFIG]: config, "CHANGELOG.md": changelog } });
    await scene.production.sandbox.origin.deleteTag(tag);
    return commit;
  }

  const prepare = (version: string, actor = STARTER): Promise<Told> =>
    scene.dispatch("prepare-release.yml", { inputs: { version } }, { actor });

  const job = ({ end }: Told, id: string): string | undefined => end.jobs.get(`prepare / ${id}`)?.result;

  test.each([
    ["v1.6.0", "staging-signoff"],
    ["v1.6.1", "release"],
  ])("of %s whose %s is never answered tags nothing", async (tag, environment) => {
    await merge(tag);
    at(environment, never);
    const told = await prepare(tag);
    expect(told.end.result).toBe("failure");
    expect(text(told)).toContain(`The deployment to ${environment} was not approved within 30 days.`);
    expect(scene.asked.at(-1)).toBe(environment);
    expect(await scene.production.sandbox.origin.tags()).not.toContain(tag);
    expect(await scene.road.follow()).toBeUndefined();
  });

  test("that is signed off, and sent back when it is run again, is sent back for whoever tags it", async () => {
    const commit = await merge("v1.7.0");
    at("release", no);
    const first = await prepare("v1.7.0");
    expect([job(first, "sign-off"), job(first, "tag")]).toEqual(["success", "failure"]);
    at("staging-signoff", no);
    const again = await runAllAgain(first.end);
    expect([job(again, "approval"), job(again, "sign-off"), job(again, "tag")]).toEqual([
      "failure",
      "failure",
      "skipped",
    ]);
    expect(text(again)).toContain("ada rejected staging-signoff: exports are broken.");

    await scene.production.sandbox.origin.tag("v1.7.0", commit);
    const pushed = await scene.push("v1.7.0");
    expect(pushed.results).toMatchObject({ preflight: "failure", release: "skipped" });
    expect(text(pushed)).toContain("The sign-off does not count. It was tested and rejected.");
    expect(await scene.running()).toBe(before);
  });

  test("that a person dispatched makes them the starter of the deploy that a token dispatches", async () => {
    const { control } = scene.road.github;
    const gates = ["staging-signoff", "release", "production"];
    for (const environment of gates) control.protect(environment, { reviewers: [OWNER, STARTER] });
    await merge("v1.8.0", `, backup-owner: ${STARTER}`);
    scene.person = ({ runId, environment }) =>
      control.review(runId, { environment, login: STARTER, state: "approved" });
    const prepared = await prepare("v1.8.0", OWNER);
    expect(problem(prepared)).toBe("");
    expect(text(prepared)).toContain("deploy-prod.yml was dispatched for v1.8.0");

    scene.begin();
    const deployed = await scene.watch(async (observer) => {
      const end = await scene.road.follow({ observer });
      if (end === undefined) throw new Error("Nothing was dispatched.");
      return end;
    });
    expect(scene.asked).toEqual(["production"]);
    expect(deployed.results).toMatchObject({ preflight: "success", release: "failure", verdict: "skipped" });
    expect(text(deployed)).toContain("ada approved what they had started");
    expect(await scene.running()).toBe(before);
  });
});
