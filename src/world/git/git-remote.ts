import type { GitAnswer, GitPlace, GitRemotes, OwnRepository } from "../../ports/git.ts";
import type { Scratch, ScratchFolder } from "../../ports/scratch.ts";
import type { Commands, Environment } from "../../ports/world.ts";

interface GitTools {
  readonly commands: Commands;
  readonly scratch: Scratch;
  readonly environment: Environment;
}

const TIMEOUT_MS = 300_000;
/** Bytes: the references of a large repository have a tenth of it. */
const OUTPUT_LIMIT = 64 * 1024 * 1024;

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
      timeoutMs: TIMEOUT_MS,
      outputLimit: OUTPUT_LIMIT,
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
    keep: async (type, text) =>
      git("hash-object", "-t", type, "-w", "--no-filters", "--", await folder.write(type, text)),
  };
}

/** The runner's settings for reaching servers, without any login. */
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
  const { sshCommand } = await import("./git-ssh.ts");
  return { ...quiet, GIT_SSH_COMMAND: await sshCommand(folder, login, tools), GIT_SSH_VARIANT: "ssh" };
}

type Setting = readonly [name: string, value: string];

/** These override the Git settings of the user of the runner. An empty helper removes all before it. */
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

/** Pure. A token goes to its own repository alone; an empty header removes all before it. */
export function loginSettings({ address, login }: GitPlace): readonly Setting[] {
  if (login.kind !== "token") return [];
  const name = `http.${address}.extraHeader`;
  const basic = Buffer.from(`${login.user}:${login.token}`, "utf8").toString("base64");
  return [
    [name, ""],
    [name, `AUTHORIZATION: basic ${basic}`],
  ];
}

/** Settings for Git without arguments and files (git-config(1), GIT_CONFIG_COUNT). */
function settingsInEnvironment(settings: readonly Setting[]): Record<string, string> {
  const pairs = settings.flatMap(([name, value], at) => [
    [`GIT_CONFIG_KEY_${at}`, name],
    [`GIT_CONFIG_VALUE_${at}`, value],
  ]);
  return { GIT_CONFIG_COUNT: String(settings.length), ...Object.fromEntries(pairs) };
}
