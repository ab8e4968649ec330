import { attachToIssue } from "../../src/announcement/page-attachment.ts";
import { linkPage } from "../../src/announcement/page-comment.ts";
import { StageFailure } from "../../src/failure/failure.ts";
import { type IncidentThread, readIncident } from "../../src/incident/incident-issue.ts";
import { readIncidentRules } from "../../src/incident/incident-rules.ts";
import { runbooksOf } from "../../src/incident/runbooks.ts";
import type { Forge } from "../../src/ports/forge.ts";
import type { Artifacts, Environment, Http, RunContext } from "../../src/ports/world.ts";
import { collectTimeline } from "../../src/postmortem/timeline.ts";
import { incidentFile } from "../../src/report/page/incident-file.ts";
import { incidentPage } from "../../src/report/page/incident-page.ts";
import { repositoryUrl } from "../../src/report/repository-url.ts";
import type { Stage, StageResult, StageWorld } from "../../src/stage/run-stage.ts";
import { link, md } from "../../src/text/markdown.ts";
import { type ReportInputs, readInputs } from "./report-inputs.ts";

export interface ReportWorld extends StageWorld {
  readonly run: RunContext;
  readonly artifacts: Artifacts;
  readonly http: Http;
  readonly environment: Environment;
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

async function makePage(forge: Forge, { inputs, incident }: Case, world: ReportWorld): Promise<StageResult> {
  const { config, postmortem } = inputs;
  const { run, log, artifacts } = world;
  const { number, environment, scenario } = incident.issue;
  const repository = repositoryOf(world);
  const { runbooks } = await readIncidentRules(forge, { repository, config, environment });
  const timeline = await collectTimeline(forge, { forge: run.forge, repository }, incident);
  const page = incidentPage({
    ...{ incident, timeline, postmortem, repository: repositoryUrl(run) },
    runbooks: runbooksOf(runbooks, scenario),
  });
  const text = log.redact(page.text);
  const folder = await artifacts.write("incident-report", {
    "incident-report.html": text,
    "incident.json": log.redact(incidentFile(incident, timeline)),
  });
  log.info(`The report of incident #${number} has ${timeline.length} events: ${folder}/incident-report.html`);
  if (run.forge !== "github") await attach(forge, inputs, text, world);
  const where = run.runUrl === "" ? md`the run` : link("the run", run.runUrl);
  return {
    outputs: { folder },
    report: md`### 📄 Report of incident #${number}\n\n${timeline.length} events are in \`incident-report.html\`, among the artifacts of ${where}.\n`,
  };
}

/** Where the forge has no artifacts. The page is made also if it cannot be attached. */
async function attach(
  forge: Forge,
  { issue, token, requester }: ReportInputs,
  text: string,
  world: ReportWorld,
): Promise<void> {
  const { http, artifacts, environment, log, run } = world;
  const repository = repositoryOf(world);
  const place = { forge, http, artifacts, token, repository, api: environment["GITHUB_API_URL"] ?? "" };
  try {
    const address = await attachToIssue(place, issue, { name: "incident-report.html", text });
    const comment = { repository, requester, issue, about: "incident", isArtifact: false, runUrl: run.runUrl } as const;
    await linkPage(forge, { ...comment, address });
    log.info(`The report is attached to the issue #${issue}: ${address}`);
  } catch (error) {
    if (!(error instanceof StageFailure)) throw error;
    log.warning(`${error.what} ${error.todo}`);
  }
}

async function linkArtifact(
  forge: Forge,
  { issue, requester, artifact }: ReportInputs,
  world: ReportWorld,
): Promise<StageResult> {
  const { log, run } = world;
  const comment = { repository: repositoryOf(world), requester, issue, runUrl: run.runUrl } as const;
  await linkPage(forge, { ...comment, about: "incident", address: artifact, isArtifact: true });
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
