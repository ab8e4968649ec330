import * as v from "valibot";
import { readDefaultBranch } from "../../src/gates/github-answers.ts";
import { understand } from "../../src/stage/answer.ts";
import type { Forge } from "../../src/world/forge.ts";
import type { Tags } from "../../src/world/tags.ts";
import type { Cancellation, Clock, Log, RunContext } from "../../src/world/world.ts";
import { mustBeMirrored } from "./mirror.ts";

export type Trigger = "push" | "dispatch" | "none";

/** A tag that GitHub's own token made starts nothing: docs.github.com/actions/concepts/security/github_token. */
export function chooseTrigger(wanted: Trigger | "auto", pushStarts: boolean): Trigger {
  if (wanted !== "auto") return wanted;
  return pushStarts ? "push" : "dispatch";
}

/** How the deploy started, and the page of its run; empty where none was seen. */
export interface Started {
  readonly by: Trigger;
  /** Why it was that. */
  readonly because: string;
  readonly runUrl: string;
  /** The page of all runs of the workflow. */
  readonly workflowUrl: string;
}

/** Release windows that do not count for a deploy, as its workflow takes them. */
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

/** Starts the deploy of a tag, or finds the run that its push has started. A run that is not seen is never guessed. */
export async function start(forge: Forge, wish: TriggerWish, world: TriggerWorld): Promise<Started> {
  const { trigger } = wish;
  const workflowUrl = pageOf(wish, world);
  if (trigger === "none") {
    world.log.info("The tag starts nothing.");
    return { by: trigger, because: "", runUrl: "", workflowUrl };
  }
  const because = trigger === "push" ? "" : whyDispatch(wish);
  const runUrl = trigger === "push" ? await pushed(forge, wish, world) : await dispatched(forge, wish, world);
  if (runUrl !== "") world.log.info(`Its run: ${runUrl}`);
  return { by: trigger, because, runUrl, workflowUrl };
}

function pageOf({ workflow }: TriggerWish, { run }: TriggerWorld): string {
  const [repository = ""] = run.runUrl.split("/actions/runs/");
  return `${repository}/actions/workflows/${workflow}`;
}

function whyDispatch({ pushStarts, override }: TriggerWish): string {
  if (!pushStarts) return "a tag that this token makes starts nothing";
  return override === undefined ? "that was asked for" : "a push carries no override of a window";
}

async function dispatched(forge: Forge, wish: TriggerWish, world: TriggerWorld): Promise<string> {
  if (wish.elsewhere !== "") await mustBeMirrored(wish, world);
  const { log, run } = world;
  const repository = `/repos/${run.repository}`;
  const { workflow, tag, override } = wish;
  const ref = readDefaultBranch(await forge.read(repository));
  // Gitea has another name for the same wish, and either forge leaves out what it does not know.
  const details = run.forge === "github" ? { return_run_details: true } : {};
  const answer = await forge.write({
    method: "POST",
    path: `${repository}/actions/workflows/${encodeURIComponent(workflow)}/dispatches`,
    body: { ref, inputs: { tag, ...overrideInputs(override, run) }, ...details },
    what: `dispatch ${workflow} for ${tag}`,
    // Twice is harmless: each run asks for its own approval, and the host refuses what it runs already.
    happened: async () => undefined,
  });
  log.info(`${workflow} was dispatched for ${tag}, because ${whyDispatch(wish)}.`);
  const told = v.safeParse(v.object({ html_url: v.string() }), answer);
  return told.success ? told.output.html_url : "";
}

/** The deploy's run is started by a token: who wants the exception is told in its reason. */
function overrideInputs(
  override: DeployOverride | undefined,
  { actor, runUrl }: RunContext,
): Readonly<Record<string, string>> {
  if (override === undefined) return {};
  const { windows, reason } = override;
  return { "override-windows": windows, "override-reason": `${reason} (asked for by ${actor}, ${runUrl})` };
}

const PATIENCE_MS = 30_000;
/** A mirror has to bring the tag first. */
const MIRROR_PATIENCE_MS = 120_000;
const POLL_MS = 3000;

const runsSchema = v.array(
  v.object({
    html_url: v.string(),
    path: v.string(),
    head_sha: v.string(),
    head_branch: v.nullable(v.string()),
  }),
);

async function pushed(forge: Forge, wish: TriggerWish, world: TriggerWorld): Promise<string> {
  const { log, run, clock, cancellation } = world;
  const { workflow, tag, commit, elsewhere, override } = wish;
  const patience = elsewhere === "" ? PATIENCE_MS : MIRROR_PATIENCE_MS;
  const when = elsewhere === "" ? "" : `, when a mirror brings it from ${elsewhere}`;
  log.info(`The push of the tag starts the deploy${when}.`);
  if (override !== undefined)
    log.warning(
      `A push carries no override: dispatch ${workflow} for ${tag} with the override of ${override.windows}.`,
    );
  const path = `/repos/${run.repository}/actions/runs?event=push&head_sha=${commit}`;
  const end = clock.monotonic() + patience;
  for (;;) {
    const runs = understand(runsSchema, await forge.list(path, "workflow_runs"), "runs of workflows");
    const its = runs.find((one) => one.head_branch === tag && one.path.split("@")[0]?.endsWith(`/${workflow}`));
    if (its !== undefined) return its.html_url;
    if (clock.monotonic() + POLL_MS > end || cancellation.signal.aborted) break;
    await clock.sleep(POLL_MS, cancellation.signal);
  }
  log.warning(
    `No run of ${workflow} for ${tag} was seen within ${patience / 1000} s. See ${pageOf(wish, world)}; if there is none, dispatch it for ${tag}.`,
  );
  return "";
}
