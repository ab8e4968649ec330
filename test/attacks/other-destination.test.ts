import { checkReadiness } from "../../actions/check-readiness/check-readiness.ts";
import { type GateScene, openGateScene } from "./gate-scene.ts";

/** A tag brings a configuration of its own, and whoever can push one can write it: it may name another host. */

// The first request reads GitHub's description of its API, which takes a while on a busy machine.
jest.setTimeout(120_000);

let scene: GateScene;

beforeEach(async () => {
  scene = await openGateScene();
}, 60_000);

afterEach(() => scene.close());

const CONFIG = ".github/sluice.yml";

interface Place {
  readonly address?: string;
  readonly key?: string;
  readonly more?: string;
}

function config({ address = "prod.example.com", key = "SHA256:good", more = "" }: Place = {}): string {
  const host = `{ address: ${address}, user: deploy, host-key: "${key}" }`;
  return `project: shop\ndirectory: /srv/shop\nenvironments: { production: { hosts: [${host}] } }\n${more}`;
}

/** A commit on the default branch whose configuration is this, tagged; then the default branch has `rules` again. */
async function tagged(tag: string, own: string, rules = config()): Promise<void> {
  const { origin } = scene;
  await origin.tag(tag, await origin.commit({ [CONFIG]: own, "a.txt": tag }, `feat: ${tag}`));
  if (own !== rules) await origin.commit({ [CONFIG]: rules }, "chore: the configuration as it was");
}

async function preflight(tag: string, more: Readonly<Record<string, string>> = {}) {
  const run = scene.begin({ workflow: "deploy-prod.yml", event: "push", ref: `refs/tags/${tag}`, actor: "mallory" });
  const left = await scene.stage(checkReadiness, run, { tag, scope: "tag", ...more });
  scene.end(run);
  return left;
}

const LINE =
  "deploy@prod.example.com:22 with the host key SHA256:good; directory /srv/shop; project shop; Git remote origin";

test("what says the same as the default branch goes there, and that is told to whoever approves", async () => {
  await tagged("v1.5.0", config());
  const { outputs, failures, summaries } = await preflight("v1.5.0");
  expect(failures).toEqual([]);
  expect(outputs["destination"]).toBe(LINE);
  expect(summaries.join()).toContain("prod.example.com:22 with the host key SHA256:good");
});

test.each<[string, string, string]>([
  ["host", config({ address: "evil.example.net" }), "address: evil.example.net instead of prod.example.com"],
  ["host key", config({ key: "SHA256:evil" }), "host key: SHA256:evil instead of SHA256:good"],
  ["Git remote", config({ more: "deploy: { remote: mirror }\n" }), "Git remote: mirror instead of origin"],
  [
    "registry",
    config({ more: "deploy: { registry: evil.example.net }\n" }),
    "registry: evil.example.net instead of none",
  ],
  ["directory", config().replace("/srv/shop", "/srv/other"), "directory: /srv/other instead of /srv/shop"],
  ["project", config().replace("project: shop", "project: other"), "project: other instead of shop"],
  ["user", config().replace("user: deploy", "user: root"), "user: root instead of deploy"],
  ["port", config().replace("user: deploy", "port: 2222, user: deploy"), "port: 2222 instead of 22"],
])("a tag that names another %s is refused before any person is asked", async (_, own, why) => {
  await tagged("v1.5.0", own);
  const { outputs, failures } = await preflight("v1.5.0");
  expect(outputs).toEqual({});
  expect(failures[0]?.what).toContain(why);
});

test("so is a rollback by tag, of which nothing else is asked", async () => {
  await tagged("v1.5.0-rollback", config({ address: "evil.example.net" }));
  expect((await preflight("v1.5.0-rollback")).failures[0]?.what).toContain("evil.example.net instead of");
});

test("where the default branch lets a commit say it, whoever approves is shown it", async () => {
  const rules = config({ more: "check-readiness: { destination: commit }\n" });
  await tagged("v1.5.0", config({ address: "next.example.com" }), rules);
  const { outputs, failures } = await preflight("v1.5.0");
  expect(failures).toEqual([]);
  expect(outputs["destination"]).toBe(LINE.replace("prod.", "next."));
  const approved = { "approved-destination": LINE };
  expect((await preflight("v1.5.0", approved)).failures[0]?.what).toContain(`The approved destination is ${LINE}`);
  expect((await preflight("v1.5.0", { "approved-destination": outputs["destination"] ?? "" })).failures).toEqual([]);
});

test("it stands in the request, which is bound to it", async () => {
  const { issue, request } = await scene.askRelease("grace", { destination: LINE });
  const { body } = await scene.as("ada", "GET", `issues/comments/${request}`);
  expect(body).toContain(
    "prod.example.com:22 with the host key SHA256:good; directory /srv/shop; project shop; Git remote origin |",
  );
  const yes = scene.github.control.comment(issue, "ada", "/approve v1.4.0");
  expect((await scene.release(yes)).outputs).toMatchObject({ state: "approved", destination: LINE });
});
