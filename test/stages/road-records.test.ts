import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { OWNER } from "../../rehearsal/road.ts";
import { type JournalEvent, readJournalLine } from "../../src/host/journal.ts";
import type { StageRecord } from "../../src/stage/stage-record.ts";
import { openRoadScene, type RoadScene, type Told } from "./road-scene.ts";

/**
 * One failed release, and everything that is written about it: the incident, the record of the rollback, the reports, the
 * post-mortem and the metrics. All of them have the times of the host's journal, to the second.
 */

const CONFIG = ".github/sluice.yml";
const CALLER = ".github/workflows/deploy-prod.yml";
const RUNBOOK = "https://wiki.example.com/runbooks/rollback";

let scene: RoadScene;
let artifacts: string;

beforeAll(async () => {
  artifacts = mkdtempSync(join(tmpdir(), "sluice-artifacts-"));
  scene = await openRoadScene({ watchFor: "30s", artifacts });
  const short = (scene.road.files[CALLER] ?? "").replace("watch: 30s", "watch: 3s");
  const { commit } = await publish("v1.0.0", { [CALLER]: short });
  await scene.production.host.checkOut(commit);
  const { end, lines } = await scene.push("v1.0.0");
  expect(end.result === "success" ? "" : lines.join("\n")).toBe("");
});

afterAll(async () => {
  await scene.close();
  rmSync(artifacts, { recursive: true, force: true });
});

beforeEach(() => scene.begin());

afterEach(() => expect(scene.road.github.violations).toEqual([]));

function publish(tag: string, files: Readonly<Record<string, string>> = {}, variant?: "never-healthy") {
  const config = `${scene.road.files[CONFIG] ?? ""}incidents: { runbooks: { rollback: "${RUNBOOK}" } }\n`;
  return scene.publish(tag, { files: { [CONFIG]: config, ...files }, ...(variant === undefined ? {} : { variant }) });
}

/** A comment of the owner in the issue of the incident, and the run that reads it. */
function comment(issue: number, body: string): Promise<Told> {
  const id = scene.road.github.control.comment(issue, OWNER, body);
  const payload = { action: "created", issue: { number: issue }, comment: { id, body, user: { login: OWNER } } };
  return scene.watch((observer) =>
    scene.road.start("incident.yml", { kind: "issue_comment", payload }, { observer, actor: OWNER }),
  );
}

async function succeed(run: Promise<Told>): Promise<Told> {
  const told = await run;
  expect(told.end.result === "success" ? "" : told.lines.join("\n")).toBe("");
  return told;
}

function artifact({ end }: Told, name: string, file: string): string {
  return readFileSync(join(artifacts, String(end.facts.id), name, file), "utf8");
}

function journalOf(change: string): readonly JournalEvent[] {
  const lines = (scene.production.state(`changes/${change}/journal`) ?? "").split("\n");
  return lines.flatMap((line) => readJournalLine(line) ?? []);
}

/** When something happened on the host, by its journal. */
function at(events: readonly JournalEvent[], is: (event: JournalEvent) => boolean): string {
  return events.findLast(is)?.at ?? "missing in the journal";
}

const isSwitch = (event: JournalEvent): boolean =>
  event.event === "step" && event.step === "switch" && event.state === "begins";

/** The times that everything has to state. */
interface Times {
  readonly began: string;
  readonly detected: string;
  readonly acted: string;
  readonly recovered: string;
}

function seconds(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 1000;
}

/** A time to the second, without its milliseconds. */
function whole(time: string): string {
  return time.replace(/\.\d+Z$/, "Z");
}

/** As the summaries and the post-mortem show a duration. */
function shown(length: number): string {
  const parts = [[Math.floor(length / 60), "min"] as const, [length % 60, "s"] as const];
  return parts.flatMap(([count, unit]) => (count > 0 ? [`${count} ${unit}`] : [])).join(" ") || "0 s";
}

interface Issue {
  readonly number: number;
  readonly body: string;
  readonly state: string;
  readonly labels: readonly { readonly name: string }[];
}

/** Everything that was written about one failed release, after its incident was resolved and the metrics were computed. */
async function written(tag: string, failed: Told) {
  const issues = await scene.ask<readonly Issue[]>("issues?state=all&labels=incident");
  const issue = issues.find(({ body }) => body.includes(`production/${tag}`));
  if (issue === undefined) throw new Error(`There is no incident of ${tag}.`);
  const { number } = issue;
  await succeed(comment(number, "/update Users see the release before."));
  const resolved = await succeed(comment(number, "/resolve The cause is known."));
  const metrics = await succeed(scene.dispatch("metrics.yml", { inputs: {} }));
  const comments = await scene.ask<readonly { readonly body: string }[]>(`issues/${number}/comments`);
  const deployments = await scene.ask<readonly Recorded[]>("deployments?task=sluice:rollback");
  const records: readonly StageRecord[] = JSON.parse(artifact(failed, "release-report-1", "release-records.json"));
  return {
    number,
    issue: await scene.ask<Issue>(`issues/${number}`),
    resolution: comments.find(({ body }) => body.includes("Resolved"))?.body ?? "",
    link: comments.at(-1)?.body ?? "",
    record: deployments.find(({ payload }) => payload.rollback.failed === tag),
    records,
    page: artifact(failed, "release-report-1", "release-report.html"),
    incidentPage: artifact(resolved, "incident-report-1", "incident-report.html"),
    incident: JSON.parse(artifact(resolved, "incident-report-1", "incident.json")),
    postmortem: postmortemOf(number),
    metrics: JSON.parse(artifact(metrics, "release-metrics", "metrics.json")),
    events: JSON.parse(artifact(metrics, "release-metrics", "cdevents.json")) as readonly CdEvent[],
  };
}

interface Recorded {
  readonly sha: string;
  readonly payload: {
    readonly rollback: { readonly failed: string; readonly began: number; readonly recovered: number };
  };
}

interface CdEvent {
  readonly context: { readonly type: string; readonly timestamp: string };
  readonly subject: { readonly id: string; readonly content: Readonly<Record<string, unknown>> };
}

function postmortemOf(incident: number): string {
  const git = (...args: readonly string[]): string =>
    execFileSync("git", ["-C", scene.production.sandbox.origin.folder, ...args], { encoding: "utf8" });
  const branch = `post-mortem/incident-${incident}`;
  const path = git("ls-tree", "-r", "--name-only", branch, "docs/post-mortems/").trim();
  return git("show", `${branch}:${path}`);
}

type Written = Awaited<ReturnType<typeof written>>;

function expectIncident({ issue, resolution, link }: Written, times: Times): void {
  expect(issue.state).toBe("closed");
  expect(issue.labels.map(({ name }) => name).toSorted()).toEqual(["incident", "sev-3"]);
  for (const text of [issue.body, resolution])
    for (const [name, time] of [
      ["Began", times.began],
      ["Detected", times.detected],
      ["Remedy began", times.acted],
      ["Recovered", times.recovered],
    ])
      expect(text).toContain(`| ${name} | ${time} |`);
  expect(resolution).toContain(`| To detect | ${shown(seconds(times.began, times.detected))} |`);
  expect(resolution).toContain(`| To act | ${shown(seconds(times.detected, times.acted))} |`);
  expect(resolution).toContain(`| To recover | ${shown(seconds(times.began, times.recovered))} |`);
  expect(link).toMatch(/\]\(https:\/\/github\.com\/example\/app\/actions\/runs\/\d+\/artifacts\/1\)/);
}

async function expectRecord({ record }: Written, { began, recovered }: Times): Promise<void> {
  const { origin } = scene.production.sandbox;
  expect(record?.sha).toBe(await origin.commitOf("v1.0.0"));
  expect(record?.payload.rollback).toMatchObject({ began: Date.parse(began), recovered: Date.parse(recovered) });
}

function expectIncidentReport({ incident, incidentPage, number }: Written, tag: string, times: Times): void {
  expect(incident).toMatchObject({
    incident: number,
    release: tag,
    severity: 3,
    state: "closed",
    scenario: "rollback",
  });
  expect(incident.times).toMatchObject(times);
  expect(incident.seconds).toEqual({
    "to-detect": seconds(times.began, times.detected),
    "to-act": seconds(times.detected, times.acted),
    "to-recover": seconds(times.began, times.recovered),
  });
  for (const time of [...Object.values(times), incident.times.resolved])
    expect(incidentPage).toContain(`<time datetime="${time.replace("Z", "")}`);
  expect(incidentPage).toContain(`href="${RUNBOOK}"`);
  expect(incidentPage).toContain("Users see the release before.");
}

/** The same rows as in the page of the incident, and the same durations. */
function expectPostmortem({ postmortem, incident }: Written, tag: string, times: Times): void {
  expect(postmortem).toContain(`| Release | ${tag} |`);
  expect(postmortem).toContain(`| To recover | ${shown(seconds(times.began, times.recovered))} |`);
  const rows = postmortem.split("\n").filter((line) => /^\| \d{4}-/.test(line));
  expect(rows.map((row) => row.split(" | ")[0]?.slice(2))).toEqual(
    incident.timeline.map((entry: { readonly at: string }) => entry.at),
  );
  for (const [text, time] of [
    ["The change that affected users began.", times.began],
    ["The failure was detected.", times.detected],
    ["The remedy began.", times.acted],
    ["users were served again", times.recovered],
  ] as const)
    expect(rows.find((row) => row.includes(text))).toMatch(new RegExp(`^\\| ${time} \\|`));
}

function expectMetrics({ metrics, events, incident, number }: Written, tag: string, times: Times): void {
  const deployment = metrics.deployments.find((one: { readonly tag: string }) => one.tag === tag);
  expect(deployment.failure).toMatchObject({ kind: "rollback" });
  expect(whole(deployment.failure.since)).toBe(times.began);
  expect(whole(deployment.failure.recovered)).toBe(times.recovered);
  const event = (type: string, is: (event: CdEvent) => boolean): string | undefined =>
    events
      .filter((one) => one.context.type.includes(`.${type}.`) && is(one))
      .map(timeOf)
      .at(-1);
  const isIncident = ({ subject }: CdEvent): boolean => subject.id === `incident/${number}`;
  expect(event("incident.detected", isIncident)).toBe(times.detected);
  expect(event("incident.resolved", isIncident)).toBe(incident.times.resolved);
  expect(event("service.rolledback", ({ subject }) => String(subject.content["artifactId"]).endsWith("@v1.0.0"))).toBe(
    times.recovered,
  );
}

function timeOf({ context }: CdEvent): string {
  return whole(context.timestamp);
}

async function expectAgreement(all: Written, tag: string, times: Times): Promise<void> {
  expectIncident(all, times);
  await expectRecord(all, times);
  expectIncidentReport(all, tag, times);
  expectPostmortem(all, tag, times);
  expectMetrics(all, tag, times);
}

function outputsOf({ records }: Written, step: string): Readonly<Record<string, string>> {
  const found = records.find((record) => record.step === step);
  if (found === undefined) throw new Error(`The report has no step ${step}.`);
  return found.outputs;
}

test("a release that fails its watch and is rolled back by the job has the same times in all that is written about it", async () => {
  await publish("v1.1.0");
  scene.atLine = (line) => {
    if (line === "> Watch") void breakHealth();
  };
  const failed = await scene.push("v1.1.0");
  expect(failed.lines.join("\n")).toMatch(/failing after \d+ s: containers: web: it is unhealthy/);
  expect(await scene.running()).toBe("v1.0.0");
  const all = await written("v1.1.0", failed);
  const deploy = journalOf(outputsOf(all, "deploy")["change"] ?? "");
  const back = journalOf(outputsOf(all, "back")["change"] ?? "");
  const times: Times = {
    began: at(deploy, isSwitch),
    detected: whole(outputsOf(all, "watch")["ended-at"] ?? ""),
    acted: at(back, ({ event }) => event === "began"),
    recovered: at(back, ({ event }) => event === "ended"),
  };
  expect(outputsOf(all, "deploy")["switched-at"]).toBe(times.began);
  expect(outputsOf(all, "back")).toMatchObject({ "began-at": times.acted, "ended-at": times.recovered });
  for (const time of [times.began, times.acted, times.recovered])
    expect(all.page).toContain(`<time datetime="${time.replace("Z", "")}`);
  await expectAgreement(all, "v1.1.0", times);
});

test("a release that the host rolls back by itself has them too", async () => {
  await publish("v1.2.0", {}, "never-healthy");
  const failed = await scene.push("v1.2.0");
  expect(failed.end.jobs.get("production / release")?.outputs).toMatchObject({ ending: "r" });
  expect(await scene.running()).toBe("v1.0.0");
  const all = await written("v1.2.0", failed);
  const deploy = journalOf(outputsOf(all, "deploy")["change"] ?? "");
  const undone = at(deploy, ({ event }) => event === "undo");
  const times: Times = {
    ...{ began: at(deploy, isSwitch), detected: undone, acted: undone },
    recovered: at(deploy, ({ event }) => event === "ended"),
  };
  for (const time of [times.began, times.acted, times.recovered])
    expect(all.page).toContain(`<time datetime="${time.replace("Z", "")}`);
  await expectAgreement(all, "v1.2.0", times);
});

test("a release that a person rolls back has them too: the host's history knows when its switch began", async () => {
  await publish("v1.3.0", { [CALLER]: (scene.road.files[CALLER] ?? "").replace("watch: 30s", "watch: 3s") });
  const released = await succeed(scene.push("v1.3.0"));
  expect(await scene.running()).toBe("v1.3.0");
  const dispatched = await succeed(scene.dispatchRollback());
  expect(await scene.running()).toBe("v1.0.0");
  const all = await written("v1.3.0", dispatched);
  const before: readonly StageRecord[] = JSON.parse(artifact(released, "release-report-1", "release-records.json"));
  const deploy = journalOf(before.find(({ step }) => step === "deploy")?.outputs["change"] ?? "");
  const back = journalOf(outputsOf(all, "back")["change"] ?? "");
  const times: Times = {
    began: at(deploy, isSwitch),
    detected: String(dispatched.end.jobs.get("production / asked")?.outputs["at"]),
    acted: at(back, ({ event }) => event === "began"),
    recovered: at(back, ({ event }) => event === "ended"),
  };
  expect(outputsOf(all, "back")).toMatchObject({ "previous-switched-at": times.began });
  await expectAgreement(all, "v1.3.0", times);
});

/** The release still runs, and its health check fails from now on. */
async function breakHealth(): Promise<void> {
  const [web] = await scene.production.containers();
  await scene.production.sandbox.engine.docker(["exec", web?.id ?? "", "rm", "/www/health"]);
}
