import type { Shell, ShellAnswer, ShellCommand } from "../../src/ports/shell.ts";

/** A machine that gives prepared answers in turn, and remembers what it was asked. */
export function createPlace(...answers: readonly ShellAnswer[]): Shell & { readonly asked: ShellCommand[] } {
  const left = [...answers];
  const asked: ShellCommand[] = [];
  return {
    name: "prod.example",
    asked,
    run: async (command) => {
      asked.push(command);
      const answer = left.shift();
      if (answer === undefined) throw new Error(`Nobody prepared an answer to:\n${command.script}`);
      return answer;
    },
    close: async () => {},
  };
}

export function said(
  stdout: string,
  overrides: { readonly code?: number; readonly stderr?: string } = {},
): ShellAnswer {
  return { kind: "exit", code: overrides.code ?? 0, stdout, stderr: overrides.stderr ?? "" };
}
