import { STARTER } from "../../rehearsal/road.ts";
import type { RunEnd } from "../../rehearsal/runner/run.ts";
import { openRoadScene, type RoadScene, type Told } from "./road-scene.ts";

/** Who starts the deploy of a prepared tag: its push where the token's pushes start something, else a dispatch. */

let scene: RoadScene;

afterEach(async () => {
  expect(scene.road.github.violations).toEqual([]);
  await scene.close();
});

const CONFIG = ".github/sluice.yml";

/** Production with v1.0.0, and what is merged since, built under the name that it will have. */
async function merged(releaseToken: { readonly releaseToken?: string }): Promise<string> {
  scene = await openRoadScene(releaseToken);
  await scene.launch();
  scene.begin();
  const config = `${scene.road.files[CONFIG] ?? ""}\ncheck-readiness: { sign-off: staging-signoff }\n`;
  const changelog = "# Changelog\n\n## [Unreleased]\n\n- What v1.1.0 brings\n";
  // Staging builds images, for which this scene has no BuildKit.
  const files = { [CONFIG]: config, "CHANGELOG.md": changelog, ".github/workflows/deploy-staging.yml": null };
  const next = await scene.publish("v1.1.0", { files });
  await scene.production.sandbox.origin.deleteTag("v1.1.0");
  return next.commit;
}

const text = ({ lines }: Told): string => lines.join("\n");

const follow = (): Promise<Told> =>
  scene.watch(async (observer) => {
    const end = await scene.road.follow({ observer });
    if (end === undefined) throw new Error("Nothing was started.");
    return end;
  });

const about = ({ facts }: RunEnd): readonly string[] => [
  facts.path.replace(".github/workflows/", ""),
  facts.event,
  facts.ref,
  facts.commit,
];

const dispatches = (): number =>
  scene.road.github.requests.filter(({ operation }) => operation === "actions/create-workflow-dispatch").length;

test("the tag that RELEASE_TOKEN pushes starts the deploy by itself, and the run is linked", async () => {
  const commit = await merged({ releaseToken: STARTER });
  const { origin } = scene.production.sandbox;
  const prepared = await scene.dispatch("prepare-release.yml", { inputs: { bump: "minor" } });
  expect(prepared.end.result === "success" ? "" : text(prepared)).toBe("");
  const tagged = await origin.commitOf("v1.1.0");
  expect(tagged).not.toBe(commit);
  expect(dispatches()).toBe(0);
  expect(text(prepared)).toContain("The push of the tag starts the deploy.");

  const deployed = await follow();
  expect(about(deployed.end)).toEqual(["deploy-prod.yml", "push", "refs/tags/v1.1.0", tagged]);
  expect(text(prepared)).toMatch(new RegExp(`Its run: \\S+/actions/runs/${deployed.end.facts.id}$`, "m"));
  expect(prepared.end.jobs.get("prepare / tag")?.outputs["run"]).toMatch(`/actions/runs/${deployed.end.facts.id}`);
  expect(deployed.end.result === "success" ? "" : text(deployed)).toBe("");
  expect(scene.asked).toEqual(["staging-signoff", "release", "production", "production-verdict"]);
  expect(await scene.running()).toBe("v1.1.0");
  expect(await scene.road.follow()).toBeUndefined();
});

test("the tag that the run's own token pushes starts nothing, and the dispatch does", async () => {
  await merged({});
  const prepared = await scene.dispatch("prepare-release.yml", { inputs: { bump: "minor" } });
  expect(prepared.end.result === "success" ? "" : text(prepared)).toBe("");
  expect(dispatches()).toBe(1);
  expect(text(prepared)).toContain(
    "deploy-prod.yml was dispatched for v1.1.0, because a tag that this token creates starts nothing.",
  );
  const deployed = await follow();
  const main = await scene.production.sandbox.origin.commitOf("main");
  expect(about(deployed.end)).toEqual(["deploy-prod.yml", "workflow_dispatch", "refs/heads/main", main]);
  expect(text(prepared)).toMatch(new RegExp(`Its run: \\S+/actions/runs/${deployed.end.facts.id}$`, "m"));
  expect(deployed.end.result === "success" ? "" : text(deployed)).toBe("");
  expect(await scene.running()).toBe("v1.1.0");
  expect(await scene.road.follow()).toBeUndefined();
});
