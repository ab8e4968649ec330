import { StageFailure } from "../failure/failure.ts";
import type { Scratch, ScratchFolder } from "../ports/scratch.ts";
import type { Commands, Environment } from "../ports/world.ts";
import { cleanForeignLine } from "../text/foreign-line.ts";

export interface SigningWorld {
  readonly commands: Commands;
  readonly scratch: Scratch;
  readonly environment: Environment;
}

export interface Signature {
  /** Armored, with its line end, as Git appends it to a tag. */
  readonly text: string;
  /** `SHA256:…` of an SSH key, 40 digits of a GPG key. */
  readonly fingerprint: string;
}

type KeyKind = "ssh" | "gpg";

/** Determined by its first line; undefined for anything else. */
export function signingKeyKind(key: string): KeyKind | undefined {
  if (/^-----BEGIN OPENSSH PRIVATE KEY-----/.test(key.trim())) return "ssh";
  return /^-----BEGIN PGP PRIVATE KEY BLOCK-----/.test(key.trim()) ? "gpg" : undefined;
}

/** Signs a text as `git tag -s` does: with ssh-keygen in Git's namespace, or a detached GPG signature. */
export async function sign(key: string, text: string, world: SigningWorld): Promise<Signature> {
  return world.scratch.within(async (folder) => {
    const file = await folder.write("key", `${key.trim()}\n`);
    await folder.write("tag", text);
    const run = (...argv: readonly [string, ...string[]]): Promise<readonly string[]> =>
      runSigning(world, folder, argv);
    return signingKeyKind(key) === "gpg" ? withGpg(run, folder, file) : withSsh(run, folder, file);
  });
}

type Run = (...argv: readonly [string, ...string[]]) => Promise<readonly string[]>;

async function withSsh(run: Run, folder: ScratchFolder, key: string): Promise<Signature> {
  const lines = await run("ssh-keygen", "-l", "-f", key);
  await run("ssh-keygen", "-Y", "sign", "-q", "-n", "git", "-f", key, `${folder.path}/tag`);
  const fingerprint = /SHA256:\S+/.exec(lines.join(" "))?.[0] ?? "unknown";
  return { text: await folder.read("tag.sig"), fingerprint };
}

async function withGpg(run: Run, folder: ScratchFolder, key: string): Promise<Signature> {
  const gpg = ["gpg", "--homedir", folder.path, "--batch", "--no-tty", "--pinentry-mode", "error"] as const;
  try {
    await run(...gpg, "--import", key);
    const keys = await run(...gpg, "--with-colons", "--list-secret-keys");
    const fingerprint = keys.map((line) => /^fpr:+([0-9A-F]{40}):/.exec(line)?.[1]).find((one) => one !== undefined);
    await run(...gpg, "--armor", "--detach-sign", "--output", `${folder.path}/tag.sig`, `${folder.path}/tag`);
    return { text: await folder.read("tag.sig"), fingerprint: fingerprint ?? "unknown" };
  } finally {
    // The agent that GPG started holds the key in memory.
    await run("gpgconf", "--homedir", folder.path, "--kill", "all").catch(() => undefined);
  }
}

const TIMEOUT_MS = 30_000;
const OUTPUT_LIMIT = 1024 * 1024;

async function runSigning(
  { commands, environment }: SigningWorld,
  { path }: ScratchFolder,
  argv: readonly [string, ...string[]],
): Promise<readonly string[]> {
  const lines: string[] = [];
  const env = { PATH: environment["PATH"] ?? "", HOME: path, LC_ALL: "C", SSH_ASKPASS_REQUIRE: "never" };
  const onLine = (line: string): void => void lines.push(line);
  const exit = await commands.run({ argv, env, timeoutMs: TIMEOUT_MS, outputLimit: OUTPUT_LIMIT, onLine });
  if (exit.code === 0) return lines;
  const said = cleanForeignLine(lines.slice(-3).join(" ").trim()) || exit.reason || `it ended with code ${exit.code}`;
  throw new StageFailure({
    what: `The tag could not be signed. The output of ${argv[0]}: ${said}`,
    means: "A signed tag was requested, so no tag was created.",
    todo: `Give \`signing-key\` as a whole private key without a passphrase, and check that ${argv[0]} is on the runner.`,
  });
}
