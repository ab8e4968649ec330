// The address of the repository lies beside this file, written by the rehearsal when it copies the folder.
const { execFileSync } = require("node:child_process");
const { existsSync, readdirSync, readFileSync, rmSync } = require("node:fs");
const { join } = require("node:path");

const { env } = process;
const workspace = env.GITHUB_WORKSPACE;
const git = (...args) =>
  execFileSync("git", args, { cwd: workspace, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] }).trim();

/** The ref and the commit that are meant; one of them may be empty. */
function wanted(given) {
  if (given === "") return { ref: env.GITHUB_REF, commit: env.GITHUB_SHA };
  return /^[0-9a-f]{40}$/i.test(given) ? { ref: "", commit: given } : { ref: given, commit: "" };
}

/** Where the ref of the other side is kept on this one. */
function localOf(ref) {
  return ref.replace(/^refs\/heads\//, "refs/remotes/origin/").replace(/^refs\/pull\//, "refs/remotes/pull/");
}

/** What is fetched: everything, or the one commit that is meant. */
function refspecs({ ref, commit }, depth) {
  if (depth === 0) {
    const pull = ref.startsWith("refs/pull/") ? [`+${commit || ref}:${localOf(ref)}`] : [];
    return ["+refs/heads/*:refs/remotes/origin/*", "+refs/tags/*:refs/tags/*", ...pull];
  }
  if (ref === "") return [commit];
  if (!ref.startsWith("refs/"))
    return [`+refs/heads/${ref}*:refs/remotes/origin/${ref}*`, `+refs/tags/${ref}*:refs/tags/${ref}*`];
  return [`+${commit || ref}:${localOf(ref)}`];
}

function exists(name) {
  try {
    return git("rev-parse", "--verify", "--quiet", "--end-of-options", `${name}^{commit}`) !== "";
  } catch {
    return false;
  }
}

/** A branch is checked out as a branch; a tag, a pull request and a commit are not on any. */
function checkOut({ ref, commit }) {
  if (ref === "") return git("checkout", "--quiet", "--force", "--detach", commit);
  const short = ref.replace(/^refs\/heads\//, "");
  const branch = !short.startsWith("refs/") && exists(`refs/remotes/origin/${short}`);
  if (branch) return git("checkout", "--quiet", "--force", "-B", short, `refs/remotes/origin/${short}`);
  const name = [localOf(ref), `refs/tags/${ref}`].find((each) => each.startsWith("refs/") && exists(each));
  if (name === undefined) throw new Error(`A branch or tag with the name '${ref}' could not be found`);
  return git("checkout", "--quiet", "--force", "--detach", name);
}

/** A second checkout in the same job finds the first one's repository, and none of what lay around. */
function prepare(origin) {
  if (existsSync(join(workspace, ".git"))) {
    git("checkout", "--quiet", "--force", "--detach");
    git("clean", "--quiet", "-ffdx");
    return;
  }
  for (const name of readdirSync(workspace)) rmSync(join(workspace, name), { recursive: true, force: true });
  git("init", "--quiet");
  git("remote", "add", "origin", origin);
}

/** Of the whole history the ref may have moved since the run began: then its commit is fetched in the ref's place. */
function moved({ ref, commit }) {
  if (ref === "" || commit === "" || ref.startsWith("refs/pull/")) return false;
  return !exists(localOf(ref)) || git("rev-parse", `${localOf(ref)}^{commit}`) !== commit;
}

function readDepth(text) {
  const depth = Math.floor(Number(text));
  return Number.isNaN(depth) ? 0 : Math.max(depth, 0);
}

try {
  const depth = readDepth(env["INPUT_FETCH-DEPTH"] || "1");
  const meant = wanted((env.INPUT_REF ?? "").trim());
  const tags = depth === 0 || env["INPUT_FETCH-TAGS"] === "true" ? [] : ["--no-tags"];
  const shallow = depth === 0 ? [] : [`--depth=${depth}`];
  const fetch = (specs) =>
    git("fetch", "--quiet", "--prune", "--no-recurse-submodules", ...tags, ...shallow, "origin", ...specs);
  prepare(readFileSync(join(__dirname, "origin"), "utf8").trim());
  fetch(refspecs(meant, depth));
  if (depth === 0 && moved(meant)) fetch(refspecs(meant, 1));
  checkOut(meant);
  console.log(`Checked out ${meant.ref || meant.commit}: ${git("rev-parse", "HEAD")}`);
} catch (error) {
  console.log(`::error::${error.message.split("\n")[0]}`);
  process.exitCode = 1;
}
