import { checkCommands } from "../../../src/image/check-commands.ts";
import { type CheckedContainer, judgeHealth, readContainer } from "../../../src/image/container-health.ts";

const image = "ghcr.io/owner/app:sha-1";

const container = (overrides: Partial<CheckedContainer> = {}): CheckedContainer => ({
  ...{ name: "web", image, status: "running", exitCode: 0, outOfMemory: false, restarts: 0, health: "healthy" },
  ...overrides,
});

const database = container({ name: "db", image: "postgres:17", health: "none" });

test.each<[string, readonly CheckedContainer[], string]>([
  ["healthy", [container(), database], "healthy"],
  ["a service that starts", [container({ health: "starting" })], "starting"],
  ["a container that is only made", [container({ status: "created", health: "starting" })], "starting"],
  [
    "a one-shot that ended well",
    [container(), container({ name: "migrate", status: "exited", health: "none" })],
    "healthy",
  ],
  ["a one-shot that runs", [container(), container({ name: "migrate", health: "none" })], "starting"],
])("%s", (_, containers, kind) => {
  expect(judgeHealth(containers, { image, oneShots: ["migrate"] }).kind).toBe(kind);
});

test.each<[string, readonly CheckedContainer[]]>([
  ["no container runs", [database]],
  ["nothing checks the health of web", [container({ health: "none" })]],
  ["web is unhealthy", [container({ health: "unhealthy" })]],
  ["web ended with code 0", [container({ status: "exited" })]],
  ["web ended with code 3", [container({ status: "exited", exitCode: 3 })]],
  ["web was restarted 2 times", [container({ restarts: 2 })]],
  ["web was killed: out of memory", [container({ outOfMemory: true })]],
  ["db ended with code 1", [container(), { ...database, status: "exited", exitCode: 1 }]],
  ["migrate ended with code 1", [container(), container({ name: "migrate", status: "exited", exitCode: 1 })]],
])("it fails when %s", (why, containers) => {
  const health = judgeHealth(containers, { image, oneShots: ["migrate"] });
  expect(health).toEqual({ kind: "failed", why: expect.stringContaining(why) });
});

test("a container is read as the engine describes it", () => {
  const state = { Status: "running", ExitCode: 0, OOMKilled: false };
  const line = JSON.stringify({
    Name: "/check",
    RestartCount: 1,
    Config: { Image: image, Labels: null },
    State: state,
  });
  expect(readContainer(line)).toEqual(container({ name: "check", restarts: 1, health: "none" }));
  expect(() => readContainer("{}")).toThrow("not understood");
});

test("values of variables are in no argument", () => {
  const wish = { image, project: "check", healthCommand: "true", variables: ["TOKEN"] };
  const alone = checkCommands({ ...wish, composeFiles: [] });
  expect(alone.start.join(" ")).toBe(
    `docker run --detach --pull never --name check --env TOKEN --health-cmd true --health-interval 2s -- ${image}`,
  );
  const together = checkCommands({ ...wish, composeFiles: ["compose.yml", "compose.ci.yml"] });
  expect(together.start.join(" ")).toBe(
    "docker compose --project-name check --file compose.yml --file compose.ci.yml up --detach --no-build --quiet-pull",
  );
});
