import { ENDINGS } from "../../src/incident/incident-mark.ts";

/** What a step gives its action, over the action's own defaults. */
export interface Given {
  /** Whether the input has a value, or may have one: an expression is only known in the run. */
  is(name: string): boolean;
  /** Whether the input has this value, or may have it. */
  may(name: string, value: string): boolean;
}

export interface Need {
  readonly scope: string;
  readonly level: "read" | "write";
  /** Where it is needed; everywhere by default. */
  readonly when?: (given: Given) => boolean;
  /** Input with the token that needs it. Only the run's own token is subject to a job's permissions. */
  readonly token?: string;
}

const read = (scope: string, more: Partial<Need> = {}): Need => ({ scope, level: "read", ...more });
const write = (scope: string, more: Partial<Need> = {}): Need => ({ scope, level: "write", ...more });
const needs = (level: "read" | "write", scopes: readonly string[], when: (given: Given) => boolean): Need[] =>
  scopes.map((scope) => ({ scope, level, when }));

/** Everything that is required may be required by the configuration, which the workflow does not know. */
const isMoreThanTag = ({ may }: Given): boolean => may("scope", "all") || may("scope", "commit");

/** What our actions ask the forge for with the run's own token. Their `keys.ts` tells users the same. */
export const OUR_NEEDS: Readonly<Record<string, readonly Need[]>> = {
  "announce-release": [
    write("contents", { when: ({ may }) => may("event", "released") && may("release", "true") }),
    ...needs("read", ["deployments", "statuses"], ({ is }) => is("since")),
    // A question is told in its issue by whoever asks it.
    write("issues", {
      when: ({ is, may }) =>
        // The issue of a release that was rolled back is found by its version.
        may("event", "rolled-back") ||
        (may("incident", "true") && ENDINGS.some((event) => may("event", event))) ||
        (is("issue") && ["released", ...ENDINGS].some((event) => may("event", event))),
    }),
    // Whether the configuration has `incidents`.
    read("contents", { when: ({ may }) => may("incident", "true") && ENDINGS.some((event) => may("event", event)) }),
  ],
  "answer-approval": [write("actions"), read("contents"), write("issues"), write("statuses")],
  "answer-incident": [read("contents"), write("issues")],
  "audit-credentials": [
    ...needs("read", ["actions", "contents", "deployments"], ({ is }) => !is("evidence")),
    write("issues", { when: ({ is }) => is("incident") }),
  ],
  "check-image": [],
  "check-readiness": [
    read("contents"),
    ...needs("read", ["actions", "checks", "deployments", "issues", "statuses"], isMoreThanTag),
    write("deployments", { when: (given) => given.may("record-override", "true") && isMoreThanTag(given) }),
  ],
  "conclude-release": [],
  "conclude-rollback": [
    // The tag and the record of the rollback.
    ...needs("write", ["contents", "deployments", "statuses"], ({ is }) => is("commit")),
    // The issues of the release and of the incident.
    ...[read("contents"), write("issues")],
  ],
  "declare-incident": [read("contents"), write("issues")],
  // A tag whose commit no one gave is looked up.
  "deploy-prod": [
    read("actions", {
      when: ({ may }) => may("dry-run", "false") && (may("while-watched", "wait") || may("while-watched", "refuse")),
    }),
    read("contents", { when: ({ is }) => !is("commit") }),
    write("deployments", { when: ({ is }) => is("backup-id") }),
  ],
  "incident-report": [
    // The page.
    ...needs("read", ["actions", "contents", "deployments"], ({ is }) => !is("artifact")),
    read("issues"),
    write("issues", { when: ({ is }) => is("artifact") }),
  ],
  "open-postmortem": [
    ...[write("contents"), write("pull-requests")],
    // The timeline.
    ...[read("actions"), read("deployments"), read("issues")],
  ],
  "plan-release": [read("pull-requests", { when: ({ is }) => is("token") })],
  "promote-images": [
    read("contents", { when: ({ is }) => !is("digest") }),
    read("packages", { token: "registry-password" }),
    write("packages", { token: "registry-password", when: ({ may }) => may("dry-run", "false") }),
  ],
  "release-metrics": needs("read", ["actions", "contents", "deployments", "issues", "statuses"], () => true),
  "release-report": [
    read("actions"),
    write("contents", { when: ({ is }) => is("attach") }),
    write("issues", { when: ({ is }) => is("issue") }),
  ],
  "release-status": [
    ...needs("read", ["contents", "issues", "statuses"], ({ may }) => may("gates", "true")),
    read("actions", { when: ({ is, may }) => may("gates", "true") || is("watched-release") }),
  ],
  "request-approval": [
    // The run that asks is read, and what it asks is recorded.
    read("actions"),
    read("contents"),
    write("issues"),
    write("statuses"),
  ],
  "restore-backup": [],
  "restore-drill": [write("issues")],
  rollback: [],
  // The secret is written with a token of its own.
  "rotate-key": [],
  "smoke-test": [],
  "start-hotfix": [write("actions"), write("contents"), read("deployments"), read("statuses")],
  "tag-release": [
    write("contents"),
    // The record of a rollback.
    ...needs("write", ["deployments", "statuses"], ({ may }) => may("tag-kind", "rollback")),
    read("actions", { when: ({ may }) => may("trigger", "push") }),
    write("actions", { when: ({ may }) => may("trigger", "auto") || may("trigger", "dispatch") }),
  ],
  "take-backup": [],
  "update-changelog": [
    write("contents", { when: ({ may }) => ["auto", "commit", "pull-request"].some((how) => may("write", how)) }),
    write("pull-requests", { when: ({ may }) => may("write", "auto") || may("write", "pull-request") }),
    read("contents", { when: ({ may }) => may("write", "none") }),
    read("pull-requests", { when: ({ may }) => may("write", "none") }),
  ],
  "verify-approval": [
    read("actions"),
    read("contents"),
    read("deployments", { when: ({ may }) => may("deployment", "true") }),
    // Under the comment gate the approval is consumed, which a status records.
    read("issues", { when: ({ is }) => is("approval") }),
    write("statuses", { when: ({ is, may }) => is("approval") || may("leave-status", "true") }),
  ],
  "verify-backup": [],
  "watch-period": [],
};

/** The actions of others that our workflows use. */
export const NEEDS_OF_OTHERS: Readonly<Record<string, readonly Need[]>> = {
  "actions/checkout": [read("contents")],
  // The runner has a token of its own for artifacts of the run.
  "actions/download-artifact": [],
  "actions/setup-node": [],
  // The runner has a token of its own for artifacts.
  "actions/upload-artifact": [],
  // What it needs is among what the label needs, in the job that uses it.
  "dependabot/fetch-metadata": [],
  "docker/build-push-action": [],
  // Whoever logs in here pushes.
  "docker/login-action": [write("packages", { token: "password" })],
  "docker/metadata-action": [],
  "docker/setup-buildx-action": [],
  "docker/setup-qemu-action": [],
};
