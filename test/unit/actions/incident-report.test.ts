import { answerIncident } from "../../../actions/answer-incident/answer-incident.ts";
import { concludeRollback } from "../../../actions/conclude-rollback/conclude-rollback.ts";
import { declareIncident } from "../../../actions/declare-incident/declare-incident.ts";
import { incidentReport } from "../../../actions/incident-report/incident-report.ts";
import { type IncidentScene, incidentScene } from "./incident-scene.ts";

/** The page of an incident at the GitHub double. */

const CONFIG = `gates: { incident: { owner: ada } }
incidents: { runbooks: { failed-rollback: https://wiki.example.com/held, rollback: https://wiki.example.com/other, any: https://wiki.example.com/any } }
`;
const EVIL = "</title><script>alert(1)</script>";

let scene: IncidentScene;

beforeEach(async () => {
  scene = await incidentScene(CONFIG);
  const { control } = scene.github.github;
  const run = control.startRun({ workflow: "deploy-prod.yml", event: "push", ref: "refs/tags/v1.0.0", actor: "ada" });
  control.setJob(control.addJob(run, { name: "production / Preflight" }), { status: "in_progress" });
  await scene.run(
    declareIncident,
    {
      ...{ event: "held", version: "v1.5.0", "began-at": "2026-11-01T11:40:00Z", "acted-at": "2026-11-01T11:46:00Z" },
      text: EVIL,
    },
    { id: run },
  );
}, 30_000);

afterEach(async () => {
  expect(scene.github.github.violations).toEqual([]);
  await scene.end();
});

const say = async (body: string): Promise<void> => {
  const comment = scene.github.github.control.comment(1, "ada", body);
  await scene.run(answerIncident, { issue: "1", comment: String(comment) });
};

function report(given: Readonly<Record<string, string>>, permissions: Readonly<Record<string, "read" | "write">>) {
  const { control } = scene.github.github;
  const wish = { workflow: "incident.yml", event: "issue_comment", ref: "refs/heads/main", actor: "ada" };
  const id = control.startRun(wish);
  return scene.run(incidentReport, { issue: "1", token: control.runToken(id, permissions), ...given }, { id });
}

const READING = { actions: "read", contents: "read", deployments: "read", issues: "read" } as const;

test("the page of a resolved incident has all that its issue and its runs know, and is left for an upload", async () => {
  await say("/sev 2");
  await say("/update The disk is being cleaned.");
  await say("/resolve It was a full disk.");
  const { outputs, failures } = await report({ postmortem: "https://forge.example/acme/shop/pull/2" }, READING);
  expect(failures).toEqual([]);
  expect(outputs).toEqual({ folder: "/runner/incident-report" });
  const { "incident-report.html": page = "", "incident.json": file = "" } = scene.written;
  for (const text of [
    ...[">SEV2<", ">resolved<", "It was a full disk.", "Status update by an owner: The disk is being cleaned."],
    ...["The severity was changed from SEV1 to SEV2.", "The job &quot;production / Preflight&quot; began."],
    ...["https://wiki.example.com/held", "https://wiki.example.com/any", "https://forge.example/acme/shop/pull/2"],
    ...["2026-11-01 11:40:00 UTC", "2026-11-01 11:46:00 UTC", "2026-11-01 12:00:00 UTC"],
  ])
    expect(page).toContain(text);
  expect(page).not.toMatch(/wiki\.example\.com\/other|<script|\bada\b/);
  expect(JSON.parse(file)).toMatchObject({
    ...{ incident: 1, state: "closed", severity: 2, release: "v1.5.0" },
    times: { began: "2026-11-01T11:40:00Z", acted: "2026-11-01T11:46:00Z", resolved: "2026-11-01T12:00:00Z" },
    seconds: { "to-recover": 1200 },
  });
});

test("the page of a restore is that of the incident which it declares", async () => {
  const { control } = scene.github.github;
  const wish = { workflow: "rollback.yml", event: "workflow_dispatch", ref: "refs/heads/main", actor: "ada" };
  const id = control.startRun(wish);
  control.setJob(control.addJob(id, { name: "Roll back to previous, and restore data" }), { status: "in_progress" });
  const restored = { result: "done", scenario: "restore", version: "v1.4.0", "running-version": "v1.4.0" };
  const times = { "acted-at": "2026-11-01T11:50:00Z", "ended-at": "2026-11-01T11:55:00Z" };
  const { outputs } = await scene.run(
    concludeRollback,
    { ...restored, ...times, reason: "An import deleted orders.", commit: "a".repeat(40) },
    { id },
  );
  expect(outputs["incident"]).toBe("2");
  expect((await report({ issue: "2" }, READING)).failures).toEqual([]);
  const { "incident-report.html": page = "", "incident.json": file = "" } = scene.written;
  for (const text of [
    "The data of production were restored. An import deleted orders.",
    "The job &quot;Roll back to previous, and restore data&quot; began.",
  ])
    expect(page).toContain(text);
  expect(JSON.parse(file)).toMatchObject({
    times: { acted: times["acted-at"], recovered: times["ended-at"] },
  });
});

test("the states of a deployment in one second are in the order in which they happened", async () => {
  const { control } = scene.github.github;
  const wish = { workflow: "deploy-prod.yml", event: "push", ref: "refs/tags/v1.0.0", actor: "ada" };
  const job = control.addJob(control.startRun(wish), { name: "Release v1.0.0", environment: "production" });
  control.setJob(job, { status: "in_progress" });
  // The timeline ends with the newest event of the incident.
  await say("/update The disk is being cleaned.");
  await report({}, READING);
  const { timeline } = JSON.parse(scene.written["incident.json"] ?? "") as {
    readonly timeline: readonly { readonly at: string; readonly text: string }[];
  };
  const states = timeline.filter(({ text }) => text.startsWith("The deployment of v1.0.0")).map(({ text }) => text);
  expect(states.map((text) => text.replace("The deployment of v1.0.0", ""))).toEqual([
    ...[" was created.", ": queued.", ": in_progress."],
  ]);
});

test("an open incident has a page on demand", async () => {
  await report({}, READING);
  expect(scene.written["incident-report.html"]).toContain(">open<");
  expect(JSON.parse(scene.written["incident.json"] ?? "").times).toMatchObject({ recovered: null, resolved: null });
});

test("the issue has one comment with the link to the newest page, and a stranger's comment is left alone", async () => {
  const forged = "<!-- sluice-incident-report 1 -->";
  scene.github.github.control.comment(1, "mallory", forged);
  const writing = { issues: "write" } as const;
  for (const id of ["7", "8", "8"])
    await report({ artifact: `https://forge.example/acme/shop/actions/runs/1/artifacts/${id}` }, writing);
  const bodies = (await scene.comments(1)).map(({ body }) => body);
  expect(bodies[0]).toBe(forged);
  expect(bodies.filter((body) => body.includes("artifacts/"))).toEqual([
    expect.stringContaining("](https://forge.example/acme/shop/actions/runs/1/artifacts/8)"),
  ]);
  expect(scene.written).toEqual({});
});

test("an issue that is no incident, and an address that is none, are refused", async () => {
  scene.github.github.control.openIssue("ada", "A question");
  const { failures } = await report({ issue: "2" }, READING);
  expect(failures).toMatchObject([{ what: "The issue #2 is no incident of Sluice." }]);
  const wrong = await report({ artifact: "javascript:alert(1)" }, READING);
  expect(wrong.failures).toMatchObject([{ what: expect.stringContaining("artifact") }]);
});
