import { mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { SshServer } from "../test/sandbox/ssh-server.ts";

/** What a host's sessions started, themselves and everything below them; the engine is not below them. */
export interface HostCalls {
  readonly docker: number;
  readonly git: number;
  /** Processes, without threads. */
  readonly forks: number;
}

/**
 * Counts by strace, which follows each session of an sshd: other processes of the machine do not count. Traced sessions are
 * slower, so they are not the ones that are timed. A tracer keeps its standard error open, which would keep a session open.
 */
export class HostTrace {
  readonly #folder: string;
  readonly #ssh: SshServer;

  constructor(ssh: SshServer, folder: string) {
    this.#ssh = ssh;
    this.#folder = folder;
  }

  async begin(): Promise<void> {
    rmSync(this.#folder, { recursive: true, force: true });
    mkdirSync(this.#folder, { recursive: true });
    const strace = `strace -D -f --seccomp-bpf -qq -ttt -e signal=none -e trace=execve,fork,vfork,clone,clone3 -s 300 -o ${this.#folder}/$$`;
    await this.#ssh.setSettings([`ForceCommand exec ${strace} sh -c "$SSH_ORIGINAL_COMMAND" 2>/dev/null`]);
  }

  async end(): Promise<HostCalls> {
    await this.#ssh.setSettings([]);
    const lines = readdirSync(this.#folder).flatMap((name) =>
      readFileSync(join(this.#folder, name), "utf8").split("\n"),
    );
    return countCalls(lines);
  }
}

const LINE = /^(\d+) +[\d.]+ (.*)$/;
const RESUMED = /^<\.\.\. (\w+) resumed>(.*)$/;
const UNFINISHED = / <unfinished \.\.\.>$/;

function countCalls(lines: readonly string[]): HostCalls {
  const counted = { docker: 0, git: 0, forks: 0 };
  /** What a process has become, or its parent was when it began. */
  const programs = new Map<string, string>();
  const unfinished = new Map<string, string>();
  for (const line of lines) {
    const [, pid = "", text = ""] = LINE.exec(line) ?? [];
    if (UNFINISHED.test(text)) {
      unfinished.set(pid, text.replace(UNFINISHED, ""));
      continue;
    }
    const resumed = RESUMED.exec(text);
    const call = resumed === null ? text : `${unfinished.get(pid) ?? ""}${resumed[2]}`;
    const program = /^execve\(.*?, \["([^"]*)".* = 0$/.exec(call)?.[1];
    if (program !== undefined) {
      // What Git and Docker start themselves is part of the same call.
      if ((program === "docker" || program === "git") && programs.get(pid) !== program) counted[program]++;
      programs.set(pid, program);
      continue;
    }
    const child = /^(?:fork|vfork|clone3?)\(.* = (\d+)$/.exec(call)?.[1];
    if (child === undefined || call.includes("CLONE_THREAD")) continue;
    counted.forks++;
    programs.set(child, programs.get(pid) ?? "");
  }
  return counted;
}
