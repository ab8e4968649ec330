import { containersOf } from "../../sandbox/production.ts";
import { endsWell } from "./ending.ts";
import { type GiteaRoad, openGiteaRoad } from "./road.ts";

/** Staging, and a fix of what is live, on a real Gitea with its own runner. */

let road: GiteaRoad;
/** Each release has the image of the first one, since no workflow builds here: what differs are the files of its commit. */
let image: string;

const well = (what: Promise<unknown>): Promise<void> => endsWell(road, what);

const changelog = (unreleased: string): Readonly<Record<string, string>> => ({
  "CHANGELOG.md": `# Changelog\n\n## [Unreleased]\n${unreleased}\n## [1.0.0]\n\n- What v1.0.0 brings\n`,
});

/** A commit on main, which its push deploys to staging. */
async function merge(tag: string, files: Readonly<Record<string, string>> = {}): Promise<string> {
  const compose = (text: string): string => text.replace("${SLUICE_VERSION:?}", image);
  let commit = "";
  await well(
    road.publish(tag, "versions", { compose, files }).then((published) => {
      commit = published;
    }),
  );
  return commit;
}

/** Whether the application runs there, straight from the engine. */
const runsOnStaging = async (): Promise<boolean> => {
  const [web] = await containersOf(road.production.sandbox, road.staging?.host.project ?? "");
  return web?.running === true;
};

beforeAll(async () => {
  road = await openGiteaRoad({ staging: true });
  image = "v1.0.0";
});

afterAll(() => road?.close());

test("a push to main is deployed to staging, and its tag is released", async () => {
  const commit = await merge("v1.0.0", changelog(""));
  expect(await runsOnStaging()).toBe(true);
  await well(road.tag("v1.0.0", commit));
  await well(road.answer("v1.0.0", "/approve v1.0.0"));
  await well(road.answer("v1.0.0", "/approve v1.0.0"));
  expect(await road.running()).toBe("v1.0.0");
});

test("a fix of main is taken over onto the live release, deployed to staging, signed off, tagged and released without the rest", async () => {
  await merge("v1.1.0", { "word.txt": "not released\n", ...changelog("\n### Added\n\n- A word (#6)\n") });
  const entries = "\n### Added\n\n- A word (#6)\n\n### Fixed\n\n- Exports no longer lose hours (#7)\n";
  let fix = "";
  await well(
    road.fix({ "fix.txt": "fixed\n", ...changelog(entries) }, "fix: exports lose hours (#7)").then((commit) => {
      fix = commit;
    }),
  );
  await well(road.dispatch("hotfix.yml", { commits: fix }));
  await road.answer("v1.0.1", "/approve v1.0.1");
  await road.ended();
  expect(await road.said("v1.0.1")).toContain(
    "gitea-actions started this run, and the forge does not report on whose behalf",
  );
  await well(road.dispatch("prepare-release.yml", { version: "v1.0.1" }, "hotfix/v1.0.1"));
  // The sign-off of staging, the release, production, and the verdict of its watch.
  for (let gate = 1; gate <= 4; gate++) await well(road.answer("v1.0.1", "/approve v1.0.1"));
  expect(await road.running()).toBe("v1.0.1");
  const { tree } = await road.gitea.ask<{ tree: readonly { path: string }[] }>(
    "GET",
    "/repos/ada/app/git/trees/v1.0.1?recursive=true",
  );
  const files = tree.map(({ path }) => path);
  expect(files).toContain("fix.txt");
  expect(files).not.toContain("word.txt");
});
