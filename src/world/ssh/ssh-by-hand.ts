import type { SshAddress } from "../../ports/host-place.ts";
export function loginName({ user, host, port }: SshAddress): string {
  return `${user}@${host}:${port}`;
}

/**
 * The command with which a person sees the same failure, in the words of OpenSSH. KEY is the file of the private key;
 * BatchMode: no prompts, as for Sluice. `command` holds no single quote.
 */
export function sshByHand({ user, host, port }: SshAddress, command: string, options: readonly string[] = []): string {
  const settings = ["IdentitiesOnly=yes", "BatchMode=yes", ...options].map((option) => `-o ${option}`);
  return `\`ssh -i KEY ${settings.join(" ")} -p ${port} ${user}@${host} '${command}'\``;
}
