import { chmodSync, chownSync, mkdirSync, readdirSync } from "node:fs";
import { userInfo } from "node:os";
import { join } from "node:path";
import { must } from "./processes.ts";

/** A real PostgreSQL server for as long as a test takes, on a socket of its own. */
export interface Cluster {
  /** Runs SQL in the database `postgres`, and gives what psql prints. */
  sql(text: string): Promise<string>;
  /** `pg_dump` with these arguments, into a file. */
  dump(path: string, args: readonly string[]): Promise<void>;
  /** `pg_dumpall`, into a file. */
  dumpAll(path: string): Promise<void>;
  /** Starts a second server on a data folder that was restored, asks it, and stops it. */
  askRestored(data: string, text: string, env?: Readonly<Record<string, string>>): Promise<string>;
  close(): Promise<void>;
}

/** `more`: further settings of the server, NAME=VALUE without quotes in them. */
export async function openCluster(folder: string, more: readonly string[] = []): Promise<Cluster> {
  const programs = newestPrograms();
  const data = join(folder, "data");
  mkdirSync(folder, { recursive: true });
  // The server refuses to run as root.
  const asOwner = await ownerOf(folder);
  const run = (program: string, ...args: string[]): Promise<string> =>
    must([...asOwner, join(programs, program), ...args], { cwd: folder });
  await run("initdb", "-D", data, "-U", "postgres", "-A", "trust", "--no-sync");
  const settings = `-k ${folder} -c listen_addresses= -c fsync=off ${more.map((one) => `-c "${one}"`).join(" ")}`;
  await run("pg_ctl", "-D", data, "-w", "-o", settings, "-l", join(folder, "log"), "start");
  const here = ["-h", folder, "-U", "postgres"];
  return {
    sql: (text) =>
      must([join(programs, "psql"), ...here, "-d", "postgres", "-qAt", "-v", "ON_ERROR_STOP=1", "-c", text]),
    dump: async (path, args) => {
      await must([join(programs, "pg_dump"), ...here, "-d", "postgres", "-f", path, ...args]);
    },
    dumpAll: async (path) => {
      await must([join(programs, "pg_dumpall"), ...here, "-f", path]);
    },
    askRestored: async (restored, text, env = {}) => {
      const options = `-k ${folder} -p 5433 -c listen_addresses= -c archive_mode=off`;
      const start = ["-D", restored, "-w", "-o", options, "-l", join(folder, "log-restored"), "start"];
      await must([...asOwner, join(programs, "pg_ctl"), ...start], { cwd: folder, env: { ...process.env, ...env } });
      try {
        return await must([join(programs, "psql"), ...here, "-p", "5433", "-d", "postgres", "-qAtc", text]);
      } finally {
        await run("pg_ctl", "-D", restored, "-m", "immediate", "-w", "stop");
      }
    },
    close: async () => {
      await run("pg_ctl", "-D", data, "-m", "immediate", "-w", "stop");
    },
  };
}

async function ownerOf(folder: string): Promise<string[]> {
  if (userInfo().uid !== 0) return [];
  const [uid, gid] = await Promise.all([must(["id", "-u", "postgres"]), must(["id", "-g", "postgres"])]);
  chownSync(folder, Number(uid), Number(gid));
  chmodSync(folder, 0o755);
  return ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"];
}

function newestPrograms(): string {
  const versions = readdirSync("/usr/lib/postgresql").filter((name) => /^\d+$/.test(name));
  const newest = versions.toSorted((left, right) => Number(right) - Number(left))[0];
  if (newest === undefined) throw new Error("There is no PostgreSQL server here.\nWhat to do: run scripts/provision.");
  return join("/usr/lib/postgresql", newest, "bin");
}
