import type { Ending } from "../plan/ending.ts";
import type { ProofLine } from "../plan/journal.ts";
import type { Plan } from "../plan/plan.ts";
import { projectContainers, type Survey, type SurveyedContainer } from "../plan/survey.ts";

interface Account {
  readonly errand: { readonly plan: Plan; readonly before: Survey };
  readonly change: string;
  readonly ending: Ending;
  readonly proof: readonly ProofLine[];
  readonly after: Survey;
}

/** Holds the host's last word against a survey of ours. Undefined when they agree, else what differs. */
export function contradiction(account: Account): string | undefined {
  const { ending, errand, after, change } = account;
  switch (ending.outcome) {
    case "done":
      if (errand.plan.kind === "backup") return wrongRelease(after, errand.plan.expectCurrent ?? "none");
      return (
        wrongRelease(after, errand.plan.target ?? change) ??
        (errand.plan.kind === "adopt" ? undefined : wrongContainers(account))
      );
    case "returned":
      return wrongRelease(after, errand.plan.expectCurrent ?? "") ?? wrongContainers(account);
    case "refused":
      // Another change may have been at work meanwhile; it has its own report.
      return undefined;
    case "failed":
    case "aborted":
      // A first release that failed leaves its containers; everything else that failed touched nothing.
      return errand.before.current === undefined || errand.before.pending !== undefined
        ? undefined
        : touched(errand.before, after, errand.plan.project);
    case "held":
    case "interrupted":
      return undefined;
  }
}

function wrongRelease(after: Survey, expected: string): string | undefined {
  const found = after.current?.release ?? "none";
  return found === expected ? undefined : `the host's record names the release ${found} instead of ${expected}`;
}

function wrongContainers({ proof, after, errand }: Account): string | undefined {
  const running = projectContainers(after, errand.plan.project);
  if (proof.length === 0) return "the host proved nothing";
  if (running.length !== proof.length) return `${running.length} containers are there, ${proof.length} were proven`;
  for (const line of proof) {
    const found = running.find(({ id }) => id === line.container);
    if (found === undefined) return `the container ${line.name} is not there any more`;
    if (found.image !== line.image || found.hash !== line.hash || found.mounts !== line.mounts)
      return `${line.name} is not what was proven`;
    if (!stands(found))
      return `${line.name} is ${found.status}${found.health === "none" ? "" : ` and ${found.health}`}`;
  }
  return undefined;
}

function stands(container: SurveyedContainer): boolean {
  if (container.status === "exited") return container.exitCode === 0;
  return container.status === "running" && (container.health === "healthy" || container.health === "none");
}

function touched(before: Survey, after: Survey, project: string): string | undefined {
  const ids = (survey: Survey): string =>
    projectContainers(survey, project)
      .map(({ id }) => id)
      .sort()
      .join();
  return ids(before) === ids(after)
    ? undefined
    : "the host says that it changed nothing, but other containers are there than before";
}
