import { forgeTrail, type TrailPart } from "../../src/credentials/forge-trail.ts";
import { hostTrail } from "../../src/credentials/host-trail.ts";
import { rotationChecklist } from "../../src/credentials/rotation-guide.ts";
import { secretUses } from "../../src/credentials/secret-uses.ts";
import { workflowTexts } from "../../src/credentials/workflow-texts.ts";
import { StageFailure } from "../../src/failure/failure.ts";
import { closeIssue } from "../../src/gates/request/close-issue.ts";
import { readIncident } from "../../src/incident/incident-issue.ts";
import { EVENT_TEXT_LIMIT, type IncidentEvent } from "../../src/incident/incident-mark.ts";
import { addEvent } from "../../src/incident/incident-writer.ts";
import type { Forge } from "../../src/ports/forge.ts";
import { renderAudit, renderEvidence } from "../../src/report/credentials-report.ts";
import { repositoryUrl } from "../../src/report/repository-url.ts";
import type { Stage, StageResult } from "../../src/stage/run-stage.ts";
import { shorten } from "../../src/text/cut-words.ts";
import { cut, type Markdown, md } from "../../src/text/markdown.ts";
import { type AuditInputs, type AuditWorld, readAuditInputs } from "./audit-inputs.ts";

/** Lists which credentials there are, where they are used, how each is rotated, and who could have used them. */
export const auditCredentials: Stage<AuditInputs, AuditWorld> = {
  name: "audit-credentials",
  handsOnReport: true,
  read: readAuditInputs,
  run: audit,
};

async function audit(inputs: AuditInputs, world: AuditWorld): Promise<StageResult> {
  const forge = world.forge(inputs.token);
  await requireIncident(forge, inputs, world);
  const found = inputs.evidence.length === 0 ? await takeStock(forge, inputs, world) : await evidenceOf(inputs, world);
  await post(forge, inputs, found.report, world);
  const unread = found.trail.flatMap((part) => (part.kind === "unread" ? [part] : []));
  for (const { title, reason } of unread) world.log.warning(`${title}: could not be read: ${reason}`);
  const outputs = { secrets: JSON.stringify(found.secrets), unread: JSON.stringify(unread.map(({ title }) => title)) };
  return { outputs, report: found.report };
}

interface Found {
  readonly secrets: readonly string[];
  readonly trail: readonly TrailPart[];
  readonly report: Markdown;
}

async function takeStock(forge: Forge, inputs: AuditInputs, world: AuditWorld): Promise<Found> {
  const { since, channelSecrets } = inputs;
  const repository = `/repos/${world.run.repository}`;
  const { uses, unreadable } = secretUses(await workflowTexts(forge, repository));
  const checklist = rotationChecklist(uses, {
    ...{ repository: repositoryUrl(world.run), hasEnvironments: world.run.forge === "github", channelSecrets },
  });
  const trail = [...(await forgeTrail(forge, { repository, since })), ...(await readHost(inputs, world))];
  return {
    secrets: checklist.map(({ name }) => name),
    trail,
    report: renderAudit({ since, checklist, unreadable, trail }),
  };
}

async function evidenceOf(inputs: AuditInputs, world: AuditWorld): Promise<Found> {
  const trail = await readHost(inputs, world);
  return { secrets: [], trail, report: renderEvidence(inputs.evidence, trail) };
}

/** A host that does not answer leaves these parts unread: the checklist is needed then as well. */
async function readHost({ target, authorizedKeys: file, since }: AuditInputs, world: AuditWorld): Promise<TrailPart[]> {
  try {
    const shell = await world.shells.onHost(target);
    try {
      return await hostTrail(shell, { file, since });
    } finally {
      await shell.close();
    }
  } catch (error) {
    if (!(error instanceof StageFailure)) throw error;
    return [{ title: "The host", kind: "unread", reason: `${error.what} ${error.todo}` }];
  }
}

/** A comment holds 65,536 characters, and the mark of the event is in it as well. */
const REPORT_LIMIT = 40_000;

async function post(forge: Forge, inputs: AuditInputs, report: Markdown, world: AuditWorld): Promise<void> {
  const { incident: issue, requester, resolve } = inputs;
  if (issue === undefined) return;
  const place = { repository: `/repos/${world.run.repository}`, requester };
  const event = eventOf(inputs, world);
  const short = cut(report, REPORT_LIMIT, md`… (the rest is in ${world.run.runUrl})`);
  await addEvent(forge, place, { issue, event, render: (mark) => md`${short}\n${mark}` });
  if (resolve) await closeIssue(forge, `${place.repository}/issues/${issue}`);
  world.log.info(resolve ? `Incident #${issue} is resolved.` : `The report is in incident #${issue}.`);
}

async function requireIncident(forge: Forge, { incident, requester }: AuditInputs, { run }: AuditWorld): Promise<void> {
  if (incident === undefined) return;
  const found = await readIncident(forge, { repository: `/repos/${run.repository}`, requester }, incident);
  if (found === undefined) throw noIncident(incident);
}

function eventOf({ evidence, resolve }: AuditInputs, { run, clock }: AuditWorld): IncidentEvent {
  const text =
    evidence.length === 0
      ? "The checklist of the credentials and the audit trail were added."
      : evidence.map((pair) => pair.join(": ")).join("; ");
  return {
    kind: resolve ? "resolved" : "update",
    at: clock.now(),
    ...{ run: Number(run.runId), attempt: Number(run.runAttempt) || 0 },
    text: shorten(text, EVENT_TEXT_LIMIT),
  };
}

function noIncident(issue: number): StageFailure {
  return new StageFailure({
    what: `Issue #${issue} is not an incident that Sluice has opened.`,
    means: "The report could not be posted there. Nothing was read, and nothing was changed.",
    todo: "Give the output `incident` of declare-incident, or leave `incident` empty.",
  });
}
