import { readSchemaWatch } from "../../src/backup/postgres/schema-settings.ts";
import { readConfig } from "../../src/config/read-config.ts";
import { readSecretPairs } from "../../src/config/secret-pairs.ts";
import { WHILE_WATCHED } from "../../src/config/sections/while-watched.ts";
import { environmentOf, readSettings, type Settings } from "../../src/config/settings.ts";
import { readTagPrefix } from "../../src/config/tag-prefix.ts";
import { badValue, readBoolean, readDuration, readList, readPairs, readSize } from "../../src/config/values.ts";
import type { ChangeRequest, ChangeWorld } from "../../src/deploy/change/change-request.ts";
import { readHealth, wholeSeconds } from "../../src/deploy/health-settings.ts";
import { destinationOf, readPlace, readRegistryLogin } from "../../src/deploy/place.ts";
import { notSemver } from "../../src/deploy/refusals/deploy-refusals.ts";
import { refusalFailure } from "../../src/deploy/refusals/refusal.ts";
import type { WantedDeploy } from "../../src/deploy/wanted.ts";
import { readWhileWatched, type WhileWatched } from "../../src/deploy/watched/while-watched.ts";
import { StageFailure } from "../../src/failure/failure.ts";
import type { Forge } from "../../src/ports/forge.ts";
import type { Tags } from "../../src/ports/git.ts";
import type { HostPlace } from "../../src/ports/host-place.ts";
import type { Files, Inputs, RunContext } from "../../src/ports/world.ts";
import type { StageWorld } from "../../src/stage/run-stage.ts";
import { isSemverTag, readTag } from "../../src/version/tags/tag.ts";
import { bareVersion, ownNames, tagName } from "../../src/version/tags/tag-prefix.ts";
import type { Hosts } from "../../src/world/host/hosts.ts";
import { inputs as keys } from "./keys.ts";

export interface DeployInputs {
  readonly place: HostPlace;
  readonly wanted: WantedDeploy;
  readonly adopt: boolean;
  readonly request: ChangeRequest;
  readonly whileWatched: WhileWatched;
  /** Environment of the deployment. */
  readonly environment: string;
  readonly token: string;
}

export interface DeployWorld extends StageWorld, ChangeWorld {
  readonly files: Files;
  readonly hosts: Hosts;
  readonly tags: Tags;
  readonly forge: (token: string) => Forge;
}

type DeploySettings = Settings<(typeof keys)[number]["name"]>;

export async function readDeployInputs(inputs: Inputs, world: DeployWorld): Promise<DeployInputs> {
  const config = await readConfig(inputs, world.files);
  const environment = environmentOf(inputs);
  const settings = readSettings(keys, inputs, config, environment);
  const place = readPlace(settings, world.log);
  const prefix = readTagPrefix(settings.get("tag-prefix"));
  const version = readVersion(settings, world.run, prefix);
  // A commit has no tag.
  const tag = isSemverTag(version) ? tagName(prefix, version) : version;
  const adopt = readBoolean(settings.get("adopt"));
  const approvedImages = readImages(settings);
  if (config.images !== undefined && !adopt && isSemverTag(version)) requireImages(approvedImages);
  const commit = await readCommit(settings, world, { version, tag });
  return {
    place,
    wanted: {
      ...{ version, ...(tag === version ? {} : { tag }), commit, approvedImages },
      ...{ project: place.project, directory: place.directory },
      ...readSource(settings),
      ...readConditions(settings),
      ...readHealth(settings),
      ...readSchema(settings, version),
    },
    adopt,
    whileWatched: readWhileWatched(settings.get("while-watched"), WHILE_WATCHED, settings),
    environment,
    token: settings.get("token").text,
    request: {
      destination: destinationOf(place.target),
      secrets: {
        variables: readSecretPairs(settings.get("variables"), world.log),
        ...readRegistryLogin(settings, world.log),
      },
      dryRun: readBoolean(settings.get("dry-run")),
      backup: readBackup(settings.get("backup-id")),
      approvedFingerprint: settings.get("plan-fingerprint").text,
      resumed: readBoolean(settings.get("resume")) ? { version, commit } : undefined,
      lockWaitMs: readDuration(settings.get("wait-for-lock")),
    },
  };
}

function readImages(settings: DeploySettings): Readonly<Record<string, string>> {
  return readPairs(settings.get("approved-images"), "=", /^[A-Za-z0-9._-]+$/, "lines of service=sha256:…");
}

/** From where the host fetches, and which part of the Compose model it runs. */
function readSource(
  settings: DeploySettings,
): Pick<WantedDeploy, "remote" | "composeFiles" | "profiles" | "registry" | "pullSeconds"> {
  return {
    remote: settings.get("remote").text,
    composeFiles: readList(settings.get("compose-files").text),
    profiles: readList(settings.get("profiles").text),
    registry: settings.get("registry").text,
    pullSeconds: wholeSeconds(settings.get("pull-timeout")),
  };
}

/** What the host must be like, and what a person allowed in addition. */
function readConditions(
  settings: DeploySettings,
): Pick<
  WantedDeploy,
  "allowPrerelease" | "allowCommit" | "minFreeKiB" | "arch" | "removeUnknown" | "ignoredOneOffs" | "overrideHold"
> {
  return {
    allowPrerelease: readBoolean(settings.get("allow-prereleases")),
    allowCommit: readBoolean(settings.get("allow-commits")),
    minFreeKiB: readSize(settings.get("min-free-disk")),
    arch: settings.get("arch").text,
    removeUnknown: readBoolean(settings.get("remove-unknown")),
    ignoredOneOffs: readList(settings.get("ignore-one-offs").text),
    overrideHold: settings.get("override-hold").text,
  };
}

function readSchema(settings: DeploySettings, version: string): Pick<WantedDeploy, "schema"> {
  const schema = readSchemaWatch(settings, version);
  return schema === undefined ? {} : { schema };
}

function readBackup(setting: { readonly name: string; readonly text: string }): string {
  if (/^[^\0-\x1f\x7f]{0,4096}$/.test(setting.text)) return setting.text;
  throw badValue(setting, "one line");
}

/**
 * A runner drops an output without a message when a masked value occurs in it, and an empty list would mean that
 * nothing is compared.
 */
function requireImages(approved: Readonly<Record<string, string>>): void {
  if (Object.keys(approved).length > 0) return;
  throw new StageFailure({
    what: "`images` are configured, but `approved-images` is empty.",
    means:
      "The digests that were approved did not arrive, so the images could not be compared with them. Nothing was tried.",
    todo: "Set the input to the output `approved-images` of promote-images. If that step printed digests, the runner dropped the output because the value of a secret is part of a service's name: store that value as a variable.",
  });
}

/** The version given, or the tag that started the run; where commits may be deployed, else the commit of the run. */
function readVersion(settings: DeploySettings, run: RunContext, prefix: string): string {
  const [tag = ""] = ownNames([/^refs\/tags\/(.+)$/.exec(run.ref)?.[1] ?? ""], prefix);
  const commit = readBoolean(settings.get("allow-commits")) && /^[0-9a-f]{40}$/.test(run.sha) ? `sha-${run.sha}` : "";
  const version = bareVersion(settings.get("version").text, prefix) || tag || commit;
  if (version === "") {
    throw new StageFailure({
      what: `\`version\` is missing, and the run was not started by a tag${prefix === "" ? "" : ` that begins with ${prefix}`}.`,
      means: "Sluice does not guess what to deploy. Nothing was tried.",
      todo: `Push a semver tag such as ${tagName(prefix, "v1.4.0")}, or give the tag as \`version\`.`,
    });
  }
  if (readTag(version).kind === "not-semver") throw refusalFailure([notSemver(version)]);
  return version;
}

/** The commit is resolved once; from here on the tag must stay that commit. */
async function readCommit(
  settings: DeploySettings,
  world: DeployWorld,
  { version, tag }: { readonly version: string; readonly tag: string },
): Promise<string> {
  const named = readTag(version);
  const given = settings.get("commit").text || (named.kind === "commit" ? named.commit : "");
  if (named.kind === "commit" && given !== named.commit) throw badValue(settings.get("commit"), `that of ${version}`);
  const known = given || (world.run.ref === `refs/tags/${tag}` ? world.run.sha : "");
  const token = settings.get("token").text;
  if (token !== "") world.log.mask(token);
  const commit = known || ((await world.tags.commitOf(tag, token)) ?? "");
  if (/^[0-9a-f]{40}$/.test(commit)) return commit;
  throw new StageFailure({
    what:
      commit === ""
        ? `There is no tag ${tag} in this repository.`
        : `"${commit}" is not a commit: a commit has 40 hexadecimal digits.`,
    means: "Without the commit nothing can be planned. Nothing was changed.",
    todo: "Push the tag first; or check out the repository with its tags in this job, or give `token` or `commit`.",
  });
}
