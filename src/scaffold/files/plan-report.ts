import type { PlannedFile } from "./copy-plan.ts";

/** Whether the files are written, or would be. */
export type Mode = "written" | "shown";

/** One line for each file. What was written is on the disk; any other difference is shown. */
export function renderPlan(plan: readonly PlannedFile[], mode: Mode): string {
  const isShown = ({ outcome }: PlannedFile): boolean =>
    mode === "shown" || outcome.kind === "left" || (outcome.kind === "write" && outcome.isMerged);
  return plan.map((file) => `${lineOf(file, mode)}\n${isShown(file) ? file.diff : ""}`).join("");
}

function lineOf({ path, outcome }: PlannedFile, mode: Mode): string {
  const would = mode === "shown" ? "would be " : "";
  switch (outcome.kind) {
    case "unchanged":
      return `unchanged        ${path}`;
    case "deleted":
      return `left out         ${path} (a person deleted it; delete its entry in the lock to have it again)`;
    case "delete":
      return `${`${would}deleted`.padEnd(16)} ${path} (this version has no such file)`;
    case "write":
      return `${`${would}${outcome.isMerged ? "merged" : "written"}`.padEnd(16)} ${path}`;
    case "left":
      return `left alone       ${path} (${outcome.why})`;
  }
}

/** Files that a person has to merge. */
export function openFiles(plan: readonly PlannedFile[]): string[] {
  return plan.flatMap(({ path, outcome }) => (outcome.kind === "left" && outcome.isOpen ? [path] : []));
}

/** What each file contains afterwards, as far as the plan decides it. */
export function textsAfter(
  plan: readonly PlannedFile[],
  current: ReadonlyMap<string, string | undefined>,
): Map<string, string> {
  return new Map(
    plan.flatMap(({ path, outcome }) => {
      if (outcome.kind === "delete") return [];
      const text = outcome.kind === "write" ? outcome.text : current.get(path);
      return text === undefined ? [] : [[path, text] as const];
    }),
  );
}
