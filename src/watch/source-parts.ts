import type { Shell } from "../world/shells.ts";
import type { Clock, Http } from "../world/world.ts";
import type { CommandWorld } from "./command.ts";
import type { CountPlace } from "./counting.ts";
import type { Counted } from "./signal.ts";
import type { ScriptParts } from "./watch-script.ts";

/** What sources need of the world and of the stage's inputs. */
export interface SourceParts extends CommandWorld, ScriptParts {
  readonly http: Http;
  readonly clock: Clock;
  readonly uptimeRobotKey: string;
  readonly prometheusToken: string;
  readonly place: CountPlace;
  readonly openHost: () => Promise<Shell>;
  /** What the activity signals counted before the deploy, by name; undefined where nobody asked. */
  readonly usual: ReadonlyMap<string, Counted> | undefined;
}
