import type { Outcome } from "../plan/outcome.ts";
import type { Plan } from "../plan/plan.ts";
import type { Survey } from "../plan/survey.ts";
import type { StageFailure } from "../stage/failure.ts";
import { code, codeBlock, escapeMarkdown, table } from "./markdown.ts";
import { shortId, stepTitle } from "./narrator.ts";

export interface ChangeReport {
  readonly plan: Plan;
  readonly fingerprint: string;
  readonly before: Survey;
  readonly outcome: Outcome;
  readonly failure: StageFailure | undefined;
}

/** What ran before, what runs now, what was proven, how long it was down. */
export function renderChange(report: ChangeReport): string {
  const { plan, before, outcome, failure } = report;
  return [
    `### ${headline(report)}\n`,
    failure === undefined ? "" : failureBlock(failure),
    table(
      ["", ""],
      [
        ["Host", code(before.host.name)],
        ["Ran before", release(before)],
        ["Runs now", release(outcome.after)],
        ["Commit", code(plan.commit.slice(0, 12))],
        ["Away", escapeMarkdown(downtimeText(outcome))],
        ["Change", code(outcome.change)],
        ["Plan", code(report.fingerprint.slice(0, 19))],
      ],
    ),
    provenTable(outcome),
    stepTable(outcome),
  ]
    .filter((part) => part !== "")
    .join("\n");
}

function headline({ plan, outcome, failure }: ChangeReport): string {
  const version = escapeMarkdown(plan.version);
  if (failure === undefined) {
    const verb = { deploy: "is live", rollback: "runs again", adopt: "is recorded as what runs", backup: "is kept" }[
      plan.kind
    ];
    return `✅ ${version} ${verb}`;
  }
  if (outcome.contradiction !== undefined) return `❌ ${version}: what was reported is not what runs`;
  switch (outcome.ending.outcome) {
    case "returned":
      return `↩️ ${version} did not stay; ${escapeMarkdown(outcome.after.current?.version ?? "the release before")} runs again`;
    case "held":
      return `🛑 ${version}: the way back failed too, a person must look`;
    case "refused":
      return `✋ ${version} was refused`;
    case "aborted":
      return `✋ ${version} was cancelled`;
    default:
      return `❌ ${version} failed`;
  }
}

function failureBlock(failure: StageFailure): string {
  return `**${escapeMarkdown(failure.what)}**\n\n${escapeMarkdown(failure.means)}\n\n**What to do**\n\n${codeBlock(failure.todo)}`;
}

function release(survey: Survey): string {
  const { current } = survey;
  return current === undefined
    ? "no recorded release"
    : `${escapeMarkdown(current.version)} (${code(current.commit.slice(0, 12))})`;
}

/** Service → seconds that it was away, by the engine's own events. */
export function downtime(outcome: Outcome): Readonly<Record<string, number>> {
  return Object.fromEntries(
    outcome.events.flatMap((event) => (event.event === "down" ? [[event.service, event.seconds]] : [])),
  );
}

function downtimeText(outcome: Outcome): string {
  const away = Object.entries(downtime(outcome));
  if (away.length === 0) return "nothing was away";
  return away.map(([service, seconds]) => `${service} ${seconds} s`).join(", ");
}

function provenTable({ proof }: Outcome): string {
  if (proof.length === 0) return "";
  const rows = proof.map((line) => [
    escapeMarkdown(line.service),
    code(line.name),
    code(shortId(line.image)),
    code(line.hash.slice(0, 12)),
    line.mounts === "-" ? "none" : code(line.mounts.slice(0, 12)),
    code(line.started.slice(0, 19)),
  ]);
  return `**Proven on the host**\n\n${table(["Service", "Container", "Image", "Model", "Mounted configuration", "Started"], rows)}`;
}

function stepTable({ events }: Outcome): string {
  const rows = events.flatMap((event) => {
    if (event.event === "undo") return [["↩️", escapeMarkdown(`Going back to ${event.version}`), ""]];
    if (event.event !== "step" || event.state === "begins") return [];
    return [
      [
        event.state === "done" ? "✓" : "✗",
        escapeMarkdown(stepTitle(event.step)),
        event.state === "done" ? `${event.seconds} s` : escapeMarkdown(event.text),
      ],
    ];
  });
  return rows.length === 0 ? "" : `<details><summary>Steps</summary>\n\n${table(["", "Step", ""], rows)}\n</details>\n`;
}

/** The plan alone, for a dry run: what would happen, and its fingerprint. */
export function renderUnchanged(before: Survey, why: string): string {
  return `### ✅ Nothing to do\n\n${escapeMarkdown(why)}\n\n${table(
    ["", ""],
    [
      ["Host", code(before.host.name)],
      ["Runs", release(before)],
    ],
  )}`;
}

export function renderPlan(plan: Plan, fingerprint: string, before: Survey, warnings: readonly string[]): string {
  return [
    `### 📋 Plan: ${plan.kind} ${escapeMarkdown(plan.version)}\n`,
    "Nothing was changed.\n",
    ...warnings.map((warning) => `> ${escapeMarkdown(warning)}\n`),
    table(
      ["", ""],
      [
        ["Host", code(before.host.name)],
        ["Runs now", release(before)],
        ["Would run", `${escapeMarkdown(plan.version)} (${code(plan.commit.slice(0, 12))})`],
        ["Project", code(plan.project)],
        ["Folder", code(plan.directory)],
        ["Compose files", code(plan.composeFiles.join(", ") || "as Compose finds them")],
        ["Fingerprint", code(fingerprint)],
      ],
    ),
    table(
      ["Step", "Time limit"],
      plan.steps.map((step) => [escapeMarkdown(stepTitle(step.name)), `${step.deadlineSeconds} s`]),
    ),
  ].join("\n");
}
