import type { Audience } from "../../src/channels/channels.ts";
import { announceIncident, type IncidentKind, type IncidentWorld } from "../../src/channels/incident-message.ts";
import { editsSinceEvent } from "../../src/gates/comment/comment-event.ts";
import { type Reply, replyTo } from "../../src/gates/comment/reply.ts";
import { closeIssue } from "../../src/gates/request/close-issue.ts";
import { editsAtGithub } from "../../src/gates/request/comment-edits.ts";
import type { Comment } from "../../src/gates/request/issue-comment.ts";
import { openDefaultBranch } from "../../src/gates/rules/default-branch.ts";
import { type CommandFault, commandFault } from "../../src/incident/command-fault.ts";
import { type IncidentDurations, incidentDurations, incidentTimes } from "../../src/incident/durations.ts";
import { type IncidentCommand, readIncidentCommand } from "../../src/incident/incident-command.ts";
import { type IncidentThread, readIncident } from "../../src/incident/incident-issue.ts";
import { EVENT_TEXT_LIMIT, type IncidentEvent } from "../../src/incident/incident-mark.ts";
import { isOfOtherProduct, withKnownFile } from "../../src/incident/incident-product.ts";
import { readIncidentRules } from "../../src/incident/incident-rules.ts";
import { addEvent, type WriterPlace } from "../../src/incident/incident-writer.ts";
import { changeSeverity } from "../../src/incident/issue-labels.ts";
import type { Forge } from "../../src/ports/forge.ts";
import {
  renderCommandEvent,
  renderCommandFault,
  renderResolved,
  severityName,
} from "../../src/report/incident-report.ts";
import type { Stage, StageResult } from "../../src/stage/run-stage.ts";
import { shorten } from "../../src/text/cut-words.ts";
import { type Markdown, md, NOTHING } from "../../src/text/markdown.ts";
import { type CommandInputs, readInputs } from "./command-inputs.ts";

/** Carries out a command in the issue of an incident, if its author may give it. */
export const answerIncident: Stage<CommandInputs, IncidentWorld> = {
  name: "answer-incident",
  read: readInputs,
  run: answer,
};

interface Case {
  readonly inputs: CommandInputs;
  readonly place: WriterPlace;
  readonly forge: Forge;
  readonly incident: IncidentThread;
  readonly comment: Comment;
}

type Counted = Exclude<IncidentCommand, { readonly kind: "malformed" }>;

async function answer(inputs: CommandInputs, world: IncidentWorld): Promise<StageResult> {
  const forge = world.forge(inputs.token);
  const { requester, config } = inputs;
  const place = { repository: `/repos/${world.run.repository}`, requester, forge: world.run.forge };
  const incident = await readIncident(forge, place, inputs.issue);
  const comment = incident?.comments.find(({ id }) => id === inputs.comment);
  const command = comment === undefined ? undefined : readIncidentCommand(comment.body);
  if (incident === undefined || comment === undefined || command === undefined) {
    world.log.info("The comment is no command in the issue of an incident.");
    return { outputs: NONE, report: NOTHING };
  }
  const given: Case = { inputs, place, forge, incident, comment };
  if (inputs.isEdit && isActedOn(incident, comment)) {
    world.log.info("The comment was edited after it had its effect.");
    return { outputs: NONE, report: NOTHING };
  }
  const { environment } = incident.issue;
  const rules = await readIncidentRules(forge, { repository: place.repository, config, environment });
  const subject = await withKnownFile(incident.issue, config, () => openDefaultBranch(forge, place.repository));
  if (subject.config === undefined && incident.issue.config !== undefined)
    world.log.info(
      `${incident.issue.config}, by which the incident was declared, is not on the default branch any more.`,
    );
  if (isOfOtherProduct(subject, { path: config, config: rules.config })) {
    world.log.info(`The incident is one of another product than the one that ${config} configures.`);
    return { outputs: NONE, report: NOTHING };
  }
  const edits = await editsOf(given, world);
  // A run that is started again after its command had its effect completes it.
  const isOpen = incident.issue.isOpen || isActedOn(incident, comment);
  const fault = commandFault(
    { rules: rules.gate, comment: { ...comment, edits }, isMalformed: command.kind === "malformed", isOpen },
    world.clock.now(),
  );
  if (fault !== undefined) return refuse(given, fault, world);
  if (command.kind === "malformed") throw new Error("A malformed command has no fault.");
  return carryOut(given, { command, audience: inputs.audience(rules.config) }, world);
}

function isActedOn({ events }: IncidentThread, { id }: Comment): boolean {
  return events.some(({ comment }) => comment === id);
}

async function editsOf({ inputs, forge, comment }: Case, { run }: IncidentWorld): ReturnType<typeof editsAtGithub> {
  if (inputs.isEdit) return "edited";
  if (run.forge === "github") return editsAtGithub(forge, comment);
  return editsSinceEvent(inputs, comment);
}

async function react({ forge, place, inputs }: Case, reply: Reply, { log }: IncidentWorld): Promise<void> {
  const { issue, comment } = inputs;
  await replyTo(forge, { repository: place.repository, issue, comment }, reply, log);
}

async function refuse(given: Case, fault: CommandFault, world: IncidentWorld): Promise<StageResult> {
  const text = renderCommandFault(fault);
  world.log.info(`This does not count: ${fault.what} ${fault.todo}`);
  await react(given, { reaction: "confused", below: text }, world);
  const outputs = { ...NONE, answer: "refused", reason: fault.code, incident: String(given.inputs.issue) };
  return { outputs, report: md`### ${text}\n` };
}

async function carryOut(
  given: Case,
  { command, audience }: { readonly command: Counted; readonly audience: Audience },
  world: IncidentWorld,
): Promise<StageResult> {
  const { forge, place, incident, inputs } = given;
  const { issue } = incident;
  const event = eventOf(given, command, world);
  const severity = command.kind === "severity" ? command.severity : issue.severity;
  if (command.kind === "severity")
    await changeSeverity(forge, place, { issue: issue.number, labels: issue.labels, severity });
  const known = isActedOn(incident, given.comment);
  const times = incidentTimes(known ? incident.events : [...incident.events, event]);
  const durations = incidentDurations(times);
  const text = saidOf(command, given.comment);
  const render = (mark: Markdown): Markdown =>
    command.kind === "resolve"
      ? renderResolved({ mark, text: event.text }, times, durations)
      : renderCommandEvent(text, mark);
  if (!known) {
    const news = { kind: KINDS[command.kind], issue, severity, text: event.text };
    await announceIncident(world, audience, news, "The command is carried out.");
    await addEvent(forge, place, { issue: issue.number, event, render });
  }
  if (command.kind === "resolve") await closeIssue(forge, `${place.repository}/issues/${issue.number}`);
  await react(given, { reaction: "+1", below: NOTHING }, world);
  world.log.info(text);
  const outputs = {
    ...NONE,
    answer: ANSWERS[command.kind],
    incident: String(inputs.issue),
    severity: String(severity),
  };
  return {
    outputs: command.kind === "resolve" ? { ...outputs, ...secondsOf(durations) } : outputs,
    report: md`### ${text}\n`,
  };
}

const KINDS = {
  severity: "incident-updated",
  update: "incident-updated",
  resolve: "incident-resolved",
} as const satisfies Readonly<Record<Counted["kind"], IncidentKind>>;
const ANSWERS = { severity: "severity", update: "update", resolve: "resolved" } as const;

function eventOf({ comment, incident }: Case, command: Counted, { run, clock }: IncidentWorld): IncidentEvent {
  const attempt = Number(run.runAttempt) || 0;
  // A comment from the future would be a clock that is wrong.
  const at = Math.min(comment.createdAt, clock.now());
  const about = { at, run: Number(run.runId), attempt, comment: comment.id };
  if (command.kind === "severity") {
    const text = `The severity was changed from ${severityName(incident.issue.severity)} to ${severityName(command.severity)}.`;
    return { kind: "severity", ...about, severity: command.severity, text };
  }
  const text = shorten(command.text, EVENT_TEXT_LIMIT);
  if (command.kind === "update") return { kind: "update", ...about, text };
  return { kind: "resolved", ...about, recovered: at, text };
}

function saidOf(command: Counted, { by }: Comment): string {
  switch (command.kind) {
    case "severity":
      return `${by.login} changed the severity to ${severityName(command.severity)}.`;
    case "update":
      return `${by.login} gave a status update.`;
    case "resolve":
      return `${by.login} resolved the incident.`;
  }
}

const NONE = {
  ...{ answer: "none", reason: "", incident: "", severity: "" },
  ...{ "seconds-to-detect": "", "seconds-to-act": "", "seconds-to-recover": "" },
};

function secondsOf({ detect, act, recover }: IncidentDurations): Record<string, string> {
  const seconds = (duration: number | undefined): string =>
    duration === undefined ? "" : String(Math.round(duration / 1000));
  return {
    "seconds-to-detect": seconds(detect),
    "seconds-to-act": seconds(act),
    "seconds-to-recover": seconds(recover),
  };
}
