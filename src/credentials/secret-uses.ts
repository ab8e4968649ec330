import { parse } from "yaml";

/** Where a workflow reads a secret. */
export interface SecretUse {
  readonly name: string;
  /** Path of the workflow file. */
  readonly file: string;
  /** Id of the job; empty for the workflow as a whole. */
  readonly job: string;
  /** Environment of the job, which may be an expression; empty without one. */
  readonly environment: string;
}

export interface SecretUses {
  readonly uses: readonly SecretUse[];
  /** Workflow files that cannot be parsed: their secrets are unknown. */
  readonly unreadable: readonly string[];
}

/** The run's own token is stored by no person, and ends with its job. */
const OWN_TOKEN = "GITHUB_TOKEN";

/** An expression that reads the context as a whole, such as `toJSON(secrets)`, or a secret by a name that is computed. */
const WHOLE = /\$\{\{(?:(?!\}\}).)*(?<![\w.'-])secrets(?!\.[a-z_]|\[ *'\w+' *\]|[\w'-])(?:(?!\}\}).)*\}\}/i;

/** Secrets that workflow files name. `inherit` hands all of them on, and is listed as such. */
export function secretUses(files: ReadonlyMap<string, string>): SecretUses {
  const uses: SecretUse[] = [];
  const unreadable: string[] = [];
  for (const [file, text] of files) {
    const workflow = parsed(text);
    if (workflow === undefined) unreadable.push(file);
    else uses.push(...usesIn(file, workflow));
  }
  return { uses, unreadable };
}

function usesIn(file: string, { jobs, ...rest }: Readonly<Record<string, unknown>>): SecretUse[] {
  const whole = namesIn(rest["env"]).map((name) => ({ name, file, job: "", environment: "" }));
  const ofJobs = Object.entries(isRecord(jobs) ? jobs : {}).flatMap(([job, content]) => {
    const environment = isRecord(content) ? environmentOf(content["environment"]) : "";
    return namesIn(content).map((name) => ({ name, file, job, environment }));
  });
  return [...whole, ...ofJobs];
}

function parsed(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const content: unknown = parse(text);
    // An anchor that contains itself cannot be written.
    JSON.stringify(content);
    return isRecord(content) ? content : undefined;
  } catch {
    // It is reported as a file that cannot be parsed.
    return undefined;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function environmentOf(environment: unknown): string {
  const name = isRecord(environment) ? environment["name"] : environment;
  return typeof name === "string" ? name : "";
}

function namesIn(content: unknown): string[] {
  const text = content === undefined ? "" : JSON.stringify(content);
  const dotted = [...text.matchAll(/(?<![\w.-])secrets\.([A-Za-z_]\w*)/gi)].map(([, name = ""]) => name.toUpperCase());
  const indexed = [...text.matchAll(/(?<![\w.-])secrets\[ *'(\w+)' *\]/gi)].map(([, name = ""]) => name.toUpperCase());
  const inherited = isRecord(content) && content["secrets"] === "inherit" ? ["all secrets (inherit)"] : [];
  const whole = WHOLE.test(text) ? ["all secrets (an expression reads the whole context)"] : [];
  return [...new Set([...dotted, ...indexed, ...inherited, ...whole])].filter((name) => name !== OWN_TOKEN);
}
