import { type ChangelogAtCommit, type ChangelogQuestion, missingSection } from "../changelog-at-commit.ts";
import { okRow, type Row } from "./row.ts";

const CHECK = "Changelog";

/** A release needs its section of the changelog; a repository without any changelog needs none. */
export function changelogRow(question: ChangelogQuestion, found: ChangelogAtCommit): Row {
  const { changelog, version } = question;
  if (found.kind === "found") return okRow(CHECK, `${changelog} has a section of ${version}.`);
  if (found.kind === "no-file") {
    return {
      ...{ check: CHECK, state: "warning", url: undefined },
      verdict: `The commit has no ${changelog}: the release has no notes.`,
      todo: "Add one (keepachangelog.com), or set its path as `announce.changelog` on the default branch.",
    };
  }
  return {
    ...{ check: CHECK, state: "red", url: undefined },
    verdict: missingSection({ ...question, commit: "this commit" }, found),
    todo: "Dispatch prepare-release.yml, which writes it; or write the section, and tag the commit that has it.",
  };
}
