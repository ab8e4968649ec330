import type { Shell } from "../../ports/shell.ts";
import type { Clock, Http } from "../../ports/world.ts";
import type { Counted } from "../signal.ts";
import type { CommandWorld } from "./command.ts";
import type { CountPlace } from "./counting.ts";
import type { ScriptParts } from "./watch-script.ts";

/** What sources need of the world and of the stage's inputs. */
export interface SourceParts extends CommandWorld, ScriptParts {
  readonly http: Http;
  readonly clock: Clock;
  readonly uptimeRobotKey: string;
  /** The header with which Prometheus lets us in; empty for none. */
  readonly prometheusAuthorization: string;
  readonly place: CountPlace;
  readonly openHost: () => Promise<Shell>;
  /** The counts of the activity signals before the deploy, by name; undefined without a preflight. */
  readonly usual: ReadonlyMap<string, Counted> | undefined;
}
