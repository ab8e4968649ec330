import type { Explanation } from "../failure/failure.ts";
import type { Markdown } from "../text/markdown.ts";

/** What the user wrote in `with:`. An input that was not given is the empty string. */
export interface Inputs {
  get(name: string): string;
}

/** The lines that an operator reads. No runner takes any part of a line for a command, and known secrets are masked. */
export interface Log {
  info(line: string): void;
  warning(line: string): void;
  /** From here on `secret`, its lines, and what JSON, Base64 and addresses make of them never appear in the log. */
  mask(secret: string): void;
  /** The text with every known secret replaced, for places other than the log. */
  redact(text: string): string;
}

/** What a stage leaves behind for machines and people. */
export interface Results {
  output(name: string, value: string): void;
  /** Appends to the step's summary. */
  summary(report: Markdown): void;
  /** Leaves a record of the stage for the report of the release. Never throws. */
  record(made: {
    readonly stage: string;
    readonly failure: { readonly what: string; readonly means: string; readonly todo: string } | null;
    readonly outputs: Readonly<Record<string, string>>;
    readonly details?: unknown;
  }): Promise<void>;
  /** The one way for a step to fail. */
  fail(explanation: Explanation): void;
  /** A bug of Sluice: keeps its stack. */
  crash(error: unknown): void;
}

/**
 * The forge of the runner. Everything but Gitea and Forgejo counts as GitHub, with all that its gates have to prove.
 */
export type ForgeKind = "github" | "gitea" | "forgejo";

/** The current run, by the variables of the runner. Empty strings where a forge has none. */
export interface RunContext {
  readonly forge: ForgeKind;
  readonly repository: string;
  readonly runId: string;
  readonly runAttempt: string;
  readonly job: string;
  readonly actor: string;
  readonly event: string;
  readonly ref: string;
  readonly sha: string;
  readonly runUrl: string;
  readonly workspace: string;
}

/** Wall and monotonic time, and waiting. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Milliseconds that only ever grow; for durations. */
  monotonic(): number;
  /** Ends early, and without an error, when `signal` aborts. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

/** Files on the runner. */
export interface Files {
  /** The text of a file, or undefined if it does not exist. Paths are relative to the workspace. */
  read(path: string): Promise<string | undefined>;
}

/** The records that the stages of this job have left. */
export interface Records {
  /** Their texts, the oldest first. */
  read(): Promise<readonly string[]>;
}

/** Files that a step leaves on the runner, for the upload of an artifact. */
export interface Artifacts {
  /** Writes them into a folder of that name, and gives its path. */
  write(folder: string, files: Readonly<Record<string, string>>): Promise<string>;
  /** With gzip; the result has one character a byte. */
  compress(text: string): string;
}

/** A cancelled run: SIGINT, 7.5 s later SIGTERM, 2.5 s later the end. */
export interface Cancellation {
  readonly signal: AbortSignal;
}

export interface HttpRequest {
  readonly method: "GET" | "HEAD" | "POST" | "PUT";
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Both bodies have one character a byte, for what is hashed. Otherwise they are text. */
  readonly binary?: true;
  readonly timeoutMs: number;
  /** Bytes of the body that are read. A longer one is no answer, as half of it could mean something else. */
  readonly bodyLimit: number;
  /** Takes the beginning of a longer body for an answer. */
  readonly isBeginningEnough?: boolean;
  readonly followRedirects: boolean;
}

/** The answer of a server, or the reason why it is missing. Never throws for a failure of the network. */
export type HttpAnswer =
  | {
      readonly kind: "answer";
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: string;
      readonly milliseconds: number;
    }
  | { readonly kind: "no-answer"; readonly reason: string; readonly milliseconds: number };

export interface Http {
  send(request: HttpRequest): Promise<HttpAnswer>;
}

/** One mail, and the server that sends it. */
export interface MailRequest {
  readonly server: string;
  readonly port: number;
  /** `none` is for a server on the runner's own network. */
  readonly tls: "starttls" | "implicit" | "none";
  readonly login: { readonly user: string; readonly password: string } | undefined;
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly timeoutMs: number;
}

/** `later`: the server may take it later (RFC 5321, 4yz), or could not be reached. */
export type MailAnswer =
  | { readonly kind: "sent" }
  | { readonly kind: "later"; readonly reason: string }
  | { readonly kind: "refused"; readonly reason: string };

export interface Mail {
  send(request: MailRequest): Promise<MailAnswer>;
}

export interface LocalCommand {
  readonly argv: readonly [string, ...string[]];
  readonly env: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  /** Bytes of standard output. A program that prints more is ended, and then its exit code means nothing. */
  readonly outputLimit: number;
  readonly onLine: (line: string) => void;
  /** Lines of standard error, where they must not be mixed with the others. */
  readonly onErrorLine?: (line: string) => void;
  /** Characters of a line that are kept, where 65,536 are too few. */
  readonly lineLimit?: number;
  /** What ends a line, where a program writes NUL (`-z`). */
  readonly lineEnd?: "\n" | "\0";
}

/** A code of null means that it is not known how it ended: never success. */
export interface LocalExit {
  readonly code: number | null;
  readonly reason: string;
  readonly isTooMuch?: true;
}

/** Programs on the runner. */
export interface Commands {
  run(command: LocalCommand): Promise<LocalExit>;
}

/** The step's environment variables as the runner set them. */
export type Environment = Readonly<Record<string, string | undefined>>;
