import { StageFailure } from "../../src/failure/failure.ts";
import { type IncidentThread, readIncident } from "../../src/incident/incident-issue.ts";
import { readIncidentRules } from "../../src/incident/incident-rules.ts";
import { runbooksOf } from "../../src/incident/runbooks.ts";
import type { Forge } from "../../src/ports/forge.ts";
import type { Artifacts, RunContext } from "../../src/ports/world.ts";
import { collectTimeline } from "../../src/postmortem/timeline.ts";
import { incidentFile } from "../../src/report/page/incident-file.ts";
import { incidentPage } from "../../src/report/page/incident-page.ts";
import { repositoryUrl } from "../../src/report/repository-url.ts";
import type { Stage, StageResult, StageWorld } from "../../src/stage/run-stage.ts";
import { link, md } from "../../src/text/markdown.ts";
import { linkPage } from "./page-comment.ts";
import { type ReportInputs, readInputs } from "./report-inputs.ts";

export interface ReportWorld extends StageWorld {
  readonly run: RunContext;
  readonly artifacts: Artifacts;
  readonly forge: (token: string) => Forge;
}

/** Makes the page about an incident from its issue, its runs and its deployments; or links the uploaded page in the issue. */
export const incidentReport: Stage<ReportInputs, ReportWorld> = {
  name: "incident-report",
  read: readInputs,
  run: report,
};

async function report(inputs: ReportInputs, world: ReportWorld): Promise<StageResult> {
  const { issue: number, token, requester } = inputs;
  const forge = world.forge(token);
  const incident = await readIncident(forge, { repository: repositoryOf(world), requester }, number);
  if (incident === undefined) throw noIncident(number);
  return inputs.artifact === "" ? makePage(forge, { inputs, incident }, world) : linkArtifact(forge, inputs, world);
}

interface Case {
  readonly inputs: ReportInputs;
  readonly incident: IncidentThread;
}

async function makePage(
  forge: Forge,
  { inputs: { config, postmortem }, incident }: Case,
  world: ReportWorld,
): Promise<StageResult> {
  const { run, log, artifacts } = world;
  const { number, environment, scenario } = incident.issue;
  const repository = repositoryOf(world);
  const { runbooks } = await readIncidentRules(forge, { repository, config, environment });
  const timeline = await collectTimeline(forge, { forge: run.forge, repository }, incident);
  const page = incidentPage({
    ...{ incident, timeline, postmortem, repository: repositoryUrl(run) },
    runbooks: runbooksOf(runbooks, scenario),
  });
  const folder = await artifacts.write("incident-report", {
    "incident-report.html": log.redact(page.text),
    "incident.json": log.redact(incidentFile(incident, timeline)),
  });
  log.info(`The report of incident #${number} has ${timeline.length} events: ${folder}/incident-report.html`);
  const where = run.runUrl === "" ? md`the run` : link("the run", run.runUrl);
  return {
    outputs: { folder },
    report: md`### 📄 Report of incident #${number}\n\n${timeline.length} events are in \`incident-report.html\`, among the artifacts of ${where}.\n`,
  };
}

async function linkArtifact(
  forge: Forge,
  { issue, requester, artifact }: ReportInputs,
  world: ReportWorld,
): Promise<StageResult> {
  const { log, run } = world;
  await linkPage(forge, { repository: repositoryOf(world), requester, issue, artifact, runUrl: run.runUrl });
  log.info(`The issue #${issue} links the report: ${artifact}`);
  return { outputs: { folder: "" }, report: md`${link("The report", artifact)} is linked in the issue #${issue}.\n` };
}

function repositoryOf({ run }: ReportWorld): string {
  return `/repos/${run.repository}`;
}

function noIncident(number: number): StageFailure {
  return new StageFailure({
    what: `The issue #${number} is no incident of Sluice.`,
    means:
      "It was not opened by the workflow `incident.yml` or by a release, so nothing is known of it. No page was made.",
    todo: "Give the number of an incident's issue.",
  });
}
