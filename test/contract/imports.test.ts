import { existsSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { sourceFiles } from "../../scripts/checks/tools.ts";
import { repositoryRoot } from "../../scripts/root.ts";
import { breaches } from "./house-rules.ts";
import { ROOMS, zoneOf } from "./rooms.ts";
import { readSource } from "./source-facts.ts";

const root = repositoryRoot();
const manifest: { dependencies: Record<string, string> } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const dependencies = new Set(Object.keys(manifest.dependencies));
const paths = sourceFiles(root, "*.ts").filter((path) => !path.startsWith("dist/") && existsSync(join(root, path)));

function breachesOf(path: string, text: string): string[] {
  return breaches({ path, text }, dependencies);
}

describe("the house", () => {
  test.each(paths)("%s keeps the rules", (path) => {
    expect(breachesOf(path, readFileSync(join(root, path), "utf8"))).toEqual([]);
  });

  test("is read as a whole: every room that stands, and the world", () => {
    const zones = paths.map(zoneOf);
    expect(paths).toContain("src/stage/run-stage.ts");
    expect(zones).toContainEqual({ kind: "world" });
    expect(zones).toContainEqual({ kind: "room", room: "stage" });
  });

  test("has no cycle among its folders", () => {
    const folders = new Map<string, Set<string>>();
    for (const path of paths.filter((one) => one.startsWith("src/"))) {
      const from = path.split("/")[1] ?? "";
      for (const { specifier } of readSource(readFileSync(join(root, path), "utf8")).imports) {
        const [top, to = ""] = posix.normalize(posix.join(posix.dirname(path), specifier)).split("/");
        if (specifier.startsWith(".") && top === "src" && to !== from)
          folders.set(from, new Set([...(folders.get(from) ?? []), to]));
      }
    }
    expect(folders.size).toBeGreaterThan(15);
    // What imports nothing that is left is taken away, until nothing or a cycle is left.
    for (let size = -1; size !== folders.size; ) {
      size = folders.size;
      for (const [from, to] of folders) if ([...to].every((one) => !folders.has(one))) folders.delete(from);
    }
    expect([...folders.keys()]).toEqual([]);
  });

  test("has a place in the order for every room", () => {
    const rooms = paths.map(zoneOf).flatMap((zone) => (zone.kind === "room" ? [zone.room] : []));
    expect([...new Set(rooms)].filter((room) => !ROOMS.some((known) => known === room))).toEqual([]);
  });
});

describe("the rules let pass", () => {
  test.each([
    ["src/deploy/decide.ts", 'import { plan } from "../plan/plan.ts"; export const a = plan;'],
    ["src/report/watched.ts", 'import type { Verdict } from "../watch/verdict.ts"; export type A = Verdict;'],
    ["src/stage/run.ts", 'import type { Log } from "../ports/world.ts"; export type A = Log;'],
    ["actions/x/x.ts", 'import type { Hosts } from "../../src/world/host/hosts.ts"; export type A = Hosts;'],
    [
      "src/world/ssh.ts",
      'import { NodeSSH } from "node-ssh"; import { readFile } from "node:fs/promises"; export const a = () => fetch;',
    ],
    ["src/plan/hash.ts", 'import { createHash } from "node:crypto"; export const h = () => createHash("sha256");'],
    ["src/config/load.ts", 'import { parse } from "yaml"; export const load = (text: string) => parse(text);'],
    ["src/plan/when.ts", "export const when = (now: number) => new Date(now);"],
    [
      "src/plan/word.ts",
      '// process.exit, fetch\nexport const s = "Date.now()"; export const o = { fetch: 1 };\nexport const p = (x: X) => x.fetch;\ninterface X { process: number; fetch: number }',
    ],
    [
      "actions/rollback/main.ts",
      'import { world } from "../../src/world/real.ts"; import { run } from "./rollback.ts"; run(world());',
    ],
    [
      "actions/rollback/main.ts",
      'import { world } from "../../src/world/real.ts"; import { run } from "./rollback.ts"; void run(world());',
    ],
    [
      "actions/rollback/rollback.ts",
      'import { keys } from "./keys.ts"; import { decide } from "../../src/deploy/decide.ts"; export const a = [keys, decide];',
    ],
    ["test/sandbox/engine.ts", 'import { spawn } from "node:child_process"; spawn("true");'],
  ])("%s: %s", (path, text) => {
    expect(breachesOf(path, text)).toEqual([]);
  });
});

describe("the rules refuse", () => {
  const INNER = "src/plan/sample.ts";
  test.each([
    ["a room that imports upward", INNER, 'import { a } from "../deploy/a.ts";', "stands below src/deploy"],
    ["a type from a higher room", INNER, 'import type { A } from "../deploy/a.ts";', "stands below src/deploy"],
    ["a type hidden in an annotation", INNER, 'export let a: import("../deploy/a.ts").A;', "stands below src/deploy"],
    [
      "a re-export from a higher room",
      INNER,
      'export { a } from "../report/a.ts"; export const b = 1;',
      "stands below src/report",
    ],
    ["a report that decides", "src/report/a.ts", 'import { a } from "../watch/a.ts";', "stands below src/watch"],
    ["a room without a place", "src/cellar/a.ts", 'import { a } from "../plan/a.ts";', "src/cellar has no place"],
    ["the real world in a room", INNER, 'import { clock } from "../world/clock.ts";', "is above every room"],
    ["a type of the world in a room", INNER, 'import type { Ssh } from "../world/ssh/ssh.ts";', "is above every room"],
    [
      "inline types, which still load the world",
      "actions/x/x.ts",
      'import { type Hosts } from "../../src/world/host/hosts.ts";',
      "only gives types here",
    ],
    [
      "the real world in a story",
      "actions/x/x.ts",
      'import { clock } from "../../src/world/clock.ts";',
      "only gives types here",
    ],
    ["another stage", "actions/x/x.ts", 'import { y } from "../y/y.ts";', "nothing imports a stage"],
    ["a stage in a room", INNER, 'import { x } from "../../actions/x/x.ts";', "nothing imports a stage"],
    ["an entry that is imported", "actions/x/x.ts", 'import { x } from "./main.ts";', "nothing imports a stage"],
    [
      "a test's part in a stage",
      "actions/x/x.ts",
      'import { x } from "../../test/fakes/x.ts";',
      "not part of any stage",
    ],
    [
      "the rehearsal in the world",
      "src/world/a.ts",
      'import { x } from "../../rehearsal/x.ts";',
      "not part of any stage",
    ],
    ["a file of another repository", "test/unit/a.ts", 'import { x } from "../../../x.ts";', "outside this repository"],
    ["the toolkit in a room", INNER, 'import { info } from "@actions/core";', "only src/world may use"],
    [
      "the toolkit in an entry",
      "actions/x/main.ts",
      'import { info } from "@actions/core"; info("");',
      "only src/world may use",
    ],
    [
      "an SSH client in a story",
      "actions/x/x.ts",
      'import type { NodeSSH } from "node-ssh";',
      "only src/world may use",
    ],
    ["files", INNER, 'import { readFile } from "node:fs/promises";', "only src/world may use"],
    ["a built-in without its prefix", INNER, 'import { spawn } from "child_process";', "only src/world may use"],
    ["a required built-in", INNER, 'export const a = () => require("node:net");', "only src/world may use"],
    ["an import at run time", INNER, 'export const a = () => import("node:http");', "only src/world may use"],
    ["an import of who knows what", INNER, "export const a = (b: string) => import(b);", "nobody can read"],
    [
      "a text that is called markup",
      "src/report/a.ts",
      'import { rawMarkup } from "../text/raw-markup.ts";',
      "makes markup out of any text",
    ],
    ["a package of the tests", "src/world/a.ts", 'import { test } from "fast-check";', "not among the dependencies"],
    ["the environment", INNER, "export const a = () => process.env;", "says process,"],
    ["the network", INNER, 'export const a = () => fetch("x");', "says fetch,"],
    ["a timer", INNER, "export const a = (f: () => void) => setTimeout(f, 1);", "says setTimeout,"],
    ["a hidden timer", INNER, "export const a = () => AbortSignal.timeout(1);", "says AbortSignal.timeout,"],
    ["the clock", INNER, "export const a = () => Date.now();", "says Date.now,"],
    ["a new date", INNER, "export const a = () => new Date();", "says new Date(),"],
    ["the date as text", INNER, "export const a = () => Date();", "says new Date(),"],
    ["chance", INNER, "export const a = () => Math.random();", "says Math.random,"],
    ["a way around", INNER, "export const a = () => globalThis.fetch;", "says globalThis,"],
    ["an end in the world", "src/world/a.ts", "export const a = () => process.exit(1);", "says process.exit,"],
    ["the file's own place", "src/world/a.ts", "export const a = () => import.meta.url;", "says import.meta,"],
    [
      "setFailed outside the world",
      "actions/x/x.ts",
      "export const a = (core: C) => setFailed(core);",
      "says setFailed,",
    ],
    [
      "a failure that bypasses runStage",
      "actions/x/x.ts",
      "export const a = (w: W) => w.results.fail(e);",
      "says results.fail,",
    ],
    ["an entry of two statements", "actions/x/main.ts", "a(); b();", "is an entry"],
    ["an entry that does nothing", "actions/x/main.ts", 'import "./x.ts";', "is an entry"],
    ["an entry that decides", "actions/x/main.ts", "if (a) b();", "is an entry"],
    ["an entry that waits", "actions/x/main.ts", "await a();", "is an entry"],
    ["a module that acts when imported", INNER, "export const a = 1; register(a);", "when it is imported"],
    ["a barrel", "src/plan/index.ts", "export const a = 1;", "is a barrel"],
    [
      "a barrel by another name",
      "src/plan/all.ts",
      'export * from "./a.ts"; export { b } from "./b.ts";',
      "only passes on",
    ],
    ["a vague file", "test/unit/helpers.ts", "export const a = 1;", "name the noun"],
    ["a vague folder", "src/plan/utils/a.ts", "export const a = 1;", "name the noun"],
  ])("%s", (_, path, text, said) => {
    expect(breachesOf(path, text).join("\n")).toContain(said);
  });

  test("and name the line", () => {
    expect(breachesOf(INNER, "// ü\n\nexport const a = 1;\nexport const b = () => fetch;")).toEqual([
      `${INNER}:4: says fetch, which only src/world may; take it as an argument`,
    ]);
  });
});
