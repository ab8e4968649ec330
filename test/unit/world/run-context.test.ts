import { runContext } from "../../../src/world/runner/run-context.ts";

const GITHUB = {
  GITHUB_SERVER_URL: "https://github.example",
  GITHUB_REPOSITORY: "example/app",
  GITHUB_RUN_ID: "42",
  GITHUB_RUN_ATTEMPT: "2",
  GITHUB_JOB: "release",
  GITHUB_ACTOR: "alice",
  GITHUB_EVENT_NAME: "push",
  GITHUB_REF: "refs/tags/v1.0.0",
  GITHUB_SHA: "a".repeat(40),
  GITHUB_WORKSPACE: "/workspace",
};

test("the run is what the runner says, with the address of this attempt", () => {
  expect(runContext(GITHUB)).toEqual({
    forge: "github",
    repository: "example/app",
    runId: "42",
    runAttempt: "2",
    job: "release",
    actor: "alice",
    event: "push",
    ref: "refs/tags/v1.0.0",
    sha: "a".repeat(40),
    runUrl: "https://github.example/example/app/actions/runs/42/attempts/2",
    workspace: "/workspace",
  });
});

test("a forge that knows no attempts gets an address without one", () => {
  expect(runContext({ ...GITHUB, GITHUB_RUN_ATTEMPT: "" }).runUrl).toBe(
    "https://github.example/example/app/actions/runs/42",
  );
});

test.each(["GITHUB_SERVER_URL", "GITHUB_REPOSITORY", "GITHUB_RUN_ID"])(
  "without %s there is no address, rather than one that leads elsewhere",
  (name) => {
    expect(runContext({ ...GITHUB, [name]: "" }).runUrl).toBe("");
  },
);

test("outside of any forge everything is empty but the folder", () => {
  const { workspace, forge, ...rest } = runContext({});
  expect(forge).toBe("github");
  expect(new Set(Object.values(rest))).toEqual(new Set([""]));
  expect(workspace).toBe(process.cwd());
});

test.each([
  [{ GITEA_ACTIONS: "true" }, "gitea"],
  [{ GITEA_ACTIONS: "true", FORGEJO_ACTIONS: "true" }, "forgejo"],
  [{ GITHUB_API_URL: "https://git.example.com/api/v1" }, "gitea"],
  [{ GITHUB_API_URL: "https://github.example.com/api/v3" }, "github"],
])("%j is a runner of %s", (environment, forge) => {
  expect(runContext(environment).forge).toBe(forge);
});
