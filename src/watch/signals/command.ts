import type { Commands, Environment } from "../../ports/world.ts";
import { scriptCommand, scriptEnvironment } from "../../smoke/script.ts";
import { truncate } from "../../text/truncate.ts";
import { missing, type Observation, quiet } from "../signal.ts";
import type { WatchScript } from "./watch-script.ts";

/** EX_TEMPFAIL of sysexits.h: a script reports that there is no data now. */
export const NO_DATA_NOW = 75;

/** Bytes that a script of a watch may print; its last line is what counts. */
export const SCRIPT_LIMIT = 1024 * 1024;
/** Characters of its last line, or lines, that are kept. */
export const LONGEST = 8000;

export interface CommandWorld {
  readonly commands: Commands;
  readonly environment: Environment;
}

/** Runs a script that checks the application: 0 is good, 1 is bad, 75 no data now, any other code is no answer. */
export async function askCommand(command: WatchScript, world: CommandWorld): Promise<Observation> {
  let said = "";
  const exit = await world.commands.run({
    argv: scriptCommand(command.path, command.text),
    env: scriptEnvironment(world.environment, command.url, command.version),
    timeoutMs: command.timeoutMs,
    outputLimit: SCRIPT_LIMIT,
    onLine: (line) => {
      if (line.trim() !== "") said = truncate(line, LONGEST);
    },
  });
  if (exit.code === 0) return { reading: "ok", text: said };
  if (exit.code === 1) return { reading: "bad", text: said || "it ended with code 1" };
  if (exit.code === NO_DATA_NOW) return quiet(said || "it reports that there is no data now");
  const why = exit.code === null ? exit.reason : `it ended with code ${exit.code}`;
  return missing(said === "" ? why : `${why}: ${said}`);
}
