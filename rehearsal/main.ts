import { createInterface } from "node:readline/promises";
import { Stopped, UnexpectedResult } from "./ending.ts";
import { openHubRehearsal } from "./formation-hub/hub-rehearsal.ts";
import type { Rehearsal } from "./rehearsal.ts";
import { openRehearsalProduction } from "./rehearsal-production.ts";
import { perform } from "./show.ts";
import { type Moment, renderTimeline } from "./timeline.ts";

const FLAGS = ["--yes", "--keep", "--example"];
/** What `--example` names, in place of the sample application. */
const EXAMPLES: Readonly<Record<string, () => Promise<Rehearsal>>> = { "formation-hub": openHubRehearsal };
const plain = process.stdout.isTTY
  ? { bold: "\u001b[1m", dim: "\u001b[2m", off: "\u001b[0m" }
  : { bold: "", dim: "", off: "" };
const print = (text: string): void => void process.stdout.write(`${text}\n`);

process.exitCode = await rehearse(process.argv.slice(2));

async function rehearse(args: readonly string[]): Promise<number> {
  const example = args.includes("--example") ? (args[args.indexOf("--example") + 1] ?? "") : undefined;
  const open = example === undefined ? openSample : EXAMPLES[example];
  if (open === undefined)
    return complain(`There is no example "${example}". There is ${Object.keys(EXAMPLES).join(", ")}.`);
  const unknown = args.find((arg) => arg !== example && !FLAGS.includes(arg));
  if (unknown !== undefined) return complain(`The rehearsal does not know ${unknown}. It knows ${FLAGS.join(", ")}.`);
  const yes = args.includes("--yes");
  if (!yes && !process.stdin.isTTY)
    return complain(
      "The rehearsal needs a terminal to ask for approvals.\nWhat to do: run it at a terminal, or with --yes.",
    );
  const stop = new AbortController();
  process.on("SIGINT", () => stop.abort());
  process.on("SIGTERM", () => stop.abort());
  print(
    `${plain.bold}Starting the production${plain.off}: an engine, a registry, a host, and an imitation of GitHub …`,
  );
  const began = performance.now();
  const seconds = (): number => (performance.now() - began) / 1000;
  const rehearsal = await open();
  const moments: Moment[] = [];
  try {
    await rehearsal.perform({
      stop: stop.signal,
      act: (title) => print(`\n${plain.bold}${title}${plain.off}`),
      line: (text) => print(`${plain.dim}  ${text}${plain.off}`),
      told: (headline, detail) => moments.push({ headline, detail, at: seconds() }),
      answer: (question, usual) => (yes ? agree(question, usual, stop.signal) : ask(question, stop.signal)),
    });
    print(`\n${plain.bold}${renderTimeline(moments, seconds(), rehearsal.compared).replace("\n", `${plain.off}\n`)}`);
    if (args.includes("--keep")) await keep(rehearsal, stop.signal);
    return 0;
  } catch (error) {
    if (error instanceof Stopped) return complain(`\n${error.message} Nothing of it is left behind.`, 130);
    if (!(error instanceof UnexpectedResult)) throw error;
    complain(`\nThe result is not the expected one:\n${error.message}`);
    if (args.includes("--keep")) await keep(rehearsal, stop.signal);
    return 1;
  } finally {
    print(`${plain.dim}Removing the production …${plain.off}`);
    await rehearsal.close();
  }
}

async function openSample(): Promise<Rehearsal> {
  const production = await openRehearsalProduction();
  const url = `http://127.0.0.1:${production.app.port}/version`;
  const compared = [
    "which containers run, from which images, with which environment and mounted files; what the host recorded;",
    "and that the data are the expected ones.",
  ];
  return { ...production, url, compared, perform: (audience) => perform(production, audience) };
}

/** The usual decision of the story, without a question to a person. */
async function agree(question: string, usual: boolean, signal: AbortSignal): Promise<boolean> {
  stopped(signal);
  print(`${plain.bold}${question}${plain.off} ${usual ? "yes" : "no"}`);
  return usual;
}

function stopped(signal: AbortSignal): false {
  if (signal.aborted) throw new Stopped("The rehearsal was stopped.");
  return false;
}

async function ask(question: string, signal: AbortSignal): Promise<boolean> {
  stopped(signal);
  // Without a terminal mode of its own, so that Ctrl-C stays a signal for all processes.
  const terminal = createInterface({ input: process.stdin, output: process.stdout, terminal: false });
  try {
    return /^y(es)?$/i.test((await terminal.question(`${question} [y/N] `, { signal })).trim());
  } catch {
    throw new Stopped("The rehearsal was stopped.");
  } finally {
    terminal.close();
  }
}

/** Everything stays up until Ctrl-C. */
async function keep({ sandbox, host, url }: Rehearsal, signal: AbortSignal): Promise<void> {
  print(`The production stays up until you press Ctrl-C. Meanwhile, in another terminal:
  curl ${url}
  DOCKER_HOST=${sandbox.engine.dockerHost} docker ps --filter label=com.docker.compose.project=${host.project}
  ls ${host.stateDirectory}/${host.project}            # what the host remembers
  git -C ${host.directory} log -1
`);
  // A pending promise alone does not keep Node up.
  const alive = setInterval(() => {}, 60_000);
  if (!signal.aborted) await new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve()));
  clearInterval(alive);
}

function complain(text: string, code = 1): number {
  process.stderr.write(`${text}\n`);
  return code;
}
