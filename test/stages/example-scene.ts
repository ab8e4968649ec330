import { spawn } from "node:child_process";
import { chmodSync, chownSync, cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { repositoryRoot } from "../../scripts/root.ts";
import { type Cluster, openCluster } from "../sandbox/cluster.ts";
import { must, run } from "../sandbox/processes.ts";
import { runStep, type StepResult } from "../sandbox/step.ts";

const { PATH = "", HOME = "" } = process.env;

export type Variables = Readonly<Record<string, string>>;

/** A Postgres, and the scripts of examples/backup beside it. */
export interface ExampleScene {
  /** Removed at the end. */
  readonly root: string;
  readonly scripts: string;
  readonly cluster: Cluster;
  /** Runs verify-backup on this machine with a command. */
  verify(command: string, variables: Variables, more?: Variables): Promise<StepResult>;
  /** Runs a script to its end and gives what it printed. An error has what it printed instead. */
  script(path: string, args: readonly string[], variables: Variables): Promise<string>;
  /** Runs a script that must fail, and gives its errors. */
  fails(path: string, args: readonly string[], variables: Variables): Promise<string>;
  /** Folder of the user that owns the data folder of Postgres. */
  folderOf(name: string): Promise<string>;
  /** Starts a program that runs until the scene is closed. */
  serve(argv: readonly string[], env?: Variables): Promise<void>;
  /** What else is to be done at the end, the last one first. */
  readonly endings: (() => Promise<unknown>)[];
  close(): Promise<void>;
}

export async function openExampleScene(): Promise<ExampleScene> {
  const root = mkdtempSync(join(tmpdir(), "sluice-examples-"));
  chmodSync(root, 0o755);
  // The user postgres may not be able to read the checkout.
  const scripts = join(root, "scripts");
  cpSync(join(repositoryRoot(), "examples/backup"), scripts, { recursive: true });
  const archive = `archive_command=pgbackrest --config=${root}/pgbackrest.conf --stanza=main archive-push %p`;
  const cluster = await openCluster(join(root, "cluster"), ["archive_mode=on", archive]);
  await cluster.sql(
    "create table visits (id int primary key, page text); insert into visits select n, md5(n::text) || md5((n * 7)::text) from generate_series(1, 5000) n",
  );
  const endings: ExampleScene["endings"] = [];
  const attempt = (path: string, args: readonly string[], variables: Variables) =>
    run([...asOwner(path), join(scripts, path), ...args], { env: { PATH, HOME, ...variables }, cwd: root });
  return {
    ...{ root, scripts, cluster, endings },
    verify: (command, variables, more = {}) =>
      runStep({
        ...{ stage: "verify-backup", workspace: root, scratch: root },
        with: {
          ...{ where: "runner", kind: "command", command, ...more },
          "backup-env": Object.entries(variables)
            .map(([name, value]) => `${name}=${value}`)
            .join("\n"),
        },
      }),
    script: async (path, args, variables) => {
      const { code, stdout, stderr } = await attempt(path, args, variables);
      if (code !== 0) throw new Error(`${path} ended with code ${code}.\n${stderr}`);
      return stdout;
    },
    fails: async (path, args, variables) => {
      const { code, stderr } = await attempt(path, args, variables);
      expect(code).not.toBe(0);
      return stderr;
    },
    folderOf: async (name) => {
      const folder = join(root, name);
      mkdirSync(folder);
      if (userInfo().uid !== 0) return folder;
      const [uid, gid] = await Promise.all([must(["id", "-u", "postgres"]), must(["id", "-g", "postgres"])]);
      chownSync(folder, Number(uid), Number(gid));
      return folder;
    },
    serve: async (argv, env = {}) => {
      const [program = "", ...args] = argv;
      const child = spawn(program, args, { env: { PATH, HOME, ...env }, stdio: "ignore", cwd: root });
      const ended = new Promise<void>((resolve) => child.on("close", () => resolve()));
      child.on("error", () => undefined);
      endings.push(() => {
        child.kill("SIGTERM");
        return ended;
      });
    },
    close: async () => {
      for (const end of endings.toReversed()) await end();
      await cluster.close();
      rmSync(root, { recursive: true, force: true });
    },
  };
}

const POSTGRES = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", "env", "HOME=/tmp"];

/** The owner of the data folder runs the programs that read it. */
export function asOwner(path: string): readonly string[] {
  return userInfo().uid === 0 && /^(pgbackrest|barman)/.test(path) ? POSTGRES : [];
}

/** The largest file below a folder whose path has this text. */
export function largest(folder: string, text: string): string {
  const all = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile() && join(one.parentPath, one.name).includes(text))
    .map((one) => join(one.parentPath, one.name))
    .toSorted((one, other) => readFileSync(other).length - readFileSync(one).length);
  if (all[0] === undefined) throw new Error(`No file below ${folder} has ${text} in its path.`);
  return all[0];
}

/** Number of the rows of `visits` in a dump. */
export async function rowsIn(dump: string): Promise<string> {
  const count = 'pg_restore -a -f - "$1" | grep -c "^[0-9]*	[0-9a-f]\\{64\\}$"';
  return (await must(["sh", "-c", count, "sh", dump])).trim();
}
