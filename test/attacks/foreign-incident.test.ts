import { checkIncidents } from "../../actions/check-readiness/incident-check.ts";
import { declareIncident } from "../../actions/declare-incident/declare-incident.ts";
import { closeIncident, type Incident, openIncident } from "../../actions/restore-drill/incident.ts";
import { StageFailure } from "../../src/failure/failure.ts";
import { requesterOf } from "../../src/gates/request/requester.ts";
import type { IncidentEvent } from "../../src/incident/incident-mark.ts";
import { eventMark, readEventMark } from "../../src/incident/incident-mark.ts";
import { doubleForge } from "../fakes/double-forge.ts";
import { type IncidentScene, incidentScene } from "../unit/actions/incident-scene.ts";

/** An open incident blocks releases. A person who wants a release can make the incident one that they can close, or that blocks nothing. */

let scene: IncidentScene;

beforeEach(async () => {
  scene = await incidentScene("gates:\n  incident: { owner: ada }\nincidents: {}\n");
}, 30_000);

afterEach(() => scene.end());

const blocks = async () => {
  const forge = doubleForge(scene.github.github.url, scene.github.github.control.userToken("olga"));
  return (await checkIncidents(forge, "/repos/acme/shop", { label: "incident", isHotfix: false })).state;
};

test("a failed restore drill does not report in an issue that a person opened with its mark, and so can close", async () => {
  const { control, url } = scene.github.github;
  const run = control.startRun({
    workflow: "restore-drill.yml",
    event: "schedule",
    ref: "refs/heads/main",
    actor: "ada",
  });
  const forge = doubleForge(url, control.runToken(run, { issues: "write" }));
  const incident: Incident = {
    ...{ label: "incident", project: "app", requester: requesterOf("github") },
    run: {
      ...{ forge: "github" as const, repository: "acme/shop", runId: String(run), runAttempt: "1", job: "drill" },
      ...{ actor: "ada", event: "schedule", ref: "refs/heads/main", sha: "a".repeat(40), workspace: "/" },
      runUrl: `https://forge.example/acme/shop/actions/runs/${run}`,
    },
  };
  const failure = new StageFailure({ what: "It cannot be restored.", means: "It is lost.", todo: "Look." });

  // The precondition: it has the mark and the label, which a form for new issues can set.
  const body = { title: "x", body: '<!-- sluice-restore-drill "app" -->\nx', labels: ["incident"] };
  await scene.github.ask("POST", "/repos/acme/shop/issues", { body });
  expect(await blocks()).toBe("red");

  const number = await openIncident(forge, incident, failure);
  expect(number).toBe(2);
  expect(await openIncident(forge, incident, failure)).toBe(2);
  await scene.github.ask("PATCH", "/repos/acme/shop/issues/1", { body: { state: "closed" } });
  expect(await blocks()).toBe("red");
  expect(await closeIncident(forge, incident)).toBe(2);
  expect(await blocks()).toBe("ok");
});

test("an incident whose label was removed blocks releases again when it is declared again", async () => {
  const declared = { event: "held", version: "v1.5.0" };
  await scene.run(declareIncident, declared);
  await scene.github.ask("DELETE", "/repos/acme/shop/issues/1/labels/incident");
  expect(await blocks()).toBe("ok");
  expect((await scene.run(declareIncident, declared)).outputs).toMatchObject({ state: "joined", incident: "1" });
  expect(await blocks()).toBe("red");
});

test("a forged event of a time that no calendar has is none, and stops no report", () => {
  const event: IncidentEvent = { kind: "update", at: 8.64e15, run: 1, attempt: 1, text: "x" };
  expect(readEventMark(eventMark(event).text)).toEqual(event);
  expect(readEventMark(eventMark({ ...event, at: 8.64e15 + 1 }).text)).toBeUndefined();
});
