import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Waiting } from "../../rehearsal/github-platform.ts";
import { openRoad, type Road, type RoadOptions } from "../../rehearsal/road.ts";
import type { RunEnd } from "../../rehearsal/runner/run.ts";
import type { Trigger } from "../../rehearsal/runner/trigger.ts";
import type { HostBox } from "../sandbox/host.ts";
import { busyboxImage } from "../sandbox/images.ts";
import { freePort } from "../sandbox/ports.ts";
import { containersOf, openProduction, type Production } from "../sandbox/production.ts";
import { tinyCompose, tinyFiles } from "../sandbox/tiny-variants.ts";
import { resultsOf, writeDown } from "./road-scene.ts";

/** Staging and production, and an application whose image the workflows themselves build. */
export interface BuiltScene {
  readonly production: Production;
  readonly staging: HostBox;
  readonly road: Road;
  /** Its name, without a tag. */
  readonly image: string;
  /** The environments of every gate that opened since it was last emptied. */
  readonly asked: string[];
  /** The application's repository with its Dockerfile: nothing is built before a workflow does it. */
  merge(word: string, more?: Merge): Promise<string>;
  changelogOnly(version: string): Promise<string>;
  start(workflow: string, trigger: Trigger): Promise<BuiltRun>;
  /** The run that was dispatched first and has not run yet. */
  follow(): Promise<BuiltRun>;
  pushMain(): Promise<BuiltRun>;
  release(version: string, commit: string): Promise<BuiltRun>;
  /** What `web` runs on a host, straight from the engine: its image's name, and the digests that the registry knows. */
  running(host: HostBox): Promise<{ readonly name: string; readonly digests: string }>;
  digestOf(tag: string): Promise<string | undefined>;
  close(): Promise<void>;
}

export interface Merge {
  readonly message?: string;
  readonly files?: Readonly<Record<string, string>>;
}

export interface BuiltRun {
  readonly result: string;
  readonly results: Readonly<Record<string, string>>;
  readonly text: string;
}

export const problem = ({ result, text }: BuiltRun): string => (result === "success" ? "" : text);

export async function openBuiltScene(
  options: Partial<Pick<RoadOptions, "survey" | "onWaiting">> = {},
): Promise<BuiltScene> {
  const production = await openProduction();
  const { sandbox, host } = production;
  const staging = await sandbox.host();
  const [stagingPort, port] = [await freePort(), await freePort()];
  const image = `${sandbox.registry.address}/team/web`;
  const asked: string[] = [];
  const road = await openRoad({
    ...{ sandbox, host, url: `http://127.0.0.1:${port}` },
    staging: { host: staging, url: `http://127.0.0.1:${stagingPort}`, image: "team/web", service: "web" },
    onWaiting: (waiting: Waiting) => {
      asked.push(waiting.environment);
      road.answer(waiting, "approved");
    },
    ...options,
  });
  const told = async (play: (lines: string[]) => Promise<RunEnd | undefined>): Promise<BuiltRun> => {
    const lines: string[] = [];
    const end = await play(lines);
    if (end === undefined) throw new Error("Nothing was dispatched.");
    return { result: end.result, results: resultsOf(end), text: lines.join("\n") };
  };
  const into = (lines: string[]) => writeDown((line) => void lines.push(line));
  const scene: BuiltScene = {
    ...{ production, staging, road, image, asked },
    merge: async (word, { message = `feat: ${word}`, files = {} } = {}) => {
      const app = Object.entries(tinyFiles("healthy", [])).map(([path, text]) => [`image/${path}`, text] as const);
      const lines = [
        `FROM ${await busyboxImage((await sandbox.buildKit()).engine)}`,
        "COPY image/app/ /app/",
        'CMD ["/app/serve"]',
      ];
      return sandbox.origin.commit(
        {
          ...Object.fromEntries(app),
          ".gitignore": ".env\n",
          "image/app/word": `${word}\n`,
          Dockerfile: `${lines.join("\n")}\n`,
          "compose.yml": tinyCompose({ image: `${image}:\${SLUICE_VERSION:?}`, port, variant: "healthy" }),
          "CHANGELOG.md": "# Changelog\n\n## [Unreleased]\n",
          ...road.files,
          ...files,
        },
        message,
      );
    },
    changelogOnly: (version) =>
      sandbox.origin.commit(
        { "CHANGELOG.md": `# Changelog\n\n## [Unreleased]\n\n## [${version.slice(1)}]\n\n- What ${version} brings\n` },
        `docs(changelog): release ${version}`,
      ),
    start: (workflow, trigger) => told((lines) => road.start(workflow, trigger, { observer: into(lines) })),
    follow: () => told((lines) => road.follow({ observer: into(lines) })),
    pushMain: () => scene.start("deploy-staging.yml", { kind: "push", branch: "main" }),
    release: async (version, commit) => {
      await sandbox.origin.tag(version, commit);
      return scene.start("deploy-prod.yml", { kind: "push", tag: version });
    },
    running: async ({ project }) => {
      const [web] = await containersOf(sandbox, project);
      const question = ["image", "inspect", "--format", "{{.RepoDigests}}", web?.image ?? ""];
      return { name: web?.imageName ?? "", digests: (await sandbox.engine.docker(question)).stdout };
    },
    digestOf: async (tag) => {
      const answer = await fetch(`http://${sandbox.registry.address}/v2/team/web/manifests/${tag}`, {
        headers: { accept: "application/vnd.oci.image.index.v1+json" },
      });
      return answer.ok ? (answer.headers.get("docker-content-digest") ?? "") : undefined;
    },
    close: async () => {
      await production.close();
      await road.close();
    },
  };
  const first = await scene.merge("one");
  await Promise.all([host.checkOut(first), staging.checkOut(first)]);
  writeFileSync(join(staging.directory, ".env"), `TINY_PORT=${stagingPort}\n`);
  return scene;
}
