import type { Level } from "../../src/backup/evidence.ts";
import type { Limits } from "../../src/backup/judge.ts";
import type { Source } from "../../src/backup/source.ts";
import { readConfig } from "../../src/config/read-config.ts";
import { readSettings, type Settings } from "../../src/config/settings.ts";
import { badValue, readDuration, readInteger, readTimeLimit } from "../../src/config/values.ts";
import { readTarget } from "../../src/deploy/place.ts";
import type { StageWorld } from "../../src/stage/run-stage.ts";
import type { Shells } from "../../src/world/shells.ts";
import type { HostTarget } from "../../src/world/ssh.ts";
import type { Clock, Files, Inputs } from "../../src/world/world.ts";
import { readSource } from "./backup-source.ts";
import { inputs as keys } from "./keys.ts";

export interface BackupInputs {
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
  const settings = readSettings(keys, inputs, config, inputs.get("environment").trim() || "production");
  const onHost = readWhere(settings) === "host";
  const limits = readLimits(settings);
  const source = readSource(settings, { onHost, level: limits.level, log: world.log });
  return { target: onHost ? readTarget(settings, world.log) : undefined, source, limits };
}

function readWhere(settings: BackupSettings): "host" | "runner" {
  const setting = settings.get("where");
  if (setting.text === "host" || setting.text === "runner") return setting.text;
  throw badValue(setting, "host or runner");
}

function readLimits(settings: BackupSettings): Limits {
  return {
    maxAgeMs: readTimeLimit(settings.get("max-age")),
    clockSkewMs: readDuration(settings.get("clock-skew")),
    minSizeRatio: readRatio(settings),
    level: readLevel(settings),
    id: settings.get("backup-id").text,
  };
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
