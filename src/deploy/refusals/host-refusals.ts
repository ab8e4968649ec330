import type { LockOwner, Survey } from "../../host/survey.ts";
import { remedyOf } from "./host-codes.ts";
import { type Refusal, refusal } from "./refusal.ts";

/** The application that is to be changed. */
interface Place {
  readonly project: string;
  readonly directory: string;
  readonly ignoredOneOffs?: readonly string[];
}

/** Reasons that forbid a change of this host that needs the clone as its commit has it. */
export function hostRefusals(survey: Survey, place: Place): Refusal[] {
  return [
    ...toolRefusals(survey),
    ...oldComposeRefusals(survey),
    ...checkoutRefusals(survey, place.directory),
    ...lockRefusals(survey),
    ...oneOffRefusals(survey, place.project, place.ignoredOneOffs ?? []),
  ];
}

/** The same for a change that a person's edits do not forbid: the host keeps a copy of them, or does not touch them. */
export function refusalsDespiteEdits(survey: Survey, place: Place): Refusal[] {
  return hostRefusals(survey, place).filter(({ code }) => code !== "dirty");
}

/** What a survey of the host needs. Without one of these, what runs on the host is unknown. */
export function toolRefusals({ tools, engine, host }: Survey): Refusal[] {
  const refusals: Refusal[] = [];
  if (tools.missing !== "") {
    refusals.push(
      refusal(
        "tools-missing",
        `The host ${host.name} lacks: ${tools.missing}.`,
        `Install what is missing (on Debian and Ubuntu: \`apt-get install git util-linux coreutils docker.io\`), then run this again.`,
      ),
    );
  }
  if (engine === undefined && !tools.missing.split(" ").includes("docker")) {
    refusals.push(
      refusal(
        "engine-silent",
        `The Docker engine on ${host.name} does not answer the user ${host.user}.`,
        "Log in as that user and run `docker version`. It must show a server: start the engine, or add the user to the group `docker`.",
      ),
    );
  }
  if (tools.compose === "") {
    const v1 = tools.composeV1 === "" ? "" : ` There is a \`${tools.composeV1}\`, which is Compose v1: it is not used.`;
    refusals.push(
      refusal("compose-missing", `\`docker compose version\` does not answer on ${host.name}.${v1}`, INSTALL_COMPOSE),
    );
  }
  if (tools.git === "" && !tools.missing.split(" ").includes("git")) {
    refusals.push(
      refusal(
        "git-silent",
        `\`git --version\` prints nothing on ${host.name}.`,
        "Install Git on the host, then run this again.",
      ),
    );
  }
  return refusals;
}

const OLDEST_COMPOSE = [2, 20] as const;
const INSTALL_COMPOSE = `Install the Compose plugin, version ${OLDEST_COMPOSE.join(".")} or newer (package docker-compose-plugin, or docker-compose-v2).`;

/** A version that cannot be read counts as too old. */
function oldComposeRefusals({ tools, host }: Survey): Refusal[] {
  const [, major, minor] = /^(\d+)\.(\d+)/.exec(tools.compose) ?? [];
  const [oldestMajor, oldestMinor] = OLDEST_COMPOSE;
  const isNew = Number(major) > oldestMajor || (Number(major) === oldestMajor && Number(minor) >= oldestMinor);
  if (isNew || tools.compose === "") return [];
  const what = `Compose on ${host.name} has the version ${tools.compose}, and Sluice needs ${OLDEST_COMPOSE.join(".")} or newer.`;
  return [refusal("compose-old", what, INSTALL_COMPOSE)];
}

function checkoutRefusals({ checkout, dirty, pending, host }: Survey, directory: string): Refusal[] {
  if (checkout.state === "missing") {
    return [
      refusal(
        "checkout-missing",
        `The folder ${directory} does not exist on the host.`,
        `Clone the repository there once (\`git clone <repository> ${directory}\`), or correct \`directory\`.`,
      ),
    ];
  }
  if (checkout.state !== "git" || checkout.head === "") {
    return [
      refusal(
        "checkout-unreadable",
        `${directory} is not a Git checkout that this user can read. Git says: ${checkout.text || "nothing"}`,
        "Clone the repository there, make the deploy user its owner, or correct `directory`.",
      ),
    ];
  }
  // While a change is pending the tree is half switched: settling repairs it.
  if (dirty.length > 0 && pending === undefined) {
    return [
      refusal(
        "dirty",
        `Files in ${directory} were changed by hand: ${dirty.slice(0, 20).join(", ")}${dirty.length > 20 ? ", …" : ""}.`,
        `Inspect them on the host (\`git -C ${directory} diff\`). Commit what is needed through the repository, then \`git -C ${directory} checkout -- .\`, and run this again. If that shows nothing, \`git --git-dir=${host.state}/git --work-tree=${directory} diff\` does: a sparse checkout, skip-worktree, and core.autocrlf or core.fileMode in the clone's own configuration are not used; set them with \`git config --global\`, or undo them.`,
      ),
    ];
  }
  return [];
}

/** The refusal because of a held lock; none where the lock is free. */
export function lockRefusals({ lock, changes }: Survey): Refusal[] {
  const { held, owner } = lock;
  // A change that ended while the survey was made releases the lock in an instant.
  const hasEnded = owner !== null && changes.some(({ change, exit }) => change === owner.change && exit !== null);
  if (!held || hasEnded) return [];
  return [refusal("locked", lockText(owner), remedyOf("locked"))];
}

/** Who holds the lock; null for unknown. */
export function lockText(owner: LockOwner | null): string {
  if (owner === null) return "Another change holds the lock of this application.";
  const { kind, version, actor, since, run } = owner;
  const change = [kind, version].filter((word) => word !== "").join(" ");
  return `Another change holds the lock: ${change} by ${actor || "an unknown person"}, since ${since}${run === "" ? "" : `, ${run}`}.`;
}

function oneOffRefusals({ containers }: Survey, project: string, ignored: readonly string[]): Refusal[] {
  const running = containers.filter(
    (one) =>
      one.project === project && one.oneoff === "True" && one.status === "running" && !ignored.includes(one.name),
  );
  if (running.length === 0) return [];
  return [
    refusal(
      "one-off-running",
      `A one-off container runs: ${running.map(({ name }) => name).join(", ")}.`,
      remedyOf("one-off-running"),
    ),
  ];
}
