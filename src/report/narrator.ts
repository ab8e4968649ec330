import type { JournalEvent } from "../plan/journal.ts";

const STEPS: Readonly<Record<string, string>> = {
  check: "Look again at the host, inside the lock",
  quiet: "Wait until the engine is still",
  fetch: "Fetch the tag",
  resolve: "Resolve the Compose model",
  pull: "Pull the images",
  verify: "Check the images against what was approved",
  retain: "Keep what runs for the way back",
  checkout: "Check out the release",
  restore: "Restore the recorded release",
  switch: "Switch the containers",
  await: "Wait until everything is healthy, and stays so",
  match: "Compare what runs with the checkout",
  prove: "Prove that what runs is what was meant",
  record: "Record the release",
  backup: "Take the backup",
};

const PARTS: Readonly<Record<string, string>> = {
  restore_release: "restoring files and image names",
  switch_to: "switching the containers back",
  await_release: "waiting until everything is healthy",
  prove_release: "proving that the release before runs again",
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
      return `Going back to ${event.version}: ${event.text}`;
    case "undoing":
      return `  way back: ${PARTS[event.part] ?? event.part} …`;
    case "proof":
      return `  proven: ${event.service} runs ${shortId(event.image)} in ${event.name} since ${event.started.slice(0, 19)}Z`;
    case "down":
      return `  ${event.service} was away for ${event.seconds} s.`;
    case "backup":
      return event.file === "" ? undefined : `  kept: ${event.file}, ${event.bytes} bytes`;
    case "ended":
      return undefined;
  }
}

export function shortId(id: string): string {
  return id.replace(/^sha256:/, "").slice(0, 12);
}
