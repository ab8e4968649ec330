import { type ChangeName, earlierChange } from "../plan/change-id.ts";
import type { Ending } from "../plan/ending.ts";
import { type JournalEvent, lastProof } from "../plan/journal.ts";
import type { Outcome } from "../plan/outcome.ts";
import { type Plan, type PlanOrigin, type PlanSecrets, planText } from "../plan/plan.ts";
import type { Survey } from "../plan/survey.ts";
import { cleanForeignLine } from "../report/foreign.ts";
import { narrate } from "../report/narrator.ts";
import type { HostProgram } from "../world/host-program.ts";
import type { Log } from "../world/world.ts";
import { contradiction } from "./contradiction.ts";

export interface Carrier {
  readonly host: HostProgram;
  /**
   * The key may only go back: the host makes its own plan, and ours says what must come of it. What containers say stays on
   * the host, because their secrets are not known where such a key is, so nothing would hide them.
   */
  readonly returnOnly?: boolean;
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

/** Starts the plan on its host, or attaches to an earlier try of the same run, and watches it to its end. */
export async function carryOut(carrier: Carrier, errand: Errand): Promise<Outcome> {
  const earlier = earlierChange(errand.name, errand.before.changes);
  const change = earlier.kind === "running" ? earlier.change : earlier.next;
  if (earlier.kind === "running") {
    carrier.log.info(
      `The change ${change} of this run still works on the host: watching it instead of starting another.`,
    );
  } else {
    await begin(carrier, change, errand);
  }
  if (carrier.returnOnly)
    carrier.log.info(`What its containers say stays on the host, in changes/${change}/log of its state.`);
  const events: JournalEvent[] = [];
  const ending = (await watch(carrier, change, events)) ?? (await settle(carrier, errand.name, change, events));
  const after = await carrier.host.survey();
  const proof = lastProof(events);
  return {
    change,
    ending,
    events,
    proof,
    after,
    contradiction: contradiction({ errand, change, ending, proof, after }),
  };
}

async function begin({ host, returnOnly }: Carrier, change: string, errand: Errand): Promise<void> {
  const { plan, origin, secrets } = errand;
  if (returnOnly) return await host.goBack(change, plan.expectCurrent ?? "none", origin);
  await host.start(change, planText(plan, { ...origin, change }, secrets));
}

/** Gives undefined when nobody works on the change any more. */
async function watch(carrier: Carrier, change: string, events: JournalEvent[]): Promise<Ending | undefined> {
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
        if (!carrier.returnOnly && line.trim() !== "")
          carrier.log.info(`| ${cleanForeignLine(carrier.log.redact(line))}`);
      },
    });
    return followed.kind === "ended" ? followed.ending : undefined;
  } finally {
    carrier.signal.removeEventListener("abort", cancel);
  }
}

async function askToStop(carrier: Carrier, change: string): Promise<void> {
  carrier.log.info(
    "Cancelled: asking the host to stop. Before the switch it stops; a switch that began is finished by the host itself.",
  );
  try {
    await carrier.host.abort(change, "cancel");
  } catch (error) {
    carrier.log.warning(
      `The host could not be asked to stop: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

/** The worker on the host died: what it left is settled, and the dead change's fate read from the host. */
async function settle(carrier: Carrier, name: ChangeName, dead: string, events: JournalEvent[]): Promise<Ending> {
  carrier.log.warning(`Nobody works on the change ${dead} any more, and it left no last word. Settling what it left.`);
  const survey = await carrier.host.survey();
  const earlier = earlierChange({ ...name, kind: "settle" }, survey.changes);
  const change = earlier.kind === "running" ? earlier.change : earlier.next;
  await carrier.host.settle(change);
  const settled = await watch(carrier, change, events);
  if (settled === undefined) return unknownEnding("The change was interrupted, and so was settling it.");
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
