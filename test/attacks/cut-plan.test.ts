import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { assembleHostProgram } from "../../scripts/bundling/host-program.ts";
import { repositoryRoot } from "../../scripts/root.ts";

/** A connection that ends early hands over a plan that is cut off, and with it a part of the secrets. */

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sluice-cut-"));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function writeProgram(): string {
  const host = join(repositoryRoot(), "host");
  const files = readdirSync(host).filter((name) => name.endsWith(".sh"));
  const path = join(folder, "sluice-host");
  writeFileSync(
    path,
    assembleHostProgram(files.map((file) => ({ file, text: readFileSync(join(host, file), "utf8") }))),
  );
  return path;
}

test("a change whose plan was refused keeps no secret, although no other change follows it", () => {
  const secret = Buffer.from("canary-4711").toString("base64");
  const input = `sluice-plan 1\nkind deploy\nsecrets\nregistry-password ${secret}\n`;
  const env = { PATH: process.env["PATH"], HOME: folder, SLUICE_STATE_DIR: join(folder, "state") };
  const program = writeProgram();
  const started = spawnSync("sh", [program, "start", "app", "c1"], { encoding: "utf8", env, input });
  expect(started.stdout).toContain('"kind":"started"');
  const change = join(folder, "state/app/changes/c1");
  // The precondition: the plan was read as far as it came, and refused.
  spawnSync("sh", [program, "follow", "app", "c1", "0", "0"], { encoding: "utf8", env, timeout: 20_000 });
  expect(readFileSync(join(change, "exit"), "utf8")).toContain('"code":"plan-unreadable"');
  expect(existsSync(join(change, "secrets"))).toBe(false);
  const { stdout } = spawnSync("grep", ["-rlF", secret, join(folder, "state")], { encoding: "utf8" });
  expect(stdout).toBe("");
});
