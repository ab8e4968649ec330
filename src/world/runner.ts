import * as core from "@actions/core";
import { breakCommands } from "../report/foreign.ts";
import type { Explanation } from "../stage/failure.ts";
import { type Masking, SHORTEST_SECRET } from "./masking.ts";
import type { Environment, Inputs, Log, Results } from "./world.ts";

/** GitHub shows at most 1 MiB of summary a step. */
const SUMMARY_LIMIT = 1024 * 1024 - 1024;

export function runnerInputs(): Inputs {
  return { get: (name) => core.getInput(name, { trimWhitespace: true }) };
}

export function runnerLog(masking: Masking): Log {
  let warned = false;
  return {
    info: (line) => core.info(masking.redact(line)),
    warning: (line) => core.warning(masking.redact(line)),
    mask: (secret) => {
      for (const form of masking.add(secret)) core.setSecret(form);
      if (warned || secret.trim() === "" || secret.trim().length >= SHORTEST_SECRET) return;
      warned = true;
      core.warning(
        `A secret has fewer than ${SHORTEST_SECRET} characters, so it is not masked: that would blank out half of the log. Use a longer one.`,
      );
    },
    redact: (text) => masking.redact(text),
  };
}

export function runnerResults(masking: Masking, environment: Environment = process.env): Results {
  return {
    output: (name, value) => core.setOutput(name, value),
    summary: (markdown) => writeSummary(masking.redact(markdown), environment),
    fail: (explanation) => {
      core.setFailed(masking.redact(failureText(explanation)));
      if (explanation.cause !== undefined) core.debug(masking.redact(`Behind it: ${withCauses(explanation.cause)}`));
    },
    crash: (error) =>
      core.setFailed(
        masking.redact(
          `This is a bug of Sluice, not a mistake of yours. Please report it with these lines.\n${withCauses(error)}`,
        ),
      ),
  };
}

function failureText({ what, means, todo }: Explanation): string {
  return `${what}\n${means}\nWhat to do: ${todo}`;
}

/** An error's stack, and those of the errors behind it. */
function withCauses(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const own = error.stack ?? error.message;
  return error.cause === undefined ? own : `${own}\nCaused by: ${withCauses(error.cause)}`;
}

/** A report that nobody can read would be lost: where no summary is shown, it goes to the log. */
async function writeSummary(markdown: string, environment: Environment): Promise<void> {
  let written = false;
  try {
    await core.summary.addRaw(cut(markdown), true).write();
    written = true;
  } catch {
    // No summary file here: an older forge, or a shell.
    core.summary.emptyBuffer();
  }
  if (!written || losesSummaries(environment)) core.info(markdown.split("\n").map(breakCommands).join("\n"));
}

/** Gitea, Forgejo and act hand out a file for the summary, and throw it away. */
function losesSummaries(environment: Environment): boolean {
  return ["GITEA_ACTIONS", "FORGEJO_ACTIONS", "ACT"].some((name) => environment[name] === "true");
}

function cut(markdown: string): string {
  if (Buffer.byteLength(markdown) <= SUMMARY_LIMIT) return markdown;
  const start = Buffer.from(markdown).subarray(0, SUMMARY_LIMIT).toString("utf8");
  return `${start}\n\n… (cut: the report is longer than a summary may be)\n`;
}
