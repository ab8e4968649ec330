import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";

/** Programs on PATH that only record how the jobs of a workflow call them. */
export interface Programs {
  /** `job: program arguments`, in the order of the calls. */
  calls(): readonly string[];
  /** Makes each call with these arguments fail, and forgets the calls so far. */
  reset(failing?: string): void;
  end(): void;
}

export function recordedPrograms(...names: readonly string[]): Programs {
  const folder = mkdtempSync(join(tmpdir(), "sluice-programs-"));
  const { PATH = "" } = process.env;
  const [bin, calls, failing] = ["bin", "calls", "failing"].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  mkdirSync(bin);
  for (const name of names) {
    const text = `#!/bin/sh\necho "$GITHUB_JOB: ${name} $*" >>"${calls}"\n[ "$(cat "${failing}")" != "$*" ]\n`;
    writeFileSync(join(bin, name), text, { mode: 0o755 });
  }
  const reset = (which = ""): void => {
    writeFileSync(calls, "");
    writeFileSync(failing, which);
  };
  reset();
  process.env["PATH"] = [bin, PATH].join(delimiter);
  return {
    calls: () => readFileSync(calls, "utf8").split("\n").slice(0, -1),
    reset,
    end: () => {
      process.env["PATH"] = PATH;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
