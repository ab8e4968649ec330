// Where artifacts are kept is written beside this file, by the rehearsal when it copies the folder.
const { appendFileSync, cpSync, existsSync, readdirSync, readFileSync } = require("node:fs");
const { join } = require("node:path");

const { INPUT_NAME: name, INPUT_PATH: path, ...env } = process.env;
const run = join(readFileSync(join(__dirname, "artifacts"), "utf8").trim(), env.GITHUB_RUN_ID);
if (existsSync(join(run, name))) {
  console.log(`::error::An artifact with this name already exists in the run: ${name}`);
  process.exitCode = 1;
} else {
  cpSync(path, join(run, name), { recursive: true });
  const id = readdirSync(run).length;
  const url = `${env.GITHUB_SERVER_URL}/${env.GITHUB_REPOSITORY}/actions/runs/${env.GITHUB_RUN_ID}/artifacts/${id}`;
  appendFileSync(env.GITHUB_OUTPUT, `artifact-url=${url}\n`);
}
