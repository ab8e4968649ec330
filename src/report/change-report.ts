import type { StageFailure } from "../failure/failure.ts";
import type { RunningSurvey, Survey } from "../host/survey.ts";
import type { Outcome } from "../plan/outcome.ts";
import type { ReviewedPlan } from "../plan/plan.ts";
import { code, details, failureText, lines, type Markdown, md, NOTHING, table } from "../text/markdown.ts";
import { effectsTables } from "./host-plan-report.ts";
import { schemaLine, shortId, stepTitle } from "./narrator.ts";

export interface ChangeReport extends ReviewedPlan {
  readonly fingerprint: string;
  readonly before: Survey;
  readonly outcome: Outcome;
  readonly failure: StageFailure | undefined;
  /** Backup that was taken for this change; empty for none. */
  readonly backup: string;
}

/** What ran before, what runs now, what was verified, and the downtime. */
export function renderChange(report: ChangeReport): Markdown {
  const { plan, before, outcome, failure } = report;
  const { user, host } = report.destination;
  return lines([
    md`### ${headline(report)}\n`,
    failure === undefined ? NOTHING : failureText(failure),
    table(
      ["", ""],
      [
        ["Host", code(`${user}@${host} (${before.host.name})`)],
        ["Ran before", release(before)],
        ["Runs now", release(outcome.after)],
        ["Commit", code(plan.commit.slice(0, 12))],
        ["Downtime", downtimeText(outcome)],
        ...outcome.events.flatMap((event) => (event.event === "schema" ? [["Schema", schemaLine(event)]] : [])),
        ...(report.backup === "" ? [] : [["Backup before it", code(report.backup)]]),
        ["Change", code(outcome.change)],
        ["Plan", code(report.fingerprint.slice(0, 19))],
      ],
    ),
    ...effectsTables(report),
    failedContainers(outcome),
    differingFiles(outcome),
    provenTable(outcome),
    stepTable(outcome),
  ]);
}

/** A change that was refused before it began. */
export function renderRefused(failure: StageFailure): Markdown {
  return md`### ⛔ Refused: nothing was changed\n\n${failureText(failure)}`;
}

function headline({ plan, outcome, failure }: ChangeReport): string {
  const { version, kind } = plan;
  if (failure === undefined) {
    const verb = {
      deploy: "is live",
      rollback: "runs again",
      adopt: "is recorded as what runs",
      backup: "is kept",
      restore: "runs again, with its data",
    };
    return `✅ ${version} ${verb[kind]}`;
  }
  if (outcome.difference !== undefined) return `❌ ${version}: the report of the host is not what runs`;
  switch (outcome.ending.outcome) {
    case "returned":
      return `↩️ ${version} failed and was rolled back; ${outcome.after.current?.version ?? "the release before"} runs again`;
    case "held":
      if (["schema-changed", "schema-unknown"].includes(outcome.ending.code))
        return `🛑 ${version}: the schema of the database may not fit the release before, and a person must decide`;
      return `🛑 ${version}: the automatic rollback failed too, and a person must inspect the host`;
    case "refused":
      return `✋ ${version} was refused`;
    case "aborted":
      return `✋ ${version} was cancelled`;
    default:
      return `❌ ${version} failed`;
  }
}

function release(survey: RunningSurvey): Markdown {
  const { current } = survey;
  if (current === undefined) return md`no recorded release`;
  return md`${current.version} (${code(current.commit.slice(0, 12))})`;
}

/** Service → downtime in seconds, by the events of the engine. */
export function downtime(outcome: Outcome): Readonly<Record<string, number>> {
  return Object.fromEntries(
    outcome.events.flatMap((event) => (event.event === "down" ? [[event.service, event.seconds]] : [])),
  );
}

function downtimeText(outcome: Outcome): string {
  const away = Object.entries(downtime(outcome));
  if (away.length === 0) return "none";
  return away.map(([service, seconds]) => `${service} ${seconds} s`).join(", ");
}

function provenTable({ proof }: Outcome): Markdown {
  if (proof.length === 0) return NOTHING;
  const rows = proof.map((line) => [
    line.service,
    code(line.name),
    code(shortId(line.image)),
    code(line.hash.slice(0, 12)),
    line.mounts === "-" ? "none" : code(line.mounts.slice(0, 12)),
    code(line.started.slice(0, 19)),
  ]);
  const head = ["Service", "Container", "Image", "Model", "Configuration", "Started"];
  return md`**Verified on the host**\n\n${table(head, rows)}`;
}

/** The state of the failed containers before they were replaced. */
function failedContainers({ events }: Outcome): Markdown {
  const rows = events.flatMap((event) => {
    if (event.event !== "container") return [];
    const health = event.health === "none" ? "no check" : event.health;
    return [[event.service, event.status, event.exitCode, health, event.oom ? "yes" : "no"]];
  });
  if (rows.length === 0) return NOTHING;
  const head = ["Service", "State", "Exit code", "Health", "Out of memory"];
  return md`**Containers that failed** (their last log lines are in the log)\n\n${table(head, rows)}`;
}

function differingFiles({ events }: Outcome): Markdown {
  const rows = events.flatMap((event) => (event.event === "differs" ? [[code(event.path), event.why]] : []));
  return rows.length === 0 ? NOTHING : md`**Files of the host that differ**\n\n${table(["File", ""], rows)}`;
}

function stepTable({ events }: Outcome): Markdown {
  const rows = events.flatMap((event) => {
    if (event.event === "undo") return [["↩️", `Rolling back to ${event.version}`, ""]];
    if (event.event !== "step" || event.state === "begins") return [];
    const isDone = event.state === "done";
    return [[isDone ? "✓" : "✗", stepTitle(event.step), isDone ? `${event.seconds} s` : event.text]];
  });
  return rows.length === 0 ? NOTHING : details("Steps", table(["", "Step", ""], rows));
}

/** The report of a change that had nothing to do. */
export function renderUnchanged(before: Survey, why: string): Markdown {
  const rows = [
    ["Host", code(before.host.name)],
    ["Runs", release(before)],
  ];
  return md`### ✅ Nothing to do\n\n${why}\n\n${table(["", ""], rows)}`;
}
