import { isMap, isPair, isScalar, type Pair, parseDocument, type YAMLMap } from "yaml";

/** For which runner the copy is: one that knows environments (GHES, act), or one that ignores them (Forgejo, Gitea). */
export type ForgeFlavour = "github" | "forgejo";

export interface Pin {
  /** `owner/name` of the repository that holds the actions. */
  readonly repository: string;
  /** A full version or a commit of it. */
  readonly ref: string;
  readonly forge: ForgeFlavour;
}

/** What a reusable workflow is called beside its caller. */
export function copyName(name: string): string {
  return `sluice-${name}`;
}

/** Files of the reusable workflows that callers use, each once. */
export function calledBy(callers: readonly string[]): readonly string[] {
  const uses = callers.flatMap((text) => [...text.matchAll(/OWNER\/sluice\/\.github\/workflows\/([\w.-]+)@/g)]);
  return [...new Set(uses.map(([, name = ""]) => name))].toSorted();
}

/** A reusable workflow with its actions pinned. All other bytes stay. */
export function portableWorkflow(text: string, { repository, ref, forge }: Pin): string {
  const pinned = text.replaceAll(/^(\s*(?:- )?uses: )\$\/(actions\/\S+)/gm, `$1${repository}/$2@${ref}`);
  if (forge === "forgejo") return commentGateOnly(withoutEnvironments(pinned));
  // Runners that do not know `$/` do not know this key either (github.com/nektos/act/issues/6189 and 6086): their gate job
  // is a deployment like others.
  return withoutLines(pinned, (pairs) => pairs.filter(({ path }) => path === "environment.deployment"));
}

/** A caller that uses the copy beside it. */
export function portableCaller(text: string): string {
  return text.replaceAll(
    /^(\s*uses: )OWNER\/sluice\/\.github\/workflows\/(\S+)@\S+/gm,
    (_, uses: string, name: string) => `${uses}./.github/workflows/${copyName(name)}`,
  );
}

/** There a job that names an environment waits for nobody, and the name would promise what is not kept. */
function withoutEnvironments(text: string): string {
  return withoutLines(text, (pairs) => pairs.filter(({ path }) => path === "environment"));
}

function commentGateOnly(text: string): string {
  const document = parseDocument(text);
  const standard = document.getIn(["on", "workflow_call", "inputs", "gate", "default"], true);
  if (!isScalar(standard) || !standard.range) return text;
  const [start, end] = standard.range;
  return `${text.slice(0, start)}comment${text.slice(end)}`;
}

interface Key {
  /** Below the job: `environment`, or `environment.deployment`. */
  readonly path: string;
  /** Offsets of the key's first and the value's last character. */
  readonly start: number;
  readonly end: number;
}

function withoutLines(text: string, choose: (keys: readonly Key[]) => readonly Key[]): string {
  const jobs = parseDocument(text).get("jobs");
  if (!isMap(jobs)) return text;
  const keys = jobs.items.flatMap(({ value }) => (isMap(value) ? keysOf(value) : []));
  return choose(keys)
    .toSorted((one, other) => other.start - one.start)
    .reduce((all, { start, end }) => {
      const from = all.lastIndexOf("\n", start) + 1;
      const to = all.indexOf("\n", end - 1) + 1;
      return all.slice(0, from) + all.slice(to);
    }, text);
}

function keysOf(job: YAMLMap): Key[] {
  return job.items.flatMap((pair) => {
    const key = keyOf(pair, "");
    if (key?.path !== "environment") return [];
    const inner = isMap(pair.value) ? pair.value.items.flatMap((one) => keyOf(one, "environment.") ?? []) : [];
    return [key, ...inner];
  });
}

function keyOf(pair: Pair, prefix: string): Key | undefined {
  if (!isPair(pair) || !isScalar(pair.key) || !pair.key.range) return undefined;
  const { value } = pair;
  const end = (isScalar(value) || isMap(value)) && value.range ? value.range[1] : pair.key.range[1];
  return { path: `${prefix}${pair.key.value}`, start: pair.key.range[0], end };
}
