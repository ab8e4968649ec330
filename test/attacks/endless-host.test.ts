import { createHash } from "node:crypto";
import type { Host } from "../../src/ports/host.ts";
import { realClock } from "../../src/world/clock.ts";
import { openHostProgram } from "../../src/world/host/host-program.ts";
import { localCommands } from "../../src/world/runner/commands.ts";
import { realShells } from "../../src/world/shells.ts";
import { createSsh } from "../../src/world/ssh/ssh.ts";
import { createLog } from "../fakes/stage-world.ts";
import { type Answer, endless, type HostileHost, startHostileHost } from "./hostile-host.ts";

const MIB = 1024 * 1024;
/** What is under way when a reader stops: ssh2's window, and what the sockets hold. */
const UNDER_WAY = 16 * MIB;
const PROGRAM = "# the host program\n";
const BLOCK = "x".repeat(32 * 1024);

let hosts: HostileHost[] = [];
afterEach(() => {
  for (const host of hosts) host.stop();
  hosts = [];
});

async function hostile(answer: Answer): Promise<HostileHost> {
  const host = await startHostileHost(answer);
  hosts.push(host);
  return host;
}

/** Takes the host program as a host does, and answers its verbs in its own way. */
async function withVerb(answer: Answer): Promise<{ readonly host: Host; readonly server: HostileHost }> {
  const path = `/state/${createHash("sha256").update(PROGRAM).digest("hex").slice(0, 16)}`;
  const server = await hostile((command) => (command.includes("mkdir -p") ? [`ready ${path}\n`] : answer(command)));
  return { host: await open(server), server };
}

function open({ target }: HostileHost): Promise<Host> {
  const log = createLog();
  const ssh = createSsh({ log, sleep: async () => undefined });
  return openHostProgram(
    { ssh, log, clock: realClock, program: PROGRAM },
    { target, project: "app", directory: "/app" },
  );
}

function expectBounded({ sent }: HostileHost, limit: number): void {
  // It did send more than is taken, and it was left soon after.
  expect(sent()).toBeGreaterThan(limit);
  expect(sent()).toBeLessThan(limit + UNDER_WAY);
}

test("an endless answer to the upload of the host program is left at its limit", async () => {
  const server = await hostile(() => endless(BLOCK));
  await expect(open(server)).rejects.toThrow('The host\'s answer to "upload" is larger than 64 KiB.');
  expectBounded(server, 64 * 1024);
});

test("an endless answer to a question is left at its limit, and not asked for again", async () => {
  const asked: string[] = [];
  const { host, server } = await withVerb((command) => {
    asked.push(command);
    return endless(BLOCK);
  });
  await expect(host.survey()).rejects.toThrow('The host\'s answer to "survey" is larger than 4 MiB.');
  expect(asked).toHaveLength(1);
  expectBounded(server, 4 * MIB);
  await host.close();
});

test("an endless log of a change is left at its limit, also where it comes over many connections", async () => {
  const { host, server } = await withVerb(function* () {
    // One frame says how long it is, and is never whole.
    yield "L 999999999\n";
    for (let sent = 0; sent < 20 * MIB; sent += BLOCK.length) yield BLOCK;
  });
  const watcher = { event: () => undefined, logLine: () => undefined };
  await expect(host.follow("c1", watcher)).rejects.toThrow("The host sent more than 64 MiB about the change c1.");
  expectBounded(server, 64 * MIB);
  await host.close();
}, 60_000);

test("an endless answer to a script that reads a backup is left at its limit", async () => {
  const server = await hostile(() => endless(BLOCK));
  const cancelled = new AbortController().signal;
  const parts = {
    log: createLog(),
    clock: realClock,
    commands: localCommands("/", cancelled),
    environment: {},
    cancelled,
  };
  const shell = await realShells(parts).onHost(server.target);
  const answer = await shell.run({ script: "cat", env: {}, timeoutMs: 60_000, outputLimit: MIB });
  expect(answer).toEqual({ kind: "too-much" });
  expectBounded(server, MIB);
  await shell.close();
});
