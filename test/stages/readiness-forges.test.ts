import type { StepResult } from "../sandbox/step.ts";
import { openReadinessScene, type ReadinessScene } from "./readiness-scene.ts";

/** What a forge says where there is much of it, or where its words can be misunderstood. */

jest.setTimeout(60_000);

let scene: ReadinessScene;

afterEach(() => scene.close());

async function open(rules: string): Promise<void> {
  scene = await openReadinessScene(`windows: { friday-from: false }\ncheck-readiness: { ${rules} }\n`);
}

const check = (): Promise<StepResult> => scene.check({ tag: "v1.0.0" });

test("an incident is one in whichever case its label is written, and wherever it stands in the list", async () => {
  await open("incident-label: sev1");
  for (let more = 0; more < 3; more++) await scene.post("issues", { title: `Small ${more}`, labels: ["bug"] });
  expect((await check()).error).toBe("");
  for (let more = 0; more < 101; more++) await scene.post("issues", { title: `Logins fail ${more}`, labels: ["SEV1"] });
  expect((await check()).error).toMatch(/An incident is open: #\d+ Logins fail 100 and 100 more\./);
});
