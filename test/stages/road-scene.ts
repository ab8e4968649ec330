import type { Waiting } from "../../rehearsal/github-platform.ts";
import { OWNER, openRoad, type Road, type RoadOptions, type StartOptions } from "../../rehearsal/road.ts";
import type { Observer } from "../../rehearsal/runner/observer.ts";
import type { RunEnd } from "../../rehearsal/runner/run.ts";
import { openProduction, type Production } from "../sandbox/production.ts";
import type { Release } from "../sandbox/release.ts";
import { createTinyApp, type TinyApp, type TinyRelease } from "../sandbox/tiny-app.ts";

/** A production host, a small application, GitHub, and people at its gates. */
export interface RoadScene {
  readonly production: Production;
  readonly app: TinyApp;
  readonly road: Road;
  /** Every gate that opened since the last `begin`. */
  readonly waitings: readonly Waiting[];
  /** The environments of these gates. */
  readonly asked: readonly string[];
  /** What the person at the gates does; approves until told otherwise. */
  person: (waiting: Waiting) => void;
  /** What happens at a line of the run's log (`> Watch` where that step begins); nothing until told otherwise. */
  atLine: (line: string) => void;
  /** Forgets what was asked, lets the person approve again, and nothing happen: before each test. */
  begin(): void;
  /** A release with callers, configuration and changelog. */
  publish(tag: string, more?: Partial<TinyRelease>): Promise<Release>;
  push(tag: string, more?: StartOptions): Promise<Told>;
  /** The first release, v1.0.0, goes the whole way, so that there is something to roll back to. */
  launch(): Promise<void>;
  dispatch(workflow: string, wish: Dispatch, more?: StartOptions): Promise<Told>;
  dispatchRollback(): Promise<Told>;
  /** Any run, written down. */
  watch(run: (observer: Observer) => Promise<RunEnd>): Promise<Told>;
  /** What GitHub's API tells the owner: a path below the repository. */
  ask<T>(path: string, method?: string): Promise<T>;
  /** The release that the host says it runs. */
  running(): Promise<string>;
  /** The application's containers, by the engine: the same ones as before means that nothing was touched. */
  containers(): Promise<readonly string[]>;
  close(): Promise<void>;
}

export interface Dispatch {
  readonly inputs: Readonly<Record<string, string>>;
  /** A full ref; without it the default branch. */
  readonly ref?: string;
}

/** A run, and what people saw of it. */
export interface Told {
  readonly end: RunEnd;
  readonly lines: readonly string[];
  /** The summaries of all steps, as the run's page shows them. */
  readonly summary: string;
  /** Results of the jobs in production's workflow, by their ids. */
  readonly results: Readonly<Record<string, string>>;
}

/** `opened`: a production that is there already, for options that name something in it. The scene closes it. */
export async function openRoadScene(options: Partial<RoadOptions> = {}, opened?: Production): Promise<RoadScene> {
  const production = opened ?? (await openProduction());
  const app = await createTinyApp(production.sandbox);
  let waitings: Waiting[] = [];
  const approve = (waiting: Waiting): void => road.answer(waiting, "approved");
  const road = await openRoad({
    sandbox: production.sandbox,
    host: production.host,
    url: `http://127.0.0.1:${app.port}`,
    onWaiting: (waiting) => {
      waitings.push(waiting);
      scene.person(waiting);
    },
    ...options,
  });
  const scene: RoadScene = {
    ...{ production, app, road },
    get waitings() {
      return waitings;
    },
    get asked() {
      return waitings.map(({ environment }) => environment);
    },
    person: approve,
    atLine: () => undefined,
    begin: () => {
      waitings = [];
      scene.person = approve;
      scene.atLine = () => undefined;
    },
    publish: (tag, more = {}) =>
      app.publish({ tag, ...more, files: { ...road.files, "CHANGELOG.md": changelog(tag), ...more.files } }),
    push: (tag, more = {}) =>
      scene.watch((observer) => road.start("deploy-prod.yml", { kind: "push", tag }, { observer, ...more })),
    launch: async () => {
      const { commit } = await scene.publish("v1.0.0");
      await production.host.checkOut(commit);
      const { end, lines } = await scene.push("v1.0.0");
      expect(end.result === "success" ? "" : lines.join("\n")).toBe("");
    },
    dispatch: (workflow, { inputs, ref }, more = {}) => {
      const trigger = { kind: "workflow_dispatch", inputs, ...(ref === undefined ? {} : { ref }) } as const;
      return scene.watch((observer) => road.start(workflow, trigger, { observer, ...more }));
    },
    dispatchRollback: () =>
      scene.dispatch("rollback.yml", { inputs: { target: "previous", reason: "exports are broken" } }),
    watch: async (run) => {
      const lines: string[] = [];
      const summaries: string[] = [];
      const written = writeDown((line) => {
        lines.push(line);
        scene.atLine(line);
      });
      const end = await run({ ...written, summary: (_, markdown) => summaries.push(markdown) });
      return { end, lines, summary: summaries.join("\n"), results: resultsOf(end) };
    },
    ask: async <T>(path: string, method = "GET") => {
      const { github } = road;
      const authorization = `Bearer ${github.control.userToken(OWNER)}`;
      const answer = await fetch(`${github.url}/repos/example/app/${path}`, { method, headers: { authorization } });
      return (answer.status === 204 ? undefined : await answer.json()) as T;
    },
    running: async () => (await production.status()).outputs["version"] ?? "",
    containers: production.whatRuns,
    close: async () => {
      await production.close();
      await road.close();
    },
  };
  return scene;
}

function changelog(tag: string): string {
  return `# Changelog\n\n## [${tag.slice(1)}]\n\n- What ${tag} brings\n`;
}

/** Hands on what a person would read. */
export function writeDown(write: (line: string) => void): Observer {
  return {
    job: (job, what) => write(`${job} ${what}`),
    step: (_, name) => write(`> ${name}`),
    line: (_, text) => write(text),
    annotation: (_, level, text) => write(`${level}: ${text}`),
    summary: () => undefined,
    ended: (job, result) => write(`${job}: ${result}`),
  };
}

export function resultsOf({ jobs }: RunEnd): Record<string, string> {
  return Object.fromEntries([...jobs].map(([key, { result }]) => [key.replace("production / ", ""), result]));
}
