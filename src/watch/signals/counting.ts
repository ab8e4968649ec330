import type { WrittenActivity } from "../../config/sections/watch.ts";
import type { HostPlace } from "../../ports/host-place.ts";
import type { Shell, ShellAnswer } from "../../ports/shell.ts";
import type { Http } from "../../ports/world.ts";
import { scriptCommand, scriptEnvironment } from "../../smoke/script.ts";
import { shellWord } from "../../text/shell-word.ts";
import { truncate, truncateStart } from "../../text/truncate.ts";
import { missing, type Observation, quiet } from "../signal.ts";
import { type CommandWorld, LONGEST, NO_DATA_NOW, SCRIPT_LIMIT } from "./command.ts";
import { instantQuery, poor, readNumbers } from "./prometheus.ts";
import type { WatchScript } from "./watch-script.ts";

/** A stretch of time, in milliseconds since the epoch; its end does not belong to it. */
export interface Stretch {
  readonly from: number;
  readonly until: number;
}

/** Where the application is on the host. */
export type CountPlace = Pick<HostPlace, "project" | "directory">;

/** The amount of user activity in a period, or why it is unknown. */
export type Count = (stretch: Stretch) => Promise<number | Observation>;

/** What a query holds in place of the stretch's length. */
export const WINDOW = "$window";

/** One number by an instant query at the stretch's end, in which `$window` is the stretch's length, such as `600s`. */
export function countByPrometheus(
  {
    name,
    timeout,
    prometheus,
  }: Pick<WrittenActivity, "name" | "timeout"> & {
    readonly prometheus: NonNullable<WrittenActivity["prometheus"]>;
  },
  authorization: string,
  http: Http,
): Count {
  return async ({ from, until }) => {
    const query = prometheus.query.replaceAll(WINDOW, `${Math.round((until - from) / 1000)}s`);
    const question = { name, url: prometheus.url, query, timeout, time: until / 1000 };
    const numbers = readNumbers(await http.send(instantQuery(question, authorization)));
    if ("reading" in numbers) return numbers;
    const gap = poor(numbers);
    if (gap !== undefined) return gap;
    const [value = Number.NaN, ...others] = numbers.values;
    if (others.length > 0) return missing(`the query gives ${others.length + 1} series instead of one: use sum(…)`);
    return amount(value) ?? missing(`the query gives ${value}, which is no count`);
  };
}

/** A script that prints a number, run on the runner by its first line. */
export function countHere({ path, text, timeoutMs, url, version }: WatchScript, world: CommandWorld): Count {
  return async (stretch) => {
    let said = "";
    let complained = "";
    const exit = await world.commands.run({
      argv: scriptCommand(path, text),
      env: { ...scriptEnvironment(world.environment, url, version), ...environmentOf(stretch) },
      timeoutMs,
      outputLimit: SCRIPT_LIMIT,
      onLine: (line) => {
        if (line.trim() !== "") said = truncate(line, LONGEST);
      },
      onErrorLine: (line) => {
        complained = truncateStart(`${complained}${line}\n`, LONGEST);
      },
    });
    return exit.code === null ? missing(exit.reason) : counted(exit.code, said, complained || said);
  };
}

/**
 * The same on the host, in the application's folder, as a backup's command is run. By the project's name alone
 * `docker compose exec` finds its containers, so that no secret of Compose's files is needed.
 */
export function countOnHost(
  script: WatchScript,
  { project, directory }: CountPlace,
  open: () => Promise<Shell>,
): Count {
  return async (stretch) => {
    const shell = await open();
    try {
      const answer = await shell.run({
        script: inFolder(directory, script.text),
        env: {
          COMPOSE_PROJECT_NAME: project,
          ...scriptEnvironment({}, script.url, script.version),
          ...environmentOf(stretch),
        },
        timeoutMs: script.timeoutMs,
        outputLimit: SCRIPT_LIMIT,
      });
      return fromShell(answer, script.timeoutMs);
    } finally {
      await shell.close();
    }
  };
}

/** Every sh has `-e`; what fails in front of a pipe is noticed by bash alone. */
function inFolder(directory: string, text: string): string {
  return [
    `cd ${shellWord(directory)} || exit 70`,
    `if command -v bash >/dev/null 2>&1; then exec bash --noprofile --norc -eo pipefail -c ${shellWord(text)}; fi`,
    `exec sh -ec ${shellWord(text)}`,
  ].join("\n");
}

function fromShell(answer: ShellAnswer, timeoutMs: number): number | Observation {
  switch (answer.kind) {
    case "exit":
      return counted(answer.code, lastLines(answer.stdout, 1), answer.stderr || answer.stdout);
    case "late":
      return missing(`it did not end within ${timeoutMs / 1000} s`);
    case "too-much":
      return missing("it prints more than one number");
    case "unknown":
      return missing(answer.reason);
  }
}

/** Not cleaned: they are cleaned where they are shown, after secrets were masked. */
function lastLines(text: string, count: number): string {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  return lines
    .slice(-count)
    .map((line) => truncate(line.trim(), LONGEST))
    .join(" · ");
}

function counted(code: number, said: string, complained: string): number | Observation {
  // Of psql's the last line is an arrow under the one before.
  const why = lastLines(complained, 3);
  if (code === NO_DATA_NOW) return quiet(why || "it reports that there is no data now");
  if (code !== 0) return missing(`it ended with code ${code}${why === "" ? "" : `: ${why}`}`);
  const count = /^\s*\d+(\.\d+)?\s*$/.test(said) ? amount(Number(said)) : undefined;
  return count ?? missing(`it printed "${said}" last, which is no number`);
}

function amount(value: number): number | undefined {
  return Number.isFinite(value) && value >= 0 ? value : undefined;
}

/** RFC 3339 in UTC, as every database reads it. */
function environmentOf({ from, until }: Stretch): Record<string, string> {
  return { SLUICE_FROM: new Date(from).toISOString(), SLUICE_UNTIL: new Date(until).toISOString() };
}
