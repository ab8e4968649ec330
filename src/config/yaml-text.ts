import { type Document, isMap, LineCounter, parseDocument, type YAMLError } from "yaml";

/** A YAML text as plain data that still knows where each key stands. */
export type YamlText =
  | {
      readonly kind: "data";
      readonly value: unknown;
      /** Characters before a key; where it is not there, before what should hold it. */
      readonly offsetOf: (keys: readonly unknown[]) => number | undefined;
      readonly lineAt: (offset: number) => number;
    }
  | { readonly kind: "unreadable"; readonly problems: readonly string[] };

/** YAML 1.2, one document. A warning is a problem too: an unknown tag such as `!secret` would be dropped silently. */
export function readYaml(text: string): YamlText {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    uniqueKeys: true,
    prettyErrors: false,
    customTags: [],
    // Warnings are read below, and must not be printed outside of the log.
    logLevel: "error",
  });
  const faults = [...document.errors, ...document.warnings];
  if (faults.length > 0) {
    return { kind: "unreadable", problems: faults.map((fault) => placed(fault, text, lines)) };
  }
  try {
    return {
      kind: "data",
      value: document.toJS({ maxAliasCount: 20 }),
      offsetOf: (keys) => offsetOf(document, keys),
      lineAt: (offset) => lines.linePos(offset).line,
    };
  } catch (error) {
    // Only following the aliases shows that one leads nowhere, or that they multiply.
    const why = error instanceof Error ? error.message : String(error);
    return { kind: "unreadable", problems: [`an alias cannot be followed: ${why}`] };
  }
}

function placed(fault: YAMLError, text: string, lines: LineCounter): string {
  const { line, col } = lines.linePos(fault.pos[0]);
  return `line ${line}: ${faultText(fault, text)} (column ${col})`;
}

function faultText(fault: YAMLError, text: string): string {
  if (fault.code === "DUPLICATE_KEY") {
    const key = /^[^\s:,]*/.exec(text.slice(fault.pos[0]))?.[0] ?? "";
    return `the key \`${key}\` is there twice, and keys are unique`;
  }
  if (fault.code === "MULTIPLE_DOCS") return "a second document begins, and one is wanted";
  return fault.message;
}

function offsetOf(document: Document.Parsed, keys: readonly unknown[]): number | undefined {
  if (keys.length === 0) return start(document.contents);
  const holder: unknown = keys.length === 1 ? document.contents : document.getIn(keys.slice(0, -1), true);
  const pair = isMap(holder) ? holder.items.find(({ key }) => String(key) === String(keys.at(-1))) : undefined;
  return start(pair?.key) ?? start(document.getIn(keys, true)) ?? offsetOf(document, keys.slice(0, -1));
}

function start(node: unknown): number | undefined {
  if (typeof node !== "object" || node === null || !("range" in node) || !Array.isArray(node.range)) return undefined;
  const [offset]: unknown[] = node.range;
  return typeof offset === "number" ? offset : undefined;
}
