import { StageFailure } from "../../failure/failure.ts";
import type { SshAddress } from "../../ports/host-place.ts";
import { cleanForeignLine } from "../../text/foreign-line.ts";
import { truncateStart } from "../../text/truncate.ts";
import { loginName, sshByHand } from "./ssh-by-hand.ts";

interface Cause {
  readonly is: string;
  readonly todo: (address: SshAddress) => string;
}

const NO_LOGIN: Cause = {
  is: "the login shell of this user runs no commands (nologin)",
  todo: ({ user }) => `Give the user a shell, as root on the host: \`usermod --shell /bin/bash ${user}\`.`,
};

const ONLY_FILES: Cause = {
  is: "this user may only transfer files (ForceCommand internal-sftp)",
  todo: () => "Take the user out of that `Match` block of sshd_config, or use another user.",
};

const OLDER_KEY: Cause = {
  is: "it has the forced command host/keys/only, which does not know this command",
  todo: () => "Copy host/keys/only of this version of Sluice to the host again (docs/host.md).",
};

const ANYTHING: Cause = {
  is: "something else ran in the place of the command: a ForceCommand of sshd_config, a `command=` before the key in ~/.ssh/authorized_keys, a login shell that runs no commands (false, git-shell), or a start file of the shell (.bashrc, .zshenv) that ends it, replaces it or waits",
  todo: ({ user }) =>
    `See on the host: \`sudo sshd -T -C user=${user} | grep -i forcecommand\`, \`getent passwd ${user}\`, the line of the key in ~/.ssh/authorized_keys, and the start files.`,
};

function causeOf(said: string): Cause {
  if (/account is (currently )?not available|nologin/i.test(said)) return NO_LOGIN;
  if (/^(look|return)-only: /m.test(said)) return OLDER_KEY;
  return /sftp connections only/i.test(said) ? ONLY_FILES : ANYTHING;
}

/** The login succeeded, and then the host ran another program. `how` is how the login shell ended. */
export function commandNotRun(address: SshAddress, how: string, said: string): StageFailure {
  const cause = causeOf(said);
  const words = foreignWords(said);
  return new StageFailure({
    what: `${loginName(address)} accepted the login, but did not run the command: the login shell ${how} and printed ${words === "" ? "nothing" : `"${words}"`}.`,
    means: `The key is accepted, but ${cause.is}. Nothing was changed.`,
    todo: `${cause.todo(address)} ${sshByHand(address, "echo sluice")} must print \`sluice\`.`,
  });
}

/** The login succeeded, and a new connection gets no session either. */
export function noSession(address: SshAddress, said: string): StageFailure {
  return new StageFailure({
    what: `${loginName(address)} accepted the login, but opened no session for a command: ${cleanForeignLine(said)}.`,
    means: "The key is accepted, but sshd allows this user no sessions. Nothing was changed.",
    todo: `Set \`MaxSessions\` in sshd_config to 1 or more (\`sudo sshd -T -C user=${address.user} | grep -i maxsessions\` shows it). ${sshByHand(address, "echo sluice")} must print \`sluice\`.`,
  });
}

/** The last lines of what a program printed, on one line and at most 500 characters. */
function foreignWords(text: string): string {
  const last = text
    .split("\n")
    .map((line) => cleanForeignLine(line.trim()))
    .filter((line) => line !== "")
    .slice(-3);
  return truncateStart(last.join(" · "), 500);
}
