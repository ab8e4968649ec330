import type { WHILE_WATCHED } from "../../config/sections/while-watched.ts";
import type { Row } from "./row.ts";

const CHECK = "Watch";

export type WhileWatchedRule = (typeof WHILE_WATCHED)[number];

/** `watched`: what release-status reported of the release that runs; empty if it is not watched, or unknown without a survey. */
export function watchRows(watched: string, rule: WhileWatchedRule, isHotfix: boolean): readonly Row[] {
  if (watched === "") return [];
  if (isHotfix) return [warning(`${watched} A hotfix does not wait for it.`, NO_VERDICT)];
  if (rule === "supersede") return [warning(`${watched} This release does not wait for it.`, NO_VERDICT)];
  if (rule === "wait")
    return [
      warning(
        `${watched} After the approval this release waits until that has ended.`,
        "If that release is rolled back meanwhile, this one is refused, and needs a new run and a new approval.",
      ),
    ];
  return [
    {
      ...{ check: CHECK, state: "red", verdict: watched, url: undefined },
      todo: "Run this workflow again when that has ended. `deploy.while-watched` sets whether a release waits for it; a hotfix and a rollback never do.",
    },
  ];
}

const NO_VERDICT = "Its watch ends without a verdict as soon as this release is deployed.";

function warning(verdict: string, todo: string): Row {
  return { check: CHECK, state: "warning", verdict, url: undefined, todo };
}
