/**
 * Makes a fresh clone ready, and runs the scripts' TypeScript once it is.
 * Plain JavaScript: it has to work before anything is installed, on Node 20.
 */
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join, sep } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));
const modules = join(root, "node_modules");
/** Names the package-lock.json that node_modules was installed from. */
const stamp = join(modules, ".sluice-lock-hash");

/** Installs the locked npm packages when node_modules is missing or belongs to another package-lock.json. */
export function ensurePackages() {
  const wanted = createHash("sha256")
    .update(readFileSync(join(root, "package-lock.json")))
    .digest("hex");
  const installed = existsSync(stamp) ? readFileSync(stamp, "utf8").trim() : "";
  if (installed === wanted) return;

  const why = existsSync(modules) ? "node_modules is not from this package-lock.json" : "node_modules is missing";
  console.log(`Setup: ${why}; installing the locked npm packages (npm ci, no install scripts).`);
  // Optional packages bring Node 24 and the compilers' platform parts. Without install scripts nothing native is
  // compiled that a bundle could pick up.
  run("npm", ["ci", "--ignore-scripts", "--include=dev", "--include=optional", "--no-audit", "--no-fund"], {
    means: "The npm packages that package-lock.json names could not be installed, so nothing else can run.",
    todo: "read npm's lines above; check the network and the registry that `npm config get registry` names, then try again.",
  });
  writeFileSync(stamp, `${wanted}\n`);
}

/** Sees to the machine's own parts (engine, Compose, sshd, registry…). With `yes` it may install without asking. */
export function ensureSystem({ yes }) {
  console.log("Setup: looking for the system's parts (scripts/provision).");
  run(join(root, "scripts", "provision"), yes ? ["--yes"] : [], {
    means: "This machine lacks a part that the sandbox needs.",
    todo: "read the lines above; on a Debian machine run `scripts/provision --yes` as root, then try again.",
  });
}

/** Runs a TypeScript file of this repository under Node 24 and ends as it ends. */
export function runTypeScript(file, args) {
  const node = node24();
  // Programs that the scripts start by name find the packages' own first, as under `npm run`.
  const env = { ...process.env, PATH: [join(modules, ".bin"), process.env.PATH].join(delimiter) };
  const child = spawn(node, [join(root, file), ...args], { cwd: root, stdio: "inherit", env });
  // The child decides how to end; we only have to outlive it.
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
  child.on("error", (error) => fail(new Error(`${file} could not be started: ${error.message}`, { cause: error })));
  child.on("exit", (code) => {
    process.exitCode = code ?? 1;
  });
}

/** For the scripts' last line of defence: the message without a stack, and exit code 1. */
export function fail(error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

/** The Node 24 that the packages brought, or the one that runs us. */
function node24() {
  for (const node of [join(modules, ".bin", "node"), process.execPath]) {
    const { stdout } = spawnSync(node, ["--version"], { encoding: "utf8" });
    if (Number(/^v(\d+)\./.exec(stdout ?? "")?.[1]) >= 24) return node;
  }
  throw new Error(
    `There is no Node 24: this is ${process.version}, and node_modules brings Node 24 on Linux (x64, arm64) only.\n` +
      "The actions run on Node 24, so do their build and tests.\n" +
      "What to do: install Node 24 or newer, put it first on PATH and try again.",
  );
}

function run(program, args, { means, todo }) {
  const { status, signal, error } = spawnSync(program, args, { cwd: root, stdio: "inherit", env: systemPath() });
  if (status === 0) return;
  const how = error
    ? `did not start: ${error.message}`
    : signal
      ? `was ended by ${signal}`
      : `ended with code ${status}`;
  throw new Error(`${program} ${args.join(" ")} ${how}.\n${means}\nWhat to do: ${todo}`);
}

/** `npm run` puts node_modules/.bin first on PATH; npm must not run on a Node that it is about to delete. */
function systemPath() {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const own = join("node_modules", ".bin");
  return { ...process.env, PATH: folders.filter((folder) => !folder.endsWith(sep + own)).join(delimiter) };
}
