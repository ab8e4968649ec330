import { listenForCancel } from "./cancellation.ts";
import { realClock } from "./clock.ts";
import { localCommands } from "./commands.ts";
import { workspaceFiles } from "./files.ts";
import { type Forge, openForge } from "./forge.ts";
import { type GitRemotes, gitRemotes } from "./git-remote.ts";
import { realHttp } from "./http.ts";
import { Masking } from "./masking.ts";
import { runContext } from "./run-context.ts";
import { runnerInputs, runnerLog, runnerResults } from "./runner.ts";
import { realScratch, type Scratch } from "./scratch.ts";
import { forgeTags, type Tags } from "./tags.ts";
import type {
  Cancellation,
  Clock,
  Commands,
  Environment,
  Files,
  Http,
  Inputs,
  Log,
  Results,
  RunContext,
} from "./world.ts";

/** Everything outside but the hosts (host-world.ts). A stage names the parts that it uses. */
export interface World {
  readonly inputs: Inputs;
  readonly log: Log;
  readonly results: Results;
  readonly run: RunContext;
  readonly clock: Clock;
  readonly files: Files;
  readonly http: Http;
  readonly commands: Commands;
  readonly cancellation: Cancellation;
  readonly tags: Tags;
  /** The forge, as who a token is. */
  readonly forge: (token: string) => Forge;
  readonly environment: Environment;
  readonly scratch: Scratch;
  readonly gitRemotes: GitRemotes;
}

export function realWorld(): World {
  const masking = new Masking();
  const log = runnerLog(masking);
  const run = runContext();
  const cancellation = listenForCancel();
  const forgeTools = { clock: realClock, log, signal: cancellation.signal };
  const commands = localCommands(run.workspace, cancellation.signal);
  const environment = { ...process.env };
  const scratch = realScratch(environment);
  return {
    inputs: runnerInputs(),
    log,
    results: runnerResults(masking),
    run,
    clock: realClock,
    files: workspaceFiles(run.workspace),
    http: realHttp(cancellation.signal),
    commands,
    cancellation,
    tags: forgeTags(run, forgeTools),
    forge: (token) => openForge(token, forgeTools),
    environment,
    scratch,
    gitRemotes: gitRemotes({ commands, scratch, environment }),
  };
}
