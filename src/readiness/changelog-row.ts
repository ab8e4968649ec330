import { okRow, type Row } from "./row.ts";
import type { ChangelogQuestion, ToldRelease } from "./told-release.ts";

const CHECK = "Changelog";

/** A release that nobody wrote down is no release; a repository without any changelog has chosen to have none. */
export function changelogRow({ changelog, version }: ChangelogQuestion, told: ToldRelease): Row {
  if (told.kind === "told") return okRow(CHECK, `${changelog} tells of ${version}.`);
  if (told.kind === "no-file") {
    return {
      ...{ check: CHECK, state: "warning", url: undefined },
      verdict: `The commit has no ${changelog}: the release has no notes.`,
      todo: "Begin one (keepachangelog.com), or say where it is with `announce.changelog` on the default branch.",
    };
  }
  return {
    ...{ check: CHECK, state: "red", url: undefined },
    verdict: `${changelog} has ${told.kind === "no-section" ? "no section" : "an empty section"} of ${version} at this commit.`,
    todo: "Dispatch prepare-release.yml, which writes it; or write the section, and tag the commit that has it.",
  };
}
