import { createInterface } from "node:readline/promises";
import { NotAsMeant, Stopped } from "./ending.ts";
import { perform } from "./show.ts";
import { openTheatre, type Theatre } from "./theatre.ts";
import { type Moment, renderTimeline } from "./timeline.ts";

const FLAGS = ["--yes", "--keep"];
const plain = process.stdout.isTTY
  ? { bold: "\u001b[1m", dim: "\u001b[2m", off: "\u001b[0m" }
  : { bold: "", dim: "", off: "" };
const print = (text: string): void => void process.stdout.write(`${text}\n`);

process.exitCode = await rehearse(process.argv.slice(2));

async function rehearse(args: readonly string[]): Promise<number> {
  const unknown = args.find((arg) => !FLAGS.includes(arg));
  if (unknown !== undefined) return complain(`The rehearsal does not know ${unknown}. It knows ${FLAGS.join(", ")}.`);
  const yes = args.includes("--yes");
  if (!yes && !process.stdin.isTTY)
    return complain("Nobody is there to approve: run this at a terminal, or with --yes.");
  const stop = new AbortController();
  process.on("SIGINT", () => stop.abort());
  process.on("SIGTERM", () => stop.abort());
  print(`${plain.bold}Setting the stage${plain.off}: an engine, a registry, a host, and a GitHub of their own …`);
  const began = performance.now();
  const seconds = (): number => (performance.now() - began) / 1000;
  const theatre = await openTheatre();
  const moments: Moment[] = [];
  try {
    await perform(theatre, {
      stop: stop.signal,
      act: (title) => print(`\n${plain.bold}${title}${plain.off}`),
      line: (text) => print(`${plain.dim}  ${text}${plain.off}`),
      told: (headline, detail) => moments.push({ headline, detail, at: seconds() }),
      answer: (question, usual) => (yes ? agree(question, usual, stop.signal) : ask(question, stop.signal)),
    });
    print(`\n${plain.bold}${renderTimeline(moments, seconds()).replace("\n", `${plain.off}\n`)}`);
    if (args.includes("--keep")) await keep(theatre, stop.signal);
    return 0;
  } catch (error) {
    if (error instanceof Stopped) return complain(`\n${error.message} Nothing of it is left behind.`, 130);
    if (!(error instanceof NotAsMeant)) throw error;
    complain(`\nNot as it was meant to be:\n${error.message}`);
    if (args.includes("--keep")) await keep(theatre, stop.signal);
    return 1;
  } finally {
    print(`${plain.dim}Clearing the stage …${plain.off}`);
    await theatre.close();
  }
}

/** What the story has, said aloud. */
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
  // Without a terminal mode of its own, so that Ctrl-C stays a signal that everybody hears.
  const terminal = createInterface({ input: process.stdin, output: process.stdout, terminal: false });
  try {
    return /^y(es)?$/i.test((await terminal.question(`${question} [y/N] `, { signal })).trim());
  } catch {
    throw new Stopped("The rehearsal was stopped.");
  } finally {
    terminal.close();
  }
}

/** Everything stays up until somebody has seen enough. */
async function keep({ sandbox, host, app }: Theatre, signal: AbortSignal): Promise<void> {
  print(`The production stays up until you press Ctrl-C. Meanwhile, in another terminal:
  curl http://127.0.0.1:${app.port}/version
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
