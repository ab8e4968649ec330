import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Command } from "./measure.ts";

/** A program that says which version comes next. */
export interface Contender {
  readonly name: string;
  readonly command: (repository: string) => Command;
  /** What its output has to hold, so that nobody is measured who gives up. */
  readonly answer: RegExp;
}

/** Exact versions, so that two runs measure the same. */
const PEERS = {
  "conventional-recommended-bump": "12.1.0",
  "conventional-changelog-conventionalcommits": "9.3.1",
  "git-cliff": "2.14.2",
};

const ENVIRONMENT = {
  PATH: process.env["PATH"] ?? "",
  HOME: "/nonexistent",
  GIT_CONFIG_NOSYSTEM: "1",
  GIT_CONFIG_GLOBAL: "/dev/null",
};

/** Installs the peers from npm into a folder of their own: they are no dependencies of this project. */
export function installPeers(folder: string): readonly Contender[] {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true, dependencies: PEERS }));
  const args = ["install", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  const { status } = spawnSync("npm", args, { cwd: folder, stdio: "inherit" });
  if (status !== 0)
    throw new Error("The peers could not be installed.\nWhat to do: see npm's lines above, and try again.");
  const program = (name: string): string => join(folder, "node_modules/.bin", name);
  return [
    {
      name: `conventional-recommended-bump ${PEERS["conventional-recommended-bump"]}`,
      command: (cwd) => ({
        argv: [process.execPath, program("conventional-recommended-bump"), "--preset", "conventionalcommits"],
        ...{ cwd, env: { ...ENVIRONMENT, NODE_PATH: join(folder, "node_modules") } },
      }),
      answer: /minor/,
    },
    {
      name: `git-cliff ${PEERS["git-cliff"]}`,
      command: (cwd) => ({ argv: [process.execPath, program("git-cliff"), "--bumped-version"], cwd, env: ENVIRONMENT }),
      answer: /v1\.1\.0/,
    },
  ];
}

/** The bundle as a runner starts it. */
export function ourselves(root: string, scratch: string): Contender {
  const output = join(scratch, "output");
  const summary = join(scratch, "summary");
  return {
    name: "plan-release",
    command: (cwd) => {
      writeFileSync(output, "");
      writeFileSync(summary, "");
      return {
        argv: [process.execPath, join(root, "dist/plan-release/index.cjs")],
        cwd,
        env: {
          ...ENVIRONMENT,
          ...{ GITHUB_WORKSPACE: cwd, GITHUB_OUTPUT: output, GITHUB_STEP_SUMMARY: summary },
          ...{ GITHUB_REPOSITORY: "example/app", GITHUB_SERVER_URL: "https://github.example", GITHUB_RUN_ID: "1" },
          INPUT_CONFIG: ".github/sluice.yml",
        },
      };
    },
    answer: /v1\.1\.0 is planned \(minor\)/,
  };
}
