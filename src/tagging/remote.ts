import { badValue } from "../config/values.ts";
import { StageFailure } from "../failure/failure.ts";
import type { GitLogin, GitPlace } from "../ports/git.ts";
import type { Commands, Environment, RunContext } from "../ports/world.ts";
import { endingText } from "../text/ending-text.ts";
import { isRemoteName, type RemoteAddress, readAddress } from "./remote-address.ts";

/** A Git server that is the source of truth for tags instead of the forge's API, and the login of Git there. */
export interface Remote {
  readonly place: GitPlace;
  /** Its name for messages. */
  readonly name: string;
  /** Whether it is the repository that this run belongs to. */
  readonly isOwn: boolean;
  /** Whether a push of its own starts workflows: what the run's own token pushes starts nothing. */
  readonly pushStarts: boolean;
}

export interface GivenLogins {
  /** The remote's own token; empty for none. */
  readonly remoteToken: string;
  readonly sshKey: string;
  readonly hostKeys: readonly string[];
  /** The forge's token, and that of an app or a person, which comes first; empty for none. */
  readonly token: string;
  readonly releaseToken: string;
}

/** The forge that runs us. */
export interface OwnForge {
  /** Host with its port, where it has one. */
  readonly host: string;
  /** `owner/name`. */
  readonly repository: string;
}

/** Forges accept any user name with a token; GitHub requires this one for an app's. */
const ANY_USER = "x-access-token";
const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

interface RemoteWorld {
  readonly run: RunContext;
  readonly commands: Commands;
  readonly environment: Environment;
}

/** `text` is an address, or the name that a remote has in the checkout. */
export async function findRemote(text: string, given: GivenLogins, world: RemoteWorld): Promise<Remote> {
  const { runUrl, repository } = world.run;
  const host = URL.canParse(runUrl) ? new URL(runUrl).host : "";
  const address = readAddress(isRemoteName(text) ? await addressIn(text, world) : text);
  // What stands before the @ may hold a password.
  if (address === undefined)
    throw badValue({ name: "tag-remote", text: text.replace(/^(.*\/\/)?.*@/, "$1***@") }, WANTED);
  return decideRemote(address, given, { host, repository });
}

const WANTED =
  "an address such as https://git.example.com/owner/name.git or git@git.example.com:owner/name.git, without a password in it, or the name of such a remote in the checkout";
const TIMEOUT_MS = 30_000;

async function addressIn(name: string, { run, commands, environment }: RemoteWorld): Promise<string> {
  const lines: string[] = [];
  const exit = await commands.run({
    argv: ["git", "-c", `safe.directory=${run.workspace}`, "remote", "get-url", "--push", "--", name],
    env: { PATH: environment["PATH"] ?? "", HOME: environment["HOME"] ?? "", LC_ALL: "C" },
    timeoutMs: TIMEOUT_MS,
    outputLimit: 64 * 1024,
    onLine: (line) => lines.push(line),
    onErrorLine: () => undefined,
  });
  const [address] = lines;
  if (exit.code === 0 && address !== undefined) return address;
  throw new StageFailure({
    what: `The checkout in this job has no remote ${name} (git remote ${endingText(exit)}).`,
    means: "The destination of the tag is unknown. No tag was created, and nothing was started.",
    todo: "Give the remote's whole address as `tag-remote`, which needs no checkout; or check the repository out before this step.",
  });
}

/** Pure. Throws a StageFailure where what is given does not lead there. */
export function decideRemote(where: RemoteAddress, given: GivenLogins, forge: OwnForge): Remote {
  const isForge = isHostOf(where, forge);
  const isOwn = isForge && where.path.toLowerCase() === forge.repository.toLowerCase();
  const login = loginFor(where, given, isForge);
  const ownToken = login.kind === "token" && given.remoteToken === "" && given.releaseToken === "";
  const name = where.kind === "file" ? where.address : `${where.host}/${where.path}`;
  return { place: { address: where.address, login }, name, isOwn, pushStarts: !ownToken };
}

/** A forge's SSH has a port of its own. */
function isHostOf({ kind, host, port }: RemoteAddress, forge: OwnForge): boolean {
  const wanted = kind === "ssh" ? forge.host.replace(/:\d+$/, "") : forge.host;
  const whole = kind === "ssh" || port === undefined ? host : `${host}:${port}`;
  return whole.toLowerCase() === wanted.toLowerCase();
}

function loginFor(where: RemoteAddress, given: GivenLogins, isForge: boolean): GitLogin {
  if (where.kind === "file") return { kind: "none" };
  if (where.kind === "ssh") return sshLogin(where, given);
  const token = given.remoteToken || (isForge ? given.releaseToken || given.token : "");
  if (token === "") throw missing("remote-token", where, "a token that may read and push there");
  if (where.kind === "http" && !isForge && !LOOPBACK.test(where.host))
    throw badValue(
      { name: "tag-remote", text: where.address },
      "https://…: over http:// the token could be read in transit",
    );
  return { kind: "token", user: where.user || ANY_USER, token };
}

function sshLogin(where: RemoteAddress, { sshKey, hostKeys }: GivenLogins): GitLogin {
  if (sshKey === "") throw missing("remote-ssh-key", where, "a deploy key with write access");
  if (hostKeys.length === 0)
    throw missing("remote-host-key", where, "its SHA256 fingerprint, or its line of ssh-keyscan");
  return {
    ...{ kind: "ssh-key", privateKey: sshKey, hostKeys },
    ...{ host: where.host.replace(/^\[|\]$/g, ""), port: where.port ?? 22 },
  };
}

function missing(input: string, { host }: RemoteAddress, wanted: string): StageFailure {
  return new StageFailure({
    what: `\`${input}\` is missing: the tag is pushed to ${host}.`,
    means:
      "The credentials of a checkout are not used, and a secret that is not set arrives empty. No tag was created, and nothing was started.",
    todo: `Give ${wanted} as \`${input}\`.`,
  });
}
