import { readConfig } from "../../src/config/read-config.ts";
import { readSecretPairs } from "../../src/config/secret-pairs.ts";
import { readSettings, type Settings } from "../../src/config/settings.ts";
import { readTagPrefix } from "../../src/config/tag-prefix.ts";
import { badValue, readBoolean, readList, readPairs, readSize } from "../../src/config/values.ts";
import type { ChangeRequest, ChangeWorld } from "../../src/deploy/change-stage.ts";
import { notSemver } from "../../src/deploy/deploy.ts";
import { readHealth, wholeSeconds } from "../../src/deploy/health-settings.ts";
import { readPlace } from "../../src/deploy/place.ts";
import { refusalFailure } from "../../src/deploy/refusal.ts";
import type { WantedDeploy } from "../../src/deploy/wanted.ts";
import type { PlanSecrets } from "../../src/plan/plan.ts";
import { StageFailure } from "../../src/stage/failure.ts";
import type { StageWorld } from "../../src/stage/run-stage.ts";
import { isSemverTag, readTag } from "../../src/version/tag.ts";
import { bareVersion, ownNames, tagName } from "../../src/version/tag-prefix.ts";
import type { HostPlace } from "../../src/world/host-place.ts";
import type { Hosts } from "../../src/world/hosts.ts";
import type { Tags } from "../../src/world/tags.ts";
import type { Files, Inputs, Log, RunContext } from "../../src/world/world.ts";
import { inputs as keys } from "./keys.ts";

export interface DeployInputs {
  readonly place: HostPlace;
  readonly wanted: WantedDeploy;
  readonly adopt: boolean;
  readonly request: ChangeRequest;
}

export interface DeployWorld extends StageWorld, ChangeWorld {
  readonly files: Files;
  readonly hosts: Hosts;
  readonly tags: Tags;
}

type DeploySettings = Settings<(typeof keys)[number]["name"]>;

export async function readDeployInputs(inputs: Inputs, world: DeployWorld): Promise<DeployInputs> {
  const config = await readConfig(inputs, world.files);
  const settings = readSettings(keys, inputs, config, inputs.get("environment").trim() || "production");
  const place = readPlace(settings, world.log);
  const prefix = readTagPrefix(settings.get("tag-prefix"));
  const version = readVersion(settings, world.run, prefix);
  // A commit has no tag.
  const tag = isSemverTag(version) ? tagName(prefix, version) : version;
  return {
    place,
    wanted: {
      version,
      ...(tag === version ? {} : { tag }),
      commit: await readCommit(settings, world, { version, tag }),
      project: place.project,
      directory: place.directory,
      remote: settings.get("remote").text,
      composeFiles: readList(settings.get("compose-files").text),
      profiles: readList(settings.get("profiles").text),
      approvedImages: readPairs(settings.get("approved-images"), "=", /^[A-Za-z0-9._-]+$/, "lines of service=sha256:…"),
      registry: settings.get("registry").text,
      allowPrerelease: readBoolean(settings.get("allow-prereleases")),
      allowCommit: readBoolean(settings.get("allow-commits")),
      pullSeconds: wholeSeconds(settings.get("pull-timeout")),
      minFreeKiB: readSize(settings.get("min-free-disk")),
      arch: settings.get("arch").text,
      ...readHealth(settings),
    },
    adopt: readBoolean(settings.get("adopt")),
    request: {
      secrets: readSecrets(settings, world.log),
      dryRun: readBoolean(settings.get("dry-run")),
      approvedFingerprint: settings.get("plan-fingerprint").text,
    },
  };
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
        : `"${commit}" is not a commit: wanted are 40 hexadecimal digits.`,
    means: "Without the commit nothing can be planned. Nothing was changed.",
    todo: "Push the tag first; or check out the repository with its tags in this job, or give `token` or `commit`.",
  });
}

function readSecrets(settings: DeploySettings, log: Log): PlanSecrets {
  const variables = readSecretPairs(settings.get("variables"), log);
  const registryPassword = settings.get("registry-password").text;
  if (registryPassword !== "") log.mask(registryPassword);
  const registryUsername = settings.get("registry-username").text;
  if (registryPassword !== "" && registryUsername === "") settings.need("registry-username");
  return { registryUsername, registryPassword, variables };
}
