import type { Act } from "../story.ts";

/** One release of the hub, and what must run after it. */
export interface HubAct extends Pick<Act, "title" | "answers"> {
  readonly tag: string;
  /** Edits the source of the bridge for this release. */
  readonly change?: (bridge: string) => string;
  readonly live: string;
}

const BOTH = { production: true, verdict: true };
const OWN_CHANGE = 'request.headers["x-bridge-origin"] === ORIGIN';

export const HUB_STORY: readonly HubAct[] = [
  {
    title: "Act 1: v1.0.0 of the hub: smoke test of the critical flows, watch of the bridge, verdict",
    ...{ tag: "v1.0.0", live: "v1.0.0", answers: BOTH },
  },
  {
    title: "Act 2: v1.1.0, whose bridge does not recognize its own changes; the watch finds the loop",
    ...{ tag: "v1.1.0", live: "v1.0.0", answers: BOTH },
    change: (bridge) => {
      if (!bridge.includes(OWN_CHANGE)) throw new Error(`The bridge has no ${OWN_CHANGE}.`);
      return bridge.replace(OWN_CHANGE, "false");
    },
  },
  { title: "Act 3: v1.2.0, whose bridge is fixed", ...{ tag: "v1.2.0", live: "v1.2.0", answers: BOTH } },
];
