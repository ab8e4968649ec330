import { IS_DEEP } from "../sandbox/deep.ts";
import { type CorpusScene, openCorpusScene, projectsOfCorpus } from "./corpus-scene.ts";
import { type Kill, killChanges } from "./kill-story.ts";

/** Every boundary between two steps from the last one that changes nothing on, and one within the switch. */
const DEPLOY = ["retain", "checkout", "switching", "switch", "await", "prove", "record"];
const ROLLBACK = ["quiet", "restore", "switching", "switch", "await", "prove", "record"];
const ALL: readonly Kill[] = [
  ...DEPLOY.map((after, at) => ({ of: "deploy", after, whom: at % 2 === 0 ? "with its children" : "alone" }) as const),
  ...ROLLBACK.map(
    (after, at) => ({ of: "rollback", after, whom: at % 2 === 0 ? "alone" : "with its children" }) as const,
  ),
];

/** The five projects of which an interruption can break most. With SLUICE_DEEP=1 all kills are tried on each of them. */
const NASTIEST: Readonly<Record<string, readonly Kill[]>> = {
  "host/uploads-above-the-clone": [
    { of: "deploy", after: "checkout", whom: "with its children" },
    { of: "rollback", after: "switching", whom: "with its children" },
  ],
  "host/renewed-certificate": [
    { of: "deploy", after: "switch", whom: "alone" },
    { of: "rollback", after: "restore", whom: "with its children" },
  ],
  "namespaces/all-of-a-service": [
    { of: "deploy", after: "switching", whom: "with its children" },
    { of: "rollback", after: "await", whom: "alone" },
  ],
  "configs/with-secrets-and-profiles": [{ of: "deploy", after: "switching", whom: "alone" }],
  "host/linked-sub-folder": [{ of: "deploy", after: "prove", whom: "with its children" }],
};

let scene: Promise<CorpusScene> | undefined;
let hits = 0;
let kills = 0;

function opened(): Promise<CorpusScene> {
  scene ??= openCorpusScene();
  return scene;
}

afterAll(async () => {
  await (await scene)?.production.close();
});

for (const one of projectsOfCorpus(Object.keys(NASTIEST))) {
  test.concurrent(
    `${one.name}: after each kill the same again gives what an undisturbed change gives`,
    async () => {
      const mine = IS_DEEP ? ALL : (NASTIEST[one.name] ?? []);
      kills += mine.length;
      const hitsHere = await killChanges(one, await opened(), mine);
      hits += hitsHere;
    },
    IS_DEEP ? 1_800_000 : 600_000,
  );
}

test("most of the kills hit a worker that still worked", () => {
  expect(kills).toBeGreaterThanOrEqual(8);
  expect(hits).toBeGreaterThanOrEqual(Math.floor(kills * 0.75));
});
