import type { Waiting } from "../../rehearsal/github-platform.ts";
import { openRoad, type Road, type RoadOptions } from "../../rehearsal/road.ts";
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
  /** What the person at the gates does; approves until told otherwise. */
  person: (waiting: Waiting) => void;
  /** Forgets what was asked, and lets the person approve again: before each test. */
  begin(): void;
  /** A release with callers, configuration and changelog. */
  publish(tag: string, more?: Partial<TinyRelease>): Promise<Release>;
  push(tag: string): Promise<Told>;
  dispatchRollback(): Promise<Told>;
  /** The release that the host says it runs. */
  running(): Promise<string>;
  close(): Promise<void>;
}

/** A run, and what people saw of it. */
export interface Told {
  readonly end: RunEnd;
  readonly lines: readonly string[];
  /** Results of the jobs in production's workflow, by their ids. */
  readonly results: Readonly<Record<string, string>>;
}

export async function openRoadScene(options: Partial<RoadOptions> = {}): Promise<RoadScene> {
  const production = await openProduction();
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
    person: approve,
    begin: () => {
      waitings = [];
      scene.person = approve;
    },
    publish: (tag, more = {}) =>
      app.publish({ tag, ...more, files: { ...road.files, "CHANGELOG.md": changelog(tag), ...more.files } }),
    push: (tag) => watchRun((observer) => road.start("deploy-prod.yml", { kind: "push", tag }, { observer })),
    dispatchRollback: () => {
      const inputs = { target: "previous", reason: "exports are broken" };
      return watchRun((observer) => road.start("rollback.yml", { kind: "workflow_dispatch", inputs }, { observer }));
    },
    running: async () => (await production.status()).outputs["version"] ?? "",
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

export async function watchRun(run: (observer: Observer) => Promise<RunEnd>): Promise<Told> {
  const lines: string[] = [];
  const end = await run(writeDown(lines));
  return { end, lines, results: resultsOf(end) };
}

/** Writes down what a person would read. */
export function writeDown(lines: string[]): Observer {
  return {
    job: (job, what) => lines.push(`${job} ${what}`),
    step: (_, name) => lines.push(`> ${name}`),
    line: (_, text) => lines.push(text),
    annotation: (_, level, text) => lines.push(`${level}: ${text}`),
    summary: () => undefined,
    ended: (job, result) => lines.push(`${job}: ${result}`),
  };
}

export function resultsOf({ jobs }: RunEnd): Record<string, string> {
  return Object.fromEntries([...jobs].map(([key, { result }]) => [key.replace("production / ", ""), result]));
}
