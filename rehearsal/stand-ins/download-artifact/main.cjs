// Where artifacts are kept is written beside this file, by the rehearsal when it copies the folder.
const { cpSync, existsSync, readFileSync } = require("node:fs");
const { join } = require("node:path");

const { INPUT_NAME: name, INPUT_PATH: path, GITHUB_RUN_ID: run, GITHUB_WORKSPACE: workspace } = process.env;
const folder = join(readFileSync(join(__dirname, "artifacts"), "utf8").trim(), run, name);
if (existsSync(folder)) cpSync(folder, join(workspace, path), { recursive: true });
else {
  console.log(`::error::Unable to download artifact(s): Artifact not found for name: ${name}`);
  process.exitCode = 1;
}
