import type { Outcome } from "../plan/outcome.ts";
import { StageFailure } from "../stage/failure.ts";

/** What a person can do about each reason that a host gives. The reason's own text says what happened. */
const TODO: Readonly<Record<string, string>> = {
  locked: "Wait until it has ended, then run this again. `release-status` shows it.",
  frozen: "Ask who froze it, then lift the freeze. A rollback stays possible.",
  held: "Look at the host, then roll back to a release that works: a rollback that succeeds lifts the hold.",
  dirty:
    "Look at the files on the host (`git diff` in its checkout); keep what is needed through the repository, undo the rest.",
  "changed-meanwhile":
    "Look at what was deployed meanwhile. If this release is still wanted, run it again: it plans anew.",
  "one-off-running": "It may be a migration or a backup. Wait until it has ended, then run this again.",
  "fetch-failed":
    "Check that the host may read the repository (`git fetch` in its checkout as the deploy user), then run this again.",
  "tag-moved": "Somebody moved the tag after it was planned. Find out who and why; then tag a new version.",
  "compose-invalid": "Run `docker compose config` on that commit and mend what it says.",
  "variable-unset":
    "Set them in the .env file on the host or in the input `variables`; or give them a default in the Compose file: ${NAME:-default}.",
  "image-missing": "Give each service an `image:`: the host runs images from a registry, it builds none.",
  "image-unknown":
    "Push the image under that name first, or correct `image:` in the Compose file. An image that exists only on the host needs `pull_policy: never`.",
  "registry-unauthorized":
    "The login has expired or lacks the right to pull. Renew `registry-username` and `registry-password` (or the login on the host), then run this again.",
  "registry-busy":
    "The registry limits its callers. Wait for the time it names, or pull with a login, then run this again.",
  "registry-failed":
    "Check whether the registry works (its status page, `docker pull` on the host), then run this again.",
  "registry-slow": "Check the network between host and registry, or raise `pull-timeout`.",
  "digest-differs": "The image was pushed again after it was approved. Find out why; build and approve a new version.",
  "disk-full": "Free space on the host (`docker system df`), then run this again.",
  "engine-silent": "Log in to the host and see whether `docker version` and `docker ps` answer.",
  "not-quiet": "Look at `docker ps` on the host: something there starts and stops containers of this project.",
  "port-taken":
    "Find out what holds the port on the host (`ss -ltnp`), free it or publish another, then deploy a new version.",
  oom: "Raise the service's memory limit or make it need less, then deploy a new version.",
  "crash-loop": "Read its last log lines above, mend it, then deploy a new version.",
  exited: "Read its last log lines above. If it is meant to end, name it under `one-shots`.",
  unhealthy: "Read its last health checks and log lines above, mend it, then deploy a new version.",
  "not-healthy": "Read the log above. If the service only needs longer, raise `health-timeout`.",
  "proof-failed": "Something else changes these containers or files on the host. Find it, then run this again.",
  "not-adoptable": "Make the checkout describe what runs (or bring up what it describes), then adopt again.",
  "image-gone":
    "Something cleaned up images on the host. Choose another release that is kept, or deploy a new version.",
  killed: "Find out what killed it on the host (`journalctl`, `dmesg`), then run this again.",
  "backup-folder": "Make the folder on the host, writable for the deploy user, or correct `take-file`.",
  "backup-there": "See what else writes there, then run this again.",
  "backup-failed": "Read its words in the log above, mend the command or what it needs, then run this again.",
  "backup-empty": 'Let the command write to $SLUICE_BACKUP_FILE: pg_dump -Fc … > "$SLUICE_BACKUP_FILE".',
  "backup-loud": "Let it write the backup to $SLUICE_BACKUP_FILE, and not to its output; or let it say less.",
  "backup-late":
    "Raise `take-timeout`, or find out what it waited for. What it started in a container may go on there: see `docker top`.",
  "backup-killed": "Find out what killed it on the host (`journalctl`, `dmesg`), then run this again.",
  "backup-unended": "Let the command wait for all that it starts. Look at the host for what is left of it.",
  aborted: "Run it again when you want it.",
  interrupted: "Run it again: it looks first at what was done.",
  "never-began": "Run it again.",
};

const FALLBACK = "Read the log above and the change's folder on the host, then run this again.";

/** Undefined for a success; otherwise the one failure that the run shows. */
export function outcomeFailure(
  outcome: Outcome,
  wanted: { readonly version: string; readonly directory: string; readonly project: string },
): StageFailure | undefined {
  if (outcome.contradiction !== undefined) return contradicted(outcome, outcome.contradiction);
  const { ending } = outcome;
  if (ending.outcome === "done") return undefined;
  return new StageFailure({
    what: happened(outcome, wanted.version),
    means: meaning(outcome, wanted),
    todo: ending.outcome === "held" ? byHand(outcome, wanted) : (TODO[ending.code] ?? FALLBACK),
  });
}

function happened({ ending }: Outcome, version: string): string {
  const text =
    ending.code === "locked" || ending.code === "frozen" || ending.code === "held"
      ? describeJson(ending.code, ending.text)
      : ending.text;
  switch (ending.outcome) {
    case "refused":
      return `${version} was refused by the host: ${text}`;
    case "returned":
      return `${version} did not stay: ${text}`;
    case "aborted":
      return `${version} was cancelled before anything was switched.`;
    case "interrupted":
      return `${version} was interrupted: ${text}`;
    default:
      return `${version} failed: ${text}`;
  }
}

/** Some reasons are records of the host: the lock's owner, the freeze, the hold. */
function describeJson(code: string, text: string): string {
  try {
    const record: unknown = JSON.parse(text);
    if (typeof record !== "object" || record === null) return text;
    const of = (key: string): string => String((record as Readonly<Record<string, unknown>>)[key] ?? "");
    if (code === "locked")
      return `another change holds the lock: ${of("kind")} ${of("version")} by ${of("actor") || "somebody"}, since ${of("since")}, ${of("run")}`;
    return of("text") || of("said") || text;
  } catch {
    return text;
  }
}

function meaning({ ending, after, events }: Outcome, wanted: { readonly version: string }): string {
  const running = after.current?.version;
  switch (ending.outcome) {
    case "returned":
      return `The host went back by itself: ${running ?? "the release before"} runs again, proven.`;
    case "held":
      return `The way back failed too. What runs now is not a proven release: a person must look. Deploys to this host are held until a rollback succeeds.`;
    case "interrupted":
      return running === undefined
        ? "What runs is not known."
        : `${running} is the release that is recorded; it was not proven again.`;
    default:
      if (events.some((event) => event.event === "step" && event.step === "switch"))
        return `${wanted.version} is what its containers were left with; nothing is recorded as released.`;
      return running === undefined
        ? "Nothing was changed on the host."
        : `Nothing was changed on the host: ${running} runs as before.`;
  }
}

function byHand({ after, ending }: Outcome, wanted: { readonly directory: string; readonly project: string }): string {
  const release = after.current?.release ?? ending.running;
  const file = `${after.host.state}/releases/${release}/compose.yml`;
  return [
    `Log in to ${after.host.name} and bring the recorded release up by hand:`,
    `  docker compose -p ${wanted.project} --project-directory ${wanted.directory} -f ${file} up -d --pull never --no-build --remove-orphans`,
    `  docker ps -a --filter label=com.docker.compose.project=${wanted.project}`,
    "Then dispatch a rollback to a release that works: when it succeeds it lifts the hold.",
  ].join("\n");
}

function contradicted({ ending, change }: Outcome, difference: string): StageFailure {
  return new StageFailure({
    what: `The host reported "${ending.outcome}" for ${change}, but a look at it afterwards says otherwise: ${difference}.`,
    means:
      "Something else changes this application, or a tool on the host does not do what it reports. This is not a success.",
    todo: "Find out what else works on this host (another deploy tool, a cron job, a person), then run `release-status`.",
  });
}
