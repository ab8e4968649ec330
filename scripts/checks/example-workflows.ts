import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import type { Check } from "./check.ts";
import { command } from "./command.ts";
import { Foreground } from "./foreground.ts";
import { failed, OK } from "./outcome.ts";
import { isOnPath, sourceFiles } from "./tools.ts";
import { zizmor } from "./zizmor.ts";

/** Where a user has the files of `examples/` that configure the forge. */
function placeOf(path: string): string {
  const name = basename(path);
  return name === "dependabot.yml" ? `.github/${name}` : `.github/workflows/${name}`;
}

/** The linters' word on the workflows of the examples, in a repository that has them where a user copies them to. */
export const exampleWorkflows: Check = {
  name: "workflows of the examples",
  async run({ root }) {
    const folder = mkdtempSync(join(tmpdir(), "sluice-examples-"));
    try {
      // actionlint looks for called workflows from the root of a repository.
      spawnSync("git", ["init", "--quiet", folder]);
      mkdirSync(join(folder, ".github/workflows"), { recursive: true });
      cpSync(join(root, ".github/zizmor.yml"), join(folder, ".github/zizmor.yml"));
      const paths = sourceFiles(root, ":(glob)examples/*/*.yml").filter((path) => !/compose[^/]*\.yml$/.test(path));
      for (const path of paths) cpSync(join(root, path), join(folder, placeOf(path)));
      const places = paths.map(placeOf);
      const linters = [
        command("actionlint", ["actionlint", ...places.filter((place) => place.includes("/workflows/"))]),
        zizmor(places),
      ].filter(({ name }) => isOnPath(name));
      const findings = await Promise.all(linters.map((linter) => linter.run(new Foreground(folder))));
      return (
        findings.find((finding) => finding.failed > 0) ??
        (places.length === 0 ? failed("no example has a workflow") : OK)
      );
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
