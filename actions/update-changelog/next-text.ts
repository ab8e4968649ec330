import { changelogSection } from "../../src/version/changelog.ts";
import { draftEntries } from "../../src/version/changelog-draft.ts";
import { foldUnreleased } from "../../src/version/changelog-fold.ts";
import { moveUnreleased, unreleasedHeading, unreleasedSection } from "../../src/version/changelog-move.ts";
import type { Change } from "../../src/version/changes.ts";
import { markdownLines } from "../../src/version/markdown-lines.ts";
import { partNames } from "../../src/version/part-names.ts";
import { releaseHeadingAt } from "../../src/version/release-heading.ts";
import type { Log } from "../../src/world/world.ts";
import type { ChangelogInputs } from "./changelog-inputs.ts";
import { refusal } from "./refusal.ts";
import { missingOf } from "./untold.ts";

/** The changelog as it shall be; the text is the one that was given where nothing is to be written. */
export interface NextText {
  readonly text: string;
  readonly heading: string;
  /** What the section tells, as Markdown. */
  readonly body: string;
  readonly missing: readonly Change[];
}

export interface Release {
  readonly changes: readonly Change[];
  /** A tagged version is out: its section is judged, and never written to. */
  readonly isTagged: boolean;
}

/** What is unreleased under the version's name, judged by one policy whether the section was there before or not. */
export function nextText(text: string, release: Release, inputs: ChangelogInputs, log: Log): NextText {
  const level = unreleasedHeading(markdownLines(text), inputs.unreleased)?.heading.level;
  const next =
    changelogSection(text, inputs.version, level) === undefined
      ? newSection(text, release, inputs, log)
      : sectionAgain(text, release, { ...inputs, level }, log);
  const told = changelogSection(next.text, inputs.version, level);
  if (told === undefined) throw new Error("The section that was made is not found.");
  if (told.body !== "") return { ...next, heading: told.heading, body: told.body };
  throw refusal(
    `The changelog's section "${told.heading}" is empty.`,
    "Write down what this release brings, in words for those who use it; or take the heading out, so that what is unreleased becomes the section.",
  );
}

type Judged = Pick<NextText, "text" | "missing">;

function newSection(text: string, { changes }: Release, inputs: ChangelogInputs, log: Log): Judged {
  const { version, prefix, date, unreleased } = inputs;
  const wish = { version, prefix, date, unreleased };
  const open = unreleasedSection(text, inputs.unreleased);
  const missing = open === undefined ? [] : missingOf(open.body, changes, inputs, log);
  const isDrafted = inputs.missing === "draft" && open !== undefined;
  const moved = moveUnreleased(isDrafted ? drafted(text, open.at, missing, inputs) : text, wish);
  if (moved.kind === "refused") throw refusal(moved.what, moved.todo);
  if (moved.kind === "there") throw new Error("An entry was drafted that looks like the section of the version.");
  return { text: moved.text, missing };
}

function drafted(text: string, at: number, missing: readonly Change[], { parts }: ChangelogInputs): string {
  return draftEntries(text, at, missing, partNames(text, parts));
}

/** An earlier run made it, or a person: whatever came since is told in it, too. */
function sectionAgain(
  text: string,
  { changes, isTagged }: Release,
  inputs: ChangelogInputs & { readonly level: number | undefined },
  log: Log,
): Judged {
  const folded = isTagged ? text : foldUnreleased(text, inputs);
  if (folded !== text)
    log.info(`What stood below "${inputs.unreleased[0]}" goes into the section of ${inputs.version}.`);
  const body = changelogSection(folded, inputs.version, inputs.level)?.body ?? "";
  const missing = missingOf(body, changes, inputs, log);
  const at = releaseHeadingAt(markdownLines(folded), inputs.version, inputs.level)?.at;
  const isDrafted = inputs.missing === "draft" && !isTagged && at !== undefined;
  return { text: isDrafted ? drafted(folded, at, missing, inputs) : folded, missing };
}
