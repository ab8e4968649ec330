import { openProduction, type Production } from "../sandbox/production.ts";
import type { Release } from "../sandbox/release.ts";
import type { SandboxOptions } from "../sandbox/sandbox.ts";
import type { StepResult } from "../sandbox/step.ts";
import { createTinyApp, type TinyApp, type TinyRelease } from "../sandbox/tiny-app.ts";

/** A production where v1.0.0 of the tiny application is live: the ground on which a fault happens. */
export interface Live extends Production {
  readonly app: TinyApp;
  readonly v1: Release;
  /** Publishes the next version that no one used yet. */
  next(release?: Omit<TinyRelease, "tag">): Promise<Release>;
  /** Brings the newest healthy version live again, whatever a test left. */
  heal(): Promise<void>;
  /** What runs, by the engine's own word: compared before and after a fault that must not touch it. */
  running(): Promise<string>;
  /** Refuses unless the lock is free, no change is pending and exactly this version runs, healthy, in one container. */
  mustRun(tag: string): Promise<void>;
}

export async function goLive(options: SandboxOptions = {}): Promise<Live> {
  const production = await openProduction(options);
  try {
    const app = await createTinyApp(production.sandbox);
    const v1 = await app.publish({ tag: "v1.0.0" });
    await production.host.checkOut(v1.commit);
    let minor = 0;
    const next: Live["next"] = (release = {}) => app.publish({ ...release, tag: `v1.${++minor}.0` });
    const live: Live = {
      ...production,
      app,
      v1,
      next,
      heal: async () => requireSuccess(await production.deploy(await next())),
      running: async () =>
        JSON.stringify(
          (await production.containers()).map(({ id, running, startedAt, health }) => ({
            id,
            running,
            startedAt,
            health,
          })),
        ),
      mustRun: (tag) => mustRun(production, tag),
    };
    requireSuccess(await production.deploy(v1));
    return live;
  } catch (error) {
    await production.close();
    throw error;
  }
}

export function requireSuccess(result: StepResult): void {
  if (result.code !== 0) throw new Error(`A step that had to succeed failed:\n${result.log}`);
}

async function mustRun(production: Production, tag: string): Promise<void> {
  const containers = await production.containers();
  const found = containers.map(
    ({ name, imageName, running, health }) =>
      `${name} ${imageName.split(":").at(-1)} ${running ? "running" : "stopped"} ${health}`,
  );
  expect(found).toEqual([`${production.host.project}-web-1 ${tag} running healthy`]);
  const status = await production.status();
  expect(status.error).toBe("");
  expect(status.outputs).toMatchObject({ version: tag, state: "ok" });
  expect(production.state("pending")).toBeUndefined();
}
