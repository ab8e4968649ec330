import { HostRefusal } from "../../failure/host-refusal.ts";
import type { Ending } from "../../host/ending.ts";
import { type JournalEvent, lastProof } from "../../host/journal.ts";
import type { Survey } from "../../host/survey.ts";
import { type ChangeName, earlierChange } from "../../plan/change-id.ts";
import type { Outcome } from "../../plan/outcome.ts";
import type { Plan, PlanOrigin, PlanSecrets } from "../../plan/plan.ts";
import { planText } from "../../plan/plan-text.ts";
import type { HostProgram } from "../../ports/host.ts";
import type { Log } from "../../ports/world.ts";
import { narrate } from "../../report/narrator.ts";
import { cleanForeignLine } from "../../text/foreign-line.ts";
import { outcomeDifference } from "./outcome-difference.ts";

export interface Carrier {
  readonly host: HostProgram;
  /**
   * The key allows only a rollback: the host makes its own plan, and the result is compared with ours. The output of
   * containers stays on the host, because their secrets are not known where such a key is, and could not be masked.
   */
  readonly rollbackOnly?: boolean;
  readonly log: Log;
  /** Aborted when the run is cancelled. */
  readonly signal: AbortSignal;
}

export interface Errand {
  readonly name: ChangeName;
  readonly plan: Plan;
  readonly origin: Omit<PlanOrigin, "change">;
  readonly secrets: PlanSecrets;
  readonly before: Survey;
}

/** Lines of the log that are kept for reports; the run's own log has all of them. */
const LOG_LINES = 200;

/** What the host has told of a change so far. */
interface ChangeProgress {
  readonly events: JournalEvent[];
  readonly log: string[];
}

/** Starts the plan on its host, or attaches to an earlier attempt of the same run, and follows it to its end. */
export async function carryOut(carrier: Carrier, errand: Errand): Promise<Outcome> {
  const earlier = earlierChange(errand.name, errand.before.changes);
  const change = earlier.kind === "running" ? earlier.change : earlier.next;
  if (earlier.kind === "running") {
    carrier.log.info(
      `The change ${change} of this run is still being carried out on the host. It is followed, and no other change is started.`,
    );
  } else {
    await begin(carrier, change, errand);
  }
  if (carrier.rollbackOnly)
    carrier.log.info(`The output of its containers stays on the host, in changes/${change}/log of the state folder.`);
  const events: JournalEvent[] = [];
  const log: string[] = [];
  const progress = { events, log };
  const ending = (await watch(carrier, change, progress)) ?? (await settle(carrier, errand.name, change, progress));
  const after = await carrier.host.surveyRunning();
  const proof = lastProof(events);
  return {
    change,
    ending,
    events,
    proof,
    after,
    log: log.slice(-LOG_LINES),
    difference: outcomeDifference({ errand, change, ending, proof, after }),
  };
}

async function begin({ host, rollbackOnly }: Carrier, change: string, errand: Errand): Promise<void> {
  const { plan, origin, secrets } = errand;
  if (rollbackOnly) return await host.rollBack(change, plan.expectCurrent ?? "none", origin);
  await host.start(change, planText(plan, { ...origin, change }, secrets));
}

/** Returns undefined when the change has no worker any more. */
async function watch(carrier: Carrier, change: string, { events, log }: ChangeProgress): Promise<Ending | undefined> {
  const cancel = (): void => void askToStop(carrier, change);
  if (carrier.signal.aborted) cancel();
  carrier.signal.addEventListener("abort", cancel);
  try {
    const followed = await carrier.host.follow(change, {
      event: (event) => {
        events.push(event);
        const line = narrate(event);
        if (line !== undefined) carrier.log.info(cleanForeignLine(carrier.log.redact(line)));
      },
      logLine: (line) => {
        if (carrier.rollbackOnly || line.trim() === "") return;
        const clean = cleanForeignLine(carrier.log.redact(line));
        log.push(clean);
        if (log.length > 2 * LOG_LINES) log.splice(0, LOG_LINES);
        carrier.log.info(`| ${clean}`);
      },
    });
    return followed.kind === "ended" ? followed.ending : undefined;
  } finally {
    carrier.signal.removeEventListener("abort", cancel);
  }
}

async function askToStop(carrier: Carrier, change: string): Promise<void> {
  carrier.log.info(
    "The run was cancelled, so the host is asked to stop. Before the switch it stops; a switch that has begun is completed by the host.",
  );
  try {
    await carrier.host.abort(change, "cancel");
  } catch (error) {
    carrier.log.warning(
      `The host could not be asked to stop: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

/** The worker on the host died: the change is settled, and its outcome is read from the host. */
async function settle(carrier: Carrier, name: ChangeName, dead: string, progress: ChangeProgress): Promise<Ending> {
  carrier.log.warning(`The change ${dead} has no worker any more, and no outcome is recorded. It is settled now.`);
  const survey = await carrier.host.survey();
  const earlier = earlierChange({ ...name, kind: "settle" }, survey.changes);
  const change = earlier.kind === "running" ? earlier.change : earlier.next;
  try {
    await carrier.host.settle(change);
  } catch (error) {
    // The change itself began: how it ended is unknown, and not that nothing was changed.
    if (error instanceof HostRefusal) return unknownEnding(`The change was interrupted. ${error.what}`);
    throw error;
  }
  const settled = await watch(carrier, change, progress);
  if (settled === undefined)
    return unknownEnding("The change was interrupted, and its settlement was interrupted too.");
  if (settled.outcome === "held") return settled;
  const fate = (await carrier.host.survey()).changes.find((one) => one.change === dead)?.exit;
  if (fate) return fate;
  if (settled.outcome === "done")
    return {
      outcome: "failed",
      code: "never-began",
      text: "The change was interrupted before it began.",
      running: settled.running,
    };
  return unknownEnding(settled.text);
}

function unknownEnding(text: string): Ending {
  return { outcome: "interrupted", code: "interrupted", text, running: "" };
}
