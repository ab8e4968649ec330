import { scriptCommand, scriptEnvironment } from "../smoke/script.ts";
import type { Commands, Environment } from "../world/world.ts";
import { missing, type Seen } from "./signal.ts";

/** A script of the repository that looks at the application: 0 is good, 1 is bad, anything else is no answer. */
export interface WatchCommand {
  readonly path: string;
  readonly text: string;
  readonly timeoutMs: number;
  readonly url: string;
  readonly version: string;
}

export interface CommandWorld {
  readonly commands: Commands;
  readonly environment: Environment;
}

export async function askCommand(command: WatchCommand, world: CommandWorld): Promise<Seen> {
  let said = "";
  const exit = await world.commands.run({
    argv: scriptCommand(command.path, command.text),
    env: scriptEnvironment(world.environment, command.url, command.version),
    timeoutMs: command.timeoutMs,
    onLine: (line) => {
      if (line.trim() !== "") said = line.slice(0, 300);
    },
  });
  if (exit.code === 0) return { reading: "ok", text: said };
  if (exit.code === 1) return { reading: "bad", text: said || "it ended with code 1" };
  const why = exit.code === null ? exit.reason : `it ended with code ${exit.code}`;
  return missing(said === "" ? why : `${why}: ${said}`);
}
