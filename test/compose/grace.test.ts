import { join } from "node:path";
import type { StepResult } from "../sandbox/step.ts";
import { sceneOfEachTest, succeeds } from "./compose-scene.ts";
import { killAt } from "./kill-story.ts";

const scene = sceneOfEachTest();

/** Far below six minutes: whoever waits for that fails the test. */
const PATIENCE = 240_000;

const compose = (build: string, jobs: string, web = "init: true"): string => `services:
  web: { image: "IMAGE:${build}", ${web} }
  jobs: { image: "IMAGE:${build}", ${jobs} }
`;

const onTerm = (does: string): string =>
  `stop_grace_period: 30s, command: ["sh", "-c", "trap '${does}' TERM; while :; do sleep 1; done"]`;

/** May take six minutes to end, and ends at once. */
const PATIENT = "stop_grace_period: 6m";
/** Takes all the time that it is given. */
const STUBBORN = onTerm("");
/** Is still at work when the other one has been told to stop as well. */
const SLOW = onTerm("sleep 4; exit");

/** Kills the worker of a deploy as soon as the first container has stopped. Gives what came of it, and the journal of its settling. */
async function killInSwitch(
  tag: string,
  files: Record<string, string>,
): Promise<{ killed: StepResult; settled: string }> {
  const { production, release } = scene;
  const { host } = production;
  const step = await production.startDeploy(await release(tag, files), {}, { GITHUB_RUN_ID: "7501" });
  const stateFolder = join(host.stateDirectory, host.project);
  const folder = join(stateFolder, "changes/7501.release.deploy.1");
  await killAt({ stateFolder, folder, step }, { of: "deploy", after: "switching", whom: "with its children" });
  const killed = await step.done;
  expect(killed.log).toContain("has no worker any more, and no outcome is recorded");
  return { killed, settled: production.state("changes/7501.release.settle.1/journal") ?? "" };
}

const WAITS = "the engine may still be stopping containers";

test(
  "a worker that is killed in a switch with a grace period of six minutes: settled, rolled back and deployed without that wait",
  async () => {
    const { production } = scene;
    const v1 = await scene.release("v1.0.0", { "compose.yml": compose("v1", PATIENT) });
    await production.host.checkOut(v1.commit);
    await succeeds(production.deploy(v1));
    await succeeds(production.deploy(await scene.release("v1.1.0", { "compose.yml": compose("v2", PATIENT) })));
    const { killed, settled } = await killInSwitch("v1.2.0", { "compose.yml": compose("v1", PATIENT) });
    expect(killed.outputs).toMatchObject({ result: "returned", "running-version": "v1.1.0" });
    expect(settled).toContain('"step":"quiet","state":"done"');
    expect(settled).not.toContain(WAITS);
    await succeeds(production.rollback());
    expect(await scene.exec("jobs", "cat /app/build")).toBe("v1");
    await succeeds(production.deploy(await scene.release("v1.3.0", { "compose.yml": compose("v2", PATIENT) })));
    expect(await scene.exec("jobs", "cat /app/build")).toBe("v2");
    expect((await production.status()).outputs).toMatchObject({ state: "ok" });
  },
  PATIENCE,
);

test(
  "a stop that outlives the killed worker is waited for, and no longer than it takes",
  async () => {
    const { production } = scene;
    const v1 = await scene.release("v1.0.0", { "compose.yml": compose("v1", STUBBORN, SLOW) });
    await production.host.checkOut(v1.commit);
    await succeeds(production.deploy(v1));
    const { killed, settled } = await killInSwitch("v1.1.0", { "compose.yml": compose("v2", STUBBORN, SLOW) });
    expect(settled).toContain(WAITS);
    expect(settled).toContain("Every stop that the interrupted switch requested has ended.");
    expect(killed.outputs).toMatchObject({ result: "returned", "running-version": "v1.0.0" });
    expect(await scene.exec("jobs", "cat /app/build")).toBe("v1");
  },
  PATIENCE,
);
