import { cleanForeignLine } from "../../src/report/foreign.ts";
import type { Change } from "../../src/version/changes.ts";
import { missingEntries } from "../../src/version/entries.ts";
import type { Log } from "../../src/world/world.ts";
import type { ChangelogInputs } from "./changelog-inputs.ts";
import { refusal } from "./refusal.ts";

/** Changes that the section does not tell of, as far as the policy lets them pass. */
export function missingOf(
  body: string,
  changes: readonly Change[],
  { missing: policy, entryFreeTypes }: ChangelogInputs,
  log: Log,
): readonly Change[] {
  const missing = missingEntries(changes, body, entryFreeTypes);
  if (missing.length === 0) return [];
  const names = missing.slice(0, 20).map(nameOf);
  const more = missing.length > names.length ? [`and ${missing.length - names.length} more`] : [];
  const list = [...names, ...more].join("; ");
  if (policy === "fail") {
    throw refusal(
      `${missing.length} ${missing.length === 1 ? "change has" : "changes have"} no entry in the changelog: ${list}.`,
      "Write them down below the heading of unreleased changes, naming the pull request (#12); or set `update-changelog.missing-entries` to draft or warn.",
    );
  }
  log.warning(`No entry in the changelog${policy === "draft" ? ", so one was drafted" : ""}: ${list}.`);
  return missing;
}

/** As people know it. */
export function nameOf({ title, pullRequests, sha }: Change): string {
  const from = pullRequests.length > 0 ? pullRequests.map((one) => `#${one}`).join(", ") : sha.slice(0, 12);
  return `${cleanForeignLine(title).slice(0, 120)} (${from})`;
}
