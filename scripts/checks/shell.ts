import type { Check } from "./check.ts";
import { failed, OK, skipped } from "./outcome.ts";
import { isOnPath, sourceFiles } from "./tools.ts";

/** A part of the host program may use what another part sets; the whole program may not leave anything unset. */
const PART_OF_A_WHOLE = ["--shell=sh", "--exclude=SC2034,SC2154"];

export const shell: Check = {
  name: "shellcheck",
  async run(foreground) {
    if (!isOnPath("shellcheck")) return skipped("shellcheck is not on PATH (`scripts/provision --yes` installs it)");
    const parts = sourceFiles(foreground.root, "host/*.sh");
    const whole = sourceFiles(foreground.root, "dist/host/sluice-host");
    const others = sourceFiles(
      foreground.root,
      "scripts/provision",
      "scripts/engines",
      ".ci/run",
      "host/keys/*",
      "examples/backup/*/*",
      "*.sh",
    ).filter((file) => !file.startsWith("host/") || file.startsWith("host/keys/"));
    for (const [options, files] of [
      [PART_OF_A_WHOLE, parts],
      [[], [...whole, ...others]],
    ] as const) {
      if (files.length === 0) continue;
      const code = await foreground.run(["shellcheck", ...options, ...files]);
      if (code !== 0) return failed("shellcheck found something; see its lines above");
    }
    return OK;
  },
};
