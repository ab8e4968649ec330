import { createHash } from "node:crypto";
import * as v from "valibot";
import { parentOfChangelogCommit } from "../../src/readiness/changelog-commit.ts";
import { understand } from "../../src/stage/answer.ts";
import { StageFailure } from "../../src/stage/failure.ts";
import { ForgeRefusal } from "../../src/stage/forge-refusal.ts";
import { changelogSection } from "../../src/version/changelog.ts";
import type { Forge } from "../../src/world/forge.ts";
import type { Log } from "../../src/world/world.ts";
import { branchPath, headOf, makeCommit } from "./branch.ts";
import { fileAt } from "./changelog-file.ts";
import type { Edit, Ending } from "./edit.ts";
import { refusal } from "./refusal.ts";

const messageSchema = v.object({ commit: v.object({ message: v.string() }) });
const pullSchema = v.object({ html_url: v.string() });

/** The commit on a branch of its own, and a pull request for it: one of each for a version, and never over others' work. */
export async function openPull(forge: Forge, edit: Edit, log: Log): Promise<Ending> {
  const { repository, branch, message, pull } = edit;
  const head = await headOf(forge, repository, pull.branch);
  const state = head === undefined ? "new" : await stateOf(forge, edit, head);
  const known = await findPull(forge, edit);
  if (state === "others") leave(edit, known !== undefined, log);
  const isPushed = state === "new" || state === "outdated";
  if (isPushed) await push(forge, edit, head !== undefined);
  const made =
    known ??
    (await forge
      .write({
        ...{ method: "POST", path: `${repository}/pulls`, what: "open the pull request" },
        body: { title: message, head: pull.branch, base: branch, body: pull.body },
        happened: () => findPull(forge, edit),
      })
      .catch((error: unknown) => {
        throw error instanceof ForgeRefusal ? notOpened(edit, error) : error;
      }));
  const url = understand(pullSchema, made, "a pull request").html_url;
  return { written: { kind: "pull-request", url }, changed: known === undefined || isPushed };
}

/** Whose work the branch holds, and whether it is what is wanted. */
type State = "new" | "same" | "outdated" | "others";

async function stateOf(forge: Forge, edit: Edit, head: string): Promise<State> {
  const answer = await forge.read(`${edit.repository}/commits/${head}`);
  const parent = parentOfChangelogCommit(answer, edit.path);
  const text = await fileAt(forge, edit, head);
  const { message } = understand(messageSchema, answer, "a commit").commit;
  // A text that somebody changed does not fit the message any more, even where the commit was amended.
  if (parent === undefined || message.trim() !== signed(edit.message, text)) return othersTell(edit, text);
  return parent === edit.parent && text === edit.text ? "same" : "outdated";
}

function othersTell({ pull, version }: Edit, text: string): State {
  const body = changelogSection(text, version)?.body ?? "";
  if (body !== "") return "others";
  throw refusal(
    `The branch ${pull.branch} holds others' commits, and its changelog has no section of ${version}.`,
    `Write the section there and merge it; or delete the branch, so that it is made anew.`,
  );
}

/** The message with what tells that nobody changed the text since. */
function signed(message: string, text: string): string {
  return `${message}\n\nChangelog-Sha256: ${createHash("sha256").update(text).digest("hex")}`;
}

function leave({ pull }: Edit, isOpen: boolean, log: Log): void {
  if (isOpen) {
    log.warning(`${pull.branch} holds others' commits and was left as it is: its text is what will be merged.`);
    return;
  }
  throw refusal(
    `The branch ${pull.branch} holds others' commits, and no open pull request is about it.`,
    "Open a pull request from it; or delete the branch, so that it is made anew.",
  );
}

async function push(forge: Forge, edit: Edit, isThere: boolean): Promise<void> {
  const { repository, pull } = edit;
  const commit = await makeCommit(forge, { ...edit, message: signed(edit.message, edit.text) });
  const happened = async (): Promise<unknown> =>
    (await headOf(forge, repository, pull.branch)) === commit ? {} : undefined;
  const what = `push ${pull.branch}`;
  await (isThere
    ? forge.write({
        ...{ method: "PATCH", path: `${repository}/git/refs/heads/${branchPath(pull.branch)}`, what, happened },
        body: { sha: commit, force: true },
      })
    : forge.write({
        ...{ method: "POST", path: `${repository}/git/refs`, what, happened },
        body: { ref: `refs/heads/${pull.branch}`, sha: commit },
      }));
}

async function findPull(forge: Forge, { repository, branch, pull }: Edit): Promise<unknown> {
  const owner = repository.split("/")[2] ?? "";
  const query = `state=open&head=${encodeURIComponent(`${owner}:${pull.branch}`)}&base=${encodeURIComponent(branch)}`;
  return (await forge.list(`${repository}/pulls?${query}`))[0];
}

function notOpened({ pull, branch }: Edit, error: ForgeRefusal): StageFailure {
  return new StageFailure({
    what: error.what,
    means: `The commit waits on the branch ${pull.branch}, and no pull request is about it. Nothing was tagged.`,
    todo: `Allow it in the repository's settings (Actions, General, "Allow GitHub Actions to create and approve pull requests"), and give the job \`pull-requests: write\`; or give a RELEASE_TOKEN, whose pull requests start the checks as well; or open the pull request to ${branch} yourself. Then run this again.`,
    cause: error,
  });
}
