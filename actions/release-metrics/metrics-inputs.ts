import { readConfig } from "../../src/config/read-config.ts";
import { environmentOf, readSettings } from "../../src/config/settings.ts";
import { readTagPrefix } from "../../src/config/tag-prefix.ts";
import { readInteger } from "../../src/config/values.ts";
import { readIncidentLabel } from "../../src/incident/incident-label.ts";
import type { Files, Inputs, Log, RunContext } from "../../src/ports/world.ts";
import { inputs as keys } from "./keys.ts";

export interface MetricsInputs {
  readonly environment: string;
  readonly days: number;
  /** Undefined if incidents are not kept in issues. */
  readonly incidentLabel: string | undefined;
  /** What the events call the application. */
  readonly service: string;
  readonly prefix: string;
  readonly token: string;
}

const LONGEST_DAYS = 366;

export async function readInputs(
  inputs: Inputs,
  { files, run, log }: { readonly files: Files; readonly run: RunContext; readonly log: Log },
): Promise<MetricsInputs> {
  const environment = environmentOf(inputs);
  const settings = readSettings(keys, inputs, await readConfig(inputs, files), environment);
  const token = settings.need("token").text;
  log.mask(token);
  return {
    ...{ environment, token },
    days: readInteger(settings.get("days"), { min: 7, max: LONGEST_DAYS }),
    incidentLabel: readIncidentLabel(settings.get("incident-label")),
    service: settings.get("project").text || (run.repository.split("/").at(-1) ?? ""),
    prefix: readTagPrefix(settings.get("tag-prefix")),
  };
}
