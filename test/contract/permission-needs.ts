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
    // A question is told in its issue by whoever asks it.
    write("issues", {
      when: ({ is, may }) =>
        is("issue") && ["released", "failed", "unsure", "rolled-back", "held"].some((event) => may("event", event)),
    }),
  ],
  "answer-approval": [write("actions"), read("contents"), write("issues"), write("statuses")],
  "check-image": [],
  "check-readiness": [
    read("contents"),
    ...needs("read", ["actions", "checks", "deployments", "issues", "statuses"], isMoreThanTag),
    write("deployments", { when: (given) => given.may("record-override", "true") && isMoreThanTag(given) }),
  ],
  "conclude-release": [],
  // A tag whose commit nobody gave is looked up.
  "deploy-prod": [read("contents", { when: ({ is }) => !is("commit") })],
  "plan-release": [read("pull-requests", { when: ({ is }) => is("token") })],
  "promote-images": [
    read("contents", { when: ({ is }) => !is("digest") }),
    read("packages", { token: "registry-password" }),
    write("packages", { token: "registry-password", when: ({ may }) => may("dry-run", "false") }),
  ],
  "release-status": needs("read", ["actions", "contents", "issues"], ({ may }) => may("gates", "true")),
  "request-approval": [
    // Who is behind a run that a token has started. The other questions follow an answer, which tells.
    read("actions", { when: ({ may }) => may("asks", "sign-off") || may("asks", "release") }),
    read("contents"),
    write("issues"),
  ],
  rollback: [],
  "smoke-test": [],
  "start-hotfix": [write("actions"), write("contents"), read("deployments")],
  "tag-release": [
    write("contents"),
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
    // Under the comment gate the answer is marked as used.
    write("issues", { when: ({ is }) => is("approval") }),
    write("statuses", { when: ({ may }) => may("leave-status", "true") }),
  ],
  "verify-backup": [],
  "watch-period": [],
};

/** The actions of others that our workflows use. */
export const NEEDS_OF_OTHERS: Readonly<Record<string, readonly Need[]>> = {
  "actions/checkout": [read("contents")],
  "docker/build-push-action": [],
  // Whoever logs in here pushes.
  "docker/login-action": [write("packages", { token: "password" })],
  "docker/metadata-action": [],
  "docker/setup-buildx-action": [],
};
