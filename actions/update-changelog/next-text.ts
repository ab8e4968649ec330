import { draftEntries } from "../../src/changelog/entries/entry-draft.ts";
import { missingEntries } from "../../src/changelog/entries/missing-entries.ts";
import { notesIn } from "../../src/changelog/release-notes.ts";
import {
  type Changelog,
  type Heading,
  readChangelog,
  releaseHeading,
  sectionOf,
  unreleasedHeading,
} from "../../src/changelog/sections.ts";
import { foldUnreleased } from "../../src/changelog/unreleased-fold.ts";
import { moveUnreleased } from "../../src/changelog/unreleased-move.ts";
import type { Log } from "../../src/ports/world.ts";
import type { Change } from "../../src/version/commits/change.ts";
import { weightiest } from "../../src/version/commits/pull-request-groups.ts";
import type { ChangelogInputs } from "./changelog-inputs.ts";
import { mustHaveEntries } from "./missing.ts";
import { refusal } from "./refusal.ts";

/** The changelog as it shall be; the text is the one that was given where nothing is to be written. */
export interface NextText {
  readonly text: string;
  readonly heading: string;
  /** The notes of the release, as Markdown. */
  readonly body: string;
  readonly missing: readonly Change[];
}

export interface Release {
  readonly changes: readonly Change[];
  /** A tagged version is released: its section is checked, and never changed. */
  readonly isTagged: boolean;
  /** Address of the repository; empty where it is unknown. */
  readonly repositoryUrl: string;
  /** Of these commits those that need no entry: they change the changelog or the version's number, and nothing else. */
  readonly versionCommits: (commits: readonly string[]) => Promise<ReadonlySet<string>>;
}

/**
 * The unreleased changes as the section of the version, checked by the same policy whether the section existed before
 * or not.
 */
export async function nextText(text: string, release: Release, inputs: ChangelogInputs, log: Log): Promise<NextText> {
  const changelog = readChangelog(text, inputs.unreleased);
  const next =
    releaseHeading(changelog, inputs.version) === undefined
      ? await newSection(changelog, release, inputs, log)
      : await sectionAgain(changelog, release, inputs, log);
  const notes = notesIn(next.changelog, inputs.version);
  if (notes === undefined) throw new Error("The section that was made is not found.");
  if (notes.body !== "") return { text: next.changelog.text, missing: next.missing, ...notes };
  throw refusal(
    `The changelog's section "${notes.heading}" is empty.`,
    "Write down what this release brings, in words for those who use it; or take the heading out, so that what is unreleased becomes the section.",
  );
}

interface Judged {
  readonly changelog: Changelog;
  readonly missing: readonly Change[];
}

async function newSection(changelog: Changelog, release: Release, inputs: ChangelogInputs, log: Log): Promise<Judged> {
  const open = unreleasedHeading(changelog, inputs.version);
  // `1.1.0 (Unreleased)` is the section of the version already, and only gets its day.
  if (open?.release !== undefined) return sectionAgain(moved(changelog, inputs), release, inputs, log);
  const missing = open === undefined ? [] : await missingIn(changelog, open, release, inputs, log);
  const isDrafted = inputs.missing === "draft" && open !== undefined;
  return { changelog: moved(isDrafted ? drafted(changelog, open, missing, inputs) : changelog, inputs), missing };
}

function moved(changelog: Changelog, inputs: ChangelogInputs): Changelog {
  const result = moveUnreleased(changelog, inputs);
  if (result.kind === "refused") throw refusal(result.what, result.todo);
  if (result.kind === "there") throw new Error("An entry was drafted that looks like the section of the version.");
  return readChangelog(result.text, inputs.unreleased);
}

async function missingIn(
  changelog: Changelog,
  heading: Heading,
  { changes, repositoryUrl, versionCommits }: Release,
  { missing: policy, entryFreeTypes: freeTypes }: ChangelogInputs,
  log: Log,
): Promise<readonly Change[]> {
  const place = { changelog, section: sectionOf(changelog, heading) };
  const missing = missingEntries(changes, place, { freeTypes, repositoryUrl });
  const free = await versionCommits(missing.flat().map(({ sha }) => sha));
  const needing = missing.map((group) => group.filter(({ sha }) => !free.has(sha))).filter((group) => group.length > 0);
  return mustHaveEntries(needing.map(weightiest), policy, log);
}

function drafted(
  changelog: Changelog,
  heading: Heading,
  changes: readonly Change[],
  { parts, unreleased }: ChangelogInputs,
): Changelog {
  const text = draftEntries(changelog, sectionOf(changelog, heading), { changes, parts });
  return readChangelog(text, unreleased);
}

/** An earlier run or a person created it: later entries are added to it. */
async function sectionAgain(
  changelog: Changelog,
  release: Release,
  inputs: ChangelogInputs,
  log: Log,
): Promise<Judged> {
  const { version, unreleased } = inputs;
  const text = release.isTagged ? changelog.text : foldUnreleased(changelog, version);
  if (text !== changelog.text) log.info(`The entries below "${unreleased[0]}" go into the section of ${version}.`);
  const folded = text === changelog.text ? changelog : readChangelog(text, unreleased);
  const heading = releaseHeading(folded, version);
  if (heading === undefined) throw new Error("The section of the version is lost.");
  const missing = await missingIn(folded, heading, release, inputs, log);
  const isDrafted = inputs.missing === "draft" && !release.isTagged;
  return { changelog: isDrafted ? drafted(folded, heading, missing, inputs) : folded, missing };
}
