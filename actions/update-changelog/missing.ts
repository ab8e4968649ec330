import type { Log } from "../../src/ports/world.ts";
import { cleanForeignLine } from "../../src/text/foreign-line.ts";
import { truncate } from "../../src/text/truncate.ts";
import type { Change } from "../../src/version/commits/change.ts";
import type { ChangelogInputs } from "./changelog-inputs.ts";
import { refusal } from "./refusal.ts";

/** Changes without an entry, as far as the policy lets them pass. */
export function mustHaveEntries(
  missing: readonly Change[],
  policy: ChangelogInputs["missing"],
  log: Log,
): readonly Change[] {
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
  return `${truncate(cleanForeignLine(title), 120)} (${from})`;
}
