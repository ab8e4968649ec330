import { projectContainers, type RunningSurvey, type Survey } from "../../host/survey.ts";
import type { Outcome } from "../../plan/outcome.ts";
import type { ReviewedPlan } from "../../plan/plan.ts";
import { downtime } from "../../report/change-report.ts";
import { stepTitle } from "../../report/narrator.ts";
import type { Details } from "../../report/page/stage-details.ts";
import { changeTimes } from "./change-times.ts";

interface CarriedOut extends Omit<ReviewedPlan, "destination"> {
  readonly fingerprint: string;
  readonly before: Survey;
}

/** What the report of a release shows of a change of the host. */
export function changeDetails({ plan, effects, fingerprint, before }: CarriedOut, outcome: Outcome): Details<"change"> {
  const { kind, version, commit, project } = plan;
  const times = changeTimes(outcome.events);
  return {
    ...{ kind: "change", change: outcome.change, host: before.host.name },
    ...{ before: releaseOf(before), after: releaseOf(outcome.after) },
    plan: {
      ...{ kind, version, commit, fingerprint, volumes: [...(effects?.volumes ?? [])] },
      services: (effects?.services ?? []).map(({ service, change, what }) => ({ service, change, what })),
    },
    images: imagesOf(before, outcome.after, project),
    downtime: Object.entries(downtime(outcome)).map(([service, seconds]) => ({ service, seconds })),
    steps: stepsOf(outcome),
    times: {
      ...{ began: times["began-at"], switched: times["switched-at"] },
      ...{ undone: times["undone-at"], ended: times["ended-at"] },
    },
    failed: outcome.events.flatMap((event) =>
      event.event === "container" ? [{ service: event.service, state: stateOf(event) }] : [],
    ),
    log: [...outcome.log],
  };
}

function releaseOf({ current }: RunningSurvey): Details<"change">["before"] {
  return current === undefined ? null : { version: current.version, commit: current.commit };
}

/** Digests of the images that the containers of each service had, and have. */
function imagesOf(before: RunningSurvey, after: RunningSurvey, project: string): Details<"change">["images"] {
  const digests = (survey: RunningSurvey): ReadonlyMap<string, string> =>
    new Map(projectContainers(survey, project).map(({ service, image }) => [service, image]));
  const [old, fresh] = [digests(before), digests(after)];
  const services = [...new Set([...old.keys(), ...fresh.keys()])].toSorted();
  return services.map((service) => ({
    ...{ service, before: old.get(service) ?? "", after: fresh.get(service) ?? "" },
  }));
}

function stepsOf({ events }: Outcome): Details<"change">["steps"] {
  return events.flatMap((event) => {
    if (event.event === "undo")
      return [{ title: `Roll back to ${event.version}`, at: event.at, failed: false, seconds: 0, text: event.text }];
    if (event.event !== "step" || event.state === "begins") return [];
    const failed = event.state === "failed";
    return [{ title: stepTitle(event.step), at: event.at, failed, seconds: event.seconds, text: event.text }];
  });
}

function stateOf(event: Extract<Outcome["events"][number], { readonly event: "container" }>): string {
  const memory = event.oom ? ", killed for lack of memory" : "";
  const health = event.health === "none" ? "" : `, health ${event.health}`;
  return `${event.status}, exit code ${event.exitCode}${memory}${health}`;
}
