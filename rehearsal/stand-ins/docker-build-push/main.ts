import { execFileSync } from "node:child_process";
import { appendFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { attestations, pushedDigest } from "../../../test/sandbox/buildkit.ts";
import { readEngine } from "../engine.ts";

const { environment, buildKit, label } = readEngine();
const input = (name: string): string => process.env[`INPUT_${name.toUpperCase()}`] ?? "";
const lines = (name: string): string[] =>
  input(name)
    .split("\n")
    .filter((line) => line !== "");

function docker(env: Readonly<Record<string, string>>, ...args: readonly string[]): void {
  execFileSync("docker", args, { env, stdio: ["ignore", "inherit", "inherit"] });
}

function build(...options: readonly string[]): void {
  const file = input("file") === "" ? [] : ["--file", input("file")];
  const target = input("target") === "" ? [] : ["--target", input("target")];
  const labels = [label, ...lines("labels")].flatMap((line) => ["--label", line]);
  const args = lines("build-args").flatMap((line) => ["--build-arg", line]);
  const context = join(process.cwd(), input("context"));
  docker(
    buildKit.environment,
    "buildx",
    "build",
    "--quiet",
    ...file,
    ...target,
    ...labels,
    ...args,
    ...options,
    context,
  );
}

function load(tag: string, folder: string): void {
  const image = join(folder, "image.tar");
  build("--provenance=false", "--tag", tag, "--output", `type=docker,dest=${image}`);
  docker(environment, "load", "--quiet", "--input", image);
  process.stdout.write(`Built ${tag}, and pushed nothing.\n`);
}

/** An engine's own BuildKit pushes under a tag only. */
function push(name: string, folder: string): void {
  const answer = join(folder, "pushed.json");
  const tag = `${name}:stand-in-${process.env["GITHUB_RUN_ID"]}`;
  build(...attestations(buildKit.scanner), "--tag", tag, "--push", "--metadata-file", answer);
  const digest = pushedDigest(answer);
  appendFileSync(process.env["GITHUB_OUTPUT"] ?? "", `digest=${digest}\n`);
  process.stdout.write(`Pushed ${name}@${digest}\n`);
}

const PUSHED = /^type=image,name=([^,]+),push-by-digest=true,name-canonical=true,push=true$/;
const attested = input("provenance") === "mode=max" && input("sbom") === "true";
const [, name] = PUSHED.exec(input("outputs")) ?? [];
const refused = input("platforms") !== "" || input("secrets") !== "";
const folder = mkdtempSync(join(process.env["RUNNER_TEMP"] ?? tmpdir(), "build-push-"));

try {
  if (!refused && input("load") === "true" && input("outputs") === "") load(input("tags"), folder);
  else if (!refused && attested && name !== undefined) push(name, folder);
  else {
    process.stdout.write("::error::This build is not imitated here.\n");
    process.exitCode = 1;
  }
} finally {
  rmSync(folder, { recursive: true });
}
