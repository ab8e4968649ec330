import { shorten } from "../text/cut-words.ts";
import {
  bullets,
  code,
  join,
  lines,
  link,
  type Markdown,
  type MarkdownHole,
  md,
  NOTHING,
  table,
} from "../text/markdown.ts";
import { type Change, GROUPS, type Group } from "../version/commits/change.ts";
import type { RevertedCommit } from "../version/commits/change-reader.ts";
import { type Changes, countOf } from "../version/commits/changes.ts";
import type { Person } from "../version/commits/commit.ts";
import type { PlannedRelease } from "../version/plan-facts.ts";

export interface PlanReport {
  readonly plan: PlannedRelease;
  readonly commit: string;
  readonly previous: string | undefined;
  readonly changes: Changes;
  /** Migrations that differ from the release before. */
  readonly migrations: readonly string[];
  /** Address of a pull request; undefined where the address of the forge is unknown. */
  readonly pullRequest: (number: number) => string | undefined;
}

const TITLES: Readonly<Record<Group, string>> = {
  breaking: "Breaking",
  security: "Security",
  features: "Features",
  fixes: "Fixes",
  other: "Other",
};

/** A report is also posted in an issue, which holds 65,536 characters for all reports of a release. */
const [IN_GROUP, OF_MIGRATIONS, OF_NAMES, OF_TITLE] = [20, 10, 30, 120];

export function renderPlan(report: PlanReport): Markdown {
  const { plan, changes } = report;
  return lines([
    md`### ${plan.version} is planned\n`,
    table(["", ""], facts(report)),
    ...plan.warnings.map((warning) => md`**Mind:** ${warning}\n`),
    ...GROUPS.map((group) => groupSection(group, report)),
    pathSection("Changed files whose change is breaking", plan.suggestion?.breakingPaths ?? []),
    pathSection("Changed migrations: take a backup before the deploy", report.migrations),
    section(`Reverted before they were released (${changes.reverted.length})`, changes.reverted, {
      ...{ total: changes.reverted.length, most: IN_GROUP, render: revertedLine },
    }),
  ]);
}

function facts({ plan, commit, previous, changes, pullRequest }: PlanReport): readonly (readonly MarkdownHole[])[] {
  return [
    ["Version", md`**${plan.version}**, ${decision(plan)}`],
    ["The commits ask for", suggestion(plan)],
    ["Release before", previous === undefined ? "none: this is the first in this history" : previous],
    ["Commit", code(commit)],
    ["Changes", countOf(changes)],
    ["Pull requests", some(changes.pullRequests, asPullRequest(pullRequest))],
    ["Authors", some(changes.people, nameOf)],
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

function suggestion({ suggestion: found, suggested, rule }: PlannedRelease): string {
  if (found === undefined) return "no release";
  if (suggested === undefined) return `${found.level}, which has no effect before a first release`;
  return rule === "" ? suggested : `${suggested}: ${rule}`;
}

/** The changes that determine the version come first, so that a long list never hides the reason. */
function groupSection(group: Group, report: PlanReport): Markdown {
  const { plan, changes } = report;
  const list = changes.standing.filter((one) => one.group === group);
  const counting = [...list.filter(({ counts }) => counts), ...list.filter(({ counts }) => !counts)];
  const isReason = plan.suggestion?.drivers.some((driver) => driver.group === group) ?? false;
  const why = isReason ? `: why it is ${plan.suggestion?.level}` : "";
  const total = changes.counts[group];
  return section(`${TITLES[group]} (${total})${why}`, counting, { total, most: IN_GROUP, render: line(report) });
}

function pathSection(title: string, paths: readonly string[]): Markdown {
  const render = (path: string): Markdown => code(shorten(path, OF_TITLE));
  const total = paths.length;
  return section(`${title} (${total})`, paths, { total, most: OF_MIGRATIONS, render });
}

interface Section<Item> {
  /** How many there are, of which `items` are the first. */
  readonly total: number;
  readonly most: number;
  readonly render: (item: Item) => Markdown;
}

/** Only what is shown is rendered: a history may have many thousands of changes. */
function section<Item>(title: string, items: readonly Item[], { total, most, render }: Section<Item>): Markdown {
  if (items.length === 0) return NOTHING;
  const more = total > most ? [`… and ${total - most} more`] : [];
  return md`**${title}**\n\n${bullets([...items.slice(0, most).map(render), ...more])}\n`;
}

function line({ pullRequest }: PlanReport): (change: Change) => Markdown {
  return ({ sha, scope, title, pullRequests, authors, breaking, counts }) => {
    const where = scope === "" ? NOTHING : md`**${shorten(scope, OF_TITLE)}:** `;
    const why =
      breaking === "path" ? md` – changes a file of \`breaking-paths\`` : counts ? "" : " – no reason by itself";
    const from = pullRequests.map(asPullRequest(pullRequest));
    const details = join([code(sha.slice(0, 12)), ...from, some(authors, nameOf, 3)]);
    return md`${where}${shorten(title, OF_TITLE)}${why} (${details})`;
  };
}

function revertedLine({ sha, title, by }: RevertedCommit): Markdown {
  return md`${shorten(title, OF_TITLE)} (${code(sha.slice(0, 12))}, by ${code(by.slice(0, 12))})`;
}

function asPullRequest(address: PlanReport["pullRequest"]): (number: number) => MarkdownHole {
  return (number) => {
    const url = address(number);
    return url === undefined ? `#${number}` : link(`#${number}`, url);
  };
}

/** Addresses of people do not belong into a report; a missing name stays missing. */
function nameOf({ name }: Person): string {
  return name.trim() === "" ? "an unknown person" : shorten(name, OF_TITLE);
}

function some<Item>(list: readonly Item[], render: (item: Item) => MarkdownHole, most = OF_NAMES): Markdown {
  if (list.length === 0) return md`none`;
  const more = list.length > most ? ` and ${list.length - most} more` : "";
  return md`${join(list.slice(0, most).map(render))}${more}`;
}
