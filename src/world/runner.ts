import * as core from "@actions/core";
import type { Explanation } from "../stage/failure.ts";
import type { Masking } from "./masking.ts";
import type { Inputs, Log, Results } from "./world.ts";

/** GitHub shows at most 1 MiB of summary a step. */
const SUMMARY_LIMIT = 1024 * 1024 - 1024;

export function runnerInputs(): Inputs {
  return { get: (name) => core.getInput(name, { trimWhitespace: true }) };
}

export function runnerLog(masking: Masking): Log {
  return {
    info: (line) => core.info(masking.redact(line)),
    warning: (line) => core.warning(masking.redact(line)),
    mask: (secret) => {
      for (const form of masking.add(secret)) core.setSecret(form);
    },
    redact: (text) => masking.redact(text),
  };
}

export function runnerResults(masking: Masking): Results {
  return {
    output: (name, value) => core.setOutput(name, value),
    summary: (markdown) => writeSummary(masking.redact(markdown)),
    fail: (explanation) => core.setFailed(masking.redact(failureText(explanation))),
    crash: (error) => {
      const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
      core.setFailed(
        masking.redact(`This is a bug of Sluice, not a mistake of yours. Please report it with these lines.\n${stack}`),
      );
    },
  };
}

function failureText({ what, means, todo }: Explanation): string {
  return `${what}\n${means}\nWhat to do: ${todo}`;
}

/** Some forges have no summaries: the report then goes to the log. */
async function writeSummary(markdown: string): Promise<void> {
  const fits = Buffer.byteLength(markdown) <= SUMMARY_LIMIT;
  const text = fits
    ? markdown
    : `${Buffer.from(markdown).subarray(0, SUMMARY_LIMIT).toString("utf8")}\n\n… (cut: the report is longer than a summary may be)\n`;
  try {
    await core.summary.addRaw(text, true).write();
  } catch {
    // No summary file here (Forgejo, a shell): a report that nobody can read would be lost.
    core.info(text);
  }
}
