import { cleanForeignLine } from "../report/foreign.ts";
import { StageFailure } from "../stage/failure.ts";
import { shellWord } from "../stage/shell-word.ts";
import { hostKeyAlgorithms, knownHosts, readHostKeys } from "./host-key.ts";
import type { ScratchFolder } from "./scratch.ts";
import type { Commands, Environment } from "./world.ts";

/** A key for a Git server, and the keys by which the server is known. */
export interface SshLogin {
  /** OpenSSH, without a passphrase. */
  readonly privateKey: string;
  /** Pins, as `readHostKeys` takes them. There is no way to accept any key. */
  readonly hostKeys: readonly string[];
  readonly host: string;
  readonly port: number;
}

interface SshTools {
  readonly commands: Commands;
  readonly environment: Environment;
}

/** What the server is called in our own known_hosts: its keys count, whatever its address is. */
const ALIAS = "sluice-remote";
const SCAN_MS = 30_000;

/**
 * The command by which Git reaches the server (GIT_SSH_COMMAND): with this key and no other, and only where the server proves
 * itself by a pinned key. Its files lie in the folder, for its owner only. Throws a StageFailure for a server that shows none.
 */
export async function sshCommand(folder: ScratchFolder, login: SshLogin, tools: SshTools): Promise<string> {
  const pins = readHostKeys(login.hostKeys, "remote-host-key");
  // A fingerprint is no key, and ssh wants keys: they are asked for, and only those that fit are taken.
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

/** What the server shows proves nothing by itself: it is only compared with what is pinned. */
async function shownKeys({ host, port }: SshLogin, { commands, environment }: SshTools): Promise<readonly string[]> {
  const lines: string[] = [];
  const exit = await commands.run({
    argv: ["ssh-keyscan", "-T", "20", "-p", String(port), "--", host],
    env: { PATH: environment["PATH"] ?? "", LC_ALL: "C" },
    timeoutMs: SCAN_MS,
    onLine: (line) => lines.push(line),
    onErrorLine: () => undefined,
  });
  if (exit.code === 0 && lines.length > 0) return lines;
  throw new StageFailure({
    what: `${host} shows no host key on port ${port}: ssh-keyscan ${exit.code === 0 ? "got no answer" : `ended with ${exit.code ?? exit.reason}`}.`,
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
    // A type of key that nobody is known by.
    return [];
  }
}
