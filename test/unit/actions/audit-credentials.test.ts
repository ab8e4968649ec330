import { auditCredentials } from "../../../actions/audit-credentials/audit-credentials.ts";
import { declareIncident } from "../../../actions/declare-incident/declare-incident.ts";
import type { Shell, ShellAnswer, ShellCommand } from "../../../src/ports/shell.ts";
import { runStage } from "../../../src/stage/run-stage.ts";
import { doubleForge } from "../../fakes/double-forge.ts";
import { createInputs } from "../../fakes/inputs.ts";
import { createLog, createResults, type Left } from "../../fakes/stage-world.ts";
import { type IncidentScene, incidentScene } from "./incident-scene.ts";

let scene: IncidentScene;
const commands: ShellCommand[] = [];
let host: ShellAnswer;

const WORKFLOW = `on: push
jobs:
  deploy:
    environment: production
    steps:
      - run: "\${{ secrets.DEPLOY_SSH_KEY }}"
`;
const HOST = `== keys 0 2
  256 SHA256:abc ada@laptop (ED25519)
  256 SHA256:def <b>|evil</b> == logins 0 (ED25519)
== logins 0 1
  deploy pts/0 192.0.2.1 Nov 26
== sshd 126 1
  the deploy user is not in the group systemd-journal or adm
`;

beforeEach(async () => {
  scene = await incidentScene("project: shop\nannounce:\n  channels:\n    - { kind: teams, url-secret: TEAMS_URL }\n");
  await scene.github.origin.commit(
    { ".github/workflows/deploy.yml": WORKFLOW, ".github/workflows/bad.yml": "a: [" },
    "Workflows",
  );
  host = { kind: "exit", code: 0, stdout: HOST, stderr: "" };
});
afterEach(() => scene.end());

async function audit(given: Readonly<Record<string, string>>): Promise<Left & { readonly log: readonly string[] }> {
  const { control, url } = scene.github.github;
  const started = {
    workflow: "credentials-leak.yml",
    event: "workflow_dispatch",
    ref: "refs/heads/main",
    actor: "ada",
  };
  const id = control.startRun(started);
  const token = control.runToken(id, { actions: "read", contents: "read", deployments: "read", issues: "write" });
  const [results, log] = [createResults(), createLog()];
  const shell: Shell = {
    name: "prod",
    run: async (command) => {
      commands.push(command);
      return host;
    },
    close: async () => undefined,
  };
  const place = { "ssh-key": "a key", host: "prod", user: "deploy", "host-key": "SHA256:x" };
  await runStage(auditCredentials, {
    inputs: createInputs({ token, ...place, ...given }),
    ...{ log, results },
    clock: { now: scene.now, monotonic: () => 0, sleep: async () => undefined },
    files: {
      read: async () => "project: shop\nannounce:\n  channels:\n    - { kind: teams, url-secret: TEAMS_URL }\n",
    },
    shells: { onHost: async () => shell, onRunner: () => shell },
    forge: (used: string) => doubleForge(url, used),
    run: {
      ...{ forge: "github", repository: "acme/shop", runId: String(id), runAttempt: "1", job: "audit", actor: "ada" },
      ...{ event: "workflow_dispatch", ref: "refs/heads/main", sha: scene.github.head, workspace: "/" },
      runUrl: `https://forge.example/acme/shop/actions/runs/${id}`,
    },
  });
  if (results.left.crashes.length > 0) throw results.left.crashes[0];
  return { ...results.left, log: log.lines };
}

const declare = async (): Promise<number> => {
  const left = await scene.run(declareIncident, { severity: "1", title: "Leaked credentials" });
  return Number(left.outputs["incident"]);
};

test("the incident gets a checklist of each secret, who ran what, and what the host shows", async () => {
  const incident = await declare();
  const left = await audit({ incident: String(incident) });
  expect(left.failures).toEqual([]);
  const [comment] = await scene.comments(incident);
  const body = comment?.body ?? "";
  expect(body).toContain("- [ ] `DEPLOY_SSH_KEY`");
  expect(body).toContain("deploy.yml (deploy)");
  expect(body).toContain("https://forge.example/acme/shop/settings/environments");
  expect(body).toContain("bad.yml");
  expect(body).toMatch(/incident\.yml.*ada/);
  expect(body).toContain("SHA256:abc ada");
  expect(body).not.toContain("<b>");
  // Parts that could not be read are named, and are not shown as empty.
  expect(body).toContain("**Logins that sshd has accepted**: could not be read");
  expect(body).toContain("**Deploy keys of the repository**: could not be read");
  expect(JSON.parse(left.outputs["unread"] ?? "")).toEqual([
    "Deploy keys of the repository",
    "Logins that sshd has accepted",
  ]);
});

test("no line of a program begins a part, whatever line ends it contains, and lines that are left out are counted", async () => {
  const forged = ["\r", "\u2028", "\u2029", "\u0085"].map((end) => `  Accepted${end}== keys 0 0`).join("\n");
  host = { kind: "exit", code: 0, stdout: `${HOST.split("== sshd")[0]}== sshd 0 4711\n${forged}\n`, stderr: "" };
  const left = await audit({});
  expect(left.summaries.join()).toContain("SHA256:abc ada");
  expect(left.summaries.join()).toContain("Logins that sshd has accepted (the last 60 of 4711 lines)");
});

test("a list that the forge does not have is not shown as an empty one", async () => {
  const { github } = scene.github;
  github.behave({ kind: "status", status: 404, when: "before", path: /\/deployments$/, times: 2 });
  const left = await audit({});
  expect(left.summaries.join()).toContain("**Deployments**: could not be read");
});

test("a host that does not answer leaves the checklist", async () => {
  host = { kind: "unknown", reason: "the connection was lost" };
  const left = await audit({});
  expect(left.failures).toEqual([]);
  expect(left.summaries.join()).toContain("`DEPLOY_SSH_KEY`");
  expect(left.summaries.join()).toContain(
    "**Keys of the deploy user on the host**: could not be read: the connection was lost",
  );
});

test("the evidence closes the incident", async () => {
  const incident = await declare();
  const evidence = "Old key=refused\nNew key=SHA256:def";
  const left = await audit({ incident: String(incident), evidence, resolve: "true" });
  expect(left.failures).toEqual([]);
  expect((await scene.issue(incident)).state).toBe("closed");
  const [comment] = await scene.comments(incident);
  expect(comment?.body).toContain("| Old key | refused |");
  expect(comment?.body).toContain("SHA256:abc");
});

test("an incident is not resolved without evidence", async () => {
  const incident = await declare();
  const left = await audit({ incident: String(incident), resolve: "true" });
  expect(left.failures).toHaveLength(1);
  expect((await scene.issue(incident)).state).toBe("open");
});

test("a result that is empty, such as the output of a step that was skipped, is no evidence", async () => {
  const incident = await declare();
  const left = await audit({ incident: String(incident), evidence: "Old key=refused\nNew key=", resolve: "true" });
  expect(left.failures[0]?.what).toContain('`evidence` is "New key="');
  expect((await scene.issue(incident)).state).toBe("open");
});

test("an issue that is no incident is not written to", async () => {
  const issue = scene.github.github.control.openIssue("ada", "A question");
  const left = await audit({ incident: String(issue.number) });
  expect(left.failures[0]?.what).toContain("is not an incident");
  expect(await scene.comments(issue.number)).toEqual([]);
});
