import type { Effects, ServiceEffect } from "../host/effects.ts";
import type { Survey } from "../host/survey.ts";
import type { Plan, ReviewedPlan } from "../plan/plan.ts";
import { code, join, lines, type Markdown, md, prose, table } from "../text/markdown.ts";
import { truncate } from "../text/truncate.ts";
import { stepTitle } from "./narrator.ts";

export interface PlanReport extends ReviewedPlan {
  readonly fingerprint: string;
  readonly before: Survey;
  readonly warnings: readonly string[];
}

/** The plan as a reviewer reads it: where, what changes in each service, what is removed, and its fingerprint. */
export function renderPlan(report: PlanReport): Markdown {
  const { plan, fingerprint, before, destination, warnings } = report;
  const address = code(`${destination.user}@${destination.host}:${destination.port}`);
  const keys = destination.hostKeys.map((key) => code(truncate(key, 100)));
  return lines([
    md`### 📋 Plan: ${plan.kind} ${plan.version}\n`,
    md`Nothing was changed.\n`,
    ...[...warnings, ...effectWarnings(report)].map((warning) => md`> ${prose(warning)}\n`),
    table(
      ["", ""],
      [
        ["Host", md`${address} (${code(before.host.name)})`],
        ["Host key", join(keys, md`<br>`)],
        ["Runs now", runsNow(before)],
        ["Would run", md`${plan.version} (${code(plan.commit.slice(0, 12))})`],
        ["Project", code(plan.project)],
        ["Directory", code(plan.directory)],
        ["Compose files", code(plan.composeFiles.join(", ") || "as Compose finds them")],
        ["Profiles", code(plan.profiles.join(", ") || "none")],
        ...(plan.registry === "" ? [] : [["Registry", code(plan.registry)]]),
        ["Fingerprint", code(fingerprint)],
      ],
    ),
    ...effectsTables(report),
    table(
      ["Step", "Time limit"],
      plan.steps.map((step) => [stepTitle(step.name), `${step.deadlineSeconds} s`]),
    ),
  ]);
}

/** On a hold after a failed rollback, or after one that was not made, containers of the failed release may run. */
function runsNow({ current, hold }: Survey): Markdown {
  if (current === undefined) return md`no recorded release`;
  const recorded = md`${current.version} (${code(current.commit.slice(0, 12))})`;
  return hold === undefined ? recorded : md`${recorded} is recorded; the host is on hold, and another release may run`;
}

/** The effects of a plan as tables; none where they are unknown or empty. */
export function effectsTables({ plan, effects }: Pick<PlanReport, "plan" | "effects">): Markdown[] {
  if (effects === undefined || effects.services.length === 0) return [];
  return [
    md`**Services** (downtime is expected for: ${stopped(plan, effects).join(", ") || "none"})\n`,
    table(
      ["Service", "", "What changes"],
      effects.services.map((one) => [one.service, CHANGES[one.change], whatChanges(one)]),
    ),
    ...effectLists(plan, effects),
  ];
}

const CHANGES: Readonly<Record<ServiceEffect["change"], string>> = {
  added: "added",
  changed: "changed",
  recreated: "recreated because of another",
  unchanged: "unchanged",
  removed: "removed",
};

function whatChanges({ what }: ServiceEffect): Markdown {
  const parts = what.split(", ").filter((part) => part !== "");
  return join(parts.map(code));
}

/** Services whose containers are replaced or removed. A restore stops every service except the database. */
function stopped({ restore }: Plan, { services }: Effects): string[] {
  if (restore !== undefined)
    return services.flatMap(({ service }) => (service === restore.databaseService ? [] : [service]));
  return services
    .filter(({ change }) => change === "changed" || change === "recreated" || change === "removed")
    .map(({ service }) => service);
}

function effectLists(plan: Plan, { services, outside, unknown, volumes }: Effects): Markdown[] {
  const removed = new Set(plan.consent.removedContainers);
  const rows = [
    ...unknown.map(({ name, service }) => [
      removed.has(name) ? md`Container that is **removed**, with consent` : "Container that is left alone",
      md`${code(name)}: service ${code(service)}, which no recorded release had`,
    ]),
    ...volumes.map((name) => ["New, empty volume", code(name)]),
    ...services
      .filter(({ hooks }) => hooks !== "")
      .map(({ service, hooks }) => ["Lifecycle hooks of new containers", md`${code(hooks)} of ${code(service)}`]),
    ...outside.map(({ service, mode, path }) => [
      `Mount outside the clone, ${mode === "ro" ? "read-only" : "writable"}`,
      md`${code(path)} in ${code(service)}`,
    ]),
  ];
  return rows.length === 0 ? [] : [table(["Besides", ""], rows)];
}

/** Notes for the reviewer of the plan. */
export function effectWarnings({ plan, effects }: Pick<PlanReport, "plan" | "effects">): string[] {
  if (effects === undefined) return [];
  const removed = new Set(plan.consent.removedContainers);
  const left = effects.unknown.filter(({ name }) => !removed.has(name)).map(({ name }) => name);
  return [
    ...(effects.unresolved === ""
      ? []
      : [`What changes in each service is not known before the deploy: ${effects.unresolved}`]),
    ...(left.length === 0
      ? []
      : [
          `Containers of the project that no recorded release had are left alone: ${left.join(", ")}. \`remove-unknown: true\` removes them.`,
        ]),
  ];
}
