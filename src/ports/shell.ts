/** A script of POSIX sh. */
export interface ShellCommand {
  readonly script: string;
  /** Also secrets: they reach the script's environment without ever being an argument of a program. */
  readonly env: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  /** Bytes of standard output; a longer answer is refused. */
  readonly outputLimit: number;
}

/** `unknown`: it is unknown whether the script ended, or with which exit code. Never success. */
export type ShellAnswer =
  | {
      readonly kind: "exit";
      readonly code: number;
      readonly stdout: string;
      /** The end of standard error. */
      readonly stderr: string;
    }
  | { readonly kind: "late" }
  | { readonly kind: "too-much" }
  | { readonly kind: "unknown"; readonly reason: string };

export interface Shell {
  /** Its name in messages. */
  readonly name: string;
  run(command: ShellCommand): Promise<ShellAnswer>;
  close(): Promise<void>;
}
