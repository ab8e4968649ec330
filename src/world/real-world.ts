import type { Forge } from "../ports/forge.ts";
import type { GitRemotes, Tags } from "../ports/git.ts";
import type { Scratch } from "../ports/scratch.ts";
import type {
  Artifacts,
  Cancellation,
  Clock,
  Commands,
  Environment,
  Files,
  Http,
  Inputs,
  Log,
  Records,
  Results,
  RunContext,
} from "../ports/world.ts";
import { realClock } from "./clock.ts";
import { openForge } from "./forge.ts";
import { gitRemotes } from "./git/git-remote.ts";
import { forgeTags } from "./git/tags.ts";
import { realHttp } from "./http.ts";
import { runnerArtifacts } from "./runner/artifacts.ts";
import { listenForCancel } from "./runner/cancellation.ts";
import { localCommands } from "./runner/commands.ts";
import { workspaceFiles } from "./runner/files.ts";
import { Masking } from "./runner/masking.ts";
import { runnerRecords } from "./runner/records.ts";
import { runContext } from "./runner/run-context.ts";
import { runnerInputs, runnerLog, runnerResults } from "./runner/runner.ts";
import { realScratch } from "./runner/scratch.ts";

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
  /** The forge, with the account of a token. */
  readonly forge: (token: string) => Forge;
  readonly environment: Environment;
  readonly scratch: Scratch;
  readonly artifacts: Artifacts;
  readonly records: Records;
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
    tags: forgeTags(run, forgeTools, { commands, environment }),
    forge: (token) => openForge(token, forgeTools),
    environment,
    scratch,
    artifacts: runnerArtifacts(environment),
    records: runnerRecords(environment),
    gitRemotes: gitRemotes({ commands, scratch, environment }),
  };
}
