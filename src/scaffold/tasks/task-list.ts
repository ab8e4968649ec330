import { VERSIONED_TAG } from "../compose/built-images.ts";
import { hasEnvironments } from "../forge/forge.ts";
import { settingsPages } from "../forge/pages.ts";
import { FILL_IN } from "../open-lines.ts";
import { actionsTasks, environmentTasks, protectionTask, runnerTasks } from "./forge-tasks.ts";
import { secretTasks } from "./secret-tasks.ts";
import type { Task } from "./task.ts";
import type { TaskFacts } from "./task-facts.ts";

/** What is left for a person, in the order in which it is done. */
export function taskList(facts: TaskFacts): Task[] {
  const { forge, repository, guide } = facts;
  const pages = settingsPages(forge, repository);
  return [
    ...mergeTasks(facts),
    ...openLineTasks(facts),
    ...composeTasks(facts),
    ...actionsTasks(facts, pages),
    ...(hasEnvironments(forge) ? environmentTasks(facts, pages) : []),
    ...secretTasks(facts, pages),
    ...runnerTasks(facts, pages),
    protectionTask(facts, pages),
    {
      title: "Set up each host",
      details: [`A deploy user, a clone of this repository, and the pinned host key: ${guide("host")}.`],
    },
    { title: "Commit the files, and push them to the default branch", details: [] },
  ];
}

function mergeTasks({ toMerge }: TaskFacts): Task[] {
  if (toMerge.length === 0) return [];
  return [
    {
      title: "Merge these files by hand, with the differences above",
      details: [
        ...toMerge,
        "Until then they may not fit the files that were written. Do not push before.",
        "Then run `sluice update --write --merged PATH` for each of them: your text is kept.",
      ],
    },
  ];
}

function openLineTasks({ open }: TaskFacts): Task[] {
  if (open.length === 0) return [];
  return [
    {
      title: `Complete these lines: remove the # before them and before the lines of their block, and the words “${FILL_IN}”`,
      details: open.map(({ path, line, about }) => `${path}:${line}: ${about}`),
    },
  ];
}

function composeTasks({ images, composeFiles }: TaskFacts): Task[] {
  const details = images
    .filter(({ isNamed, takesVersion }) => !isNamed || !takesVersion)
    .map(({ services, name }) => `${services.join(", ")}:  image: ${name}:${VERSIONED_TAG}`);
  if (details.length === 0) return [];
  return [
    {
      title: `Let Compose take the released version of the images that are built here (${composeFiles.join(", ")})`,
      details,
    },
  ];
}
