import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { assembleHostProgram } from "../../scripts/bundling/host-program.ts";
import { repositoryRoot } from "../../scripts/root.ts";

/** An engine that does not answer at times, and a log with NUL bytes: no line may be lost, and none may join another. */

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sluice-watched-"));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function writeProgram(): string {
  const host = join(repositoryRoot(), "host");
  const files = readdirSync(host).filter((name) => name.endsWith(".sh"));
  const path = join(folder, "sluice-host");
  const texts = files.map((file) => ({ file, text: readFileSync(join(host, file), "utf8") }));
  writeFileSync(path, assembleHostProgram(texts));
  return path;
}

const CONTAINER =
  '{"v":1,"kind":"container","id":"abc","service":"web","status":"running","exitCode":0,"started":"\'"$started"\'","restarts":0';

/** It answers in the second look and from the fourth one on; then the container has been started again. */
const DOCKER = `#!/bin/sh
echo "$*" >>'FOLDER/calls'
asked=$(grep -c ^version 'FOLDER/calls')
started=first
[ "$asked" -lt 4 ] || started=again
case $1 in
version) case $asked in 1 | 3) exit 1 ;; *) echo 27.0 ;; esac ;;
ps) echo abc ;;
inspect) printf '%s\\n' '${CONTAINER}' ;;
events) exec sleep 60 ;;
logs)
  for n in 1 2 3 4 5 6 7 8 9 10; do printf '2026-01-01T00:00:00.%09dZ %0300d\\000 binary\\n' "$n" 0; done
  printf '2026-01-01T00:00:01.000000000Z ERROR\\n'
  exec sleep 60 ;;
esac
`;

function watch(): { readonly lines: readonly string[]; readonly calls: readonly string[] } {
  const bin = join(folder, "bin");
  const change = join(folder, "state/app/changes/c1");
  for (const path of [bin, change]) mkdirSync(path, { recursive: true });
  writeFileSync(join(bin, "docker"), DOCKER.replaceAll("FOLDER", folder));
  chmodSync(join(bin, "docker"), 0o755);
  writeFileSync(join(change, "proof"), "abc\tweb\t-\t-\tfirst\t-\trunning\t0\tfalse\t0\n");
  const env = {
    PATH: `${bin}:${process.env["PATH"]}`,
    HOME: folder,
    SLUICE_STATE_DIR: join(folder, "state"),
  };
  const args = [writeProgram(), "watch", "app", "0", "1", "5", "-all", "c1"];
  const { stdout, status } = spawnSync("sh", args, { encoding: "utf8", env, timeout: 25_000 });
  expect(status).toBe(0);
  return {
    lines: stdout.split("\n").filter((line) => line !== ""),
    calls: readFileSync(join(folder, "calls"), "utf8").split("\n"),
  };
}

test("a look without the containers moves no position, and the next one has the proof again; a NUL joins no lines", () => {
  const { lines, calls } = watch();
  const asked = lines.flatMap((line) => (/"kind":"clock","asked":(\d+)/.exec(line) ?? []).slice(1).map(Number));
  const looks = lines.filter((line) => /"kind":"(engine|proved|end)"/.test(line)).map((line) => JSON.parse(line).kind);
  expect(looks.slice(0, 7)).toEqual(["proved", "end", "engine", "proved", "end", "end", "engine"]);
  const logs = calls.filter((call) => call.startsWith("logs"));
  expect(logs).toEqual([
    `logs --follow --timestamps --since ${(asked[1] ?? 0) - 900} --tail 200 abc`,
    `logs --follow --timestamps --since ${(asked[1] ?? 0) - 2} --tail all abc`,
  ]);
  expect(lines.filter((line) => line === "L abc 2026-01-01T00:00:01.000000000Z ERROR")).toHaveLength(2);
  expect(lines.filter((line) => /^L abc \S+ 0{300} +binary$/.test(line))).toHaveLength(20);
  expect(readdirSync(join(folder, "state/app")).filter((name) => name.startsWith("watch."))).toEqual([]);
  // The readers are gone with the watch.
  expect(spawnSync("pgrep", ["-f", `${folder}/state/app/watch`], { encoding: "utf8" }).stdout).toBe("");
});
