import { chmodSync, chownSync, existsSync, mkdirSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { must } from "./processes.ts";

/**
 * A deploy user as docs/host.md wants one: no root, but in the group that may speak with the engine. No account is made
 * on the machine: sshd lets root in, and what root says runs as nobody.
 */
const NOBODY = 65534;

export interface DeployUser {
  /** For sshd's ForceCommand. */
  readonly command: string;
  /** Hands a folder over. */
  own(folder: string): Promise<void>;
  /** Hands a Docker configuration over, with a Compose of its own where the user's lies in a closed home. */
  takeOver(configuration: string): Promise<void>;
}

export interface DeployUserPlace {
  readonly root: string;
  readonly home: string;
  readonly dockerHost: string;
}

export function createDeployUser({ root, home, dockerHost }: DeployUserPlace): DeployUser {
  const socket = dockerHost.replace("unix://", "");
  const { gid } = statSync(socket);
  // Through, but without a look: the sandbox's folders are ours alone.
  for (const folder of [...above(socket), ...above(join(root, "x"))]) letThrough(folder);
  const command = join(root, "as-deploy-user");
  const setpriv = `setpriv --reuid=${NOBODY} --regid=${NOBODY} --groups=${gid}`;
  writeFileSync(command, `#!/bin/sh\nexec ${setpriv} sh -c "\${SSH_ORIGINAL_COMMAND:-id}"\n`, { mode: 0o755 });
  mkdirSync(home, { recursive: true });
  // The origin is a folder of another user's, which only a test has.
  writeFileSync(join(home, ".gitconfig"), "[safe]\n\tdirectory = *\n");
  chownSync(home, NOBODY, NOBODY);
  const own = async (folder: string): Promise<void> => {
    await must(["chown", "-R", `${NOBODY}:${NOBODY}`, folder]);
  };
  return {
    command,
    own,
    takeOver: async (configuration) => {
      const plugins = join(configuration, "cli-plugins");
      if (existsSync(plugins)) {
        await must(["cp", "-rL", plugins, `${plugins}.own`]);
        await must(["rm", plugins]);
        await must(["mv", `${plugins}.own`, plugins]);
      }
      await own(configuration);
    },
  };
}

function above(path: string): string[] {
  const folder = dirname(path);
  return folder === path || folder === "/tmp" || folder === "/" ? [] : [folder, ...above(folder)];
}

function letThrough(folder: string): void {
  const { mode, uid } = statSync(folder);
  if (uid === process.getuid?.()) chmodSync(folder, (mode & 0o777) | 0o011);
}
