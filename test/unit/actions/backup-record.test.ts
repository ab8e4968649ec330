import { recordBackup } from "../../../actions/deploy-prod/backup-record.ts";
import { StageFailure } from "../../../src/failure/failure.ts";
import { ForgeRefusal } from "../../../src/failure/forge-refusal.ts";
import type { Forge } from "../../../src/ports/forge.ts";
import type { RunContext } from "../../../src/ports/world.ts";
import { doubleForge } from "../../fakes/double-forge.ts";
import { createLog } from "../../fakes/stage-world.ts";
import { type GithubScene, githubScene } from "../sandbox/github-scene.ts";

/** The backup that was taken before a switch is found at the forge, with the deployments of the environment. */

const RUN: RunContext = {
  ...{ forge: "github", repository: "acme/shop", runId: "7", runAttempt: "1", job: "release", actor: "olga" },
  ...{ event: "push", ref: "refs/tags/v1.0.0", sha: "", runUrl: "https://forge.example/runs/7", workspace: "/" },
};
const BACKUP = "/srv/backups/shop-20261130T010000Z";

let scene: GithubScene;

beforeEach(async () => {
  scene = await githubScene();
}, 30_000);

afterEach(() => scene.end());

const record = () => ({
  ...{ backup: BACKUP, version: "v1.0.0", commit: scene.head, environment: "production", change: "7.release.deploy.1" },
});

function forge(): Forge {
  const { control } = scene.github;
  const run = control.startRun({ workflow: "deploy.yml", event: "push", ref: "refs/tags/v1.0.0", actor: "olga" });
  return doubleForge(scene.github.url, control.runToken(run, { contents: "read", deployments: "write" }));
}

test("it is the payload of a deployment that replaces nothing", async () => {
  const log = createLog();
  await recordBackup(forge, record(), RUN, log);
  const { body } = await scene.ask("GET", "/repos/acme/shop/deployments?task=sluice:backup");
  expect(body).toMatchObject([
    {
      ...{ sha: scene.head, environment: "production", description: `Before v1.0.0: backup ${BACKUP}` },
      payload: { backup: { id: BACKUP, version: "v1.0.0", change: "7.release.deploy.1", run: RUN.runUrl } },
    },
  ]);
  const [{ id = 0 } = {}] = body as readonly { readonly id?: number }[];
  const statuses = await scene.ask("GET", `/repos/acme/shop/deployments/${id}/statuses`);
  expect(statuses.body).toMatchObject([{ state: "inactive" }]);
  expect(scene.github.violations).toEqual([]);
  expect(log.lines).toEqual([`The backup ${BACKUP} is recorded with the deployments of production.`]);
});

test("a forge that refuses it is a warning, since the host has it too", async () => {
  const log = createLog();
  const closed: Forge = {
    ...forge(),
    write: async () => {
      throw new ForgeRefusal(403, { what: "403 on record", means: "", todo: "" });
    },
  };
  await recordBackup(() => closed, record(), RUN, log);
  expect(log.lines.join("\n")).toContain("warning: The backup is recorded on the host, and not with the deployments");
});

test("without a token it is a warning: what runs was changed, and its result must arrive", async () => {
  const log = createLog();
  const noToken = (): Forge => {
    throw new StageFailure({ what: "There is no token for the forge.", means: "", todo: "" });
  };
  await recordBackup(noToken, record(), RUN, log);
  expect(log.lines.join("\n")).toContain("There is no token for the forge.");
});

test("a forge without deployments is not asked", async () => {
  const log = createLog();
  const none = new Proxy({} as Forge, {
    get: () => {
      throw new Error("It was asked.");
    },
  });
  await recordBackup(() => none, record(), { ...RUN, forge: "gitea" }, log);
  expect(log.lines.join("\n")).toContain("is in the record of the release on the host");
});
