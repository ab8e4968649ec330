import { type SshLogin, sshCommand } from "./git-ssh.ts";
import type { Scratch, ScratchFolder } from "./scratch.ts";
import type { Commands, Environment, LocalExit } from "./world.ts";

/** As who Git comes to a server. Nothing of it is ever in an argument, in a configuration file, or in a log. */
export type GitLogin =
  | { readonly kind: "none" }
  | { readonly kind: "token"; readonly user: string; readonly token: string }
  | ({ readonly kind: "ssh-key" } & SshLogin);

/** A repository on a server. Its address holds no secret. */
export interface GitPlace {
  readonly address: string;
  readonly login: GitLogin;
}

export interface GitAnswer {
  readonly exit: LocalExit;
  /** Of standard output. */
  readonly lines: readonly string[];
  /** Of standard error. */
  readonly errors: readonly string[];
}

/** A bare repository of our own, beside any checkout, whose one remote is called `source`. What is in it came from there. */
export interface OwnRepository {
  git(...args: readonly string[]): Promise<GitAnswer>;
  /** Keeps a tag, given byte for byte, as an object. */
  keepTag(text: string): Promise<GitAnswer>;
}

export interface GitRemotes {
  /** The repository, and every file of the login, is gone afterwards. Throws a StageFailure for an unknown host. */
  within<T>(place: GitPlace, use: (repository: OwnRepository) => Promise<T>): Promise<T>;
}

interface GitTools {
  readonly commands: Commands;
  readonly scratch: Scratch;
  readonly environment: Environment;
}

const PATIENCE_MS = 300_000;

export function gitRemotes(tools: GitTools): GitRemotes {
  return {
    within: (place, use) =>
      tools.scratch.within(async (folder) => {
        const repository = await openOwn(folder, place, tools);
        return use(repository);
      }),
  };
}

async function openOwn(folder: ScratchFolder, place: GitPlace, tools: GitTools): Promise<OwnRepository> {
  const env = { ...plainEnvironment(tools.environment), ...(await loginEnvironment(folder, place, tools)) };
  const own = `${folder.path}/repository.git`;
  const git = async (...args: readonly string[]): Promise<GitAnswer> => {
    const [lines, errors]: [string[], string[]] = [[], []];
    const exit = await tools.commands.run({
      argv: ["git", `--git-dir=${own}`, ...args],
      env,
      timeoutMs: PATIENCE_MS,
      onLine: (line) => lines.push(line),
      onErrorLine: (line) => errors.push(line),
    });
    return { exit, lines, errors };
  };
  const made = await git("init", "--bare", "--quiet", "--template=");
  if (made.exit.code !== 0) throw new Error(`git init ended with ${made.exit.code}: ${made.errors.join(" ")}`);
  await git("remote", "add", "--", "source", place.address);
  return {
    git,
    keepTag: async (text) =>
      git("hash-object", "-t", "tag", "-w", "--no-filters", "--", await folder.write("tag", text)),
  };
}

/** What the runner has for reaching servers; nothing that says who comes. */
function plainEnvironment(environment: Environment): Record<string, string> {
  const kept = /^(PATH|HOME|(https?|all|no)_proxy|SSL_CERT_(FILE|DIR)|GIT_SSL_(CAINFO|CAPATH))$/i;
  const found = Object.entries(environment).flatMap(([name, value]) =>
    value !== undefined && kept.test(name) ? [[name, value] as const] : [],
  );
  return Object.fromEntries(found);
}

async function loginEnvironment(
  folder: ScratchFolder,
  place: GitPlace,
  tools: GitTools,
): Promise<Record<string, string>> {
  const { login } = place;
  const quiet = {
    ...{ LC_ALL: "C", GIT_TERMINAL_PROMPT: "0", GIT_ASKPASS: "", SSH_ASKPASS_REQUIRE: "never" },
    // No remote helper, which is a program that an address could name.
    ...{ GIT_ALLOW_PROTOCOL: "https:http:ssh:file", GIT_NO_LAZY_FETCH: "1" },
    ...settingsInEnvironment([...SETTINGS, ...loginSettings(place)]),
  };
  if (login.kind !== "ssh-key") return quiet;
  return { ...quiet, GIT_SSH_COMMAND: await sshCommand(folder, login, tools), GIT_SSH_VARIANT: "ssh" };
}

type Setting = readonly [name: string, value: string];

/** Whatever the user who runs the runner has set for Git, these count. An empty helper takes away all before it. */
const SETTINGS: readonly Setting[] = [
  ["core.hooksPath", "/dev/null"],
  ["credential.helper", ""],
  ["push.gpgSign", "false"],
  ["push.followTags", "false"],
  ["gc.auto", "0"],
  ["maintenance.auto", "false"],
  // What is sent to this address is meant for no other.
  ["http.followRedirects", "false"],
];

/** Pure. A token goes to its own repository alone; an empty header takes away all before it. */
export function loginSettings({ address, login }: GitPlace): readonly Setting[] {
  if (login.kind !== "token") return [];
  const name = `http.${address}.extraHeader`;
  const basic = Buffer.from(`${login.user}:${login.token}`, "utf8").toString("base64");
  return [
    [name, ""],
    [name, `AUTHORIZATION: basic ${basic}`],
  ];
}

/** Git's own way to be told settings without arguments and files (git-config(1), GIT_CONFIG_COUNT). */
function settingsInEnvironment(settings: readonly Setting[]): Record<string, string> {
  const pairs = settings.flatMap(([name, value], at) => [
    [`GIT_CONFIG_KEY_${at}`, name],
    [`GIT_CONFIG_VALUE_${at}`, value],
  ]);
  return { GIT_CONFIG_COUNT: String(settings.length), ...Object.fromEntries(pairs) };
}
