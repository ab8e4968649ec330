import { createHash } from "node:crypto";

/** One noun of the host program: `host/NN-name.sh`. */
export interface HostPart {
  readonly file: string;
  readonly text: string;
}

/**
 * The parts in the order of their numbers, as one script that knows its own version.
 * The version is the hash of everything but its own line, so two programs with one version are one program.
 */
export function assembleHostProgram(parts: readonly HostPart[]): string {
  const ordered = [...parts].sort((a, b) => (a.file < b.file ? -1 : 1));
  const body = ordered.map(withoutHeader).join("\n");
  const version = createHash("sha256").update(`#!/bin/sh\n${body}`).digest("hex").slice(0, 12);
  return `#!/bin/sh\nSLUICE_HOST_VERSION=${version}\n${body}`;
}

/**
 * Each file has its own shebang and its own word to shellcheck, so that editors understand it alone. Neither belongs
 * into the middle of a script; a `# shellcheck disable` beside a line of code does, and stays.
 */
function withoutHeader({ file, text }: HostPart): string {
  if (!/^\d\d-[a-z0-9-]+\.sh$/.test(file)) {
    throw new Error(
      `host/${file} has no place in the host program: its parts are put together in the order of their numbers.\n` +
        "What to do: name it NN-name.sh, as in 60-survey.sh.",
    );
  }
  const lines = text.split("\n");
  const code = lines.findIndex((line) => line.trim() !== "" && !line.startsWith("#"));
  const header = code < 0 ? lines.length : code;
  const kept = lines.filter((line, at) => at >= header || !(line.startsWith("#!") || line.startsWith("# shellcheck")));
  return `${kept.join("\n").trim()}\n`;
}
