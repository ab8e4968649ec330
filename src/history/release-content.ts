import type { ChangeRules } from "../version/commits/change.ts";
import { changeReader, type RevertedCommit, type TakeChange } from "../version/commits/change-reader.ts";
import type { NamedTargets } from "../version/reverts/reverts.ts";
import { changedFiles, commitsThatChanged } from "./changed-files.ts";
import type { Git } from "./git-command.ts";
import type { History, Span } from "./git-history.ts";
import { type Place, type ReleaseRange, readRange } from "./release-range.ts";
import { releasedTargets } from "./released-targets.ts";

/** Takes the changes as they are read. */
export interface ChangeSink {
  readonly take: TakeChange;
}

/** What is read, and by which rules. */
export interface ContentRules<Sink extends ChangeSink> extends Pick<ChangeRules, "ignoredTypes"> {
  /** Patterns of files whose change is breaking. */
  readonly breakingPaths: readonly string[];
  /** Patterns of migrations; empty where the stage does not report them. */
  readonly migrationPaths: readonly string[];
  /** A new one: a history may be read twice until the release before is known. */
  readonly open: () => Sink;
}

export interface ReleaseContent<Sink> {
  readonly sink: Sink;
  readonly reverted: readonly RevertedCommit[];
  /** The number of commits of any kind. */
  readonly count: number;
  readonly breakingPaths: readonly string[];
  readonly migrations: readonly string[];
}

/** Reads what a commit brings since the release before it. */
export function readRelease<Sink extends ChangeSink>(
  { git, history }: { readonly git: Git; readonly history: History },
  place: Place,
  rules: ContentRules<Sink>,
): Promise<ReleaseRange<ReleaseContent<Sink>>> {
  return readRange(history, place, async (span) => {
    const breakingPaths = await changedFiles(git, span, rules.breakingPaths);
    const breaking = breakingPaths.length === 0 ? [] : await commitsThatChanged(git, span, rules.breakingPaths);
    const sink = rules.open();
    const reader = changeReader({ ...rules, breakingCommits: new Set(breaking) }, sink.take);
    const [boundary, migrations] = await Promise.all([
      history.commits(span, reader.take),
      changedFiles(git, span, rules.migrationPaths),
    ]);
    const reverted = reader.end(await releasedOf(git, span, reader.absent()));
    return { boundary, content: { sink, reverted, count: reader.count(), breakingPaths, migrations } };
  });
}

async function releasedOf(git: Git, { since }: Span, absent: NamedTargets): Promise<NamedTargets | undefined> {
  return since === undefined ? undefined : releasedTargets(git, since, absent);
}
