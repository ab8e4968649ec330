import type { GateAnswer, Happening, JobEnvironment, JobFacts, Permissions, Platform, Settings } from "./platform.ts";

interface Environment extends Settings {
  /** Without it the environment is unprotected. */
  readonly answer?: (job: JobFacts) => GateAnswer | Promise<GateAnswer>;
}

/** A forge in memory, for tests of the runner itself. */
export class MemoryPlatform implements Platform {
  readonly apiUrl = "http://127.0.0.1:9";
  readonly happenings: Happening[] = [];
  readonly tokens: { job: string; permissions: Permissions }[] = [];
  readonly asked: string[] = [];
  readonly environments: Map<string, Environment>;
  readonly #own: Settings;

  constructor(own: Partial<Settings> = {}, environments: Readonly<Record<string, Partial<Environment>>> = {}) {
    this.#own = { secrets: {}, variables: {}, ...own };
    this.environments = new Map(
      Object.entries(environments).map(([name, each]) => [name, { secrets: {}, variables: {}, ...each }]),
    );
  }

  async tell(happening: Happening): Promise<void> {
    this.happenings.push(happening);
  }

  async gate(job: JobFacts, { name }: JobEnvironment): Promise<GateAnswer> {
    this.asked.push(`${job.key} ${name}`);
    const environment = this.environments.get(name) ?? { secrets: {}, variables: {} };
    this.environments.set(name, environment);
    return environment.answer?.(job) ?? { kind: "approved" };
  }

  checkRun({ key }: JobFacts): number {
    return 51_000_000_000 + this.happenings.findIndex((one) => one.kind === "job-started" && one.job.key === key);
  }

  async tokenFor(job: JobFacts, permissions: Permissions): Promise<string> {
    this.tokens.push({ job: job.key, permissions });
    return `token-of-${job.key.replaceAll(/[^a-z0-9]+/gi, "-")}`;
  }

  async settings(name: string | undefined): Promise<Settings> {
    return name === undefined ? this.#own : (this.environments.get(name) ?? { secrets: {}, variables: {} });
  }
}
