import { createHash } from "node:crypto";

/**
 * The last restore drill, as it is kept beside the backups: lines of a key and its value, the last one a checksum. It lies on
 * the host, where write access to the repository does not reach, and any forge has it.
 */
export interface DrillRecord {
  /** When it ended: seconds since the epoch, by the host's clock. */
  readonly at: number;
  readonly passed: boolean;
  /** Why it failed, in one line; empty when it passed. */
  readonly why: string;
  /** Path of the backup that was restored. */
  readonly backup: string;
  /** System identifier of the server that the backup is of. */
  readonly system: string;
  readonly databases: readonly string[];
  /** Volumes and folders whose archives were extracted. */
  readonly volumes: readonly string[];
  readonly tables: number;
  readonly rows: number;
}

/** What is known about the last drill. */
export type LastDrill =
  | { readonly kind: "drill"; readonly drill: DrillRecord }
  | { readonly kind: "none" }
  | { readonly kind: "unreadable"; readonly why: string };

/** Name of the file in the folder of the backups. It does not look like a backup. */
export function drillFile(project: string): string {
  return `${project}-restore-drill`;
}

export function writeDrill(drill: DrillRecord): string {
  const body = [
    "format 1",
    `at ${drill.at}`,
    `result ${drill.passed ? "passed" : "failed"}`,
    `why ${drill.why.replaceAll(/\s+/g, " ")}`,
    `backup ${drill.backup}`,
    `system ${drill.system}`,
    `databases ${drill.databases.join(" ")}`,
    // A path can have spaces, and no commas.
    `volumes ${drill.volumes.join(",")}`,
    `tables ${drill.tables}`,
    `rows ${drill.rows}`,
  ]
    .map((line) => `${line}\n`)
    .join("");
  return `${body}end ${checksum(body)}\n`;
}

/** An empty text: there is no such file. */
export function readDrill(text: string): LastDrill {
  if (text === "") return { kind: "none" };
  const end = /(?:^|\n)end ([0-9a-f]{64})\n$/.exec(text);
  const body = text.slice(0, text.lastIndexOf("end "));
  if (end === null || checksum(body) !== end[1]) return { kind: "unreadable", why: "it was damaged or edited" };
  const lines = body.split("\n");
  const one = (key: string): string => lines.find((line) => line.startsWith(`${key} `))?.slice(key.length + 1) ?? "";
  const numbers = { at: Number(one("at")), tables: Number(one("tables")), rows: Number(one("rows")) };
  const result = one("result");
  if (one("format") !== "1")
    return { kind: "unreadable", why: `its format is "${one("format")}", and 1 is known here` };
  if (!(numbers.at > 0) || (result !== "passed" && result !== "failed"))
    return { kind: "unreadable", why: "it lacks facts that each drill has" };
  return {
    kind: "drill",
    drill: {
      ...numbers,
      passed: result === "passed",
      ...{ why: one("why"), backup: one("backup"), system: one("system") },
      databases: one("databases").split(" "),
      volumes: one("volumes")
        .split(",")
        .filter((name) => name !== ""),
    },
  };
}

function checksum(body: string): string {
  return createHash("sha256").update(body).digest("hex");
}
