import * as v from "valibot";
import {
  type NewPullRequest,
  openPullRequest,
  openPullRequests,
  type PullRequest,
} from "../../src/gates/request/pull-request.ts";
import { readFile } from "../../src/gates/rules/default-branch.ts";
import type { Forge } from "../../src/ports/forge.ts";
import type { ForgeKind } from "../../src/ports/world.ts";
import { understand } from "../../src/stage/answer.ts";
import { type PlainText, plain } from "../../src/text/plain-text.ts";

export interface WriterPlace {
  readonly forge: ForgeKind;
  /** Path of the repository in the API, `/repos/owner/name`. */
  readonly repository: string;
  /** The default branch. */
  readonly base: string;
  /** Branch of the pull request. */
  readonly branch: string;
}

/** A file as the forge has it. Both are undefined for no file yet. */
export interface KnownFile {
  readonly path: string;
  readonly text: string | undefined;
  /** What the forge compares when the file is written: that nothing changed since it was read. */
  readonly sha: string | undefined;
}

export interface NewFile {
  readonly known: KnownFile;
  readonly text: string;
  readonly message: PlainText;
}

const shaSchema = v.object({ sha: v.string() });
const refSchema = v.object({ object: shaSchema });
const inUrl = (path: string): string => path.split("/").map(encodeURIComponent).join("/");

async function headOf(forge: Forge, { repository }: WriterPlace, branch: string): Promise<string | undefined> {
  // Gitea names a branch in another way.
  const answer = await forge.read(`${repository}/git/ref/heads/${inUrl(branch)}`);
  return answer === undefined ? undefined : understand(refSchema, answer, "a branch").object.sha;
}

export async function hasBranch(forge: Forge, place: WriterPlace): Promise<boolean> {
  if (place.forge === "github") return (await headOf(forge, place, place.branch)) !== undefined;
  return (await forge.read(`${place.repository}/branches/${inUrl(place.branch)}`)) !== undefined;
}

export async function readKnown(
  forge: Forge,
  { repository }: WriterPlace,
  { path, ref }: { readonly path: string; readonly ref: string },
): Promise<KnownFile> {
  const answer = await forge.read(`${repository}/contents/${inUrl(path)}?ref=${encodeURIComponent(ref)}`);
  if (answer === undefined) return { path, text: undefined, sha: undefined };
  return { path, text: readFile(answer), sha: understand(shaSchema, answer, "a file").sha };
}

/** Writes the file with one commit. The forge refuses it if the file changed since it was read. */
export async function writeFile(
  forge: Forge,
  place: WriterPlace,
  { known: { path, sha }, text, message }: NewFile,
  isNewBranch: boolean,
): Promise<void> {
  const { repository, base, branch } = place;
  const isGithub = place.forge === "github";
  if (isGithub && isNewBranch) await createBranch(forge, place);
  const content = Buffer.from(text).toString("base64");
  const where = isGithub || !isNewBranch ? { branch } : { branch: base, new_branch: branch };
  await forge.write({
    method: isGithub || sha !== undefined ? "PUT" : "POST",
    path: `${repository}/contents/${inUrl(path)}`,
    body: { message, content, ...where, ...(sha === undefined ? {} : { sha }) },
    what: `write ${path}`,
    happened: async () => ((await readKnown(forge, place, { path, ref: branch })).text === text ? {} : undefined),
  });
}

async function createBranch(forge: Forge, place: WriterPlace): Promise<void> {
  const { repository, base, branch } = place;
  await forge.write({
    method: "POST",
    path: `${repository}/git/refs`,
    body: { ref: `refs/heads/${branch}`, sha: await headOf(forge, place, base) },
    what: `create the branch ${branch}`,
    happened: async () => headOf(forge, place, branch),
  });
}

/** The open pull request from a branch of the repository itself whose name begins so. */
export async function findPull(forge: Forge, { repository, branch }: WriterPlace): Promise<PullRequest | undefined> {
  const all = await openPullRequests(forge, repository);
  return all.find(
    ({ head: { ref } }) =>
      ref === branch || (ref.startsWith(`${branch}-`) && /^[\d-]+$/.test(ref.slice(branch.length))),
  );
}

/** A new pull request from the branch; its address. */
export async function openPull(
  forge: Forge,
  place: WriterPlace,
  text: Pick<NewPullRequest, "title" | "body">,
): Promise<string> {
  const { repository, base, branch: head } = place;
  return openPullRequest(forge, repository, { ...text, head, base }, () => findPull(forge, place));
}

export function messageFor(number: number): PlainText {
  return plain`docs: post-mortem of incident ${number}`;
}
