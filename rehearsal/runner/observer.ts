import type { Result } from "./platform.ts";

/** What a person who watches the run gets to see; masked already, and without the commands to the runner. */
export interface Observer {
  job(job: string, what: string): void;
  step(job: string, name: string): void;
  line(job: string, text: string): void;
  annotation(job: string, level: "error" | "warning" | "notice", text: string): void;
  summary(job: string, markdown: string): void;
  ended(job: string, result: Result): void;
}

export const SILENT: Observer = {
  job: () => undefined,
  step: () => undefined,
  line: () => undefined,
  annotation: () => undefined,
  summary: () => undefined,
  ended: () => undefined,
};
