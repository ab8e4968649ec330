import { createHash } from "node:crypto";
import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { must } from "./processes.ts";

/** What a base image is made of, out of what this machine has installed. */
export interface RootFilesystem {
  /** Changes when any part changes. */
  readonly hash: string;
  /** Dockerfile instructions for `docker import --change`. */
  readonly changes: readonly string[];
  /** Writes it into an empty folder. */
  lay(folder: string): Promise<void>;
}

const RECIPE = "1";
const PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
const PASSWD = "root:x:0:0:root:/root:/bin/sh\npostgres:x:70:70:postgres:/var/lib/postgresql:/bin/sh\n";
const GROUP = "root:x:0:\npostgres:x:70:\n";

/** A shell and the usual small programs: this machine's static busybox. */
export async function busyboxFilesystem(): Promise<RootFilesystem> {
  const busybox = (await must(["sh", "-c", "command -v busybox"])).trim();
  return {
    hash: hashOf([busybox], [PASSWD, GROUP]),
    changes: [`ENV PATH=${PATH}`, 'CMD ["/bin/sh"]'],
    lay: async (folder) => layBusybox(folder, busybox),
  };
}

async function layBusybox(folder: string, busybox: string): Promise<void> {
  for (const path of ["bin", "etc", "root", "app", "tmp", "var/lib", "var/run"]) {
    mkdirSync(join(folder, path), { recursive: true });
  }
  chmodSync(join(folder, "tmp"), 0o1777);
  writeFileSync(join(folder, "etc/passwd"), PASSWD);
  writeFileSync(join(folder, "etc/group"), GROUP);
  copyFileSync(busybox, join(folder, "bin/busybox"));
  const applets = (await must([busybox, "--list"])).trim().split("\n");
  for (const applet of applets.filter((name) => name !== "busybox"))
    symlinkSync("busybox", join(folder, "bin", applet));
}

/** The Node of this process, with the libraries that it names. */
export async function nodeFilesystem(): Promise<RootFilesystem> {
  const busybox = (await must(["sh", "-c", "command -v busybox"])).trim();
  const node = realpathSync(process.execPath);
  return {
    hash: hashOf([node, busybox], [PASSWD, GROUP]),
    changes: [`ENV PATH=${PATH}`, 'CMD ["node"]'],
    lay: async (folder) => {
      await layBusybox(folder, busybox);
      mkdirSync(join(folder, "usr/local/bin"), { recursive: true });
      copyFileSync(node, join(folder, "usr/local/bin/node"));
      chmodSync(join(folder, "usr/local/bin/node"), 0o755);
      for (const library of await librariesOf([node])) copyTo(folder, library);
    },
  };
}

/** Postgres as it is installed here, with the libraries that it names; or that of scripts/engines, if $SLUICE_POSTGRES names it. */
export async function postgresFilesystem(): Promise<RootFilesystem> {
  const { SLUICE_POSTGRES: folder } = process.env;
  return folder === undefined ? installedPostgres() : unpackedPostgres(folder);
}

async function installedPostgres(): Promise<RootFilesystem> {
  const { programs, modules, shared } = postgresIn("/");
  const busybox = (await must(["sh", "-c", "command -v busybox"])).trim();
  const binaries = readdirSync(programs).map((name) => join(programs, name));
  // The just-in-time compiler would bring LLVM along, which is larger than all the rest.
  const libraries = readdirSync(modules).filter((name) => name.endsWith(".so") && !name.startsWith("llvmjit"));
  return {
    hash: hashOf([join(programs, "postgres"), join(programs, "psql"), busybox], [ENTRY, PASSWD, GROUP]),
    changes: startPostgres(programs),
    lay: async (folder) => {
      await layBusybox(folder, busybox);
      cpSync(programs, join(folder, programs), { recursive: true });
      for (const name of libraries) copyTo(folder, join(modules, name));
      cpSync(shared, join(folder, shared), { recursive: true });
      const core = ["dict_snowball.so", "plpgsql.so", "libpqwalreceiver.so"].map((name) => join(modules, name));
      for (const library of await librariesOf([...binaries, ...core])) copyTo(folder, library);
      layEntry(folder);
    },
  };
}

/** A folder that has all libraries as well, so that nothing of this machine's Postgres is in the image. */
async function unpackedPostgres(unpacked: string): Promise<RootFilesystem> {
  const { programs } = postgresIn(unpacked);
  const busybox = (await must(["sh", "-c", "command -v busybox"])).trim();
  const binaries = ["postgres", "psql"].map((name) => join(unpacked, programs, name));
  return {
    hash: hashOf([...binaries, busybox], [ENTRY, PASSWD, GROUP]),
    changes: startPostgres(programs),
    lay: async (folder) => {
      await layBusybox(folder, busybox);
      await must(["cp", "-a", join(unpacked, "usr"), folder]);
      for (const name of readdirSync(join(unpacked, "usr")).filter((one) => one.startsWith("lib")))
        symlinkSync(`usr/${name}`, join(folder, name));
      layEntry(folder);
    },
  };
}

function startPostgres(programs: string): string[] {
  return [
    `ENV PATH=${programs}:${PATH}`,
    "ENV PGDATA=/var/lib/postgresql/data",
    'ENTRYPOINT ["/bin/postgres-entry"]',
    'CMD ["postgres"]',
  ];
}

function layEntry(folder: string): void {
  for (const zone of ["UTC", "GMT"]) {
    const file = join("/usr/share/zoneinfo", zone);
    if (existsSync(file)) copyTo(folder, file);
  }
  writeFileSync(join(folder, "bin/locale"), "#!/bin/sh\nprintf 'C\\nPOSIX\\n'\n", { mode: 0o755 });
  writeFileSync(join(folder, "bin/postgres-entry"), ENTRY, { mode: 0o755 });
}

/** The newest Postgres below a root folder, by its paths there. */
function postgresIn(root: string): { programs: string; modules: string; shared: string } {
  const versions = readdirSync(join(root, "usr/lib/postgresql")).filter((name) => /^\d+$/.test(name));
  const newest = versions.toSorted((a, b) => Number(b) - Number(a))[0];
  if (newest === undefined) throw new Error("There is no PostgreSQL server here.\nWhat to do: run scripts/provision.");
  const home = join("/usr/lib/postgresql", newest);
  return { programs: join(home, "bin"), modules: join(home, "lib"), shared: join("/usr/share/postgresql", newest) };
}

/** The loader and the shared libraries of programs, by the paths under which they look for them. */
async function librariesOf(files: readonly string[]): Promise<Set<string>> {
  const text = await must(["ldd", ...files]);
  return new Set([...text.matchAll(/(?:=> |^\t)(\/\S+) \(0x/gm)].flatMap(([, path]) => path ?? []));
}

function copyTo(folder: string, path: string): void {
  const target = join(folder, path);
  mkdirSync(dirname(target), { recursive: true });
  copyFileSync(realpathSync(path), target);
  chmodSync(target, 0o755);
}

function hashOf(files: readonly string[], texts: readonly string[]): string {
  const facts = files.map((file) => {
    const { size, mtimeMs } = statSync(file);
    return `${basename(file)} ${size} ${mtimeMs}`;
  });
  return createHash("sha256")
    .update([RECIPE, ...facts, ...texts].join("\n"))
    .digest("hex")
    .slice(0, 12);
}

/** Takes the environment that the official image takes. */
const ENTRY = `#!/bin/sh
set -eu
: "\${POSTGRES_USER:=postgres}" "\${POSTGRES_DB:=$POSTGRES_USER}"
if [ "$(id -u)" = 0 ]; then
  mkdir -p "$PGDATA" /var/run/postgresql
  chown 70:70 "$PGDATA" /var/run/postgresql
  chmod 700 "$PGDATA"
  export POSTGRES_USER POSTGRES_DB
  exec su -p -s /bin/sh postgres -c 'exec /bin/postgres-entry "$@"' -- sh "$@"
fi
if [ ! -s "$PGDATA/PG_VERSION" ]; then
  printf '%s\\n' "\${POSTGRES_PASSWORD:?POSTGRES_PASSWORD is missing}" >/tmp/password
  initdb --username="$POSTGRES_USER" --pwfile=/tmp/password --auth-local=trust --auth-host=scram-sha-256 \\
    --no-locale --encoding=UTF8 --no-sync >/dev/null
  rm /tmp/password
  printf 'host all all all scram-sha-256\\n' >>"$PGDATA/pg_hba.conf"
  printf "listen_addresses='*'\\njit=off\\nshared_buffers=16MB\\nunix_socket_directories='/var/run/postgresql'\\n" \\
    >>"$PGDATA/postgresql.conf"
  [ "$POSTGRES_DB" = postgres ] || echo "CREATE DATABASE \\"$POSTGRES_DB\\"" | postgres --single -j -D "$PGDATA" postgres >/dev/null
fi
exec "$@"
`;
