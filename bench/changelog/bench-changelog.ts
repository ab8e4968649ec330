import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readBlocks } from "../../src/text/markdown-tree.ts";
import { createGitOrigin } from "../../test/sandbox/git-origin.ts";
import { startGithub } from "../../test/sandbox/github/double.ts";
import { must } from "../../test/sandbox/processes.ts";
import { runStep } from "../../test/sandbox/step.ts";
import type { Report } from "../report.ts";
import { seconds } from "../ssh-script.ts";
import { spread } from "../statistics.ts";

const REPOSITORY = "example/app";
const BYTES = 1024 * 1024;

/** `update-changelog` with a changelog of 1 MB, up to the text that it would write. */
export async function benchChangelog(rounds: number): Promise<Report> {
  const folder = mkdtempSync(join(tmpdir(), "sluice-bench-"));
  const origin = await createGitOrigin(folder);
  await origin.tag("v1.0.0", await origin.commit({ "a.txt": "1" }, "feat: one"));
  await origin.commit({ "a.txt": "2" }, "feat: exports (#7)");
  const commit = await origin.commit({ "CHANGELOG.md": changelog() }, "docs: what is new");
  const github = await startGithub({ repository: REPOSITORY, folder: origin.folder });
  try {
    github.control.addPerson({ login: "ada" });
    const workspace = join(folder, "workspace");
    await origin.cloneTo(workspace, commit);
    const file = { workflow: ".github/workflows/prepare-release.yml", event: "workflow_dispatch" } as const;
    const run = github.control.startRun({ ...file, ref: "refs/heads/main", actor: "ada" });
    const token = github.control.runToken(run, { contents: "read" });
    const update = async (): Promise<void> => {
      const step = await runStep({
        ...{ stage: "update-changelog", workspace, scratch: folder },
        with: { token, version: "v1.1.0", commit, date: "2026-11-24", write: "none" },
        run: { GITHUB_API_URL: github.url, GITHUB_REPOSITORY: REPOSITORY, GITHUB_REF: "refs/heads/main" },
        env: { RUNNER_TEMP: folder },
      });
      if (step.outputs["heading"] !== "## [1.1.0] - 2026-11-24") throw new Error(step.log);
    };
    const node = (): Promise<string> => must([process.execPath, "-e", "console.log(1)"]);
    // The first one fills the compile cache.
    await update();
    const [ours, alone, parsed]: [number[], number[], number[]] = [[], [], []];
    const text = changelog();
    for (let round = 0; round < rounds; round++) {
      ours.push(await seconds(update));
      alone.push(await seconds(node));
      parsed.push(await seconds(async () => readBlocks(text)));
    }
    const value = spread(ours);
    return {
      name: "changelog",
      title: "A changelog of 1 MB",
      method:
        "The stage runs with `write: none` and a forge on loopback: it reads the history and the changelog, asks the forge, and makes the new text.",
      rows: [
        {
          measure: "the stage",
          program: "update-changelog",
          unit: "s",
          value,
          goal: "≤ 0.2",
          met: value.median <= 0.2,
        },
        { measure: "the blocks of the text, once", program: "micromark", unit: "s", value: spread(parsed) },
        { measure: "one line", program: "node", unit: "s", value: spread(alone) },
      ],
      missing: [],
    };
  } finally {
    await github.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function changelog(): string {
  const parts = ["# Changelog\n\n## [Unreleased]\n\n### Added\n\n- Exports (#7)\n"];
  for (let size = 0, patch = 5000; size < BYTES; patch--) {
    const section = `\n## [0.9.${patch}] - 2026-01-01\n\n### Fixed\n\n- What was wrong with number ${patch}, in some words (#${patch})\n- Another one (#${patch + 1})\n`;
    parts.push(section);
    size += section.length;
  }
  return parts.join("");
}
