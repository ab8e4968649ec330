import { setTimeout as delay } from "node:timers/promises";
import { IS_DEEP } from "../sandbox/deep.ts";
import { must, run } from "../sandbox/processes.ts";
import type { Release } from "../sandbox/release.ts";
import type { RunningStep } from "../sandbox/step.ts";
import { goLive, type Live, requireSuccess } from "./live-release.ts";

/**
 * Points at which something is killed, spread evenly from the checkout to a little after the record. With SLUICE_DEEP=1 there
 * are 20 of them.
 */
export const POINTS = Array.from({ length: IS_DEEP ? 20 : 6 }, (_, index) => index);
/** A point may come too late on a quick machine; most must hit. */
export const MUST_HIT = Math.floor(POINTS.length * 0.75);

const SWITCH_BEGINS = "Check out the release …";
const SWITCH_ENDS = "  record: done";

export interface KillingGround extends Live {
  /** A deploy that has come to a point of its switch. */
  reach(
    point: number,
    run: string,
  ): Promise<{ readonly step: RunningStep; readonly release: Release; readonly before: string }>;
  /** Exactly one healthy version, the recorded one, and nothing half-done. Gives its tag. */
  oneHealthyVersion(): Promise<string>;
}

export async function openKillingGround(): Promise<KillingGround> {
  const live = await goLive();
  let duration = await switchDuration(live);
  return {
    ...live,
    reach: async (point, runId) => {
      const before = recorded(live).version;
      const release = await live.next();
      const step = await live.startDeploy(release, {}, { GITHUB_RUN_ID: runId });
      await step.saw(SWITCH_BEGINS);
      const began = performance.now();
      const ended = step.saw(SWITCH_ENDS).then(
        // The machine has less to do than when it was measured: the points that follow come earlier.
        () => {
          duration = Math.min(duration, performance.now() - began);
        },
        // It was killed before.
        () => undefined,
      );
      await Promise.race([delay((duration * point) / POINTS.length), ended]);
      return { step, release, before };
    },
    oneHealthyVersion: () => oneHealthyVersion(live),
  };
}

/** Milliseconds from the checkout to the record of an undisturbed deploy. */
async function switchDuration(live: Live): Promise<number> {
  const step = await live.startDeploy(await live.next());
  await step.saw(SWITCH_BEGINS);
  const began = performance.now();
  await step.saw(SWITCH_ENDS);
  const duration = performance.now() - began;
  requireSuccess(await step.done);
  return duration;
}

function recorded(live: Live): { readonly version: string; readonly commit: string } {
  const record = live.state(`releases/${live.state("current")?.trim()}/record`) ?? "";
  return {
    version: /^version (.+)$/m.exec(record)?.[1] ?? "none",
    commit: /^commit (.+)$/m.exec(record)?.[1] ?? "none",
  };
}

async function oneHealthyVersion(live: Live): Promise<string> {
  const { version, commit } = recorded(live);
  const found = (await live.containers()).map(
    ({ name, imageName, running, health }) => `${name} ${imageName.split(":").at(-1)} ${running} ${health}`,
  );
  expect(found).toEqual([`${live.host.project}-web-1 ${version} true healthy`]);
  expect(live.state("pending")).toBeUndefined();
  expect(live.state("hold")).toBeUndefined();
  expect((await run(["flock", "-n", `${live.host.stateDirectory}/${live.host.project}/lock`, "true"])).code).toBe(0);
  expect((await must(["git", "-C", live.host.directory, "rev-parse", "HEAD"])).trim()).toBe(commit);
  const answer = await fetch(`http://127.0.0.1:${live.app.port}/version`);
  expect(await answer.json()).toEqual({ version, sha: commit });
  return version;
}
