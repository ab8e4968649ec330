import { join } from "node:path";
import * as semver from "semver";
import { repositoryRoot } from "../../scripts/root.ts";
import type { Engine } from "../sandbox/engine.ts";
import { buildImage, busyboxImage, pushImage } from "../sandbox/images.ts";
import { pushPlatforms } from "../sandbox/platform-index.ts";
import { openProduction, type Production } from "../sandbox/production.ts";
import { type CorpusProject, readCorpus } from "./corpus-project.ts";
import { readEngine } from "./engine-api.ts";
import { recordEngine } from "./engine-record.ts";

/** A host on which the projects of one test file are deployed beside each other. */
export interface CorpusScene {
  readonly production: Production;
  /**
   * What stands for words in the projects' files; each image has the tags v1 and v2. MULTI is there for the platforms ARCH, the
   * machine's own, and ARCH2, whose programs it runs as well.
   */
  readonly words: Readonly<Record<"IMAGE" | "LOCAL" | "MULTI" | "ARCH" | "ARCH2", string>>;
  /** The versions of the engine and of Compose. */
  readonly engine: string;
  readonly compose: string;
}

/** Serves its own release over HTTP and ends at once on SIGTERM. With an argument it first runs that. */
const SERVE = `#!/bin/sh
trap 'exit 0' TERM INT
[ -z "\${1:-}" ] || sh -c "$1" || exit
[ "\${PORT:=8080}" = none ] || httpd -p "$PORT" -h /app/www
while :; do sleep 3600 & wait "$!"; done
`;

export async function openCorpusScene(): Promise<CorpusScene> {
  const production = await openProduction();
  const { sandbox } = production;
  const { builder, engine, registry } = sandbox;
  const arch = await archOf(engine);
  const words = {
    IMAGE: `${registry.address}/corpus/app`,
    LOCAL: `${sandbox.name}/local`,
    MULTI: `${registry.address}/corpus/app:multi`,
    ARCH: arch,
    ARCH2: arch === "arm64" ? "arm" : "386",
  };
  const base = await busyboxImage(builder);
  for (const tag of ["v1", "v2"]) {
    const name = `${words.IMAGE}:${tag}`;
    const files = { "app/serve": SERVE, "app/www/release": `${tag}\n` };
    await buildImage(builder, { name, sandbox: sandbox.name, base, files, lines: ['CMD ["/app/serve"]'] });
    const image = await pushImage(builder, name);
    const platforms = [words.ARCH, words.ARCH2];
    await pushPlatforms({
      registry: registry.address,
      repository: "corpus/app",
      image,
      tag: `multi-${tag}`,
      platforms,
    });
    // The one image of a host that no registry has.
    await builder.docker(["tag", name, `${words.LOCAL}:${tag}`]);
  }
  const { Version } = await readEngine<{ Version: string }>(engine, "/version");
  const { stdout } = await engine.docker(["compose", "version", "--short"]);
  const { Driver } = await readEngine<{ Driver: string }>(engine, "/info");
  const scene = { production, words, engine: versionOf(Version), compose: versionOf(stdout) };
  recordEngine(`engine ${scene.engine} (${Driver}) with Compose ${scene.compose}`);
  return scene;
}

async function archOf(engine: Engine): Promise<string> {
  return (await engine.docker(["version", "--format", "{{.Server.Arch}}"])).stdout.trim();
}

function versionOf(text: string): string {
  const version = semver.coerce(text)?.version;
  if (version === undefined) throw new Error(`"${text}" is not a version.`);
  return version;
}

/** What `npm test` takes of the corpus, a few of each kind; `npm run test:engines`, or CORPUS=all, takes all. */
const SAMPLE = new RegExp(
  [
    "^configs/",
    "^depends-on/restart",
    "^deploy/replicas",
    "^env-file/(above|forms|raw)",
    "^host/(clone-mounted|dollar-in-the-path|executable|file-in-the-way|linked-directory|modes|mount-above-the-clone)",
    "^host/(new-file-becomes-mounted|odd-names|renewed-certificate|sub-folder|tracked-folder-goes)",
    "^interpolation/needed",
    "^networks/named",
    "^services/(attach|scale|user)",
    "^volumes/renamed",
  ].join("|"),
);

/** The sample, or all with CORPUS=all. CORPUS_ONLY is a pattern of names. */
export function chosenCorpus(): CorpusProject[] {
  const { CORPUS = "", CORPUS_ONLY = "" } = process.env;
  const takesAll = CORPUS === "all" || CORPUS_ONLY !== "";
  const chosen = wholeCorpus()
    .filter(({ name }) => takesAll || SAMPLE.test(name))
    .filter(({ name }) => new RegExp(CORPUS_ONLY).test(name));
  if (chosen.length === 0) throw new Error(`The corpus has no project for CORPUS_ONLY=${CORPUS_ONLY}.`);
  return chosen;
}

/** Every `of`-th project, so that test files of the same length can run beside each other. */
export function shareOfCorpus(share: number, of: number): CorpusProject[] {
  return chosenCorpus().filter((_, at) => at % of === share - 1);
}

/** Projects by their names. */
export function projectsOfCorpus(names: readonly string[]): CorpusProject[] {
  const found = wholeCorpus().filter(({ name }) => names.includes(name));
  if (found.length !== names.length) throw new Error(`The corpus does not have all of ${names.join(", ")}.`);
  return found;
}

function wholeCorpus(): CorpusProject[] {
  return readCorpus(join(repositoryRoot(), "test/compose/corpus"));
}
