import type { Explanation } from "../../failure/failure.ts";
import type { Environment, Inputs, Log, Results } from "../../ports/world.ts";
import { logText } from "../../text/foreign-line.ts";
import { cut, type Markdown, md } from "../../text/markdown.ts";
import type { Masking } from "./masking.ts";
import { recordWriter } from "./records.ts";
import { SHORTEST_SECRET } from "./secret-forms.ts";
import { appendSummary, failStep, inputOf, issueCommand, printLine, writeOutput } from "./workflow-commands.ts";

/** Characters. GitHub shows at most 1 MiB of summary a step, and a character takes up to three bytes. */
const SUMMARY_LIMIT = 340_000;
const TOO_LONG = md`… (cut: the report is longer than a summary may be)`;

export function runnerInputs(environment: Environment = process.env): Inputs {
  return { get: (name) => inputOf(environment, name) };
}

export function runnerLog(masking: Masking, environment: Environment = process.env): Log {
  let warned = false;
  // Forgejo's and Gitea's runners print a line for each value that they mask. What we print is redacted by us in every form.
  const told = (secret: string, forms: readonly string[]): readonly string[] =>
    losesSummaries(environment) ? forms.filter((form) => isWritten(secret, form)) : forms;
  return {
    info: (line) => printLine(shown(line, masking)),
    warning: (line) => issueCommand("warning", shown(line, masking)),
    mask: (secret) => {
      for (const form of told(secret, masking.add(secret))) issueCommand("add-mask", form);
      if (warned || secret.trim() === "" || secret.trim().length >= SHORTEST_SECRET) return;
      warned = true;
      issueCommand(
        "warning",
        `A secret has fewer than ${SHORTEST_SECRET} characters, so it is not masked, because that would make half of the log unreadable. Use a longer one.`,
      );
    },
    redact: (text) => masking.redact(text),
  };
}

export function runnerResults(masking: Masking, environment: Environment = process.env): Results {
  return {
    output: (name, value) => writeOutput(environment, name, value),
    summary: (report) => writeSummary(report, masking, environment),
    record: recordWriter(masking, environment, Date.now()),
    fail: (explanation) => {
      failStep(shown(failureText(explanation), masking));
      if (explanation.cause !== undefined)
        issueCommand("debug", shown(`Caused by: ${withCauses(explanation.cause)}`, masking));
    },
    crash: (error) =>
      failStep(
        shown(
          `This is a bug of Sluice, not a mistake of yours. Please report it with these lines.\n${withCauses(error)}`,
          masking,
        ),
      ),
  };
}

/** Whether a form is the secret as it was given, or one of its lines, and no encoding of it. */
function isWritten(secret: string, form: string): boolean {
  return form === secret.trim() || secret.split(/\r?\n/).some((line) => line.trim() === form);
}

/** Redacted before it is cut, since half a secret would not be found, and after, since a control character may divide one. */
function shown(text: string, masking: Masking): string {
  return masking.redact(logText(masking.redact(text)));
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

/** Where no summary is shown, the report is written to the log. */
function writeSummary(report: Markdown, masking: Masking, environment: Environment): void {
  const markdown = masking.redact(cut(report, SUMMARY_LIMIT, TOO_LONG).text);
  let written = false;
  try {
    appendSummary(environment, markdown);
    written = true;
  } catch {
    // No summary file here: an older forge, or a shell.
  }
  if (!written || losesSummaries(environment)) printLine(logText(markdown));
}

/** Gitea, Forgejo and act hand out a file for the summary, and throw it away. */
function losesSummaries(environment: Environment): boolean {
  return ["GITEA_ACTIONS", "FORGEJO_ACTIONS", "ACT"].some((name) => environment[name] === "true");
}
