import { readDefaultBranch } from "../../src/gates/rules/default-branch.ts";
import { dispatchWorkflow } from "../../src/gates/run/dispatch-workflow.ts";
import { readRuns } from "../../src/gates/run/run-facts.ts";
import type { Forge } from "../../src/ports/forge.ts";
import type { Tags } from "../../src/ports/git.ts";
import type { Cancellation, Clock, Log, RunContext } from "../../src/ports/world.ts";
import { repositoryUrl } from "../../src/report/repository-url.ts";
import type { Started, Trigger } from "../../src/tagging/tag-report.ts";
import { mustBeMirrored } from "./mirror.ts";

/**
 * A tag that the run's own token of GitHub created starts nothing:
 * docs.github.com/actions/concepts/security/github_token.
 */
export function chooseTrigger(wanted: Trigger | "auto", pushStarts: boolean): Trigger {
  if (wanted !== "auto") return wanted;
  return pushStarts ? "push" : "dispatch";
}

/** Release windows that do not apply to a deploy, as inputs of its workflow. */
export interface DeployOverride {
  readonly windows: string;
  readonly reason: string;
}

export interface TriggerWish {
  readonly trigger: Trigger;
  readonly workflow: string;
  readonly tag: string;
  readonly commit: string;
  readonly token: string;
  /** Whether the push of the tag starts workflows: that of the run's own token starts nothing. */
  readonly pushStarts: boolean;
  /** The other server that has the tag, and that the forge mirrors; empty where the tag is the forge's own. */
  readonly elsewhere: string;
  readonly override: DeployOverride | undefined;
}

export interface TriggerWorld {
  readonly log: Log;
  readonly tags: Tags;
  readonly run: RunContext;
  readonly clock: Clock;
  readonly cancellation: Cancellation;
}

/** Starts the deploy of a tag, or finds the run that its push has started. A run that is not found is never guessed. */
export async function start(forge: Forge, wish: TriggerWish, world: TriggerWorld): Promise<Started> {
  const { trigger } = wish;
  const workflowUrl = pageOf(wish, world);
  if (trigger === "none") {
    world.log.info("The tag starts nothing.");
    return { by: trigger, reason: "", runUrl: "", workflowUrl };
  }
  const reason = trigger === "push" ? "" : whyDispatch(wish);
  const runUrl = trigger === "push" ? await pushed(forge, wish, world) : await dispatched(forge, wish, world);
  if (runUrl !== "") world.log.info(`Its run: ${runUrl}`);
  return { by: trigger, reason, runUrl, workflowUrl };
}

function pageOf({ workflow }: TriggerWish, { run }: TriggerWorld): string {
  const repository = repositoryUrl(run);
  return `${repository}/actions/workflows/${workflow}`;
}

function whyDispatch({ pushStarts, override }: TriggerWish): string {
  if (!pushStarts) return "a tag that this token creates starts nothing";
  return override === undefined ? "that was requested" : "a push carries no override of a window";
}

async function dispatched(forge: Forge, wish: TriggerWish, world: TriggerWorld): Promise<string> {
  if (wish.elsewhere !== "") await mustBeMirrored(wish, world);
  const { log, run } = world;
  const repository = `/repos/${run.repository}`;
  const { workflow, tag, override } = wish;
  const ref = readDefaultBranch(await forge.read(repository));
  const inputs = { tag, ...overrideInputs(override, run) };
  const { url } = await dispatchWorkflow(forge, {
    ...{ repository, kind: run.forge, workflow, ref, inputs },
    purpose: `for ${tag}`,
  });
  log.info(`${workflow} was dispatched for ${tag}, because ${whyDispatch(wish)}.`);
  return url;
}

/** The deploy's run is started by a token, so the reason names the person who requested the override. */
function overrideInputs(
  override: DeployOverride | undefined,
  { actor, runUrl }: RunContext,
): Readonly<Record<string, string>> {
  if (override === undefined) return {};
  const { windows, reason } = override;
  return { "override-windows": windows, "override-reason": `${reason} (requested by ${actor}, ${runUrl})` };
}

const WAIT_MS = 30_000;
/** A mirror has to copy the tag first. */
const MIRROR_WAIT_MS = 120_000;
const POLL_MS = 3000;

async function pushed(forge: Forge, wish: TriggerWish, world: TriggerWorld): Promise<string> {
  const { log, run, clock, cancellation } = world;
  const { workflow, tag, commit, elsewhere, override } = wish;
  const waitMs = elsewhere === "" ? WAIT_MS : MIRROR_WAIT_MS;
  const when = elsewhere === "" ? "" : `, when a mirror copies it from ${elsewhere}`;
  log.info(`The push of the tag starts the deploy${when}.`);
  if (override !== undefined)
    log.warning(
      `A push carries no override: dispatch ${workflow} for ${tag} with the override of ${override.windows}.`,
    );
  const path = `/repos/${run.repository}/actions/runs?event=push&head_sha=${commit}`;
  const end = clock.monotonic() + waitMs;
  for (;;) {
    const runs = readRuns(await forge.list(path, "workflow_runs"));
    const its = runs.find((one) => one.branch === tag && one.workflow === workflow);
    if (its !== undefined) return its.url;
    if (clock.monotonic() + POLL_MS > end || cancellation.signal.aborted) break;
    await clock.sleep(POLL_MS, cancellation.signal);
  }
  log.warning(
    `No run of ${workflow} for ${tag} was found within ${waitMs / 1000} s. See ${pageOf(wish, world)}; if no run has started, dispatch it for ${tag}.`,
  );
  return "";
}
