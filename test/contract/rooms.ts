/**
 * The pure rooms of src/, from low to high: each may import only from rooms before it. `report` renders the data of other rooms,
 * so it may also import their types. src/world, with all side effects, is above them: no room imports it.
 */
export const ROOMS = [
  "text",
  "failure",
  "host",
  "ports",
  "stage",
  "version",
  "config",
  "changelog",
  "windows",
  "plan",
  "gates",
  "readiness",
  "metrics",
  "image",
  "incident",
  "credentials",
  "postmortem",
  "report",
  "channels",
  "announcement",
  "tagging",
  "history",
  "backup",
  "smoke",
  "watch",
  "deploy",
  "scaffold",
] as const;

/** Which part of the house a file belongs to. */
export type Zone =
  | { readonly kind: "room"; readonly room: string }
  | { readonly kind: "world" }
  /** actions/X/main.ts: the only file of a stage that may touch the real world. */
  | { readonly kind: "entry"; readonly stage: string }
  | { readonly kind: "stage"; readonly stage: string }
  /** Tests, scripts and the rehearsal: tools around the house. */
  | { readonly kind: "outside" };

export function zoneOf(path: string): Zone {
  const [top, name = "", file = ""] = path.split("/");
  if (top === "src") return name === "world" ? { kind: "world" } : { kind: "room", room: name };
  if (top !== "actions") return { kind: "outside" };
  return { kind: file === "main.ts" ? "entry" : "stage", stage: name };
}
