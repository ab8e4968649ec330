import { StageFailure } from "../../failure/failure.ts";
import type { SshLogin } from "../../ports/git.ts";
import type { ScratchFolder } from "../../ports/scratch.ts";
import type { Commands, Environment } from "../../ports/world.ts";
import { endingText } from "../../text/ending-text.ts";
import { cleanForeignLine } from "../../text/foreign-line.ts";
import { shellWord } from "../../text/shell-word.ts";
import { hostKeyAlgorithms, knownHosts, readHostKeys } from "../ssh/host-key.ts";

interface SshTools {
  readonly commands: Commands;
  readonly environment: Environment;
}

/** The server's name in Sluice's own known_hosts: its keys count, independently of its address. */
const ALIAS = "sluice-remote";
const SCAN_MS = 30_000;
const SCAN_LIMIT = 64 * 1024;

/**
 * The command by which Git reaches the server (GIT_SSH_COMMAND): with this key and no other, and only where the server proves
 * itself by a pinned key. Its files lie in the folder, for its owner only. Throws a StageFailure for a server that shows none.
 */
export async function sshCommand(folder: ScratchFolder, login: SshLogin, tools: SshTools): Promise<string> {
  const pins = readHostKeys(login.hostKeys, "remote-host-key");
  // ssh needs keys instead of fingerprints: they are requested from the server, and only those with a pinned
  // fingerprint are used.
  const shown = pins.every(({ type }) => type !== undefined) ? [] : await shownKeys(login, tools);
  const known = knownHosts(ALIAS, login.hostKeys, shown);
  if (known.length === 0) throw stranger(login, shown);
  const key = await folder.write("key", `${login.privateKey.trim().replaceAll("\r\n", "\n")}\n`);
  const knownHostsFile = await folder.write("known_hosts", `${known.join("\n")}\n`);
  const config = sshConfig({ key, knownHosts: knownHostsFile, algorithms: hostKeyAlgorithms(pins) });
  return `ssh -F ${shellWord(await folder.write("ssh_config", config))}`;
}

interface SshFiles {
  readonly key: string;
  readonly knownHosts: string;
  readonly algorithms: readonly string[];
}

/** Pure. Nothing of the runner's own configuration counts: it could accept other hosts, or offer other keys. */
export function sshConfig({ key, knownHosts: known, algorithms }: SshFiles): string {
  const settings = [
    `HostKeyAlias ${ALIAS}`,
    "StrictHostKeyChecking yes",
    `UserKnownHostsFile ${path(known)}`,
    "GlobalKnownHostsFile /dev/null",
    "UpdateHostKeys no",
    `HostKeyAlgorithms ${algorithms.join(",")}`,
    `IdentityFile ${path(key)}`,
    "IdentitiesOnly yes",
    "IdentityAgent none",
    "PreferredAuthentications publickey",
    "BatchMode yes",
    "ConnectTimeout 30",
    "ServerAliveInterval 15",
  ];
  return `Host *\n${settings.map((setting) => `  ${setting}\n`).join("")}`;
}

/** ssh expands what follows a percent sign. */
function path(file: string): string {
  return `"${file.replaceAll("%", "%%")}"`;
}

/** The keys that the server shows prove nothing by themselves: they are compared with the pinned ones. */
async function shownKeys({ host, port }: SshLogin, { commands, environment }: SshTools): Promise<readonly string[]> {
  const lines: string[] = [];
  const exit = await commands.run({
    argv: ["ssh-keyscan", "-T", "20", "-p", String(port), "--", host],
    env: { PATH: environment["PATH"] ?? "", LC_ALL: "C" },
    timeoutMs: SCAN_MS,
    outputLimit: SCAN_LIMIT,
    onLine: (line) => lines.push(line),
    onErrorLine: () => undefined,
  });
  if (exit.code === 0 && lines.length > 0) return lines;
  throw new StageFailure({
    what: `${host} shows no host key on port ${port}: ssh-keyscan ${exit.code === 0 ? "got no answer" : endingText(exit)}.`,
    means: "Its fingerprint could not be compared with the pinned one. Nothing was tried.",
    todo: "Check the address in `tag-remote`, and that the runner reaches it; or give the whole line of ssh-keyscan as `remote-host-key`.",
  });
}

function stranger({ host, port }: SshLogin, shown: readonly string[]): StageFailure {
  const seen = shown.flatMap((line) => fingerprintsIn(line)).join(", ");
  return new StageFailure({
    what: `${host} (port ${port}) showed other host keys than the pinned ones: ${cleanForeignLine(seen) || "none that can be read"}.`,
    means: "It may be another server that pretends to be this one. Nothing was sent to it.",
    todo: "Compare with the server's own console (`ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub`). Only if it is the same as what it showed, change `remote-host-key`.",
  });
}

function fingerprintsIn(line: string): readonly string[] {
  try {
    return readHostKeys([line]).map(({ fingerprint }) => fingerprint);
  } catch {
    // A type of key of no known host.
    return [];
  }
}
