import type { JournalEvent } from "../host/journal.ts";

const STEPS: Readonly<Record<string, string>> = {
  check: "Compare the host with the plan, inside the lock",
  quiet: "Wait until the engine is idle",
  fetch: "Fetch the tag",
  resolve: "Resolve the Compose model",
  pull: "Pull the images",
  verify: "Check the images against what was approved",
  retain: "Keep the images that run for a rollback",
  checkout: "Check out the release",
  restore: "Restore the recorded release",
  switch: "Switch the containers",
  await: "Wait until everything is healthy and stable",
  match: "Compare what runs with the clone",
  prove: "Verify that what runs is what was planned",
  record: "Record the release",
  backup: "Take the backup",
  stop: "Stop the application, and verify that it is stopped",
  load: "Load the backup beside the database, and compare it",
  swap: "Swap the databases",
  schema: "Read the schema of the database",
  quiesce: "Stop what can write to the databases, if nothing was written since the backup",
  compare: "Compare the schema of the database with the one from before the switch",
};

const PARTS: Readonly<Record<string, string>> = {
  restore_release: "restoring files and image names",
  switch_to: "switching the containers back",
  await_release: "waiting until everything is healthy",
  prove_release: "verifying that the release before runs again",
};

export function stepTitle(step: string): string {
  return STEPS[step] ?? step;
}

/** A journal event as the line that an operator reads; undefined where it says nothing new. */
export function narrate(event: JournalEvent): string | undefined {
  switch (event.event) {
    case "began":
      return `The host began the change ${event.change} (${`${event.kind} ${event.version}`.trim()}).`;
    case "step":
      if (event.state === "begins") return `${stepTitle(event.step)} …`;
      return event.state === "done"
        ? `  ${event.step}: done in ${event.seconds} s`
        : `  ${event.step}: FAILED. ${event.text}`;
    case "note":
      return `  ${event.text}`;
    case "undo":
      return `Rolling back to ${event.version}: ${event.text}`;
    case "undoing":
      return `  rollback: ${PARTS[event.part] ?? event.part} …`;
    case "proof":
      return `  verified: ${event.service} runs ${shortId(event.image)} in ${event.name} since ${event.started.slice(0, 19)}Z`;
    case "down":
      return `  ${event.service} was down for ${event.seconds} s.`;
    case "container":
      return `  ${event.service} is ${event.status}, exit code ${event.exitCode}${event.oom ? ", killed for lack of memory" : ""}${event.health === "none" ? "" : `, health ${event.health}`}. Its last log lines:`;
    case "differs":
      return `  ${event.path} differs: ${event.why}`;
    case "backup":
      return event.file === "" ? undefined : `  kept: ${event.file}, ${event.bytes} bytes`;
    case "schema":
      return `  ${schemaLine(event)}`;
    case "ended":
      return undefined;
  }
}

/** What the comparison of the schema means for a rollback. */
export function schemaLine({ state, text }: Extract<JournalEvent, { event: "schema" }>): string {
  switch (state) {
    case "unchanged":
      return "The schema of the database is the same as before the switch.";
    case "compatible":
      return `The schema of the database changed, and the release declares that it is backward-compatible: ${text}`;
    case "changed":
      return `The schema of the database changed, so an automatic rollback does not start the release before: ${text}`;
    case "unknown":
      return `Whether the schema of the database changed is unknown. ${text}`;
  }
}

export function shortId(id: string): string {
  return id.replace(/^sha256:/, "").slice(0, 12);
}
