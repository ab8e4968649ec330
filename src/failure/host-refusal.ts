import { StageFailure } from "./failure.ts";

/** The host program refused to begin a change: nothing was changed. */
export class HostRefusal extends StageFailure {}
