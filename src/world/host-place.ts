import type { HostTarget } from "./ssh.ts";

/** Where an application is. */
export interface HostPlace {
  readonly target: HostTarget;
  readonly project: string;
  readonly directory: string;
}
