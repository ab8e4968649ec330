import { type Change, type Changes, GROUPS, type Group } from "../version/changes.ts";
import { distinctPeople, type Person } from "../version/commit.ts";
import type { PlannedRelease } from "../version/release-plan.ts";
import { shorten } from "./announcement.ts";
import { cleanForeignLine } from "./foreign.ts";
import { code, escapeMarkdown, link, table } from "./markdown.ts";

export interface PlanReport {
  readonly plan: PlannedRelease;
  readonly commit: string;
  readonly previous: string | undefined;
  readonly changes: Changes;
  /** Address of a pull request; undefined where nobody knows the forge's own. */
  readonly pullRequest: (number: number) => string | undefined;
}

const TITLES: Readonly<Record<Group, string>> = {
  breaking: "Breaking",
  security: "Security",
  features: "Features",
  fixes: "Fixes",
  other: "Other",
};

/** A report is read in an issue, too, which holds 65,536 characters for all reports of a release. */
const [IN_GROUP, OF_MIGRATIONS, OF_NAMES, OF_TITLE] = [20, 10, 30, 120];

export function renderPlan(report: PlanReport): string {
  const { plan, changes } = report;
  return [
    `### ${escapeMarkdown(plan.version)} is planned\n`,
    table(["", ""], facts(report)),
    ...plan.warnings.map((warning) => `**Mind:** ${escapeMarkdown(cleanForeignLine(warning))}\n`),
    ...GROUPS.map((group) => groupSection(group, report)),
    migrationSection(plan),
    section(
      `Reverted before they were released (${changes.reverted.length})`,
      changes.reverted.map(revertedLine),
      IN_GROUP,
    ),
  ]
    .filter((part) => part !== "")
    .join("\n");
}

function facts({ plan, commit, previous, changes, pullRequest }: PlanReport): readonly (readonly string[])[] {
  const numbers = [...new Set(changes.standing.flatMap(({ pullRequests }) => pullRequests))];
  const people = distinctPeople(changes.standing.flatMap(({ authors }) => authors));
  return [
    ["Version", `**${escapeMarkdown(plan.version)}**, ${decision(plan)}`],
    ["The commits ask for", suggestion(plan)],
    ["Release before", previous === undefined ? "none: this is the first in this history" : escapeMarkdown(previous)],
    ["Commit", code(commit)],
    ["Commits", String(changes.standing.length)],
    ["Pull requests", some(numbers.map(asPullRequest(pullRequest)))],
    ["Authors", some(people.map(nameOf))],
  ];
}

const DECISIONS: Readonly<Record<PlannedRelease["decidedBy"], string>> = {
  version: "as it was given",
  bump: "by the bump that was given",
  commits: "as the commits ask for",
  "first release": "the configured first version",
  hotfix: "as its branch says",
};

function decision({ bump, decidedBy }: PlannedRelease): string {
  return bump === "initial" ? DECISIONS[decidedBy] : `${bump}, ${DECISIONS[decidedBy]}`;
}

function suggestion({ suggestion: found, suggested }: PlannedRelease): string {
  if (found === undefined) return "no release";
  if (suggested === undefined) return `${found.level}, which means nothing before a first release`;
  return suggested === found.level ? suggested : `${suggested} (${found.level} once there is a v1.0.0)`;
}

/** What counts comes first, so that a long list never hides the reason. */
function groupSection(group: Group, report: PlanReport): string {
  const { plan, changes } = report;
  const list = changes.standing.filter((one) => one.group === group);
  const counting = [...list.filter(({ counts }) => counts), ...list.filter(({ counts }) => !counts)];
  const isReason = plan.suggestion?.drivers.some((driver) => driver.group === group) ?? false;
  const why = isReason ? `: why it is ${plan.suggestion?.level}` : "";
  return section(`${TITLES[group]} (${list.length})${why}`, counting.map(line(report)), IN_GROUP);
}

function migrationSection({ suggestion: found }: PlannedRelease): string {
  const paths = found?.migrations ?? [];
  const lines = paths.map((path) => `- ${code(shorten(cleanForeignLine(path), OF_TITLE))}`);
  return section(`Changed migrations (${paths.length}): why it is major`, lines, OF_MIGRATIONS);
}

function section(title: string, lines: readonly string[], most: number): string {
  if (lines.length === 0) return "";
  const more = lines.length > most ? [`- … and ${lines.length - most} more`] : [];
  return `**${title}**\n\n${[...lines.slice(0, most), ...more].join("\n")}\n`;
}

function line({ pullRequest }: PlanReport): (change: Change) => string {
  return ({ sha, scope, title, pullRequests, authors, breaking, counts }) => {
    const where = scope === "" ? "" : `**${foreign(scope)}:** `;
    const why = breaking === "migration" ? " – changes a migration" : counts ? "" : " – no reason by itself";
    const from = pullRequests.map(asPullRequest(pullRequest)).join(", ");
    const details = [code(sha.slice(0, 12)), from, some(authors.map(nameOf), 3)].filter((part) => part !== "");
    return `- ${where}${foreign(title)}${why} (${details.join(", ")})`;
  };
}

function revertedLine({ sha, title, by }: Changes["reverted"][number]): string {
  return `- ${foreign(title)} (${code(sha.slice(0, 12))}, by ${code(by.slice(0, 12))})`;
}

function asPullRequest(address: PlanReport["pullRequest"]): (number: number) => string {
  return (number) => {
    const url = address(number);
    return url === undefined ? escapeMarkdown(`#${number}`) : link(`#${number}`, url);
  };
}

/** Addresses are nobody's business in a report; a name that is missing stays so. */
function nameOf({ name }: Person): string {
  return name.trim() === "" ? "somebody" : foreign(name);
}

function foreign(text: string): string {
  return escapeMarkdown(shorten(cleanForeignLine(text), OF_TITLE));
}

function some(list: readonly string[], most = OF_NAMES): string {
  if (list.length === 0) return "none";
  return `${list.slice(0, most).join(", ")}${list.length > most ? ` and ${list.length - most} more` : ""}`;
}
