/**
 * The process that outlives tests: it runs the shared engine while any person has a lease, and removes what killed tests
 * left behind. Started by engine.ts, detached, one a machine and user (the caller holds a lock around it); it ends
 * some seconds after the last lease.
 *
 *   node keeper.ts <premises>
 */
import { rmdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { answers, dockerd, removeDockerd, runningDockerd, startDockerd } from "./dockerd.ts";
import { abandonedBoxes, announceEngine, livingLeases, premises } from "./leases.ts";
import { removeBaseImages, removeBox } from "./left-behind.ts";
import { isAlive, type ProcessIdentity } from "./processes.ts";

const GRACE_MS = 10_000;
const TICK_MS = 500;

const place = premises(process.argv[2]);
const engine = dockerd(place.engine);
const borrowed = new Set<string>();
let running: ProcessIdentity | undefined;
let refused = false;

async function seeToEngine(): Promise<void> {
  if (refused || (running !== undefined && isAlive(running))) return;
  // A keeper that was killed left its engine to us.
  if (await answers(engine.dockerHost)) running = runningDockerd(engine);
  else running = await startAnew();
  if (running !== undefined) announceEngine(place, { dockerHost: engine.dockerHost });
}

async function startAnew(): Promise<ProcessIdentity | undefined> {
  rmSync(place.engineFile, { force: true });
  await removeDockerd(engine);
  try {
    return await startDockerd(engine, "shared");
  } catch (error) {
    refused = true;
    announceEngine(place, { error: error instanceof Error ? error.message : String(error) });
    return undefined;
  }
}

/** Whether there is any person to work for. */
async function look(): Promise<boolean> {
  // What cannot be removed now, such as a folder that a process still writes to, is tried again at the next look.
  for (const box of abandonedBoxes(place)) await removeBox(box).catch(console.error);
  const leases = livingLeases(place);
  for (const lease of leases) {
    if (lease.needs === "engine") await seeToEngine();
    else if (lease.borrowedEngine !== undefined) borrowed.add(lease.borrowedEngine);
  }
  return leases.length > 0;
}

async function stayWhileUsed(): Promise<void> {
  for (let quietSince = performance.now(); performance.now() - quietSince < GRACE_MS; await delay(TICK_MS)) {
    if (await look()) quietSince = performance.now();
  }
}

/** Takes its own traces along, unless a new run has begun to make some. */
function leave(): void {
  if (abandonedBoxes(place).length === 0) rmSync(join(place.folder, "keeper.log"), { force: true });
  // No one waits for the locks: a keeper either gets it at once or goes away.
  for (const lock of [place.baseImagesLock, join(place.folder, "lock")]) rmSync(lock, { force: true });
  for (const folder of [join(place.folder, "leases"), place.boxes, place.folder]) {
    try {
      rmdirSync(folder);
    } catch {
      // Not empty: a new run, or a sandbox that was to be kept.
    }
  }
}

for (;;) {
  await stayWhileUsed();
  // Who takes a lease from now on finds no announcement and asks for a keeper again; who was faster is seen here.
  rmSync(place.engineFile, { force: true });
  if (livingLeases(place).length === 0) break;
  if (running !== undefined) announceEngine(place, { dockerHost: engine.dockerHost });
}
for (const dockerHost of borrowed) await removeBaseImages(dockerHost);
await removeDockerd(engine).catch(() => removeDockerd(engine));
leave();
