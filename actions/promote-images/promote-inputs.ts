import { readConfig } from "../../src/config/read-config.ts";
import { readSettings } from "../../src/config/settings.ts";
import { readTagPrefix } from "../../src/config/tag-prefix.ts";
import { badValue, oneOf, readBoolean, readList, readPairs } from "../../src/config/values.ts";
import { type ImageName, readImageName } from "../../src/image/image-name.ts";
import type { Login } from "../../src/image/registry.ts";
import type { Files, Inputs, RunContext } from "../../src/ports/world.ts";
import type { StageWorld } from "../../src/stage/run-stage.ts";
import { readTag } from "../../src/version/tags/tag.ts";
import { bareVersion } from "../../src/version/tags/tag-prefix.ts";
import { inputs as keys } from "./keys.ts";

const IF_MISSING = ["fail", "tell"] as const;

/** An image, and the Compose services that run it. */
export interface BuiltImage {
  readonly image: ImageName;
  readonly services: readonly string[];
}

export interface PromoteInputs {
  readonly images: readonly BuiltImage[];
  readonly version: string;
  readonly commit: string;
  /** Empty for the image with the name of the commit. */
  readonly digest: string;
  readonly mayBeMissing: boolean;
  readonly changelog: string;
  readonly token: string;
  readonly login: Login;
  readonly dryRun: boolean;
}

export async function readInputs(
  inputs: Inputs,
  world: StageWorld & { readonly files: Files; readonly run: RunContext },
): Promise<PromoteInputs> {
  const settings = readSettings(keys, inputs, await readConfig(inputs, world.files), "");
  const token = settings.get("token").text;
  const password = settings.get("registry-password").text;
  for (const secret of [token, password]) if (secret !== "") world.log.mask(secret);
  if (password !== "") settings.need("registry-username");
  const version = settings.get("version");
  const prefix = readTagPrefix(settings.get("tag-prefix"));
  // A registry takes no prefix with a slash, and an image has its product's name already.
  const name = bareVersion(version.text || (/^refs\/tags\/(.+)$/.exec(world.run.ref)?.[1] ?? ""), prefix);
  if (readTag(name).kind === "not-semver") throw badValue({ ...version, text: name }, "a tag such as v1.4.0");
  const commit = settings.get("commit");
  const sha = commit.text || world.run.sha;
  if (!/^[0-9a-f]{40}$/.test(sha)) throw badValue({ ...commit, text: sha }, "40 hexadecimal digits");
  const digest = settings.get("digest");
  if (!/^(sha256:[0-9a-f]{64})?$/.test(digest.text)) throw badValue(digest, "sha256: and 64 hexadecimal digits");
  const missing = settings.get("if-missing");
  if (!IF_MISSING.some((word) => word === missing.text)) throw badValue(missing, oneOf(IF_MISSING));
  const images = readPairs(settings.get("images"), "=", /^[A-Za-z0-9._, -]+$/, "lines of service=registry/repository");
  return {
    images: byImage(Object.entries(images)),
    ...{ version: name, commit: sha, digest: digest.text, token },
    mayBeMissing: missing.text === "tell",
    changelog: settings.get("changelog").text,
    login: { username: settings.get("registry-username").text, password },
    dryRun: readBoolean(settings.get("dry-run")),
  };
}

function byImage(lines: readonly (readonly [string, string])[]): BuiltImage[] {
  const names = [...new Set(lines.map(([, name]) => name))];
  return names.map((name) => ({
    image: readImageName(name),
    services: lines.filter(([, other]) => other === name).flatMap(([services]) => readList(services)),
  }));
}
