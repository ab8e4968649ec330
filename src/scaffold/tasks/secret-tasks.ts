import { hasEnvironments } from "../forge/forge.ts";
import type { SettingsPages } from "../forge/pages.ts";
import { type SecretEntry, secretPlaces } from "./secret-list.ts";
import type { Task } from "./task.ts";
import type { TaskFacts } from "./task-facts.ts";

/** Which secrets to store where, with the workflows that read them. */
export function secretTasks(facts: TaskFacts, pages: SettingsPages): Task[] {
  const { forge, needs } = facts;
  const { environments, repository } = secretPlaces(needs, hasEnvironments(forge));
  const ofEnvironments = [...environments].map(([name, entries]) => ({
    title: `Store the secrets of the environment ${name}`,
    page: pages.environments ?? pages.secrets,
    details: lines(entries),
  }));
  const title = hasEnvironments(forge)
    ? "Store the secrets of the repository"
    : "Store the secrets of the repository; every person who can push a workflow file can read them";
  const details = [...lines(repository), ...registryLine(facts)];
  return [...ofEnvironments, ...(repository.length === 0 ? [] : [{ title, page: pages.secrets, details }])];
}

/** GitHub's registry takes the run's own token; that of Forgejo and Gitea does not. */
function registryLine({ forge, needs }: TaskFacts): string[] {
  const writing = needs.filter(({ permissions }) => permissions.includes("packages: write"));
  if (hasEnvironments(forge) || writing.length === 0) return [];
  return [
    "If images are in the forge's own registry, the variable PUSH_USERNAME and the secret PUSH_PASSWORD are needed: the run's token cannot write there.",
  ];
}

function lines(entries: readonly SecretEntry[]): string[] {
  const needed = entries.filter(({ neededBy }) => neededBy.length > 0);
  const others = entries.filter(({ neededBy }) => neededBy.length === 0);
  return [
    ...needed.map((entry) => `${entry.name}, needed by ${entry.neededBy.join(", ")}${also(entry)}${about(entry)}`),
    ...(others.length === 0 ? [] : ["Only where you use them:"]),
    ...others.map((entry) => `  ${entry.name}, for ${entry.usedBy.join(", ")}${about(entry)}`),
  ];
}

function also({ usedBy }: SecretEntry): string {
  return usedBy.length === 0 ? "" : `, used by ${usedBy.join(", ")}`;
}

/** Where a secret belongs is what the list itself says. */
function about({ description }: SecretEntry): string {
  const purpose = description.replace(/ ?A secret of the [^.]+\.$/, "");
  return purpose === "" ? "" : `: ${purpose}`;
}
