// The address of the repository lies beside this file, written by the rehearsal when it copies the folder.
const { execFileSync } = require("node:child_process");
const { readFileSync } = require("node:fs");
const { join } = require("node:path");

const { GITHUB_WORKSPACE: workspace, GITHUB_SHA: commit, INPUT_REF: given = "" } = process.env;
const origin = readFileSync(join(__dirname, "origin"), "utf8").trim();
const ref = given.replace(/^refs\/(tags|heads)\//, "") || commit;
const git = (...args) =>
  execFileSync("git", args, { cwd: workspace, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });

git("clone", "--quiet", "--no-checkout", origin, ".");
const found = [ref, `origin/${ref}`].find((name) => {
  try {
    return git("rev-parse", "--verify", "--quiet", "--end-of-options", `${name}^{commit}`) !== "";
  } catch {
    return false;
  }
});
if (found === undefined) {
  console.log(`::error::There is no ${ref} in the repository.`);
  process.exitCode = 1;
} else {
  git("checkout", "--quiet", "--detach", found);
  console.log(`Checked out ${ref}: ${git("rev-parse", "HEAD").trim()}`);
}
