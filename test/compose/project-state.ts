import type { Engine } from "../sandbox/engine.ts";
import { filters, readEngine, runInContainer } from "./engine-api.ts";
import { comparable } from "./left-out.ts";

/** What the engine has of a project, and what its containers see: text by field, ready to be compared. */
export type ProjectState = ReadonlyMap<string, string>;

interface Inspected {
  readonly Id: string;
  readonly Name: string;
  readonly State: { readonly Status: string; readonly Health?: { readonly Status: string } };
  readonly HostConfig: { readonly PortBindings?: Readonly<Record<string, readonly { HostPort: string }[]>> | null };
  readonly Mounts: readonly { readonly Type: string; readonly Name?: string; readonly Destination: string }[];
}

interface Named {
  readonly Id: string;
  readonly Name: string;
}

/** Every file and folder that a container sees, except what is the engine's or the kernel's. */
const SEEN = `find / \\( -path /proc -o -path /sys -o -path /dev -o -path /bin \\) -prune -o -print 2>/dev/null | sort |
while IFS= read -r f; do case $f in /etc/hosts|/etc/hostname|/etc/resolv.conf|/.dockerenv|/var/run|/run) continue;; esac
s=$(stat -c '%a %u:%g' "$f" 2>/dev/null) || continue
if [ -L "$f" ]; then echo "$f -> $(readlink "$f")"; elif [ -f "$f" ]; then echo "$f $s $(sha256sum <"$f" 2>&1)"; else echo "$f $s"; fi; done`;

export async function readState(engine: Engine, project: string): Promise<ProjectState> {
  const mine = filters(`com.docker.compose.project=${project}`);
  const listed = await readEngine<readonly Named[]>(engine, `/containers/json?all=true&filters=${mine}`);
  const containers = await Promise.all(listed.map(({ Id }) => readEngine<Inspected>(engine, `/containers/${Id}/json`)));
  const networks = await readEngine<readonly Named[]>(engine, `/networks?filters=${mine}`);
  const { Volumes } = await readEngine<{ Volumes: readonly Named[] | null }>(engine, `/volumes?filters=${mine}`);
  const volumes = Volumes ?? [];
  const names = inSequence(containers);
  const words = [
    ...containers.map(({ Id, Name }) => [Id, `<container ${(names.get(Id) ?? Name).slice(1)}>`] as const),
    ...networks.map(({ Id, Name }) => [Id, `<network ${Name}>`] as const),
  ];
  const state = new Map<string, string>();
  const add = (name: string, value: unknown, kind: string): void => {
    for (const [field, texts] of flatten(comparable(value, kind), name)) {
      const named = texts.map((text) => withoutIds(text, words));
      const parts = field.endsWith(".depends_on") ? named.flatMap((text) => text.slice(1, -1).split(",")) : named;
      state.set(field, (UNORDERED.test(field) ? parts.toSorted() : parts).join(", "));
    }
  };
  for (const one of containers) {
    const name = names.get(one.Id) ?? one.Name;
    const numbered = JSON.stringify(withoutChoices(one)).replaceAll(one.Name.slice(1), name.slice(1));
    add(`container ${name.slice(1)}`, JSON.parse(numbered), "container");
  }
  for (const one of networks) add(`network ${one.Name}`, one, "network");
  for (const one of volumes) if (!isAnonymous(one.Name)) add(`volume ${one.Name}`, one, "volume");
  await Promise.all(
    containers
      .filter(({ State }) => State.Status === "running")
      .map(async ({ Id, Name }) => state.set(`files in ${(names.get(Id) ?? Name).slice(1)}`, await seen(engine, Id))),
  );
  return state;
}

async function seen(engine: Engine, id: string): Promise<string> {
  return runInContainer(engine, id, ["sh", "-c", SEEN]);
}

/** Field by field, what is not the same; empty when all is. */
export function stateDifferences(wanted: ProjectState, found: ProjectState): string[] {
  const names = [...new Set([...wanted.keys(), ...found.keys()])].toSorted();
  const [wantedThings, foundThings] = [thingsIn(wanted), thingsIn(found)];
  const missing = [...wantedThings].filter((thing) => !foundThings.has(thing));
  const further = [...foundThings].filter((thing) => !wantedThings.has(thing));
  const fields = names.flatMap((name) => {
    const [is, was] = [found.get(name), wanted.get(name)];
    if (is === was || [...missing, ...further].includes(thingOf(name))) return [];
    if (name.startsWith("files in")) return lineDifferences(name, was ?? "", is ?? "");
    return [`${name}: ${is ?? "(missing)"}; plain Compose has ${was ?? "(nothing)"}`];
  });
  return [
    ...missing.map((thing) => `There is no ${thing}; plain Compose has it`),
    ...further.map((thing) => `There is a ${thing}, which plain Compose does not have`),
    ...fields,
  ];
}

/** `container x`, `network x`, `volume x`: names of things may hold dots, their fields begin with a capital letter. */
function thingOf(field: string): string {
  return field.replace(/\.[A-Z].*$/, "");
}

function thingsIn(state: ProjectState): ReadonlySet<string> {
  return new Set([...state.keys()].filter((field) => !field.startsWith("files in")).map(thingOf));
}

/** Which of a service's containers Compose keeps, and so their numbers, depends on their age: 2 and 4 become 1 and 2. */
function inSequence(containers: readonly Inspected[]): ReadonlyMap<string, string> {
  const parts = containers.flatMap(({ Id, Name }) => {
    const [, stem, number] = /^(.*-)(\d+)$/.exec(Name) ?? [];
    return stem === undefined ? [] : [{ id: Id, stem, number: Number(number) }];
  });
  return new Map(
    parts.map(({ id, stem, number }) => {
      const before = parts.filter((other) => other.stem === stem && other.number <= number);
      return [id, `${stem}${before.length}`];
    }),
  );
}

function lineDifferences(name: string, wanted: string, found: string): string[] {
  const [was, is] = [wanted.split("\n"), found.split("\n")];
  return [
    ...is.filter((line) => !was.includes(line)).map((line) => `${name}: ${line}`),
    ...was.filter((line) => !is.includes(line)).map((line) => `${name}: plain Compose has ${line}`),
  ];
}

/** Names of volumes and ports that the engine chose. */
function withoutChoices(one: Inspected): unknown {
  const chosen = Object.values(one.HostConfig.PortBindings ?? {}).flat();
  const isChosen = chosen.some(({ HostPort }) => HostPort === "" || HostPort === "0");
  const named = one.Mounts.filter(({ Type, Name = "" }) => Type === "volume" && isAnonymous(Name)).reduce(
    (now, { Name = "" }) => now.replaceAll(Name, "<anonymous>"),
    JSON.stringify(one),
  );
  const value: unknown = JSON.parse(
    isChosen ? named.replaceAll(/"HostPort":"\d+"/g, '"HostPort":"<chosen by the engine>"') : named,
  );
  return value;
}

function isAnonymous(name: string): boolean {
  return /^[0-9a-f]{64}$/.test(name);
}

/** Lists without an order of their own: Compose keeps them as maps, and gives them in another order each time. */
const UNORDERED = /\.(Aliases|Binds|DNSNames|Env|ExtraHosts|Links|Mounts|Ulimits|depends_on)$/;

function flatten(value: unknown, path: string): [string, string[]][] {
  if (Array.isArray(value)) return [[path, value.map((item) => JSON.stringify(item))]];
  if (typeof value !== "object" || value === null) return [[path, [JSON.stringify(value) ?? ""]]];
  return Object.entries(value).flatMap(([name, field]) => flatten(field, `${path}.${name}`));
}

/** Ids become names. A network that the engine laid out itself lies in its range. */
function withoutIds(text: string, words: readonly (readonly [string, string])[]): string {
  const named = words.reduce((now, [id, name]) => now.replaceAll(id, name).replaceAll(id.slice(0, 12), name), text);
  return named.replaceAll(/\b(10\.214|172\.(1[6-9]|2\d|3[01])|192\.168)\.\d+\.\d+(\/\d+)?/g, "<address>");
}
