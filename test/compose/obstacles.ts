import { chmodSync, chownSync, mkdirSync, rmSync, statfsSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { remedyOf } from "../../src/deploy/refusals/host-codes.ts";
import { freePort } from "../sandbox/ports.ts";
import type { ComposeScene } from "./compose-scene.ts";

/** What stands in the way of a release before anything is switched. */
export interface Obstacle {
  readonly name: string;
  /** What the error says of the cause, and of what to do. */
  readonly says: string;
  readonly todo: string;
  /** Who deploys, where it must not be root. */
  readonly deployUser?: "nobody";
  /** Brings the obstacle about. */
  arrange(scene: ComposeScene): Promise<Arranged>;
}

/** The release that meets the obstacle. */
export interface Arranged {
  /** A further key of the service `web`, and further keys of the file. */
  readonly web?: string;
  readonly rest?: string;
  /** A further port that the service publishes. */
  readonly port?: number;
  readonly files?: Readonly<Record<string, string>>;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly clear?: () => void | Promise<void>;
}

/** Enough for the host program itself, and less than the 256 KiB that it keeps free for the record. */
const ROOM_LEFT = 240 * 1024;

export const OBSTACLES: readonly Obstacle[] = [
  {
    name: "a file of the host in the way of the checkout",
    says: "local.conf",
    todo: remedyOf("in-the-way"),
    arrange: async (scene) => {
      const mine = scene.onHost("local.conf", "the host's own\n");
      return { files: { "local.conf": "tracked\n" }, clear: () => rmSync(mine) };
    },
  },
  {
    name: "an external network that does not exist",
    says: "The external network away does not exist",
    todo: remedyOf("network-missing"),
    arrange: async () => ({ web: "networks: [away]", rest: "networks: { away: { external: true, name: away } }" }),
  },
  {
    name: "an external network whose name only the deploy is given",
    // A variable's value may be a secret, and is masked.
    says: "The external network *** does not exist",
    todo: remedyOf("network-missing"),
    arrange: async () => ({
      web: "networks: [away]",
      rest: `networks: { away: { external: true, name: "\${NETWORK:-bridge}" } }`,
      inputs: { variables: "NETWORK=given-late" },
    }),
  },
  {
    name: "an external volume that does not exist",
    says: "The external volume away does not exist",
    todo: remedyOf("volume-missing"),
    arrange: async () => ({ web: 'volumes: ["away:/d"]', rest: "volumes: { away: { external: true, name: away } }" }),
  },
  {
    name: "a port that another container holds",
    says: "is held by sluice-holds-",
    todo: remedyOf("port-taken"),
    arrange: async ({ production }) => {
      const { engine } = production.sandbox;
      const [port, [web]] = [await freePort(), await production.containers()];
      const name = `sluice-holds-${production.host.project}`;
      await engine.docker(["run", "-d", "--name", name, "-p", `127.0.0.1:${port}:8080`, web?.imageName ?? ""]);
      const clear = async (): Promise<void> => void (await engine.docker(["rm", "-f", name]));
      return { port, clear };
    },
  },
  {
    name: "a port that a program holds",
    says: "is held by another program on this machine",
    todo: remedyOf("port-taken"),
    arrange: async () => {
      const [port, holder] = [await freePort(), createServer()];
      await new Promise<void>((resolve) => holder.listen(port, "127.0.0.1", resolve));
      return { port, clear: () => void holder.close() };
    },
  },
  {
    name: "a file with variables that the deploy user may not read",
    says: "closed.env: permission denied",
    todo: remedyOf("compose-invalid"),
    deployUser: "nobody",
    arrange: async (scene) => {
      chmodSync(scene.onHost("closed.env", "A=1\n"), 0o600);
      return { web: "env_file: closed.env" };
    },
  },
  {
    name: "a folder of the clone that the deploy user may not write",
    says: "The user nobody may not write in",
    todo: remedyOf("folder-closed"),
    deployUser: "nobody",
    arrange: async ({ production }) => {
      const folder = join(production.host.directory, "conf/made-by-root");
      mkdirSync(folder);
      return { files: { "conf/made-by-root/new.conf": "new\n" }, clear: () => rmSync(folder, { recursive: true }) };
    },
  },
  {
    name: "a clone whose objects root has packed",
    says: "The user nobody may not write in",
    todo: remedyOf("folder-closed"),
    deployUser: "nobody",
    arrange: async ({ production }) => {
      const packs = join(production.host.directory, ".git/objects/pack");
      const { uid, gid } = statSync(packs);
      chownSync(packs, 0, 0);
      return { clear: () => chownSync(packs, uid, gid) };
    },
  },
  {
    name: "another project that is deployed from the same clone",
    says: "is deployed from the same clone",
    todo: "git worktree add",
    arrange: async ({ production: { host } }) => ({
      inputs: { project: `${host.project}second`, directory: join(host.directory, "conf") },
    }),
  },
  {
    name: "an image that its registry does not have for the platform",
    says: "platform",
    todo: remedyOf("image-platform"),
    arrange: async () => ({ web: "platform: linux/s390x" }),
  },
  {
    name: "no room for the record",
    says: "Cannot write to",
    todo: remedyOf("disk-full"),
    arrange: async ({ production }) => {
      const { stateDirectory } = production.host;
      const filler = join(stateDirectory, "filler");
      const { bavail, bsize } = statfsSync(stateDirectory);
      writeFileSync(filler, Buffer.alloc(bavail * bsize - ROOM_LEFT));
      return { inputs: { "min-free-disk": "1KiB" }, clear: () => rmSync(filler) };
    },
  },
  {
    name: "a bind mount that must not be made and is not there",
    says: "absent, which does not exist",
    todo: remedyOf("mount-missing"),
    arrange: async () => ({
      web: "volumes: [{ type: bind, source: ./absent, target: /absent, bind: { create_host_path: false } }]",
    }),
  },
  {
    name: "the file of a secret that is not there",
    says: "token, which does not exist",
    todo: remedyOf("mount-missing"),
    arrange: async () => ({ web: "secrets: [token]", rest: "secrets: { token: { file: ./token } }" }),
  },
];
