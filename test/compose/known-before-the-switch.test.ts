import { mkdirSync } from "node:fs";
import { freePort } from "../sandbox/ports.ts";
import { must } from "../sandbox/processes.ts";
import { type ComposeScene, type ComposeStage, openComposeStage, succeeds } from "./compose-scene.ts";
import { type Arranged, OBSTACLES, type Obstacle } from "./obstacles.ts";
import { startProber } from "./prober.ts";

let stage: ComposeStage;
const mounted: string[] = [];

beforeAll(async () => {
  stage = await openComposeStage();
});

afterAll(async () => {
  for (const folder of mounted) await must(["umount", folder]);
  await stage.close();
});

/** A host where v1.0.0 runs and answers at a port. Its state has a small disk of its own, which can be filled. */
interface Ground {
  readonly scene: ComposeScene;
  readonly port: number;
}

async function openGround(deployUser?: "nobody"): Promise<Ground> {
  const scene = await stage.scene(deployUser === undefined ? {} : { deployUser });
  const { host, deploy } = scene.production;
  if (deployUser === undefined) {
    mkdirSync(host.stateDirectory, { recursive: true });
    await must(["mount", "-t", "tmpfs", "-o", "size=8m,mode=0700", "sluice-sandbox", host.stateDirectory]);
    mounted.push(host.stateDirectory);
  }
  const port = await freePort();
  const v1 = await scene.release("v1.0.0", { "compose.yml": compose("v1", port), "conf/site.conf": "one\n" });
  await host.checkOut(v1.commit);
  await succeeds(deploy(v1));
  return { scene, port };
}

function compose(build: string, port: number, { web = "", rest = "", port: another }: Arranged = {}): string {
  const ports = [port, ...(another === undefined ? [] : [another])].map((one) => `"127.0.0.1:${one}:8080"`);
  return `services:\n  web:\n    image: "IMAGE:${build}"\n    ports: [${ports.join(", ")}]\n    ${web}\n${rest}\n`;
}

/** What came of a release that meets the obstacle. */
async function meet({ scene, port }: Ground, tag: string, obstacle: Obstacle): Promise<Record<string, unknown>> {
  const { production } = scene;
  const seen = (): Promise<string> => scene.inspect("web", "{{.Id}} {{.State.StartedAt}}");
  const before = await seen();
  const arranged = await obstacle.arrange(scene);
  const prober = startProber(`http://127.0.0.1:${port}/health`);
  try {
    const release = await scene.release(tag, { "compose.yml": compose("v2", port, arranged), ...arranged.files });
    const { code, error, log } = await production.deploy(release, arranged.inputs);
    const { asked, failures } = await prober.stop();
    return {
      obstacle: obstacle.name,
      code,
      says: error.includes(obstacle.says) ? obstacle.says : error,
      todo: error.includes(obstacle.todo) ? obstacle.todo : error,
      began: ["Check out the release …", "Switch the containers …"].filter((line) => log.includes(line)),
      isTheSame: (await seen()) === before,
      wasAsked: asked > 0,
      failures,
    };
  } finally {
    await prober.stop();
    await arranged.clear?.();
  }
}

test("what can be known is known before the switch, and nothing stops for it", async () => {
  const grounds = { root: await openGround(), nobody: await openGround("nobody") };
  const found: Record<string, unknown>[] = [];
  for (const [at, obstacle] of OBSTACLES.entries())
    found.push(await meet(grounds[obstacle.deployUser ?? "root"], `v1.${at + 1}.0`, obstacle));
  expect(found).toEqual(
    OBSTACLES.map(({ name, says, todo }) => ({
      ...{ obstacle: name, code: 1, says, todo, began: [] },
      ...{ isTheSame: true, wasAsked: true, failures: [] },
    })),
  );
  for (const [user, { scene, port }] of Object.entries(grounds)) {
    const release = await scene.release("v2.0.0", { "compose.yml": compose("v2", port) });
    expect([user, (await scene.production.deploy(release)).error]).toEqual([user, ""]);
  }
});
