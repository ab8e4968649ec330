import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findBackup, readBackup } from "../../src/backup/postgres/newest-backup.ts";
import { loadScript, type Replacement, swapScript, undoScript } from "../../src/backup/postgres/restore-scripts.ts";
import { takeScript } from "../../src/backup/postgres/take-script.ts";
import type { Shell } from "../../src/ports/shell.ts";
import { must, run } from "../../test/sandbox/processes.ts";
import { openSandbox } from "../../test/sandbox/sandbox.ts";
import type { Report, Row } from "../report.ts";
import { spread } from "../statistics.ts";
import { DATABASE, fill, type Server, startServer } from "./server.ts";

/** How long a restore takes, beside plain pg_restore of the same backup into an empty database of the same server. */
export async function benchRestore(rounds: number, megabytes: number): Promise<Report> {
  const sandbox = await openSandbox();
  const folder = mkdtempSync(join(tmpdir(), "sluice-bench-restore-"));
  let server: Server | undefined;
  try {
    server = await startServer(sandbox.engine, folder);
    const size = await fill(server, megabytes);
    const { backups } = server.source;
    const path = join(folder, `${backups.project}-20260101T000000Z`);
    await timed(server, takeScript(backups), {
      ...{ SLUICE_BACKUP_FILE: path, SLUICE_RELEASE: "none", SLUICE_VERSION: "v1.0.0", SLUICE_SHA: "0" },
    });
    const all: Round[] = [];
    for (let round = 0; round <= rounds; round++) {
      const measured = await measureRound(server, path);
      // The first round fills the caches.
      if (round > 0) all.push(measured);
    }
    return report(all, size);
  } finally {
    if (server !== undefined) await sandbox.engine.docker(["rm", "-f", "-v", server.container]);
    rmSync(folder, { recursive: true, force: true });
    await sandbox.close();
  }
}

/** Runs a script as the host program does, and gives its seconds. */
async function timed({ engine }: Server, script: string, variables: Readonly<Record<string, string>>): Promise<number> {
  const begin = performance.now();
  const env = { ...process.env, ...engine.environment, ...variables };
  await must(["sh", "-eu", "-c", script], { env, timeoutMs: 3_600_000 });
  return (performance.now() - begin) / 1000;
}

interface Round {
  /** pg_restore of the same dump into an empty database. */
  readonly plain: number;
  /** The step `load`: a new database, filled and compared with the evidence. */
  readonly load: number;
  /** Reading the backup in full, before anything is stopped. */
  readonly read: number;
  /** The step `swap`, during which the database has no usual name. */
  readonly swap: number;
}

async function measureRound(server: Server, path: string): Promise<Round> {
  const { source, container } = server;
  const { backups } = source;
  const replacement: Replacement = { kind: "backup", path, checks: [`select count(*) > 0 from orders`] };
  const change = mkdtempSync(join(server.folder, "change-"));
  const variables = { SLUICE_CHANGE_DIR: change };
  const database = `docker exec ${container} createdb -U postgres -T template0 plain`;
  const plain = await timed(
    server,
    `${database}; docker exec -i ${container} pg_restore -U postgres --exit-on-error --single-transaction -d plain <'${path}/${DATABASE}.dump'`,
    {},
  );
  await timed(server, `docker exec ${container} dropdb -U postgres plain`, {});
  const shell: Pick<Shell, "name" | "run"> = {
    name: "this machine",
    run: async ({ script, env, timeoutMs }) => {
      const all = { ...process.env, ...server.engine.environment, ...env };
      return { kind: "exit", ...(await run(["sh", "-c", script], { env: all, timeoutMs })) };
    },
  };
  const begin = performance.now();
  await readBackup(shell, source, await findBackup(shell, source));
  const read = (performance.now() - begin) / 1000;
  const load = await timed(server, loadScript(backups, replacement), variables);
  const swap = await timed(server, swapScript(backups, replacement), variables);
  await timed(server, undoScript(backups, replacement), variables);
  rmSync(change, { recursive: true });
  return { plain, load, read, swap };
}

/** Ratios are those of one round, so that both sides had the same machine. */
function report(rounds: readonly Round[], size: number): Report {
  const ratio = (of: (round: Round) => number, program: string, goal?: number): Row => {
    const value = spread(rounds.map((round) => of(round) / round.plain));
    const row = { measure: "times as long as pg_restore", program, unit: "", value };
    return goal === undefined ? row : { ...row, goal: `≤ ${goal}`, met: value.median <= goal };
  };
  const swap = spread(rounds.map((round) => round.swap));
  const plain = spread(rounds.map((round) => round.plain));
  return {
    name: "restore",
    title: "A restore",
    method: `A database of ${Math.round(size / 1024 / 1024)} MB (two tables, text that packs badly, two indexes, a foreign key) is restored from a backup of take-backup. In each round all parts run one after another; the first round does not count. The load includes the comparison with the evidence of the backup. The stop and the start of the application are not part of it.`,
    rows: [
      { measure: "pg_restore into an empty database", program: "pg_restore", unit: "s", value: plain },
      ratio(({ load, swap: swapped }) => load + swapped, "load and swap", 1.2),
      ratio(({ read }) => read, "reading in full before, while the application runs"),
      {
        ...{ measure: "the database does not have its name", program: "swap", unit: "s", value: swap },
        ...{ goal: "< 2", met: swap.high < 2 },
      },
    ],
    missing: [],
  };
}
