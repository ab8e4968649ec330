import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { buildImage, busyboxImage } from "../sandbox/images.ts";
import { freePort } from "../sandbox/ports.ts";
import { openSandbox, type Sandbox } from "../sandbox/sandbox.ts";
import { runStep, type StepResult } from "../sandbox/step.ts";
import { type TinyVariant, tinyCompose, tinyFiles } from "../sandbox/tiny-variants.ts";

/** An image that was just built, started on a real engine: alone, and with Compose. */

let sandbox: Sandbox;
let workspace: string;
let runs = 0;

beforeAll(async () => {
  sandbox = await openSandbox();
  workspace = join(sandbox.root, "workspace");
  mkdirSync(workspace);
});

afterAll(() => sandbox.close());

const built: string[] = [];

async function build(variant: TinyVariant, lines: readonly string[] = []): Promise<string> {
  const { builder, name } = sandbox;
  const image = `${name}/checked:${variant}-${built.length}`;
  const base = await busyboxImage(builder);
  const all = ['CMD ["/app/serve"]', ...lines];
  await buildImage(builder, { name: image, sandbox: name, base, files: tinyFiles(variant, ["hello"]), lines: all });
  built.push(image);
  return image;
}

const QUICK = { "stable-for": "2s", "check-interval": "1s", "health-timeout": "20s" };

async function check(inputs: Readonly<Record<string, string>>): Promise<StepResult> {
  const run = { GITHUB_RUN_ID: `${sandbox.name}${++runs}`, GITHUB_SHA: "1".repeat(40) };
  const { environment: env } = sandbox.builder;
  return runStep({ stage: "check-image", workspace, scratch: sandbox.root, env, run, with: { ...QUICK, ...inputs } });
}

/** Everything on the engine that a check made. */
async function left(): Promise<string> {
  const { stdout } = await sandbox.builder.docker([
    "ps",
    "--all",
    "--quiet",
    "--filter",
    `name=sluice-check-${sandbox.name}`,
  ]);
  return stdout.trim();
}

const HEALTHCHECK = "HEALTHCHECK --interval=1s --retries=2 CMD /app/health";

test("an image alone: healthy, and what is wrong with others, with their last lines", async () => {
  const good = await check({ image: await build("healthy", [HEALTHCHECK]) });
  expect(good.error).toBe("");
  expect(good.outputs).toEqual({ result: "healthy" });
  expect(good.summary).toContain("Docker build + health check");

  const sick = await check({ image: await build("never-healthy", [HEALTHCHECK]) });
  expect(sick.code).toBe(1);
  expect(sick.error).toContain("is unhealthy");
  expect(sick.log).toContain("| hello");
  expect(sick.outputs).toEqual({ result: "failed" });

  const ended = await check({ image: await build("crash-loop", [HEALTHCHECK]) });
  expect(ended.error).toContain("ended with code 1");
  const broken = await check({ image: await build("cannot-start") });
  expect(broken.error).toContain("it was not started: ");
  const absent = await check({ image: "nobody/built:this" });
  expect(absent.error).toContain("it was not started: ");
  expect(await left()).toBe("");
});

test("an image that nothing checks is not healthy; a command can be given", async () => {
  const image = await build("healthy");
  const unknown = await check({ image });
  expect(unknown.error).toContain("nothing checks the health of");
  expect(unknown.error).toContain("Give the image a HEALTHCHECK");
  const given = await check({ image, "health-command": 'test "$MODE" = fast && /app/health', variables: "MODE=fast" });
  expect(given.error).toBe("");
  expect(await left()).toBe("");
});

test("with Compose its service has to run this very image, and everything beside it has to be well", async () => {
  const image = await build("healthy");
  const [name = ""] = image.split(":");
  const compose = tinyCompose({ image: `${name}:\${SLUICE_VERSION:?}`, port: await freePort(), variant: "healthy" });
  writeFileSync(join(workspace, "compose.yml"), compose);
  writeFileSync(
    join(workspace, "compose.ci.yml"),
    `services: { beside: { image: "${image}", command: ["false"], network_mode: none } }\n`,
  );
  const good = await check({ image, "check-files": "compose.yml" });
  expect(good.error).toBe("");
  expect(good.outputs).toEqual({ result: "healthy" });
  const beside = await check({ image, "check-files": "compose.yml, compose.ci.yml", "one-shots": "beside" });
  expect(beside.error).toContain("beside ended with code 1");

  writeFileSync(
    join(workspace, "compose.yml"),
    compose.replaceAll(`${name}:\${SLUICE_VERSION:?}`, await build("healthy")),
  );
  const other = await check({ image, "check-files": "compose.yml" });
  expect(other.error).toContain(`no container runs ${image}`);
  expect(await left()).toBe("");
});
