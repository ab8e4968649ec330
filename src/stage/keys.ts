/** One input of an action. A key with `file` may also be set in `.github/sluice.yml`, so `action.yml` gives it no default. */
export interface InputKey {
  readonly name: string;
  readonly description: string;
  readonly required?: boolean;
  readonly default?: string;
  readonly secret?: true;
  /** Dotted path in the configuration file. The rule everywhere: input over file over default. */
  readonly file?: string;
}

export interface OutputKey {
  readonly name: string;
  readonly description: string;
}

export const reportOutput = {
  name: "report",
  description: "Report as Markdown, at most 20,000 characters, for an issue or a message.",
} as const satisfies OutputKey;
