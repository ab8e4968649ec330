import { openRoadScene, type RoadScene } from "./road-scene.ts";

/** Release windows on the road: no one is asked while one is closed, and none stands in the rollback. */

let scene: RoadScene;

beforeAll(async () => {
  scene = await openRoadScene();
  const { commit } = await scene.publish("v1.0.0", withWindow(false));
  await scene.production.host.checkOut(commit);
  const { end, lines } = await scene.push("v1.0.0");
  expect(end.result === "success" ? "" : lines.join("\n")).toBe("");
});

afterAll(() => scene.close());

beforeEach(() => scene.begin());

afterEach(() => expect(scene.road.github.violations).toEqual([]));

const CONFIG = ".github/sluice.yml";

function withWindow(closed: boolean): { readonly files: Readonly<Record<string, string>> } {
  const deny = closed ? "\n  deny: [{ name: lessons, from: 2000-01-01T00:00, to: 2100-01-01T00:00 }]" : "";
  const windows = `windows:\n  zone: Europe/Paris\n  friday-from: false${deny}\n`;
  const config = (scene.road.files[CONFIG] ?? "").replace("windows: { friday-from: false }\n", windows);
  return { files: { [CONFIG]: config } };
}

test("a tag that is pushed inside of a closed window is refused before any person is asked", async () => {
  await scene.publish("v1.1.0", withWindow(true));
  const { end, lines, results } = await scene.push("v1.1.0");
  expect(end.result).toBe("failure");
  expect(results).toMatchObject({ preflight: "failure", release: "skipped" });
  expect(scene.asked).toEqual([]);
  expect(lines.join("\n")).toContain('v1.1.0 is not released: "lessons" is closed');
  expect(await scene.running()).toBe("v1.0.0");
});

test("an override with its reason is told to whoever is asked, and announced", async () => {
  const inputs = { tag: "v1.1.0", "override-windows": "lessons", "override-reason": "logins are down" };
  const { end, lines } = await scene.dispatch("deploy-prod.yml", { inputs });
  expect(end.result === "success" ? "" : lines.join("\n")).toBe("");
  const said = "Outside of its window (lessons), by grace: logins are down";
  expect(lines.filter((line) => line.includes("waits for an approval"))[0]).toContain(said);
  expect(lines.filter((line) => line.startsWith("Released v1.1.0."))[0]).toContain(said);
  expect(await scene.running()).toBe("v1.1.0");
  const kept = await overrides();
  expect(kept).toMatchObject([
    {
      sha: await scene.production.sandbox.origin.commitOf("v1.1.0"),
      environment: "production",
      description: said,
      payload: { override: { windows: ["lessons"], reason: "logins are down", actor: "grace" } },
    },
  ]);
});

/** Overrides that are kept with the deployments of production. */
async function overrides(): Promise<readonly unknown[]> {
  const { github } = scene.road;
  const authorization = `Bearer ${github.control.userToken("ada")}`;
  const path = "repos/example/app/deployments?environment=production&task=sluice:override";
  return (await (await fetch(`${github.url}/${path}`, { headers: { authorization } })).json()) as readonly unknown[];
}

test("no window stands in the rollback", async () => {
  const { end, lines } = await scene.dispatchRollback();
  expect(end.result === "success" ? "" : lines.join("\n")).toBe("");
  expect(await scene.running()).toBe("v1.0.0");
});

test("a window that closes while a person thinks refuses the deploy", async () => {
  await scene.publish("v1.2.0", withWindow(false));
  scene.person = (waiting) => {
    void scene.production.sandbox.origin
      .commit({ [CONFIG]: withWindow(true).files[CONFIG] ?? "" }, "chore: close the window")
      .then(() => scene.road.answer(waiting, "approved"));
  };
  const { end, lines, results } = await scene.push("v1.2.0");
  expect(end.result).toBe("failure");
  expect(results).toMatchObject({ preflight: "success", release: "failure" });
  expect(lines.join("\n")).toContain("> Check the readiness again");
  expect(lines.join("\n")).not.toContain("> Deploy\n");
  expect(lines.join("\n")).toContain('v1.2.0 is not released: "lessons" is closed');
  expect(await scene.running()).toBe("v1.0.0");
});
