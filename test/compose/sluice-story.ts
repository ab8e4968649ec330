import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { StepResult } from "../sandbox/step.ts";
import { withoutMasks } from "./compose-scene.ts";
import type { CorpusProject } from "./corpus-project.ts";
import type { CorpusScene } from "./corpus-scene.ts";
import { fileDifferences, type HostFiles, lookAtFiles } from "./host-files.ts";
import { type OracleAnswer, settledState } from "./oracle.ts";
import type { ProjectPlace } from "./project-place.ts";
import { RELEASES, type ReleaseName } from "./project-repository.ts";
import { type ProjectState, stateDifferences } from "./project-state.ts";
import { neighbourOf, type ProjectSteps, projectSteps } from "./project-steps.ts";

/** A refusal that is expected: of which release, with which code, and a part of what the error says. */
export interface ExpectedRefusal {
  readonly at: "v1" | "v2";
  readonly code: string;
  readonly says: string;
}

interface StoryOptions {
  readonly one: CorpusProject;
  readonly place: ProjectPlace;
  readonly scene: CorpusScene;
  readonly stateFolder: string;
}

/** What Sluice does with a project. */
export class SluiceStory {
  readonly #options: StoryOptions;
  readonly #steps: ProjectSteps;
  #files: HostFiles = new Map();
  readonly #problems: string[] = [];

  constructor(options: StoryOptions) {
    this.#options = options;
    this.#steps = projectSteps(options.one, options.place, options.scene.production);
  }

  async equals(wanted: Extract<OracleAnswer, { kind: "ran" }>): Promise<void> {
    const { place } = this.#options;
    await this.#rememberFiles();
    this.#expectDone("v1", await this.#deploy("v1"));
    await this.#expectState("after v1", wanted.v1);
    place.changeHost();
    await this.#rememberFiles();
    this.#expectDone("v2", await this.#deploy("v2"));
    await this.#expectState("after v2", wanted.v2);
    const failed = await this.#deploy("v3");
    if (failed.code !== 1 || failed.outputs["running-version"] !== RELEASES.v2 || failed.outputs["result"] === "held")
      throw new Error(
        [`v3 was not rolled back (${failed.outputs["result"]}):`, shown(failed), ...this.#problems].join("\n"),
      );
    await this.#expectState("after the automatic rollback", wanted.v2);
    const back = await this.#rollback();
    this.#expectDone("v1", back);
    const says = this.#options.one["rollback-says"];
    if (!back.log.includes(says)) this.#problems.push(`The log of the rollback does not say "${says}".`);
    if (says.includes("hooks") && !back.summary.includes("| Lifecycle hooks of new containers |"))
      this.#problems.push("The plan of the rollback does not name the hooks that run.");
    await this.#expectState("after the rollback", wanted.v1Again);
    if (this.#problems.length > 0) throw new Error(`It is not as plain Compose has it:\n${this.#problems.join("\n")}`);
  }

  /** Another project of the clone is there first, where the project has one. */
  async deployNeighbour(): Promise<void> {
    const { neighbour } = this.#options.one;
    if (neighbour === undefined) return;
    const { code, error } = await (await this.#steps.deployNeighbour(neighbour)).done;
    if (code !== 0) throw new Error(`The neighbour could not be deployed: ${error}`);
  }

  async isRefused({ at, code, says }: ExpectedRefusal, plain: OracleAnswer | undefined): Promise<void> {
    const { place } = this.#options;
    if (plain?.kind === "ran") throw new Error("Plain Compose runs it, although case.yml names a newer Compose.");
    await this.#rememberFiles();
    if (at === "v2") {
      this.#expectDone("v1", await this.#deploy("v1"));
      place.changeHost();
      await this.#rememberFiles();
    }
    const named = says.replace("PROJECT", place.project);
    const before = await this.#identities();
    const refused = await this.#deploy(at);
    const problems = [
      ...(refused.code === 1 ? [] : ["It was not refused."]),
      ...(refused.error.includes(named) ? [] : [`Its error does not say "${named}".`]),
      ...((this.#lastCode() ?? code) === code ? [] : [`The code is ${this.#lastCode()}; expected is ${code}.`]),
      ...((await this.#identities()) === before ? [] : ["Its containers were changed."]),
      ...(await this.#fileProblems()),
    ];
    if (problems.length > 0) throw new Error(`${problems.join("\n")}\n${shown(refused)}`);
  }

  /** The engine itself says no, when the containers are made: never a success. */
  async fails(): Promise<void> {
    await this.#rememberFiles();
    const failed = await this.#deploy("v1");
    const problems = [...(failed.code === 1 ? [] : ["It did not fail."]), ...(await this.#fileProblems())];
    if (problems.length > 0) throw new Error(`${problems.join("\n")}\n${shown(failed)}`);
  }

  async #deploy(release: ReleaseName): Promise<StepResult> {
    return (await this.#steps.deploy(release)).done;
  }

  async #rollback(): Promise<StepResult> {
    return (await this.#steps.rollback()).done;
  }

  #expectDone(release: ReleaseName, step: StepResult): void {
    if (step.code === 0 && step.outputs["running-version"] === RELEASES[release]) return;
    throw new Error([`${release} was not brought up:`, shown(step), ...this.#problems].join("\n"));
  }

  async #rememberFiles(): Promise<void> {
    this.#files = (await lookAtFiles(this.#options.place)).untracked;
  }

  async #expectState(when: string, wanted: ProjectState): Promise<void> {
    const { place, scene } = this.#options;
    const { engine } = scene.production.sandbox;
    const state = await settledState(engine, place.project);
    const problems = [...stateDifferences(wanted, state), ...(await this.#fileProblems())];
    this.#problems.push(...problems.map((problem) => `${when}: ${problem}`));
  }

  async #fileProblems(): Promise<string[]> {
    const { one, place } = this.#options;
    const { tracked, untracked } = await lookAtFiles(place);
    return [...tracked, ...fileDifferences(this.#files, untracked, one.writes)];
  }

  /** Which containers run, since when. */
  async #identities(): Promise<string> {
    const { place, scene } = this.#options;
    const listed = await Promise.all(
      [place.project, neighbourOf(place.project)].map((project) => {
        const mine = ["--filter", `label=com.docker.compose.project=${project}`];
        return scene.production.sandbox.engine.docker(["ps", "-aq", "--no-trunc", ...mine]);
      }),
    );
    return listed.map(({ stdout }) => stdout.split("\n").toSorted().join(" ")).join();
  }

  /** The code of the last change's end; undefined when the last one succeeded, so that no other was begun. */
  #lastCode(): string | undefined {
    const changes = join(this.#options.stateFolder, "changes");
    try {
      const newest = readdirSync(changes).toSorted((a, b) => age(join(changes, b)) - age(join(changes, a)))[0] ?? "";
      const end: Record<string, string> = JSON.parse(readFileSync(join(changes, newest, "exit"), "utf8"));
      return end["outcome"] === "done" ? undefined : end["code"];
    } catch {
      // No change has begun, so the decision was made before one.
      return undefined;
    }
  }
}

function age(path: string): number {
  return statSync(path).mtimeMs;
}

/** What a person would read of a step that went wrong. */
function shown({ error, log }: StepResult): string {
  return `${error}\n--- the end of its log\n${withoutMasks(log).trim().split("\n").slice(-25).join("\n")}`;
}
