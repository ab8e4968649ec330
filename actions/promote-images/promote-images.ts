import { StageFailure } from "../../src/failure/failure.ts";
import type { ImageName } from "../../src/image/image-name.ts";
import { type ImageRegistry, openImageRegistry, RegistryRefusal } from "../../src/image/registry.ts";
import { type Candidate, mustBeWritten, oneImage } from "../../src/image/tagging.ts";
import type { Forge } from "../../src/ports/forge.ts";
import type { Cancellation, Clock, Files, Http, RunContext } from "../../src/ports/world.ts";
import { readCommit, sameApplication } from "../../src/readiness/changelog-commit.ts";
import { changelogPath } from "../../src/readiness/changelog-path.ts";
import { renderImages } from "../../src/report/images/image-report.ts";
import type { Stage, StageResult, StageWorld } from "../../src/stage/run-stage.ts";
import type { Markdown } from "../../src/text/markdown.ts";
import { type BuiltImage, type PromoteInputs, readInputs } from "./promote-inputs.ts";

export interface PromoteWorld extends StageWorld {
  readonly run: RunContext;
  readonly files: Files;
  readonly http: Http;
  readonly clock: Clock;
  readonly cancellation: Cancellation;
  readonly forge: (token: string) => Forge;
}

/** The images of a commit get another tag, without a new build; a tag that names another image is not changed. */
export const promoteImages: Stage<PromoteInputs, PromoteWorld> = {
  name: "promote-images",
  read: readInputs,
  run: promote,
};

/** One image with the name that it had, and whether the new one has to be written. */
interface Promotion extends Candidate {
  readonly built: BuiltImage;
  readonly registry: ImageRegistry;
  readonly isNew: boolean;
}

async function promote(inputs: PromoteInputs, world: PromoteWorld): Promise<StageResult> {
  const { images, version, dryRun } = inputs;
  if (images.length === 0) {
    world.log.info(
      "No `images` are configured: nothing is promoted, and the host uses the images that its Compose files name.",
    );
    return { outputs: NOTHING, report: renderImages({ version, dryRun, rows: [] }) };
  }
  const promotions: Promotion[] = [];
  // All of them are read before the first one is written.
  for (const built of images) {
    const found = await planned(built, inputs, world);
    if (found === undefined) return { outputs: NOTHING, report: renderImages({ version, dryRun, rows: [] }) };
    promotions.push(found);
  }
  for (const one of promotions) {
    const { image } = one.built;
    if (one.isNew && !dryRun) await one.registry.name(version, one.manifest);
    const what = !one.isNew ? "is already" : dryRun ? "would be" : "is now";
    world.log.info(`${image.name}:${version} ${what} ${one.manifest.digest}, as ${one.tag} is.`);
    if (!one.manifest.attested)
      world.log.warning(`${image.name}@${one.manifest.digest} has neither SBOM nor provenance.`);
  }
  return { outputs: outputsOf(promotions, dryRun), report: reportOf(promotions, inputs) };
}

const NOTHING = { found: "false", digest: "", "approved-images": "", changed: "false" };

async function planned(built: BuiltImage, inputs: PromoteInputs, world: PromoteWorld): Promise<Promotion | undefined> {
  const { image } = built;
  const registry = openImageRegistry(image, { ...world, login: inputs.login, writes: !inputs.dryRun });
  try {
    const source = await sourceOf(image, registry, inputs, world);
    if (source === undefined && inputs.mayBeMissing) {
      world.log.info(`${image.name} has no image of ${inputs.commit}.`);
      return undefined;
    }
    if (source === undefined) throw missing(image, inputs);
    const there = await registry.find(inputs.version);
    const isNew = mustBeWritten({ image: image.name, version: inputs.version, source: source.manifest, there });
    return { ...source, built, registry, isNew };
  } catch (error) {
    // Before the first push some registries refuse the request instead of reporting that the image is missing. The push
    // itself shows it.
    if (!inputs.mayBeMissing || !(error instanceof RegistryRefusal)) throw error;
    world.log.warning(`${error.what} The image counts as missing.`);
    return undefined;
  }
}

async function sourceOf(
  image: ImageName,
  registry: ImageRegistry,
  { digest, commit, changelog, token }: PromoteInputs,
  { forge, run }: PromoteWorld,
): Promise<Candidate | undefined> {
  if (digest !== "") {
    const manifest = await registry.find(digest);
    return manifest === undefined ? undefined : { tag: digest, manifest };
  }
  const repository = `/repos/${run.repository}`;
  const read = (sha: string): Promise<unknown> => readCommit(forge(token), repository, sha);
  const file = await changelogPath(forge(token), run.forge, { repository, path: changelog, ref: commit });
  const found: Candidate[] = [];
  for (const sha of await sameApplication(commit, file?.path ?? changelog, read)) {
    const manifest = await registry.find(`sha-${sha}`);
    if (manifest !== undefined) found.push({ tag: `sha-${sha}`, manifest });
  }
  return oneImage(image.name, found);
}

function missing({ name }: ImageName, { commit, digest }: PromoteInputs): StageFailure {
  return new StageFailure({
    what: digest === "" ? `There is no image ${name}:sha-${commit}.` : `There is no image ${name}@${digest}.`,
    means: "A release runs what staging ran, and is not built again. Nothing was changed.",
    todo: "Push the commit to main or to a hotfix branch, wait until deploy-staging.yml has built and deployed it, and run this again.",
  });
}

function outputsOf(promotions: readonly Promotion[], dryRun: boolean): Record<string, string> {
  const digests = new Set(promotions.map(({ manifest }) => manifest.digest));
  const [only = ""] = digests;
  return {
    found: "true",
    digest: digests.size === 1 ? only : "",
    "approved-images": promotions
      .flatMap(({ built, manifest }) => built.services.map((service) => `${service}=${manifest.digest}`))
      .join("\n"),
    changed: String(!dryRun && promotions.some(({ isNew }) => isNew)),
  };
}

function reportOf(promotions: readonly Promotion[], { version, dryRun }: PromoteInputs): Markdown {
  const rows = promotions.map(({ built, tag, manifest, isNew }) => ({
    ...{ image: built.image.name, services: built.services, from: tag, isNew },
    ...{ digest: manifest.digest, platforms: manifest.platforms, attested: manifest.attested },
  }));
  return renderImages({ version, dryRun, rows });
}
