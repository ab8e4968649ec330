import { hasEnvironments } from "../forge/forge.ts";
import type { SettingsPages } from "../forge/pages.ts";
import type { Task } from "./task.ts";
import type { TaskFacts } from "./task-facts.ts";

/** The environments that are gates, and those that only hold secrets. */
export function environmentTasks(
  { needs, tagPatterns, guide }: TaskFacts,
  { environments: page = "" }: SettingsPages,
): Task[] {
  const all = needs.flatMap(({ caller, environments }) => environments.map((one) => ({ caller, ...one })));
  const gates = new Set(all.filter(({ isGate }) => isGate).map(({ name }) => name));
  const line = (name: string): string =>
    `${name} (${[...new Set(all.filter((one) => one.name === name).map(({ caller }) => caller))].join(", ")})`;
  const others = [...new Set(all.map(({ name }) => name))].filter((name) => !gates.has(name));
  return [
    {
      title: "Create an environment for each gate, with “Required reviewers”",
      page,
      details: [
        ...[...gates].map(line),
        "In each, clear “Allow administrators to bypass configured protection rules”.",
        `In each, under “Deployment branches and tags”, allow only the default branch and the tags ${tagPatterns.map((pattern) => `${pattern}.*.*`).join(", ")}.`,
        "If the page offers no “Required reviewers”, they are not available for this repository: use comments instead, with",
        `\`gate: comment\` under \`with:\` in these files, and \`kind: comment\` with an owner for each gate: ${guide("gates")}.`,
      ],
    },
    ...(others.length === 0
      ? []
      : [
          {
            title: "Create an environment without reviewers for its secrets",
            page,
            details: [...others.map(line), "Under “Deployment branches and tags”, allow only the default branch."],
          },
        ]),
  ];
}

/** Those of its settings, as of Gitea 1.26. A deployment or a status needs none of its own. */
const GITEA_PERMISSIONS = new Set(["actions", "contents", "issues", "packages", "pull-requests"]);

/** What the run's token must be allowed to do, as far as the forge restricts it by its settings. */
export function actionsTasks({ forge, needs, unreadFolders, folder }: TaskFacts, pages: SettingsPages): Task[] {
  const unread = unreadFolders.map((path) => `${path} is not read here: this forge reads ${folder} alone.`);
  const asking = (permission: string): string[] =>
    needs.filter(({ permissions }) => permissions.includes(permission)).map(({ caller }) => caller);
  const pulls = asking("pull-requests: write");
  if (hasEnvironments(forge)) {
    if (pulls.length === 0) return [];
    const details = [
      `For ${pulls.join(" and ")}: the pull request of a post-mortem, and of a changelog whose commit the branch does not accept.`,
      ...unread,
    ];
    return [
      { title: "Check “Allow GitHub Actions to create and approve pull requests”", page: pages.actions, details },
    ];
  }
  const writes = [...new Set(needs.flatMap(({ permissions }) => permissions))].filter((one) => one.endsWith(": write"));
  const names = writes
    .map((one) => one.replace(": write", ""))
    .filter((name) => GITEA_PERMISSIONS.has(name))
    .toSorted();
  const limits =
    forge === "gitea"
      ? [`“Maximum Token Permissions”, where they are limited, must allow writing: ${names.join(", ")}.`]
      : [];
  const issues = asking("issues: write");
  return [
    {
      title: "Enable Actions and issues for the repository",
      page: pages.actions,
      details: [`Each approval is requested in an issue (${issues.join(", ")}).`, ...limits, ...unread],
    },
  ];
}

/** Runners of one's own need the label, and have to reach what the workflows use. */
export function runnerTasks({ forge, needs, actionAddresses, actionNames }: TaskFacts, pages: SettingsPages): Task[] {
  if (forge === "github") return [];
  const labels = [...new Set(needs.flatMap(({ runners }) => runners))];
  // From 15.0 on it makes a job of each job of a called workflow; before, it starts no run for such a call, and prints nothing.
  const server: readonly Task[] =
    forge === "forgejo"
      ? [{ title: "Use Forgejo 15.0 or newer", details: ["An older one ignores the workflows without a message."] }]
      : [];
  return [
    ...server,
    {
      title: `Register a runner with the label ${labels.join(", ")}, or set \`runs-on\` under \`with:\` in the workflows`,
      page: pages.runners,
      details: [
        "It needs Node 24, Git and SSH; for images also Docker.",
        `It has to reach ${actionAddresses.join(", ")}. Where it cannot, mirror these repositories and change the addresses in the files.`,
        ...(actionNames.length === 0
          ? []
          : [
              `It takes ${actionNames.join(", ")} from this server: enable GitHub Connect, or mirror these repositories.`,
            ]),
      ],
    },
  ];
}

/** A person who can push there decides about releases. */
export function protectionTask({ tagPatterns }: TaskFacts, { branches, tags }: SettingsPages): Task {
  return {
    title: `Protect the default branch, and the tags ${tagPatterns.join(", ")}`,
    page: branches === tags ? branches : `${branches} and ${tags}`,
    details: [
      "Changes of the default branch need a review: its configuration determines who owns a gate, and where a release is deployed.",
      "No account may move or delete a tag. If creating one is restricted too, the run's own token may not do it: store the",
      "token of an account that may as the secret RELEASE_TOKEN.",
    ],
  };
}
