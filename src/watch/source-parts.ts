import type { Shell } from "../world/shells.ts";
import type { Clock, Files, Http } from "../world/world.ts";
import type { CommandWorld } from "./command.ts";
import type { CountPlace } from "./counting.ts";
import type { Counted } from "./signal.ts";

/** What sources need of the world and of the stage's inputs. */
export interface SourceParts extends CommandWorld {
  readonly http: Http;
  readonly files: Files;
  readonly clock: Clock;
  readonly url: string;
  readonly version: string;
  readonly uptimeRobotKey: string;
  readonly prometheusToken: string;
  readonly place: CountPlace;
  readonly openHost: () => Promise<Shell>;
  /** What the activity signals counted before the deploy, by name; undefined where nobody asked. */
  readonly usual: ReadonlyMap<string, Counted> | undefined;
}
