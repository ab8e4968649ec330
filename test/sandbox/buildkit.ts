import { mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { delimiter, join } from "node:path";
import { engineFolder } from "../../scripts/engine-folder.ts";
import { dockerd, type EngineParts, startDockerd } from "./dockerd.ts";
import { type Engine, engineAt } from "./engine.ts";
import { type BuildOptions, busyboxImage, expectDone, inContext } from "./images.ts";
import { BASE_IMAGES, BUILDKIT } from "./left-behind.ts";

/** BuildKit with the one image store of Docker's engine that keeps attestations. It pushes, and runs no application. */
export interface BuildKit {
  readonly engine: Engine;
  /** The image that BuildKit starts to make an SBOM: its usual one is not on this machine. */
  readonly scanner: string;
  /** Builds an image and pushes it with SBOM and provenance; gives the digest of the index. Takes its base from `engine`. */
  publish(options: BuildOptions): Promise<string>;
}

export async function startBuildKit(box: string, sandbox: string): Promise<BuildKit> {
  const folder = engineFolder("docker-28");
  const configuration = join(box, "buildkit-docker-config");
  mkdirSync(configuration, { mode: 0o700 });
  if (folder !== undefined) symlinkSync(join(folder, "cli-plugins"), join(configuration, "cli-plugins"));
  const { path, settings } = partsOf(folder);
  const own = dockerd(join(box, BUILDKIT));
  await startDockerd(own, "private", { path, settings });
  const engine = engineAt(own.dockerHost, configuration, path);
  const scanner = await buildScanner(engine, sandbox);
  return {
    engine,
    scanner,
    publish: async (options) => {
      const answer = join(box, `built-${performance.now()}.json`);
      await inContext(options, async (context) => {
        const push = ["--tag", options.name, "--push", "--metadata-file", answer];
        const built = await engine.docker(["buildx", "build", ...attestations(scanner), ...push, context]);
        expectDone(built, `Building and pushing ${options.name}`);
      });
      return pushedDigest(answer);
    },
  };
}

/** Options of `docker buildx build` as build-push-action passes them on for `provenance: mode=max` and `sbom: true`. */
export function attestations(scanner: string): string[] {
  return ["--provenance", "mode=max", "--attest", `type=sbom,generator=${scanner}`];
}

/** What `--metadata-file` says was pushed. */
export function pushedDigest(metadataFile: string): string {
  const { "containerimage.digest": digest } = JSON.parse(readFileSync(metadataFile, "utf8"));
  return String(digest);
}

/** The engine of scripts/engines, or this machine's own where scripts/provision found that one new enough. */
function partsOf(folder: string | undefined): EngineParts {
  const { PATH = "" } = process.env;
  return {
    path: folder === undefined ? PATH : [join(folder, "bin"), PATH].join(delimiter),
    settings: { features: { "containerd-snapshotter": true } },
  };
}

/** Speaks BuildKit's protocol for scanners, and says no more than the names of the files in the image's root. */
const SCAN = `#!/bin/sh
set -eu
files=$(ls "$BUILDKIT_SCAN_SOURCE" | tr '\\n' ' ')
printf '{"_type":"https://in-toto.io/Statement/v0.1","predicateType":"https://spdx.dev/Document","predicate":{"spdxVersion":"SPDX-2.3","name":"%s"}}' "$files" \\
  >"$BUILDKIT_SCAN_DESTINATION/sbom.spdx.json"
`;

async function buildScanner(engine: Engine, sandbox: string): Promise<string> {
  const name = `${BASE_IMAGES}/scanner:1`;
  const [base, files] = [await busyboxImage(engine), { "app/scan": SCAN }];
  await inContext({ sandbox, base, files, lines: ['ENTRYPOINT ["/app/scan"]'] }, async (context) => {
    expectDone(await engine.docker(["buildx", "build", "--quiet", "--tag", name, context]), `Building ${name}`);
  });
  return name;
}
