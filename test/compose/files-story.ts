import { existsSync, lstatSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { must, run, waitFor } from "../sandbox/processes.ts";
import type { StepResult } from "../sandbox/step.ts";
import { type ComposeScene, withoutMasks } from "./compose-scene.ts";
import type { Act, Ends, TrackedFiles } from "./files-acts.ts";
import { doDeed, setUp } from "./files-host.ts";
import { fileDifferences, type HostFiles, lookAtFiles } from "./host-files.ts";
import { killAt } from "./kill-story.ts";

/** What the container writes. */
const WRITES = ["data/log", "application/media/log"];
/** Loses its only tracked file with some releases, and stays with the host's own. */
const SHARED_FOLDER = /^application\/beside is /;

const COMPOSE = `services:
  web:
    image: "IMAGE:v1"
    stop_grace_period: 1s
    command: ["sh", "-c", "date >>/data/log; date >>/media/log; exec /app/serve"]
    environment: { RELEASE: "TAG" }
    volumes: ["./conf:/conf:ro", "./media:/media", "../data:/data", "./secret:/secret:ro", "../cert.pem:/cert.pem:ro"]
`;

const ENDS: Readonly<Record<Ends, string>> = {
  well: "",
  "with a container that exits": '    entrypoint: ["sh", "-c", "exit 7"]\n',
  "with a health check that fails": '    healthcheck: { test: ["CMD", "false"], interval: 1s, retries: 1 }\n',
  refused: "    networks: [away]\nnetworks: { away: { external: true } }\n",
};

interface Released {
  readonly tag: string;
  readonly commit: string;
  readonly files: TrackedFiles;
}

/** A host on which acts happen one after the other. */
export class FilesStory {
  readonly #scene: ComposeScene;
  readonly #released = new Map<string, Released>();
  #files: TrackedFiles = {};
  #acts = 0;
  /** What the last step printed. */
  log = "";

  constructor(scene: ComposeScene) {
    this.#scene = scene;
  }

  /** Gives what is wrong afterwards, as sentences. */
  async play(act: Act): Promise<readonly string[]> {
    this.#acts++;
    if (act.act === "person") {
      doDeed(this.#scene, act.does, this.#acts);
      return [];
    }
    const from = this.#running();
    const release = "files" in act ? await this.#publish(act.files, "ends" in act ? act.ends : "well") : undefined;
    if (this.#acts === 1 && release !== undefined) await setUp(this.#scene, release.commit);
    const before = (await lookAtFiles(this.#place)).untracked;
    const ended = await this.#change(act, release);
    this.log = withoutMasks(ended?.log ?? "");
    return [
      ...this.#endProblems(act, { ended, from, to: release?.tag }),
      ...(await this.#fileProblems(before)),
      ...(await this.#containerProblems()),
    ];
  }

  get #place(): { readonly host: string; readonly clone: string } {
    const { directory } = this.#scene.production.host;
    return { host: dirname(directory), clone: directory };
  }

  get #stateFolder(): string {
    const { host } = this.#scene.production;
    return join(host.stateDirectory, host.project);
  }

  async #publish(files: TrackedFiles, ends: Ends): Promise<Released> {
    const tag = `v1.${this.#released.size}.0`;
    const ignored = "/media/\n/secret\n/dangling\n";
    const all = { ...files, "compose.yml": COMPOSE.replace("TAG", tag) + ENDS[ends], ".gitignore": ignored };
    const gone = Object.keys(this.#files).filter((path) => !(path in all));
    const { commit } = await this.#scene.release(tag, {
      ...Object.fromEntries(gone.map((path) => [path, null])),
      ...all,
    });
    this.#files = all;
    const released = { tag, commit, files };
    this.#released.set(tag, released);
    return released;
  }

  async #change(act: Exclude<Act, { act: "person" }>, release: Released | undefined): Promise<StepResult | undefined> {
    const { production } = this.#scene;
    const run = { GITHUB_RUN_ID: `74${this.#acts}` };
    const kind = release === undefined ? "rollback" : "deploy";
    const step =
      release === undefined
        ? await production.start("rollback", {}, run)
        : await production.startDeploy(release, {}, run);
    const folder = join(this.#stateFolder, "changes", `${run.GITHUB_RUN_ID}.release.${kind}.1`);
    if (act.act === "kill") await killAt({ stateFolder: this.#stateFolder, folder, step }, act.kill);
    if (act.act !== "kill the runner") return step.done;
    await delay(act.waitMs);
    step.child.kill("SIGKILL");
    await step.done;
    await this.#atRest(folder);
    return undefined;
  }

  /** The host finishes by itself what a runner began that is gone. */
  async #atRest(folder: string): Promise<void> {
    await delay(2_000);
    await waitFor("the host to end the change", 90_000, async () => {
      const isFree = (await run(["flock", "-n", join(this.#stateFolder, "lock"), "true"])).code === 0;
      return isFree && (!existsSync(folder) || existsSync(join(folder, "exit"))) ? true : undefined;
    });
  }

  /** The version that is recorded as the one that runs. */
  #running(): string | undefined {
    const { production } = this.#scene;
    const record = production.state(`releases/${production.state("current")?.trim()}/record`) ?? "";
    return /^version (.+)$/m.exec(record)?.[1];
  }

  #endProblems(
    act: Act,
    { ended, from, to }: { ended: StepResult | undefined; from: string | undefined; to: string | undefined },
  ): string[] {
    const running = this.#running();
    const wanted = act.act === "deploy" ? (act.ends === "well" ? to : from) : undefined;
    const isDone = ended?.code === 0;
    return [
      ...(wanted === undefined || running === wanted ? [] : [`${running} runs instead of ${wanted}: ${ended?.error}`]),
      ...(isDone && to !== undefined && running !== to ? [`It says that it is done, and ${running} runs.`] : []),
      ...(ended !== undefined && !isDone && running !== from ? [`It says that it failed, and ${running} runs.`] : []),
      ...["hold", "pending"]
        .filter((name) => existsSync(join(this.#stateFolder, name)))
        .map((name) => `There is a ${name}.`),
    ];
  }

  async #fileProblems(before: HostFiles): Promise<string[]> {
    const { clone } = this.#place;
    const { tracked, untracked } = await lookAtFiles(this.#place);
    const { commit = "none", files = {} } = this.#released.get(this.#running() ?? "") ?? {};
    const head = (await must(["git", "-C", clone, "rev-parse", "HEAD"])).trim();
    const others = Object.entries(files).filter(([path, text]) => textOf(join(clone, path)) !== text);
    return [
      ...tracked,
      ...(head === commit ? [] : [`The clone is at ${head}; the release that runs is ${commit}.`]),
      ...others.map(([path]) => `${path} is not the release's.`),
      ...fileDifferences(before, untracked, WRITES).filter((problem) => !SHARED_FOLDER.test(problem)),
    ];
  }

  async #containerProblems(): Promise<string[]> {
    const containers = await this.#scene.production.containers();
    const found = containers.map(
      ({ running, env }) => `${running ? "running" : "stopped"} ${env.find((one) => one.startsWith("RELEASE="))}`,
    );
    const wanted = [`running RELEASE=${this.#running()}`];
    return String(found) === String(wanted)
      ? []
      : [`The containers are ${found.join(", ")} instead of ${wanted.join(", ")}.`];
  }
}

function textOf(path: string): string | undefined {
  return lstatSync(path, { throwIfNoEntry: false })?.isFile() === true ? readFileSync(path, "utf8") : undefined;
}
