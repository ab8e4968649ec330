import { scriptCommand, scriptEnvironment } from "../smoke/script.ts";
import type { Commands, Environment } from "../world/world.ts";
import { missing, quiet, type Seen } from "./signal.ts";
import type { WatchScript } from "./watch-script.ts";

/** What sysexits.h calls EX_TEMPFAIL: a script's own word that there is nothing to be had now. */
export const NO_DATA_NOW = 75;

export interface CommandWorld {
  readonly commands: Commands;
  readonly environment: Environment;
}

/** Runs a script that looks at the application: 0 is good, 1 is bad, 75 no data now, anything else no answer. */
export async function askCommand(command: WatchScript, world: CommandWorld): Promise<Seen> {
  let said = "";
  const exit = await world.commands.run({
    argv: scriptCommand(command.path, command.text),
    env: scriptEnvironment(world.environment, command.url, command.version),
    timeoutMs: command.timeoutMs,
    onLine: (line) => {
      // Cut far behind what is ever shown: half a secret would not be known for one.
      if (line.trim() !== "") said = line.slice(0, 8000);
    },
  });
  if (exit.code === 0) return { reading: "ok", text: said };
  if (exit.code === 1) return { reading: "bad", text: said || "it ended with code 1" };
  if (exit.code === NO_DATA_NOW) return quiet(said || "it says that there is no data now");
  const why = exit.code === null ? exit.reason : `it ended with code ${exit.code}`;
  return missing(said === "" ? why : `${why}: ${said}`);
}
