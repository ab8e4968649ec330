import type { HostBox } from "../test/sandbox/host.ts";
import type { Sandbox } from "../test/sandbox/sandbox.ts";
import type { Audience } from "./show.ts";

/** A throw-away production, and the releases that are deployed to it. */
export interface Rehearsal {
  readonly sandbox: Sandbox;
  readonly host: HostBox;
  /** Where the application answers, for a person who inspects it. */
  readonly url: string;
  /** What `perform` compares after each act, in lines for its timeline. */
  readonly compared: readonly string[];
  /** Throws UnexpectedResult when production is not what it should be. */
  perform(audience: Audience): Promise<void>;
  close(): Promise<void>;
}
