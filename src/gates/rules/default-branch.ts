import * as v from "valibot";
import type { Forge } from "../../ports/forge.ts";
import { understand } from "../../stage/answer.ts";

/** What the default branch holds now: rules that no tag and no other branch can bring along. */
export interface DefaultBranch {
  readonly name: string;
  /** The text of a file; undefined if the file does not exist. */
  file(path: string): Promise<string | undefined>;
}

/** `repository` is its path in the API, `/repos/owner/name`. */
export async function openDefaultBranch(forge: Forge, repository: string): Promise<DefaultBranch> {
  const name = readDefaultBranch(await forge.read(repository));
  return { name, file: (path) => fileAt(forge, { repository, path, ref: name }) };
}

export interface FilePlace {
  /** Path of the repository in the API, `/repos/owner/name`. */
  readonly repository: string;
  readonly path: string;
  /** A branch, a tag or a commit. */
  readonly ref: string;
}

/** The text of a file at a ref; undefined if the file does not exist. */
export async function fileAt(forge: Forge, { repository, path, ref }: FilePlace): Promise<string | undefined> {
  const inUrl = path.split("/").map(encodeURIComponent).join("/");
  return readFile(await forge.read(`${repository}/contents/${inUrl}?ref=${encodeURIComponent(ref)}`));
}

const repositorySchema = v.object({ default_branch: v.pipe(v.string(), v.nonEmpty()) });

export function readDefaultBranch(answer: unknown): string {
  return understand(repositorySchema, answer, "the repository").default_branch;
}

const fileSchema = v.object({ encoding: v.literal("base64"), content: v.string() });

/** The text of a file; undefined if the file does not exist. */
export function readFile(answer: unknown): string | undefined {
  if (answer === undefined) return undefined;
  const { content } = understand(fileSchema, answer, "a file");
  const bytes = Uint8Array.from(atob(content.replaceAll(/\s/g, "")), (character) => character.codePointAt(0) ?? 0);
  return new TextDecoder().decode(bytes);
}
