import { parseSync } from "@swc/core";

/** An import, export-from, dynamic import, `import("…")` type or require, with the line it stands on. */
export interface ImportFact {
  readonly specifier: string;
  /** A type import leaves no trace in the running code. */
  readonly kind: "type" | "value";
  readonly line: number;
}

/** Something that a file says: `fetch`, `Date.now`, `new Date()`, `import.meta`, `results.fail`. */
export interface Mention {
  readonly name: string;
  readonly line: number;
}

export interface SourceFacts {
  readonly imports: readonly ImportFact[];
  readonly mentions: readonly Mention[];
  /** The kinds of the file's own statements, imports aside. */
  readonly statements: readonly Mention[];
}

/** What we read of the parser's tree. */
interface Node {
  readonly type: string;
  readonly span?: { readonly start: number };
  readonly source?: Node | null;
  readonly typeOnly?: boolean;
  readonly argument?: Node;
  readonly callee?: Node;
  readonly arguments?: readonly { readonly expression: Node }[] | null;
  readonly object?: Node;
  readonly property?: Node;
  readonly expression?: Node;
  readonly kind?: string;
  readonly value?: unknown;
}

/** Reads a TypeScript source by its syntax tree, so that comments, strings, types and property names don't count. */
export function readSource(text: string): SourceFacts {
  // The parser counts bytes from its first token on: this semicolon makes that the first byte of the file.
  const bytes = Buffer.from(`;${text}`);
  const module = parseSync(bytes.toString(), { syntax: "typescript", target: "es2024" });
  const lineOf = (node: Node): number => {
    const before = (node.span?.start ?? module.span.start) - module.span.start;
    return bytes.subarray(0, before).toString().split("\n").length;
  };
  const [, ...body] = module.body as unknown as Node[];
  const nodes = [...descendants(body)];
  const at = (node: Node) => (name: string) => ({ name, line: lineOf(node) });
  return {
    imports: nodes.flatMap((node) => importsOf(node).map((found) => ({ ...found, line: lineOf(node) }))),
    mentions: nodes.flatMap((node) => mentionsOf(node).map(at(node))),
    statements: body.filter(({ type }) => type !== "ImportDeclaration").map((node) => at(node)(statementKind(node))),
  };
}

function statementKind(node: Node): string {
  if (node.type === "ExpressionStatement") return node.expression?.type ?? node.type;
  return node.type === "ExportNamedDeclaration" && node.source ? "ExportFromDeclaration" : node.type;
}

function importsOf(node: Node): Omit<ImportFact, "line">[] {
  switch (node.type) {
    case "ImportDeclaration":
    case "ExportAllDeclaration":
    case "ExportNamedDeclaration":
      return node.source ? [{ specifier: String(node.source.value), kind: node.typeOnly ? "type" : "value" }] : [];
    case "TsImportType":
      return [{ specifier: String(node.argument?.value), kind: "type" }];
    case "CallExpression": {
      if (node.callee?.type !== "Import" && node.callee?.value !== "require") return [];
      const first = node.arguments?.[0]?.expression;
      return [{ specifier: first?.type === "StringLiteral" ? String(first.value) : "(computed)", kind: "value" }];
    }
    default:
      return [];
  }
}

function mentionsOf(node: Node): string[] {
  switch (node.type) {
    case "Identifier":
      return [String(node.value)];
    case "MetaProperty":
      return [String(node.kind)];
    case "MemberExpression": {
      const owner = node.object?.type === "MemberExpression" ? node.object.property : node.object;
      return [`${owner?.value}.${node.property?.value}`];
    }
    // `new Date()` and any `Date(…)` read the clock; `new Date(value)` does not.
    case "NewExpression":
      return node.callee?.value === "Date" && !node.arguments?.length ? ["new Date()"] : [];
    case "CallExpression":
      return node.callee?.value === "Date" ? ["new Date()"] : [];
    default:
      return [];
  }
}

/** Where a node merely names something: a property, a key, an import. */
const NAMES: Readonly<Record<string, string>> = {
  MemberExpression: "property",
  KeyValueProperty: "key",
  KeyValuePatternProperty: "key",
  MethodProperty: "key",
  ClassMethod: "key",
  ClassProperty: "key",
  ImportDeclaration: "specifiers",
};

/** Nodes of TypeScript's own that hold code; inside all others nothing runs, and only `import("…")` matters. */
const CODE = new Set([
  "TsAsExpression",
  "TsSatisfiesExpression",
  "TsConstAssertion",
  "TsNonNullExpression",
  "TsInstantiation",
]);

function* descendants(value: unknown, inType = false): Generator<Node> {
  if (typeof value !== "object" || value === null) return;
  const { type } = value as Partial<Node>;
  const typeHere = inType || (type?.startsWith("Ts") === true && !CODE.has(type));
  if (type !== undefined && (!typeHere || type === "TsImportType")) yield value as Node;
  for (const [key, child] of Object.entries(value)) {
    const computed = (child as Partial<Node> | null)?.type === "Computed";
    if (computed || type === undefined || NAMES[type] !== key) yield* descendants(child, typeHere);
  }
}
