import { importBreach } from "./import-rules.ts";
import { type Zone, zoneOf } from "./rooms.ts";
import { type Mention, readSource, type SourceFacts } from "./source-facts.ts";

/** A file by its path from the repository's root. */
export interface Source {
  readonly path: string;
  readonly text: string;
}

/** Time, chance, environment, network and waiting. */
const WORLD_ONLY = new Set([
  ...["process", "fetch", "performance", "crypto", "console", "globalThis"],
  ...["Date.now", "new Date()", "Math.random", "randomUUID", "randomBytes", "randomInt"],
  ...["setTimeout", "setInterval", "setImmediate", "AbortSignal.timeout", "setFailed"],
]);

/** A stage ends by answering, and a bundle is CommonJS in one file. */
const NOWHERE = new Set(["process.exit", "import.meta", "__dirname", "__filename"]);

const RUN_STAGE = "src/stage/run-stage.ts";

const VAGUE_NAME = /(^|\/)(utils?|helpers?|common|misc)(\/|\.ts$)/;

/** Every rule of the house that this file breaks, as `path:line: what, and why not`. */
export function breaches(source: Source, dependencies: ReadonlySet<string>): string[] {
  const facts = readSource(source.text);
  const zone = zoneOf(source.path);
  return [
    ...nameBreaches(source.path),
    ...facts.imports.flatMap((found) => {
      const why = importBreach(source.path, found, dependencies);
      return why === undefined ? [] : [{ line: found.line, what: `imports ${found.specifier}, ${why}` }];
    }),
    ...(zone.kind === "outside" ? [] : [...wordBreaches(source.path, zone, facts), ...shapeBreaches(zone, facts)]),
  ].map(({ line, what }) => `${source.path}:${line}: ${what}`);
}

interface Breach {
  readonly line: number;
  readonly what: string;
}

function nameBreaches(path: string): Breach[] {
  const vague = VAGUE_NAME.test(path);
  const barrel = path.endsWith("/index.ts");
  return [
    ...(vague ? [{ line: 1, what: "has a name that says its kind, not its subject; name the noun" }] : []),
    ...(barrel ? [{ line: 1, what: "is a barrel; import from the file that has it" }] : []),
  ];
}

function wordBreaches(path: string, zone: Zone, { mentions }: SourceFacts): Breach[] {
  const why = ({ name }: Mention): string | undefined => {
    if (NOWHERE.has(name)) return `says ${name}, which no stage may`;
    if (WORLD_ONLY.has(name) && zone.kind !== "world")
      return `says ${name}, which only src/world may; take it as an argument`;
    if (/^results\.(fail|crash)$/.test(name) && path !== RUN_STAGE)
      return `says ${name}, which only ${RUN_STAGE} may; throw a StageFailure`;
    return undefined;
  };
  return mentions.flatMap((mention) => {
    const what = why(mention);
    return what === undefined ? [] : [{ line: mention.line, what }];
  });
}

/** Importing a module does nothing; an entry does one thing. */
function shapeBreaches(zone: Zone, { statements }: SourceFacts): Breach[] {
  if (zone.kind === "entry") {
    const [only, ...more] = statements;
    const one = only !== undefined && more.length === 0 && /^(Call|Unary)Expression$/.test(only.name);
    return one
      ? []
      : [{ line: only?.line ?? 1, what: "is an entry: imports and one call that is not awaited, nothing else" }];
  }
  const acting = statements.filter(({ name }) => !/Declaration$/.test(name));
  const passing = statements.length > 0 && statements.every(({ name }) => /^Export(All|From)/.test(name));
  return [
    ...acting.map(({ line }) => ({ line, what: "does something when it is imported; export a function instead" })),
    ...(passing ? [{ line: 1, what: "only passes on what others export; import from the file that has it" }] : []),
  ];
}
