import type { Ending } from "../../host/ending.ts";
import type { ProofLine } from "../../host/journal.ts";
import { projectContainers, type RunningSurvey, type Survey, type SurveyedContainer } from "../../host/survey.ts";
import type { Plan } from "../../plan/plan.ts";

interface Account {
  readonly errand: { readonly plan: Plan; readonly before: Survey };
  readonly change: string;
  readonly ending: Ending;
  readonly proof: readonly ProofLine[];
  readonly after: RunningSurvey;
}

/** Compares the outcome that the host reported with a new survey. Undefined when they agree, else what differs. */
export function outcomeDifference(account: Account): string | undefined {
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
      // Another change may have run in the meantime; it has its own report.
      return undefined;
    case "failed":
    case "aborted":
      // A first release that failed leaves its containers; every other failed change changed nothing.
      return errand.before.current === undefined || errand.before.pending !== undefined
        ? undefined
        : touched(errand.before, after, errand.plan.project);
    case "held":
    case "interrupted":
      return undefined;
  }
}

function wrongRelease(after: RunningSurvey, expected: string): string | undefined {
  const found = after.current?.release ?? "none";
  return found === expected ? undefined : `the host's record names the release ${found} instead of ${expected}`;
}

function wrongContainers({ proof, after, errand }: Account): string | undefined {
  const verified = new Set(proof.map(({ service }) => service));
  // Containers that no release had are not compared.
  const running = projectContainers(after, errand.plan.project).filter(
    ({ service, mounts }) => mounts !== "unknown" || verified.has(service),
  );
  const before = new Map(errand.before.containers.map((one) => [one.id, one]));
  if (proof.length === 0) return "the host verified nothing";
  if (running.length !== proof.length) return `${running.length} containers exist, ${proof.length} were verified`;
  for (const line of proof) {
    const found = running.find(({ id }) => id === line.container);
    if (found === undefined) return `the container ${line.name} does not exist any more`;
    if (found.image !== line.image || found.hash !== line.hash || found.mounts !== line.mounts)
      return `${line.name} is not the container that was verified`;
    if (!stands(found) && !wasSoBefore(found, before.get(found.id)))
      return `${line.name} is ${found.status}${found.health === "none" ? "" : ` and ${found.health}`}`;
  }
  return undefined;
}

/** A container that the change has not recreated, and that was no better before it. The host has told what is new from what is not. */
function wasSoBefore(found: SurveyedContainer, was: SurveyedContainer | undefined): boolean {
  if (was === undefined) return false;
  if (found.status === "running" && was.health === "unhealthy") return true;
  const isRestartedOften = was.status === "restarting" || was.restarts >= 3;
  if (found.status === "restarting" || found.status === "running") return isRestartedOften;
  return found.status === was.status && found.exitCode === was.exitCode && found.started === was.started;
}

function stands(container: SurveyedContainer): boolean {
  if (container.status === "exited") return container.exitCode === 0;
  return container.status === "running" && (container.health === "healthy" || container.health === "none");
}

function touched(before: Survey, after: RunningSurvey, project: string): string | undefined {
  const ids = (survey: RunningSurvey): string =>
    projectContainers(survey, project)
      .map(({ id }) => id)
      .sort()
      .join();
  return ids(before) === ids(after)
    ? undefined
    : "the host reports that it changed nothing, but the containers are not those from before";
}
