import type { Explanation } from "../stage/failure.ts";

/** What the user wrote in `with:`. An input that was not given is the empty string. */
export interface Inputs {
  get(name: string): string;
}

/** The lines that an operator reads. Known secrets are masked in all of them. */
export interface Log {
  info(line: string): void;
  warning(line: string): void;
  /** From here on `secret`, its lines and its base64 and URL-encoded forms never appear in the log. */
  mask(secret: string): void;
  /** The text with every known secret replaced, for places other than the log. */
  redact(text: string): string;
}

/** What a stage leaves behind for machines and people. */
export interface Results {
  output(name: string, value: string): void;
  /** Appends Markdown to the step's summary. */
  summary(markdown: string): Promise<void>;
  /** The one way for a step to fail. */
  fail(explanation: Explanation): void;
  /** A bug of ours: keeps its stack. */
  crash(error: unknown): void;
}

/** Whose runner we are on. What is not Gitea or Forgejo is taken for GitHub, with all that its gates have to prove. */
export type ForgeKind = "github" | "gitea" | "forgejo";

/** The run that we are part of, as the runner told it. Empty strings where a forge says nothing. */
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
  /** The text of a file, or undefined when there is none. Paths are relative to the workspace. */
  read(path: string): Promise<string | undefined>;
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
  readonly timeoutMs: number;
  /** Bytes of the body that are read; the rest is dropped. */
  readonly bodyLimit: number;
  readonly followRedirects: boolean;
}

/** What a server said, or why nothing came. Never throws for a network's fault. */
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

export interface LocalCommand {
  readonly argv: readonly [string, ...string[]];
  readonly env: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  readonly onLine: (line: string) => void;
  /** Lines of standard error, where they must not be mixed with the others. */
  readonly onErrorLine?: (line: string) => void;
  /** Characters of a line that are kept, where 65,536 are too few. */
  readonly lineLimit?: number;
}

/** Null code means that nobody knows how it ended: never success. */
export interface LocalExit {
  readonly code: number | null;
  readonly reason: string;
}

/** Programs on the runner. */
export interface Commands {
  run(command: LocalCommand): Promise<LocalExit>;
}

/** The step's environment variables as the runner set them. */
export type Environment = Readonly<Record<string, string | undefined>>;
