import { requesterOf } from "../../src/gates/request/requester.ts";
import { gitIn } from "../../src/history/git-command.ts";
import { gitHistory } from "../../src/history/git-history.ts";
import { cdEvents } from "../../src/metrics/cdevents.ts";
import { measure, type Period } from "../../src/metrics/dora.ts";
import { type MeasuredPeriod, metricsFile, metricsValue } from "../../src/metrics/metrics-file.ts";
import { type DeliveryRecords, releaseHistory, undetermined } from "../../src/metrics/release-history.ts";
import type { Forge } from "../../src/ports/forge.ts";
import type { Artifacts, Clock, Commands, Environment, Files, RunContext } from "../../src/ports/world.ts";
import { rollbacksFromAny } from "../../src/readiness/rollback-record.ts";
import { metricsLine, renderMetrics } from "../../src/report/metrics-report.ts";
import { repositoryUrl } from "../../src/report/repository-url.ts";
import type { Stage, StageResult, StageWorld } from "../../src/stage/run-stage.ts";
import { readTag } from "../../src/version/tags/tag.ts";
import { tagName } from "../../src/version/tags/tag-prefix.ts";
import { announcedReleases } from "./announced-releases.ts";
import { leadTimesOf } from "./commit-times.ts";
import { deployedReleases } from "./deployed-releases.ts";
import { recordedIncidents } from "./incidents.ts";
import { type MetricsInputs, readInputs } from "./metrics-inputs.ts";

export interface MetricsWorld extends StageWorld {
  readonly run: RunContext;
  readonly clock: Clock;
  readonly files: Files;
  readonly commands: Commands;
  readonly environment: Environment;
  readonly artifacts: Artifacts;
  readonly forge: (token: string) => Forge;
}

/** Measures how an environment's releases went, from the records of the forge. Changes nothing. */
export const releaseMetrics: Stage<MetricsInputs, MetricsWorld> = {
  name: "release-metrics",
  handsOnReport: true,
  read: readInputs,
  run: measureReleases,
};

const DAY_MS = 86_400_000;
/** A forge without deployments has to be queried for each tag. */
const MOST_TAGS = 300;

async function measureReleases(inputs: MetricsInputs, world: MetricsWorld): Promise<StageResult> {
  const { run, log, clock, artifacts } = world;
  const git = gitIn(world);
  const history = gitHistory(git, inputs.prefix);
  // Fails where the history was cut: then commits and tags are missing.
  await history.place("HEAD");
  const commits = commitsByTag((await history.tags()).all, inputs.prefix);
  const to = clock.now();
  const period: Period = { from: to - inputs.days * DAY_MS, to };
  const { records, hasIncidents } = await readRecords(inputs, { world, commits, since: period.from });
  const releases = releaseHistory(records);
  const leadTimes = await leadTimesOf(git, releases, commits);
  const { environment } = inputs;
  const metrics = measure(releases, leadTimes, period);
  const measured: MeasuredPeriod = { environment, period, metrics, history: releases, leadTimes, hasIncidents };
  const unknown = undetermined(records).filter(({ at }) => at >= period.from);
  for (const { tag, url } of unknown)
    log.warning(
      `The deploy of ${tag} failed, and it is unknown whether it changed the host. It does not count. ${url}`,
    );
  log.info(metricsLine(measured));
  const repository = repositoryUrl(run);
  const versions = new Map([...commits].map(([tag, commit]) => [commit, tag.slice(inputs.prefix.length)]));
  const events = cdEvents(inPeriod(records, measured), { repository, environment, service: inputs.service, versions });
  const folder = await artifacts.write("release-metrics", {
    "metrics.json": log.redact(metricsFile(measured)),
    "cdevents.json": log.redact(`${JSON.stringify(events, null, 2)}\n`),
  });
  return {
    outputs: { metrics: log.redact(JSON.stringify(metricsValue(measured).metrics)), folder },
    report: renderMetrics(measured, { unknown, repository }),
  };
}

interface Survey {
  readonly world: MetricsWorld;
  /** Commits by the full names of their tags. */
  readonly commits: ReadonlyMap<string, string>;
  readonly since: number;
}

async function readRecords(
  { environment, incidentLabel: label, prefix, token }: MetricsInputs,
  { world: { run, log, forge: open }, commits, since }: Survey,
): Promise<{ readonly records: DeliveryRecords; readonly hasIncidents: boolean }> {
  const forge = open(token);
  const repository = `/repos/${run.repository}`;
  const requester = requesterOf(run.forge);
  const incidents =
    label === undefined
      ? []
      : await recordedIncidents(forge, { repository, label, requester, environment, prefix, since });
  if (incidents === undefined) log.warning("The issues cannot be read: the metrics are computed without incidents.");
  // Git lists the newest first.
  const tagged = [...commits].slice(0, MOST_TAGS).map(([tag, commit]) => ({ tag, commit }));
  const rollbacks = await rollbacksFromAny(forge, { kind: run.forge, repository, environment }, tagged);
  const found =
    run.forge === "github"
      ? await deployedReleases(forge, { repository, environment, prefix, since })
      : { deployed: await announcedReleases(forge, { repository, prefix }, rollbacks), attempts: [] };
  return {
    records: { ...found, rollbacks, incidents: incidents ?? [] },
    hasIncidents: label !== undefined && incidents !== undefined,
  };
}

function commitsByTag(
  tags: readonly { readonly name: string; readonly commit: string | undefined }[],
  prefix: string,
): ReadonlyMap<string, string> {
  return new Map(
    tags.flatMap(({ name, commit }) =>
      commit === undefined || readTag(name).kind !== "release" ? [] : [[tagName(prefix, name), commit]],
    ),
  );
}

/** What happened in the period, for the events. */
function inPeriod({ rollbacks, incidents }: DeliveryRecords, { history, period }: MeasuredPeriod) {
  const isIn = (at: number): boolean => at >= period.from && at <= period.to;
  return {
    releases: history.filter(({ at, isTimeKnown }) => isTimeKnown && isIn(at)),
    rollbacks: rollbacks.filter(({ at }) => isIn(at)),
    incidents: incidents.filter(({ openedAt, closedAt }) => isIn(openedAt) || isIn(closedAt ?? openedAt)),
  };
}
