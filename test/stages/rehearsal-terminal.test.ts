import { type ChildProcess, spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { repositoryRoot } from "../../scripts/root.ts";
import { premises, readJson } from "../sandbox/leases.ts";
import { BOX_RECORD } from "../sandbox/left-behind.ts";
import { childrenOf, killProcesses, waitFor } from "../sandbox/processes.ts";
import { openSandbox, type Sandbox } from "../sandbox/sandbox.ts";
import { type Traces, tracesOf } from "../sandbox/traces.ts";

/** `npm run rehearse` as a person has it: at a terminal, which asks. */

const PATIENCE_MS = 150_000;

let neighbour: Sandbox;
let rehearsal: Terminal | undefined;

beforeAll(async () => {
  // Keeps the shared engine there, so that it can be asked what is left when the rehearsal has ended.
  neighbour = await openSandbox();
});

afterAll(async () => {
  await rehearsal?.end();
  await neighbour.close();
});

interface Terminal {
  readonly pid: number;
  /** All that was to be seen so far. */
  seen(): string;
  type(text: string): void;
  /** Waits until the text has come since the last key was pressed. */
  shows(text: string): Promise<void>;
  /** The exit code of the program in it. */
  readonly code: Promise<number | null>;
  end(): Promise<void>;
}

/** A pseudo-terminal with the rehearsal in it: `script` of util-linux makes one, and forwards what it reads as keys. */
function openTerminal(): Terminal {
  const root = repositoryRoot();
  const command = `exec ${join(root, "node_modules/.bin/node")} rehearsal/main.ts`;
  const child = spawn("script", ["--quiet", "--return", "--flush", "--command", command, "/dev/null"], {
    cwd: root,
    env: { ...process.env, NODE_OPTIONS: "" },
    stdio: "pipe",
  });
  let text = "";
  let since = 0;
  let problem: string | undefined;
  child.on("error", (error) => {
    problem = `There is no pseudo-terminal, since util-linux's script did not start: ${error.message}`;
  });
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (more: Buffer) => (text += more.toString()));
  return {
    pid: child.pid ?? 0,
    seen: () => text,
    type: (keys) => {
      since = text.length;
      child.stdin.write(keys);
    },
    shows: async (wanted) => {
      await waitFor(`"${wanted}" on the terminal`, PATIENCE_MS, () => {
        if (text.slice(since).includes(wanted)) return true;
        if (problem !== undefined) throw new Error(problem);
        if (hasEnded(child)) throw new Error(`The rehearsal ended without "${wanted}":\n${text.slice(-3000)}`);
        return undefined;
      });
    },
    code: new Promise((resolve) => child.once("exit", resolve)),
    end: async () => {
      if (child.pid !== undefined && !hasEnded(child)) await killProcesses(childrenOf(child.pid));
    },
  };
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}

/** What the rehearsal has made on this machine: its sandbox bears its process' number. */
async function tracesOfRehearsal({ pid }: Terminal): Promise<() => Promise<Traces>> {
  const { boxes } = premises();
  const programs = childrenOf(pid).map((one) => one.pid);
  const owned = readdirSync(boxes).filter(
    (name) => name.startsWith(".") && programs.includes(Number(readJson(join(boxes, name))?.["pid"])),
  );
  expect(owned).toHaveLength(1);
  const name = owned[0]?.slice(1) ?? "";
  const root = join(boxes, name);
  const address = String(readJson(join(root, BOX_RECORD))?.["registry"]);
  return () => tracesOf({ name, root, registry: { address }, builder: neighbour.builder });
}

test("a typed no is not released and the story goes on; Ctrl-C at a later question leaves nothing behind", async () => {
  const terminal = openTerminal();
  rehearsal = terminal;
  await terminal.shows("Release v1.0.0: approve production? [y/N] ");
  const traces = await tracesOfRehearsal(terminal);
  terminal.type("no\n");
  await terminal.shows("The deployment to production was rejected.");
  await terminal.shows("No release should run yet.");
  await terminal.shows("Act 2: v1.1.0");
  await terminal.shows("Release v1.1.0: approve production? [y/N] ");
  expect((await traces()).containers).toEqual([]);

  terminal.type("y\n");
  await terminal.shows("Verdict on v1.1.0: approve? [y/N] ");
  const { containers, folders } = await traces();
  expect([containers.length, folders.length]).toEqual([3, 1]);

  terminal.type("\u0003");
  expect(await terminal.code).toBe(130);
  expect(terminal.seen()).toContain("The rehearsal was stopped. Nothing of it is left behind.");
  expect(terminal.seen()).not.toContain("Act 3");
  expect(Object.values(await traces()).flat()).toEqual([]);
});
