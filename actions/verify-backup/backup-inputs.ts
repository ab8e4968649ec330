import { ZONED } from "../../src/backup/command.ts";
import type { Level } from "../../src/backup/evidence.ts";
import type { Limits, OwnBackup } from "../../src/backup/judge.ts";
import { readWhere } from "../../src/backup/restic/restic-settings.ts";
import type { Source } from "../../src/backup/source.ts";
import { readSource } from "../../src/backup/source-settings.ts";
import { readConfig } from "../../src/config/read-config.ts";
import { environmentOf, readSettings, type Settings } from "../../src/config/settings.ts";
import { badValue, readDuration, readInteger, readTimeLimit } from "../../src/config/values.ts";
import { readTarget } from "../../src/deploy/place.ts";
import type { HostTarget } from "../../src/ports/host-place.ts";
import type { Clock, Files, Inputs } from "../../src/ports/world.ts";
import type { NotVerified } from "../../src/report/backups/backup-report.ts";
import type { StageWorld } from "../../src/stage/run-stage.ts";
import type { Shells } from "../../src/world/shells.ts";
import { inputs as keys } from "./keys.ts";

/** What to verify, or why that is impossible from here. */
export type BackupInputs = BackupLook | { readonly kind: "not-verified"; readonly why: NotVerified };

export interface BackupLook {
  readonly kind: "look";
  /** The host to ask; undefined asks the runner. */
  readonly target: HostTarget | undefined;
  readonly source: Source;
  readonly limits: Limits;
}

export interface BackupWorld extends StageWorld {
  readonly files: Files;
  readonly clock: Clock;
  readonly shells: Shells;
}

export type BackupSettings = Settings<(typeof keys)[number]["name"]>;

export async function readBackupInputs(inputs: Inputs, world: BackupWorld): Promise<BackupInputs> {
  const config = await readConfig(inputs, world.files);
  const settings = readSettings(keys, inputs, config, environmentOf(inputs));
  const onHost = readWhere(settings) === "host";
  const limits = readLimits(settings);
  const warns = readIfUnreachable(settings) === "warn";
  if (warns && namesNothing(settings)) return { kind: "not-verified", why: "names-nothing" };
  const source = readSource(settings, { onHost, level: limits.level, log: world.log });
  // A missing secret arrives empty. A wrong one is a failure.
  if (warns && onHost && settings.get("ssh-key").text === "") return { kind: "not-verified", why: "no-key" };
  return { kind: "look", target: onHost ? readTarget(settings, world.log) : undefined, source, limits };
}

function readIfUnreachable(settings: BackupSettings): "fail" | "warn" {
  const setting = settings.get("if-unreachable");
  if (setting.text === "fail" || setting.text === "warn") return setting.text;
  throw badValue(setting, "fail or warn");
}

/** Neither a kind, nor a place of any kind. */
function namesNothing(settings: BackupSettings): boolean {
  const places = ["path", "command", "postgres-service", "restic-repository", "restic-password-file"] as const;
  return settings.get("kind").source === "default" && places.every((name) => settings.get(name).text === "");
}

function readLimits(settings: BackupSettings): Limits {
  return {
    maxAgeMs: readTimeLimit(settings.get("max-age")),
    clockSkewMs: readDuration(settings.get("clock-skew")),
    minSizeRatio: readRatio(settings),
    level: readLevel(settings),
    maxDrillAgeMs: readTimeLimit(settings.get("max-drill-age")),
    taken: readTaken(settings),
  };
}

/** The name is more precise than the time: two backups may overlap. */
function readTaken(settings: BackupSettings): OwnBackup | undefined {
  const id = settings.get("backup-id").text;
  const after = settings.get("taken-after");
  const began = ZONED.test(after.text) ? Date.parse(after.text) : Number.NaN;
  if (after.text !== "" && Number.isNaN(began)) throw badValue(after, "a time such as 2026-11-24T02:00:00Z");
  if (id !== "") return { by: "id", id };
  return after.text === "" ? undefined : { by: "time", began };
}

function readRatio(settings: BackupSettings): number {
  const setting = settings.get("min-size-ratio");
  const ratio = /^\d+(\.\d+)?$/.test(setting.text) ? Number(setting.text) : Number.NaN;
  if (!(ratio >= 0 && ratio <= 1)) throw badValue(setting, "a number from 0 to 1, such as 0.5");
  return ratio;
}

const LEVELS: readonly Level[] = [1, 2, 3, 4];

function readLevel(settings: BackupSettings): Level {
  const setting = settings.get("level");
  const number = readInteger(setting, { min: 1, max: 4 });
  const level = LEVELS.find((one) => one === number);
  if (level === undefined) throw badValue(setting, "a level from 1 to 4");
  return level;
}
