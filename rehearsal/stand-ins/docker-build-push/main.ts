import { execFileSync } from "node:child_process";
import { appendFileSync } from "node:fs";
import { join } from "node:path";
import { pushIndex } from "../../../test/sandbox/image-index.ts";
import { readEngine } from "../engine.ts";

const { environment, label } = readEngine();
const input = (name: string): string => process.env[`INPUT_${name.toUpperCase()}`] ?? "";
const lines = (name: string): string[] =>
  input(name)
    .split("\n")
    .filter((line) => line !== "");

const docker = (...args: readonly string[]): string =>
  execFileSync("docker", args, { env: environment, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });

function build(tag: string): void {
  const file = input("file") === "" ? [] : ["--file", input("file")];
  const target = input("target") === "" ? [] : ["--target", input("target")];
  const labels = [label, ...lines("labels")].flatMap((line) => ["--label", line]);
  const args = lines("build-args").flatMap((line) => ["--build-arg", line]);
  docker(
    "build",
    "--quiet",
    ...file,
    ...target,
    ...labels,
    ...args,
    "--tag",
    tag,
    join(process.cwd(), input("context")),
  );
}

async function push(name: string): Promise<string> {
  const tag = `${name}:stand-in-${process.env["GITHUB_RUN_ID"]}`;
  build(tag);
  const digest = /digest: (sha256:[0-9a-f]{64})/.exec(docker("push", tag))?.[1] ?? "";
  docker("rmi", tag);
  const [registry = "", ...path] = name.split("/");
  return pushIndex({ registry, repository: path.join("/"), image: digest });
}

const PUSHED = /^type=image,name=([^,]+),push-by-digest=true,name-canonical=true,push=true$/;
const attested = input("provenance") === "mode=max" && input("sbom") === "true";
const [, name] = PUSHED.exec(input("outputs")) ?? [];
const refused = input("platforms") !== "" || input("secrets") !== "";

if (!refused && input("load") === "true" && input("outputs") === "") {
  build(input("tags"));
  process.stdout.write(`Built ${input("tags")}, and pushed nothing.\n`);
} else if (!refused && attested && name !== undefined) {
  const digest = await push(name);
  appendFileSync(process.env["GITHUB_OUTPUT"] ?? "", `digest=${digest}\n`);
  process.stdout.write(`Pushed ${name}@${digest}\n`);
} else {
  process.stdout.write("::error::This build is not imitated here.\n");
  process.exitCode = 1;
}
