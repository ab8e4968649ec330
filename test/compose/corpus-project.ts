import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import * as v from "valibot";
import { parse } from "yaml";

/** Inputs of an action: name to text. */
const inputs = v.optional(v.record(v.string(), v.string()), {});

const schema = v.strictObject({
  /** What the project shows, as a heading. */
  title: v.string(),
  /** The part of the Compose specification that it is about, or `host` for a situation of the host. */
  section: v.string(),
  /** Inputs of every action; those of `later` win from v2 on. */
  inputs,
  later: inputs,
  /** Where Sluice must refuse: at which release, the code of the reason, and a part of what the error says. */
  refused: v.optional(
    v.strictObject({ at: v.optional(v.picklist(["v1", "v2"]), "v1"), code: v.string(), says: v.string() }),
  ),
  /** The oldest Compose that knows the feature. An older one refuses the file, and so must Sluice; or it ignores the key. */
  compose: v.optional(v.string()),
  older: v.optional(v.picklist(["refuses", "ignores"]), "refuses"),
  /** The oldest engine that knows it. With an older one it is refused, or the engine does not create the containers. */
  engine: v.optional(v.string()),
  "older-engine": v.optional(v.picklist(["refused", "fails"]), "fails"),
  /** What is to be known besides, such as where versions of Compose differ. */
  note: v.optional(v.string()),
  /** Tracked files that v2 does not have any more. */
  removed: v.optional(v.array(v.string()), []),
  /** Paths below are relative to the host's folder, in which the clone is `application`. */
  directory: v.optional(v.string(), "application"),
  /** The name of the host's folder itself. */
  place: v.optional(v.string()),
  /** A path in the clone of a Git submodule, whose files are in `module/v1` and, where v2 names another commit, `module/v2`. */
  module: v.optional(v.string()),
  /** A folder of the clone from which another project is deployed before this one. */
  neighbour: v.optional(v.string()),
  /** The Compose file, inside the clone, that gets the service that fails. */
  "compose-file": v.optional(v.string(), "compose.yml"),
  /** What the log of a rollback to v1 must say. */
  "rollback-says": v.optional(v.string(), ""),
  /** What containers, or the engine for them, write. */
  writes: v.optional(v.array(v.string()), []),
  /** Files of the host besides `*.env` that Compose reads its model from: a rollback has the model as it was. */
  model: v.optional(v.array(v.string()), []),
  /** Modes of files of the host, in octal digits. */
  modes: v.optional(v.record(v.string(), v.string()), {}),
  /** Made before the first release and never removed by it. PROJECT stands for the project's name. */
  external: v.optional(
    v.strictObject({ networks: v.optional(v.array(v.string()), []), volumes: v.optional(v.array(v.string()), []) }),
    {},
  ),
});

export interface CorpusProject extends v.InferOutput<typeof schema> {
  /** `<feature>/<project>`: its folder in the corpus. */
  readonly name: string;
  readonly feature: string;
  readonly folder: string;
}

/** All projects of the corpus, in the order of their names. */
export function readCorpus(corpus: string): CorpusProject[] {
  return folders(corpus).flatMap((feature) =>
    folders(join(corpus, feature)).map((project) => {
      const folder = join(corpus, feature, project);
      return { ...readCase(join(folder, "case.yml")), name: `${feature}/${project}`, feature, folder };
    }),
  );
}

function readCase(file: string): v.InferOutput<typeof schema> {
  if (!existsSync(file)) throw new Error(`${file} is missing.\nWhat to do: describe the project there.`);
  const parsed = v.safeParse(schema, parse(readFileSync(file, "utf8")));
  if (parsed.success) return parsed.output;
  const issues = parsed.issues.map((issue) => `${v.getDotPath(issue) ?? "it"}: ${issue.message}`);
  throw new Error(`${file} is not a description of a project: ${issues.join("; ")}`);
}

function folders(of: string): string[] {
  return readdirSync(of)
    .filter((name) => statSync(join(of, name)).isDirectory())
    .toSorted();
}
