import { createHash } from "node:crypto";
import * as v from "valibot";
import { releaseNotes } from "../../src/changelog/release-notes.ts";
import { StageFailure } from "../../src/failure/failure.ts";
import { ForgeRefusal } from "../../src/failure/forge-refusal.ts";
import { openPullRequest, openPullRequests, type PullRequest } from "../../src/gates/request/pull-request.ts";
import type { Forge } from "../../src/ports/forge.ts";
import type { Log } from "../../src/ports/world.ts";
import { parentOfChangelogCommit, readCommit } from "../../src/readiness/changelog-commit.ts";
import { readChangelogFile } from "../../src/readiness/changelog-file.ts";
import { understand } from "../../src/stage/answer.ts";
import { plain } from "../../src/text/plain-text.ts";
import type { CommitStore, Writers } from "./commit-store.ts";
import type { Edit, Ending } from "./edit.ts";
import { refusal } from "./refusal.ts";

const messageSchema = v.object({ commit: v.object({ message: v.string() }) });
/** The commit on a branch of its own, and a pull request for it: one of each for a version, and never over others' work. */
export async function openPull({ forge, store, log }: Writers, edit: Edit): Promise<Ending> {
  const { pull } = edit;
  const head = await store.headOf(pull.branch);
  const state = head === undefined ? "new" : await stateOf(forge, edit, head);
  const known = await findPull(forge, edit);
  if (state === "others") leave(edit, known !== undefined, log);
  const isPushed = state === "new" || state === "outdated";
  if (isPushed) await push(store, edit, head);
  const url = known?.html_url ?? (await openNew(forge, edit));
  return { written: { kind: "pull-request", url }, changed: known === undefined || isPushed };
}

/** Whose commits the branch has, and whether they are the needed change. */
type State = "new" | "same" | "outdated" | "others";

async function stateOf(forge: Forge, edit: Edit, head: string): Promise<State> {
  const answer = await readCommit(forge, edit.repository, head);
  const parent = parentOfChangelogCommit(answer, edit.path);
  const text = (await readChangelogFile(forge, { ...edit, commit: head })) ?? "";
  const { message } = understand(messageSchema, answer, "a commit").commit;
  // A text that was changed does not match the message any more, even where the commit was amended.
  if (parent === undefined || message.trim() !== signed(edit.message, text)) return othersTell(edit, text);
  return parent === edit.parent && text === edit.text ? "same" : "outdated";
}

function othersTell({ pull, version }: Edit, text: string): State {
  const body = releaseNotes(text, version)?.body ?? "";
  if (body !== "") return "others";
  throw refusal(
    `The branch ${pull.branch} holds others' commits, and its changelog has no section of ${version}.`,
    `Write the section there and merge it; or delete the branch, so that it is made anew.`,
  );
}

/** The message with a digest that shows whether the text was changed since. */
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

async function push(store: CommitStore, edit: Edit, head: string | undefined): Promise<void> {
  const commit = await store.make({ ...edit, message: signed(edit.message, edit.text) });
  const refusal = await store.move({ branch: edit.pull.branch, commit, from: head, replaces: head !== undefined });
  if (refusal !== undefined) throw refusal.failure;
}

async function findPull(forge: Forge, { repository, branch, pull }: Edit): Promise<PullRequest | undefined> {
  const owner = repository.split("/")[2] ?? "";
  const filter = `&head=${encodeURIComponent(`${owner}:${pull.branch}`)}&base=${encodeURIComponent(branch)}`;
  const all = await openPullRequests(forge, repository, filter);
  return all.find(({ base, head }) => head.ref === pull.branch && base.ref === branch);
}

async function openNew(forge: Forge, edit: Edit): Promise<string> {
  const { repository, branch: base, message, pull } = edit;
  const wanted = { title: plain`${message}`, head: pull.branch, base, body: pull.body };
  try {
    return await openPullRequest(forge, repository, wanted, () => findPull(forge, edit));
  } catch (error) {
    throw error instanceof ForgeRefusal ? notOpened(edit, error) : error;
  }
}

function notOpened({ pull, branch }: Edit, error: ForgeRefusal): StageFailure {
  return new StageFailure({
    what: error.what,
    means: `The commit waits on the branch ${pull.branch}, and no pull request is about it. Nothing was tagged.`,
    todo: `Allow it in the repository's settings (Actions, General, "Allow GitHub Actions to create and approve pull requests"), and give the job \`pull-requests: write\`; or give a RELEASE_TOKEN, whose pull requests start the checks as well; or open the pull request to ${branch} yourself. Then run this again.`,
    cause: error,
  });
}
