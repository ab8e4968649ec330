/**
 * The pure rooms of src/, from low to high: each may import only from rooms before it.
 * `report` turns everybody's data into words, so it may also import anyone's types.
 */
export const ROOMS = [
  "stage",
  "version",
  "config",
  "windows",
  "plan",
  "gates",
  "readiness",
  "image",
  "report",
  "history",
  "backup",
  "smoke",
  "watch",
  "deploy",
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
