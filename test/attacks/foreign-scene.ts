import type { Forge } from "../../src/ports/forge.ts";
import { runStage, type Stage } from "../../src/stage/run-stage.ts";
import { logText } from "../../src/text/foreign-line.ts";
import { realHttp } from "../../src/world/http.ts";
import { localCommands } from "../../src/world/runner/commands.ts";
import { workspaceFiles } from "../../src/world/runner/files.ts";
import { Masking } from "../../src/world/runner/masking.ts";
import { createInputs } from "../fakes/inputs.ts";
import { createClock, createLog, createResults, type Left } from "../fakes/stage-world.ts";
import { type Allowed, faultsOfLog, faultsOfMarkdown, HOSTILE, OWN } from "./hostile-text.ts";

// biome-ignore lint/suspicious/noExplicitAny: stages of different inputs, run alike
type AnyStage = Stage<any, any>;

export interface Played extends Left {
  readonly lines: readonly string[];
}

/** Runs a stage with the real network, programs and files; no one waits for its clock. */
export async function play(
  stage: AnyStage,
  given: Readonly<Record<string, string>>,
  more: {
    readonly workspace?: string;
    readonly forge?: Forge;
    readonly hosts?: unknown;
    readonly masking?: Masking;
  } = {},
): Promise<Played> {
  const { workspace = "/", forge, hosts, masking = new Masking() } = more;
  const [results, cancelled] = [createResults(), new AbortController().signal];
  const log = {
    ...createLog(),
    mask: (secret: string) => void masking.add(secret),
    redact: (text: string) => masking.redact(text),
  };
  const { PATH = "" } = process.env;
  await runStage(stage, {
    inputs: createInputs({ token: "t0ken", ...given }),
    ...{ log, results, hosts, clock: createClock(), cancellation: { signal: cancelled } },
    ...{ http: realHttp(cancelled), commands: localCommands(workspace, cancelled), files: workspaceFiles(workspace) },
    environment: { PATH },
    tags: { commitOf: async () => "a".repeat(40) },
    forge: () => forge,
    run: {
      ...{ forge: "github", repository: "example/app", runId: "7", runAttempt: "1", job: "release", actor: "grace" },
      ...{ event: "push", ref: "refs/tags/v1.4.0", sha: "a".repeat(40), workspace },
      runUrl: `${OWN}/actions/runs/7`,
    },
  });
  return { ...results.left, lines: log.lines };
}

/** What a stage left behind: its summaries, the report that it hands on, its log, and how it failed. */
export function faultsOf(
  { summaries, outputs, lines, failures, crashes }: Played,
  allowed: Allowed = {},
): readonly string[] {
  return [
    ...summaries.flatMap((text) => faultsOfMarkdown(text, allowed)),
    ...faultsOfMarkdown(outputs["report"] ?? "", allowed),
    ...lines.flatMap(faultsOfLog),
    ...failures.flatMap(({ what, means, todo }) => faultsOfLog(logText(`${what}\n${means}\n${todo}`))),
    ...crashes.map(String),
  ];
}

/** Each next one of the hostile texts, from the first on, and again. */
export function inTurn(): () => string {
  let at = 0;
  return () => HOSTILE[at++ % HOSTILE.length] ?? "";
}
