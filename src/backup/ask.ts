import { StageFailure } from "../failure/failure.ts";
import type { Shell, ShellCommand } from "../ports/shell.ts";
import { cleanForeignLine } from "../text/foreign-line.ts";

/** The shell in which backups are inspected. It runs scripts that change nothing. */
export type Place = Pick<Shell, "name" | "run">;

/** How a script ended. */
export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a script and returns how it ended; throws when the end is unknown. `purpose`: "reading x in full". */
export async function ask(place: Place, purpose: string, command: ShellCommand): Promise<Ended> {
  const answer = await place.run(command);
  switch (answer.kind) {
    case "exit":
      return answer;
    case "late":
      throw new StageFailure({
        what: `On ${place.name}, ${purpose} did not end within ${command.timeoutMs / 1000} s.`,
        means: "Whether the backup is whole is not known. Nothing was changed.",
        todo: "See whether something there hangs (a network disk, a lock). If it only needs more time, raise `read-timeout`.",
      });
    case "too-much":
      throw new StageFailure({
        what: `On ${place.name}, ${purpose} printed more than ${command.outputLimit} bytes.`,
        means: "Sluice does not use an answer of that length. Nothing was changed.",
        todo: "Run it there by hand, and make it print less: a narrower path, a filter, fewer snapshots.",
      });
    case "unknown":
      throw new StageFailure({
        what: `On ${place.name}, it is unknown how ${purpose} ended: ${answer.reason}.`,
        means: "Whether the backup is whole is not known. Nothing was changed.",
        todo: "Check the connection, then run this again.",
      });
  }
}

/** A program that a shell could not find or start: 127 or 126. */
export function requireProgram({ code, stderr }: Ended, place: Place, program: string, todo: string): void {
  if (code !== 126 && code !== 127) return;
  throw new StageFailure({
    what: `On ${place.name}, ${program} cannot be run: ${lastWords(stderr) || "it was not found"}.`,
    means: "Without it the backup cannot be read, so it is unknown whether it is complete. Nothing was changed.",
    todo,
  });
}

/** The last lines that a program wrote before it failed, fit for a message. */
export function lastWords(stderr: string, lines = 1): string {
  return stderr
    .split("\n")
    .map((line) => cleanForeignLine(line.trim()))
    .filter((line) => line !== "")
    .slice(-lines)
    .join(" · ")
    .replace(/\.$/, "");
}
