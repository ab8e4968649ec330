import { StageFailure } from "../../failure/failure.ts";
import type { Survey } from "../../host/survey.ts";
import type { SshAddress } from "../../ports/host-place.ts";
import type { Log } from "../../ports/world.ts";
import { cleanForeignLine } from "../../text/foreign-line.ts";
import { shellWord } from "../../text/shell-word.ts";
import { loginName, sshByHand } from "../ssh/ssh-by-hand.ts";

/**
 * The environment of a command on the host: paths of programs, the answer of the engine, and the variables that it
 * depends on.
 */
interface Environment {
  readonly programs: ReadonlyMap<string, string>;
  readonly variables: ReadonlyMap<string, string>;
  /** What `docker version` said last. */
  readonly engine: { readonly answers: boolean; readonly says: string };
}

interface Environments {
  /** Of a command over SSH. */
  readonly command: Environment;
  /** Of a person who logs in. */
  readonly login: Environment;
}

/** The most likely cause first. */
const VARIABLES = ["DOCKER_HOST", "DOCKER_CONTEXT", "DOCKER_CONFIG", "DOCKER_CERT_PATH", "XDG_RUNTIME_DIR", "PATH"];

/** Prints one environment, one fact a line. */
function lookScript(programs: readonly string[]): string {
  return `printf "\\n%s\\n" "begin $1"
for program in ${programs.join(" ")}; do printf "program %s %s\\n" "$program" "$(command -v "$program")"; done
for name in ${VARIABLES.join(" ")}; do eval "value=\\\${$name-}"; printf "variable %s %s\\n" "$name" "$value"; done
says=$(docker version --format "{{.Server.Version}}" 2>&1); code=$?
printf "engine %s %s\\n" "$code" "$(printf "%s" "$says" | tail -n 1)"`;
}

/** The same in both environments. A login shell without a terminal may print warnings, which are no facts. */
function bothScript(programs: readonly string[]): string {
  return `SLUICE_LOOK=${shellWord(lookScript(programs))}
export SLUICE_LOOK
timeout -k 2 20 sh -c "$SLUICE_LOOK" look command </dev/null 2>/dev/null
timeout -k 2 20 "\${SHELL:-sh}" -l -i -c 'exec sh -c "$SLUICE_LOOK" look login' </dev/null 2>/dev/null
exit 0
`;
}

/** Pure. Undefined where one of the two is missing: then nothing can be compared. */
export function readEnvironments(text: string): Environments | undefined {
  const [, ...parts] = text.split(/^begin (?=command$|login$)/m);
  const of = (name: string): Environment | undefined => {
    const lines = parts.find((part) => part.startsWith(`${name}\n`))?.split("\n");
    return lines?.some((line) => line.startsWith("engine ")) ? readEnvironment(lines) : undefined;
  };
  const [command, login] = [of("command"), of("login")];
  return command && login && { command, login };
}

function readEnvironment(lines: readonly string[]): Environment {
  const pairs = (kind: string): Map<string, string> =>
    new Map(
      lines.flatMap((line) => {
        const [, name = "", value = ""] = new RegExp(`^${kind} (\\S+) (.+)$`).exec(line) ?? [];
        return name === "" ? [] : [[name, value] as const];
      }),
    );
  const [, code = "", says = ""] = /^engine (\d+) ?(.*)$/m.exec(lines.join("\n")) ?? [];
  return {
    programs: pairs("program"),
    variables: pairs("variable"),
    engine: { answers: code === "0" && says !== "", says: cleanForeignLine(says) },
  };
}

interface Look {
  look(script: string): Promise<string | undefined>;
}

/**
 * When a program or the engine is missing: throws where a login shell has it, since then trying it by hand would
 * succeed. Otherwise the answer of the engine is logged.
 */
export async function requireSameEnvironment(
  { tools, engine }: Pick<Survey, "tools" | "engine">,
  address: SshAddress,
  line: Look,
  log: Pick<Log, "info">,
): Promise<void> {
  const missing = tools.missing.split(" ").filter((name) => name !== "");
  if (missing.length === 0 && engine !== undefined) return;
  const programs = [...new Set(["docker", "git", ...missing])];
  const seen = readEnvironments((await line.look(bothScript(programs))) ?? "");
  if (seen === undefined) return;
  const failure = onlyForLogins(seen, missing, address);
  if (failure !== undefined) throw failure;
  const { answers, says } = seen.command.engine;
  if (!answers) log.info(`\`docker version\` prints on ${loginName(address)}: ${says || "nothing"}`);
}

/** Pure. */
export function onlyForLogins(
  { command, login }: Environments,
  missing: readonly string[],
  address: SshAddress,
): StageFailure | undefined {
  for (const name of missing) {
    const found = login.programs.get(name);
    if (found !== undefined && command.programs.get(name) === undefined)
      return programOnlyForLogins(name, cleanForeignLine(found), command, address);
  }
  if (command.engine.answers || !login.engine.answers) return undefined;
  return engineOnlyForLogins({ command, login }, address);
}

function programOnlyForLogins(name: string, path: string, command: Environment, address: SshAddress): StageFailure {
  const where = loginName(address);
  const link = path.startsWith("/")
    ? `Put a link where that PATH finds it (\`sudo ln -s ${path} /usr/local/bin/${name}\`), or set`
    : "Set";
  return new StageFailure({
    what: `\`${name}\` is not on the PATH of a command over SSH on ${where}. Only a person who logs in has it: ${path}.`,
    means: `Sluice runs commands without a login, and their PATH is ${cleanForeignLine(command.variables.get("PATH") ?? "empty")}. Nothing was changed.`,
    todo: `${link} PATH where a shell without a login reads it (\`SetEnv PATH=…\` in sshd_config; /etc/environment). ${sshByHand(address, `command -v ${name}`)} must print its path.`,
  });
}

function engineOnlyForLogins({ command, login }: Environments, address: SshAddress): StageFailure {
  const others = VARIABLES.flatMap((name) => {
    const value = login.variables.get(name);
    return value === undefined || value === command.variables.get(name) ? [] : [`${name}=${cleanForeignLine(value)}`];
  });
  return new StageFailure({
    what: `The Docker engine on ${loginName(address)} answers a person who logs in, but not a command over SSH. Docker says: ${command.engine.says || "nothing"}.`,
    means: `Sluice runs commands without a login. ${others.length === 0 ? "What a login changes is not known" : `Only a login sets ${others.join(", ")}`}. Nothing was changed.`,
    todo: `Set it where a command over SSH reads it (\`SetEnv DOCKER_HOST=…\` in sshd_config; /etc/environment), or make it a context of Docker (\`docker context create\`, \`docker context use\`). ${sshByHand(address, "docker version")} must show a server.`,
  });
}
