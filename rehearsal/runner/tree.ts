import { engine } from "./engine.ts";
import { Refusal } from "./refusal.ts";

/** A workflow's or action's file as GitHub's parser read it: plain values, and expressions that wait for a context. */
export type Tree = string | number | boolean | null | readonly Tree[] | Expression | Mapping;

export class Expression {
  readonly source: string;
  constructor(source: string) {
    this.source = source;
  }
}

export class Mapping {
  readonly entries: ReadonlyMap<string, Tree>;
  constructor(entries: ReadonlyMap<string, Tree>) {
    this.entries = entries;
  }
  get(key: string): Tree {
    return this.entries.get(key) ?? null;
  }
}

export const EMPTY: Mapping = new Mapping(new Map());

export async function readWorkflowTree(name: string, text: string): Promise<Mapping> {
  return parsed(name, await engine().readWorkflow(name, text));
}

export function readActionTree(name: string, text: string): Mapping {
  return parsed(name, engine().readAction(name, text));
}

/** The mapping there, an empty one for nothing; anything else is refused. */
export function mapping(tree: Tree, what: string): Mapping {
  if (tree === null) return EMPTY;
  if (tree instanceof Mapping) return tree;
  throw new Refusal(`${what} is not a mapping.`);
}

/** A text, a list of texts or nothing, as a list. */
export function texts(tree: Tree, what: string): readonly string[] {
  if (tree === null) return [];
  return (Array.isArray(tree) ? tree : [tree]).map((each) => {
    if (typeof each === "string") return each;
    throw new Refusal(`${what} holds something that is not a text.`);
  });
}

/** Refuses the keys that the runner does not know. */
export function onlyKeys(tree: Mapping, known: readonly string[], what: string): void {
  for (const key of tree.entries.keys()) {
    if (!known.includes(key)) throw new Refusal(`${what}: "${key}" is not imitated here.`);
  }
}

function parsed(name: string, json: string): Mapping {
  const { errors, tree } = JSON.parse(json);
  if (errors.length > 0) throw new Refusal(`${name} is not valid:\n${errors.join("\n")}`);
  return mapping(toTree(tree), name);
}

/** Numbers of the parser's token types. */
const SEQUENCE = 1;
const MAPPING = 2;
const EXPRESSION = 3;

interface Token {
  readonly type: number;
  readonly expr?: string;
  readonly seq?: readonly Json[];
  readonly map?: readonly { readonly Key: Json; readonly Value: Json }[];
}

type Json = string | number | boolean | null | Token;

function toTree(json: Json): Tree {
  if (json === null || typeof json !== "object") return json;
  if (json.type === SEQUENCE) return (json.seq ?? []).map(toTree);
  if (json.type === EXPRESSION) return new Expression(json.expr ?? "");
  if (json.type !== MAPPING) throw new Refusal("Expressions that insert mappings are not imitated here.");
  return new Mapping(
    new Map(
      (json.map ?? []).map(({ Key, Value }) => {
        if (typeof Key === "object") throw new Refusal("A key that is an expression is not imitated here.");
        return [String(Key), toTree(Value)];
      }),
    ),
  );
}
