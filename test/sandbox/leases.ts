import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { identityOf, isAlive, type ProcessIdentity } from "./processes.ts";

/**
 * One folder a user and machine holds all sandboxes, so that whoever cleans up after a killed test finds them:
 *
 *   leases/               a file for each process that has opened a sandbox; counts while that process lives
 *   boxes/<name>/         a sandbox's own folder; boxes/.<name> names its process
 *   engine/               the shared engine, if it is ours
 *   engine.json           where the shared engine answers; there only while it may be used
 *   base-images.lock      held while a base image is looked for or imported
 */
export interface Premises {
  readonly folder: string;
  readonly boxes: string;
  readonly engine: string;
  readonly engineFile: string;
  readonly baseImagesLock: string;
}

export function premises(folder: string = join(tmpdir(), `sluice-sandbox-${process.getuid?.() ?? "user"}`)): Premises {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  // The name can be guessed: another person's folder must not get our secrets.
  if (statSync(folder).uid !== process.getuid?.()) {
    throw new Error(
      `${folder} belongs to somebody else.\nWhat to do: remove it, or set TMPDIR to a folder of your own.`,
    );
  }
  const boxes = join(folder, "boxes");
  mkdirSync(boxes, { recursive: true });
  return {
    folder,
    boxes,
    engine: join(folder, "engine"),
    engineFile: join(folder, "engine.json"),
    baseImagesLock: join(folder, "base-images.lock"),
  };
}

/** What a process needs the keeper for: our shared engine, or only a person who cleans up if it is killed. */
export type Lease = { readonly needs: "engine" } | { readonly needs: "cleaner"; readonly borrowedEngine?: string };

/** Keeps the keeper at work for as long as this process lives. There is nothing to give back. */
export function takeLease({ folder }: Premises, lease: Lease): void {
  const leases = join(folder, "leases");
  mkdirSync(leases, { recursive: true });
  const { pid, startedAt } = ourselves();
  writeFileSync(join(leases, `${pid}-${startedAt}-${lease.needs}`), JSON.stringify(lease));
}

/** The leases of processes that live. Those of the dead are removed. */
export function livingLeases({ folder }: Premises): Lease[] {
  const leases = join(folder, "leases");
  return list(leases).flatMap((name): Lease[] => {
    const [pid, startedAt = "", needs] = name.split("-");
    if (!isAlive({ pid: Number(pid), startedAt })) {
      rmSync(join(leases, name), { force: true });
      return [];
    }
    if (needs === "engine") return [{ needs }];
    const { borrowedEngine } = readJson(join(leases, name)) ?? {};
    return [{ needs: "cleaner", ...(typeof borrowedEngine === "string" ? { borrowedEngine } : {}) }];
  });
}

/** A sandbox's folder: made, and ours until this process ends. */
export function makeBox(place: Premises, name = `sbx${randomBytes(3).toString("hex")}`): string {
  const box = join(place.boxes, name);
  if (existsSync(box)) throw new Error(`A sandbox of the name ${name} is open already.`);
  // The owner's name comes first, elsewhere: a folder without one would look abandoned.
  writeWhole(place, join(place.boxes, `.${name}`), JSON.stringify(ourselves()));
  mkdirSync(box, { mode: 0o700 });
  return box;
}

export function forgetBox(box: string): void {
  rmSync(join(box, "..", `.${basename(box)}`), { force: true });
}

/** Names of sandboxes whose process is gone: killed before it could close them. */
export function abandonedBoxes({ boxes }: Premises): string[] {
  const owners = list(boxes).filter((name) => name.startsWith("."));
  return owners.filter((name) => !isAlive(ownerIn(join(boxes, name)))).map((name) => join(boxes, name.slice(1)));
}

function ownerIn(file: string): ProcessIdentity {
  return identityIn(readJson(file));
}

function identityIn(record: unknown): ProcessIdentity {
  const { pid, startedAt }: Record<string, unknown> =
    typeof record === "object" && record !== null ? { ...record } : {};
  return { pid: Number(pid ?? 0), startedAt: String(startedAt ?? "") };
}

/** What a keeper says of the shared engine. */
export type Announcement =
  | { readonly dockerHost: string; readonly error?: undefined }
  | { readonly error: string; readonly dockerHost?: undefined };

/** The calling keeper's word, good for as long as it lives: a killed one leaves its file, and maybe no engine. */
export function announceEngine(place: Premises, announcement: Announcement): void {
  writeWhole(place, place.engineFile, JSON.stringify({ ...announcement, keeper: ourselves() }));
}

export function announcedEngine({ engineFile }: Premises): Announcement | undefined {
  const { dockerHost, error, keeper } = readJson(engineFile) ?? {};
  if (!isAlive(identityIn(keeper))) return undefined;
  if (error !== undefined) return { error: String(error) };
  return dockerHost === undefined ? undefined : { dockerHost: String(dockerHost) };
}

/** A reader sees all of it or no file: half of an owner's name would make a sandbox look abandoned while it is opened. */
function writeWhole({ folder }: Pick<Premises, "folder">, file: string, text: string): void {
  const part = join(folder, `${basename(file)}.${process.pid}.part`);
  writeFileSync(part, text, { mode: 0o600 });
  renameSync(part, file);
}

/** The object in a small file that we wrote, or undefined when there is none (any more, or yet). */
export function readJson(file: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(file, "utf8"));
    return typeof value === "object" && value !== null ? { ...value } : undefined;
  } catch {
    // Not there, or being written: the asker asks again.
    return undefined;
  }
}

function ourselves(): ProcessIdentity {
  const identity = identityOf(process.pid);
  if (identity === undefined) throw new Error("This machine has no /proc; the sandbox needs Linux.");
  return identity;
}

function list(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder) : [];
}
