import { type DeployWorld, readDeployInputs } from "../../../actions/deploy-prod/deploy-inputs.ts";
import { createInputs } from "../../fakes/inputs.ts";
import { createClock, createLog, createResults } from "../../fakes/stage-world.ts";

const COMMIT = "a".repeat(40);
const DIGEST = `sha256:${"1".repeat(64)}`;
const PLACE = { host: "app.example", user: "deploy", "host-key": `SHA256:${"A".repeat(43)}`, "ssh-key": "key" };

function world(given: Record<string, string>, configuration = ""): DeployWorld {
  const run = { forge: "github", repository: "o/app", ref: "refs/tags/v1.4.0", sha: COMMIT };
  const parts = {
    inputs: createInputs({ ...PLACE, project: "app", directory: "/srv/app", ...given }),
    files: { read: async (path: string) => (path === ".github/sluice.yml" ? configuration : undefined) },
    run: {
      ...run,
      runId: "1",
      runAttempt: "1",
      job: "release",
      actor: "alice",
      event: "push",
      runUrl: "",
      workspace: "/",
    },
    tags: { commitOf: async () => COMMIT },
  };
  return { ...parts, log: createLog(), results: createResults(), clock: createClock() } as unknown as DeployWorld;
}

const read = (given: Record<string, string>, configuration?: string) => {
  const one = world(given, configuration);
  return readDeployInputs(one.inputs, one);
};

const IMAGES = "images: [web=ghcr.io/o/app]\n";

test("a release without approved images is refused where images are configured, since an output may have been dropped", async () => {
  await expect(read({}, IMAGES)).rejects.toMatchObject({ what: expect.stringContaining("`approved-images` is empty") });
  await expect(read({ "approved-images": " \n" }, IMAGES)).rejects.toMatchObject({
    means: expect.stringContaining("Nothing was tried"),
  });
});

test("with the approved images it is read, and without configured images none are needed", async () => {
  const given = await read({ "approved-images": `web=${DIGEST}` }, IMAGES);
  expect(given.wanted.approvedImages).toEqual({ web: DIGEST });
  expect((await read({}, "")).wanted.approvedImages).toEqual({});
});

test("a commit on its way to staging, and a stack that is adopted, need none", async () => {
  const version = `sha-${COMMIT}`;
  expect((await read({ version, "allow-commits": "true" }, IMAGES)).wanted.approvedImages).toEqual({});
  expect((await read({ adopt: "true" }, IMAGES)).adopt).toBe(true);
});
