import { placeKeys } from "../../src/deploy/place.ts";
import type { InputKey, OutputKey } from "../../src/stage/keys.ts";

export const inputs = [
  ...placeKeys,
  { name: "freeze", description: "Reason for which nothing may be deployed from now on. A rollback stays possible." },
  { name: "unfreeze", description: "Whether to lift a freeze.", default: "false" },
  { name: "gates", description: "Whether to look which gates wait for whom.", default: "false" },
  {
    name: "token",
    description: "With `gates`: token with `actions: read`, `contents: read` and `issues: read`.",
    default: "${{ github.token }}",
    secret: true,
  },
] as const satisfies readonly InputKey[];

export const outputs = [
  { name: "version", description: "Release that is recorded as running; empty for none." },
  { name: "commit", description: "Its commit." },
  {
    name: "state",
    description:
      "ok, changing (a change holds the lock), interrupted, held, frozen, drifted (what runs is not all up), unrecorded, or unknown (the host’s tools are silent; the step fails).",
  },
  { name: "freeze-reason", description: "Why deploys to the host are frozen; empty for no freeze." },
  {
    name: "waiting",
    description:
      "With `gates`: those that wait, the longest first, as a JSON list of {gate, about, people, since, url}; empty where that is not known.",
  },
  { name: "releases", description: "Versions that can be returned to, newest first, as a JSON list." },
] as const satisfies readonly OutputKey[];
