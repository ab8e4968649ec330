import type { Audience } from "../channels/channels.ts";
import { announceIncident, type IncidentNews, type IncidentWorld } from "../channels/incident-message.ts";
import type { Config } from "../config/schema.ts";
import { StageFailure } from "../failure/failure.ts";
import {
  type IncidentIssue,
  type IncidentPlace,
  type IncidentReference,
  incidentIssues,
  readIncidentThread,
} from "../incident/incident-issue.ts";
import type { IncidentEnding, IncidentEvent, IncidentSubject } from "../incident/incident-mark.ts";
import { type IncidentRules, readIncidentRules } from "../incident/incident-rules.ts";
import { addEvent, openIncident, type WriterPlace } from "../incident/incident-writer.ts";
import { addLabels, changeSeverity } from "../incident/issue-labels.ts";
import { type Severity, worse } from "../incident/severity.ts";
import type { Forge } from "../ports/forge.ts";
import type { RunContext } from "../ports/world.ts";
import { endingTitle, incidentTitle, renderIncident, renderRepeated, severityName } from "../report/incident-report.ts";
import type { StageResult } from "../stage/run-stage.ts";
import { shorten } from "../text/cut-words.ts";
import { link, type Markdown, md, NOTHING } from "../text/markdown.ts";
import { bareVersion, tagName } from "../version/tags/tag-prefix.ts";

/** What a person or a run knows of an incident. */
export interface DeclarationWish {
  /** Path of the configuration file. */
  readonly config: string;
  /** Undefined for a person's declaration. */
  readonly ending: IncidentEnding | undefined;
  /** Undefined where the configuration decides. */
  readonly severity: Severity | undefined;
  /** Empty where the ending gives it. */
  readonly title: string;
  readonly text: string;
  /** Empty where the ending gives it. */
  readonly scenario: string;
  readonly version: string;
  readonly environment: string;
  /** Milliseconds since the epoch; undefined where unknown. */
  readonly began: number | undefined;
  readonly detected: number | undefined;
  readonly acted: number | undefined;
  readonly recovered: number | undefined;
  readonly token: string;
  readonly requester: string;
  /** By the configuration of the default branch, which only the forge has. */
  readonly audience: (config: Config) => Audience;
}

const SCENARIOS: Readonly<Record<IncidentEnding, string>> = {
  failed: "failed-release",
  unknown: "failed-release",
  "rolled-back": "rollback",
  "rollback-refused": "failed-rollback",
  held: "failed-rollback",
};

/** Declares an incident in an issue of its own, or joins the open incident that is about the same. */
export async function declareIncident(inputs: DeclarationWish, world: IncidentWorld): Promise<StageResult> {
  const repository = `/repos/${world.run.repository}`;
  const forge = world.forge(inputs.token);
  const { config, environment, requester, ending } = inputs;
  const rules = await readIncidentRules(forge, { repository, config, environment });
  const severity = inputs.severity ?? (ending === undefined ? undefined : rules.automatic(ending));
  if (severity === undefined) {
    world.log.info(`No incident is declared for ${ending}: the configuration has no \`incidents\`, or excludes it.`);
    return { outputs: NONE, report: NOTHING };
  }
  const declaration = declarationOf(inputs, { severity, prefix: rules.config["tag-prefix"] ?? "" }, world);
  const all = await incidentIssues(forge, { repository, requester }, "all");
  const known = await knownIncident(forge, all, { repository, requester, declaration });
  if (known !== undefined) return result(known, known.severity, "known", world);
  const place = { forge: world.run.forge, repository, requester };
  const same = all.find(({ isOpen, key }) => isOpen && key === declaration.subject.key);
  const declared = await (same === undefined
    ? openNew(forge, { place, inputs, rules, declaration }, world)
    : join(forge, { place, issue: same, declaration, label: rules.label }, world));
  await notify({ ...declared, kind: "incident-declared", text: declaration.event.text }, inputs.audience, rules, world);
  return result(declared.issue, declared.severity, same === undefined ? "declared" : "joined", world);
}

/** A channel that is configured wrongly is a warning as well: the incident is declared. */
async function notify(
  news: IncidentNews,
  audience: DeclarationWish["audience"],
  { config }: IncidentRules,
  world: IncidentWorld,
): Promise<void> {
  try {
    await announceIncident(world, audience(config), news, "The incident is declared.");
  } catch (error) {
    if (!(error instanceof StageFailure)) throw error;
    world.log.warning(`The incident is declared, and no channel was notified: ${error.what} ${error.todo}`);
  }
}

/** Each name is in the issue several times, also in its mark, and the issue holds 65,536 characters. */
const NAME_LIMIT = 200;

function declarationOf(
  inputs: DeclarationWish,
  { severity, prefix }: { readonly severity: Severity; readonly prefix: string },
  { run, clock }: IncidentWorld,
): Declaration {
  const named = {
    ...inputs,
    version: shorten(tagOf(inputs.version, prefix), NAME_LIMIT),
    environment: shorten(inputs.environment, NAME_LIMIT),
    scenario: shorten(inputs.scenario, NAME_LIMIT),
  };
  const attempt = Number(run.runAttempt) || 0;
  return {
    subject: subjectOf(named, run),
    event: eventOf(named, { run: Number(run.runId), attempt, at: clock.now(), severity }),
    severity,
  };
}

/** An open incident, and its severity after the declaration. */
interface DeclaredIncident {
  readonly issue: IncidentReference;
  readonly severity: Severity;
}

interface NewIncident {
  readonly place: WriterPlace;
  readonly inputs: DeclarationWish;
  readonly rules: IncidentRules;
  readonly declaration: Declaration;
}

async function openNew(
  forge: Forge,
  { place, inputs, rules, declaration }: NewIncident,
  { run }: IncidentWorld,
): Promise<DeclaredIncident> {
  const { subject, severity, event } = declaration;
  const { label, runbooks, gate } = rules;
  const title = inputs.title || (inputs.ending === undefined ? "" : endingTitle(inputs.ending, subject));
  const about = { subject, severity, declaration: event, owners: gate.owners };
  const issue = await openIncident(forge, place, {
    ...{ ...declaration, label, title: incidentTitle(title) },
    render: (marks) => renderIncident({ ...about, runbooks, runUrl: run.runUrl, marks }),
  });
  return { issue, severity };
}

/** A host knows a release by its version alone, and a person may write its tag: both are the same release. */
function tagOf(version: string, prefix: string): string {
  return version === "" ? "" : tagName(prefix, bareVersion(version, prefix));
}

interface Declaration {
  readonly subject: IncidentSubject;
  readonly event: IncidentEvent;
  readonly severity: Severity;
}

function subjectOf(
  { environment, version, ending, config, ...wish }: DeclarationWish,
  run: RunContext,
): IncidentSubject {
  // Without a release nothing says that two declarations are about the same, but for that of a run that is started again.
  const key = version === "" ? `${environment}/run/${run.runId}` : `${environment}/${version}`;
  const scenario = wish.scenario || (ending === undefined ? "" : SCENARIOS[ending]);
  return { key, environment, version, scenario, config };
}

function eventOf(
  { ending, began, detected, acted, recovered, text, title, ...inputs }: DeclarationWish,
  { run, attempt, at, severity }: Pick<IncidentEvent, "run" | "attempt" | "at" | "severity">,
): IncidentEvent {
  const head = ending === undefined ? title : `${title || endingTitle(ending, inputs)}.`;
  return {
    ...{ kind: "declared", at, run, attempt, severity, ending, began, acted, recovered },
    detected: detected ?? Math.min(at, acted ?? at),
    text: [head, text].filter((part) => part !== "").join(" "),
  };
}

/** What this attempt of the run has declared already, or another one of the same rollback; also if its issue was closed meanwhile. */
async function knownIncident(
  forge: Forge,
  all: readonly IncidentIssue[],
  { declaration, ...place }: IncidentPlace & { readonly declaration: Declaration },
): Promise<IncidentIssue | undefined> {
  const { event, subject } = declaration;
  for (const issue of all.filter(({ key }) => key === subject.key)) {
    const { events } = await readIncidentThread(forge, place, issue);
    if (events.some((one) => isSameDeclaration(one, event))) return issue;
  }
  return undefined;
}

/** A rollback ends at one time, by the host's clock: a job that is started again declares the same one. */
function isSameDeclaration(known: IncidentEvent, { run, attempt, ending, acted, recovered }: IncidentEvent): boolean {
  if (known.kind !== "declared" || known.ending !== ending) return false;
  const isSameRollback = recovered !== undefined && known.recovered === recovered && known.acted === acted;
  return isSameRollback || (known.run === run && known.attempt === attempt);
}

interface Joining {
  readonly place: WriterPlace;
  readonly issue: IncidentIssue;
  readonly declaration: Declaration;
  /** The label by which it blocks releases, which a person may have removed meanwhile. */
  readonly label: string;
}

/** A further declaration is an event of the incident. It can raise the severity, and never lowers it. */
async function join(
  forge: Forge,
  { place, issue, declaration: { event, severity }, label }: Joining,
  world: IncidentWorld,
): Promise<DeclaredIncident> {
  if (issue.labels.every((one) => one.toLowerCase() !== label.toLowerCase()))
    await addLabels(forge, place, { issue: issue.number, names: [label] });
  const raised = worse(severity, issue.severity);
  if (raised !== issue.severity)
    await changeSeverity(forge, place, { issue: issue.number, labels: issue.labels, severity: raised });
  await addEvent(forge, place, {
    issue: issue.number,
    event,
    render: (mark) => renderRepeated(event, mark, world.run.runUrl),
  });
  return { issue, severity: raised };
}

const NONE = { incident: "", url: "", state: "none", severity: "" };

function result(
  { number, url, title }: IncidentReference,
  severity: Severity,
  state: string,
  { log }: IncidentWorld,
): StageResult {
  log.info(`Incident #${number} (${severityName(severity)}): ${state}. ${url}`);
  const report: Markdown = md`### 🚨 ${severityName(severity)}: ${title}\n\n${link(`Incident #${number}`, url)}\n`;
  return { outputs: { incident: String(number), url, state, severity: String(severity) }, report };
}
