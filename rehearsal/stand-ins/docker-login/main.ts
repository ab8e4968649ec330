import { execFileSync } from "node:child_process";
import { readEngine } from "../engine.ts";

const { INPUT_REGISTRY = "", INPUT_USERNAME = "", INPUT_PASSWORD = "" } = process.env;
const { environment } = readEngine().buildKit;
execFileSync("docker", ["login", "--username", INPUT_USERNAME, "--password-stdin", INPUT_REGISTRY], {
  env: environment,
  input: INPUT_PASSWORD,
  stdio: ["pipe", "inherit", "inherit"],
});
