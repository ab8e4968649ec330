import type { PostgresSource } from "../../src/backup/postgres/newest-backup.ts";
import type { Engine } from "../../test/sandbox/engine.ts";
import { postgresImage } from "../../test/sandbox/images.ts";

export const DATABASE = "shop";

/** One server in a container, which looks like that of a Compose project. */
export interface Server {
  readonly engine: Engine;
  readonly container: string;
  readonly source: PostgresSource;
  readonly folder: string;
}

export async function startServer(engine: Engine, folder: string): Promise<Server> {
  const project = `bench-${process.pid}`;
  const labels = [`project=${project}`, "service=db", "oneoff=False"].flatMap((one) => [
    "--label",
    `com.docker.compose.${one}`,
  ]);
  const image = await postgresImage(engine);
  const wish = ["run", "-d", "-e", "POSTGRES_PASSWORD=bench", "-e", `POSTGRES_DB=${DATABASE}`, ...labels, image];
  const { stdout, code, stderr } = await engine.docker(wish);
  if (code !== 0) throw new Error(stderr);
  const source: PostgresSource = {
    kind: "postgres",
    backups: { project, service: "db", databases: [DATABASE], user: "postgres", folder },
    env: {},
    readTimeoutMs: 3_600_000,
  };
  const server = { engine, container: stdout.trim(), source, folder };
  for (let attempt = 0; attempt < 100; attempt++) {
    const ask = ["exec", server.container, "psql", "-U", "postgres", "-d", DATABASE, "-c", "select 1"];
    const answer = await engine.docker(ask);
    if (answer.code === 0) return server;
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  throw new Error("The database does not start.");
}

/**
 * Fills the database, and gives its size in bytes. Text that packs badly, an index, a primary key, and a foreign key: what takes time in
 * real restores. A parallel vacuum would need more shared memory than a container has.
 */
export async function fill(server: Server, megabytes: number): Promise<number> {
  const { engine, container } = server;
  const sql = `
    create table customers (id int primary key, name text);
    insert into customers select n, md5(n::text) from generate_series(1, 10000) n;
    create table orders (id bigint primary key, customer int references customers, at timestamptz, note text);
    insert into orders select n, 1 + n % 10000, now() - n * interval '1 second', md5(n::text) || md5((n * 7)::text) || md5((n * 13)::text)
      from generate_series(1, ${megabytes * 4300}) n;
    create index on orders (at); create index on orders (customer); vacuum (parallel 0, analyze);`;
  const psql = ["exec", "-i", container, "psql", "-U", "postgres", "-d", DATABASE, "-q", "-v", "ON_ERROR_STOP=1"];
  const filled = await engine.docker(psql, { input: sql, timeoutMs: 3_600_000 });
  if (filled.code !== 0) throw new Error(filled.stderr);
  const size = await engine.docker([...psql, "-tAc", "select pg_database_size(current_database())"]);
  return Number(size.stdout);
}
