import { StageFailure } from "../src/failure/failure.ts";
import { readCommandLine, USAGE } from "../src/scaffold/command-line.ts";
import { EXIT } from "./finish.ts";
import { init } from "./init.ts";
import { programOrigin } from "./program-origin.ts";
import { update } from "./update.ts";

/** The machine as the program sees it. */
export interface Machine {
  /** The file that runs. */
  readonly program: string;
  readonly folder: string;
  readonly say: (text: string) => void;
  readonly complain: (text: string) => void;
}

/** Runs one command and answers with its exit code. */
export async function runProgram(argv: readonly string[], machine: Machine): Promise<number> {
  try {
    return await run(argv, machine);
  } catch (error) {
    if (error instanceof StageFailure) machine.complain(`${error.message}\n`);
    else machine.complain(`This is a bug of Sluice: ${error instanceof Error ? error.stack : String(error)}\n`);
    return EXIT.failed;
  }
}

async function run(argv: readonly string[], { program, folder, say }: Machine): Promise<number> {
  const command = readCommandLine(argv);
  if (command.kind === "help") {
    say(USAGE);
    return EXIT.done;
  }
  const surroundings = { folder, say, origin: await programOrigin(program) };
  return command.kind === "init" ? init(command, surroundings) : update(command, surroundings);
}
