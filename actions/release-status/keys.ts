import { placeKeys } from "../../src/deploy/place.ts";
import { watchDurationKey, whileWatchedTimeoutKey } from "../../src/deploy/watched/while-watched.ts";
import type { InputKey, OutputKey } from "../../src/stage/keys.ts";

export const inputs = [
  ...placeKeys,
  {
    name: "freeze",
    description: "Reason for which nothing can be deployed from now on. A rollback is still possible.",
  },
  { name: "unfreeze", description: "Whether to lift a freeze.", default: "false" },
  {
    name: "clear-hold",
    description:
      "Reason to lift a hold after a person has checked the host and found it healthy. It is kept in the host's history.",
  },
  { name: "gates", description: "Whether to report which gates wait for an approval.", default: "false" },
  {
    name: "watched-release",
    description:
      "What happens while another run still deploys, tests or watches the release that runs: wait until that has ended, refuse, or report. Empty does not ask.",
  },
  whileWatchedTimeoutKey,
  watchDurationKey,
  {
    name: "token",
    description:
      "With `gates`: token with `actions: read`, `contents: read`, `issues: read` and `statuses: read`. With `watched-release`: token with `actions: read`.",
    default: "${{ github.token }}",
    secret: true,
  },
] as const satisfies readonly InputKey[];

export const outputs = [
  { name: "version", description: "Release that is recorded as running; empty for none." },
  { name: "commit", description: "Commit of that release." },
  {
    name: "state",
    description:
      "ok, changing (a change holds the lock), interrupted, held, frozen, drifted (what runs is not what was recorded), unrecorded, or unknown (the host’s tools do not answer; the step fails).",
  },
  {
    name: "freeze-reason",
    description: "Reason for which deploys to the host are frozen; empty if they are not frozen.",
  },
  {
    name: "watched",
    description:
      "With `watched-release`: sentence about the release that runs and is still being watched, or that this is unknown; empty if it is not.",
  },
  {
    name: "waiting",
    description:
      "With `gates`: waiting gates, the longest wait first, as a JSON list of {gate, about, people, since, url}; empty if unknown.",
  },
  {
    name: "resumes",
    description:
      "true if the host still works on what an earlier attempt of this job has begun, runs the release that it deployed, or was rolled back by it; otherwise false.",
  },
  { name: "releases", description: "Versions that a rollback can target, newest first, as a JSON list." },
] as const satisfies readonly OutputKey[];
