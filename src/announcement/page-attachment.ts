import { createHash } from "node:crypto";
import * as v from "valibot";
import { StageFailure } from "../failure/failure.ts";
import type { Forge } from "../ports/forge.ts";
import type { Artifacts, Http } from "../ports/world.ts";
import { understand } from "../stage/answer.ts";

export interface Page {
  readonly name: string;
  readonly text: string;
}

export interface UploadPlace {
  readonly forge: Forge;
  readonly http: Http;
  readonly token: string;
  /** Path of the repository in the API, `/repos/owner/name`. */
  readonly repository: string;
  /** Address of the forge's API, to which the token goes anyway. */
  readonly api: string;
}

export interface IssuePlace extends UploadPlace {
  readonly artifacts: Pick<Artifacts, "compress">;
}

const PATIENCE_MS = 60_000;
export const UPLOAD_LIMITS = {
  ...{ timeoutMs: PATIENCE_MS, bodyLimit: 1024 * 1024, isBeginningEnough: true, followRedirects: false },
} as const;

const earlierSchema = v.array(v.object({ id: v.number(), name: v.string() }));

const fileSchema = v.object({
  browser_download_url: v.pipe(v.string(), v.url(), v.startsWith("http")),
});

/**
 * Attaches a page to an issue of Gitea or Forgejo, in the place of an earlier one, and gives its address. It is compressed, because
 * their default configuration takes no HTML in issues. GitHub's API takes no files in issues.
 */
export async function attachToIssue(place: IssuePlace, issue: number, page: Page): Promise<string> {
  const { forge, repository } = place;
  const path = `${repository}/issues/${issue}/assets`;
  const name = `${page.name}.gz`;
  const earlier = understand(earlierSchema, await forge.list(path), "the files of an issue");
  const made = await upload(place, { path, issue, name, text: place.artifacts.compress(page.text) });
  for (const { id } of earlier.filter((one) => one.name === name)) await remove(forge, `${path}/${id}`);
  return made.browser_download_url;
}

interface Upload extends Page {
  readonly path: string;
  readonly issue: number;
}

async function upload(
  { http, api, token }: UploadPlace,
  { path, issue, name, text }: Upload,
): Promise<v.InferOutput<typeof fileSchema>> {
  const { type, body } = asForm({ name, text }, "application/gzip");
  const headers = { authorization: `token ${token}`, "content-type": type, accept: "application/json" };
  const url = `${api}${path}?name=${encodeURIComponent(name)}`;
  const answer = await http.send({ method: "POST", url, headers, body, binary: true, ...UPLOAD_LIMITS });
  const file = answer.kind === "answer" && answer.status === 201 ? readFile(answer.body) : undefined;
  if (file !== undefined) return file;
  throw new StageFailure({
    what: `The report could not be attached to the issue #${issue}: ${answer.kind === "answer" ? `the forge answered ${answer.status}` : answer.reason}.`,
    means: "The issue lacks the report, and is not changed otherwise.",
    todo: "Give the job `issues: write`, and let the forge accept `.gz` in issues (`[attachment] ALLOWED_TYPES` of Gitea and Forgejo).",
  });
}

function readFile(body: string): v.InferOutput<typeof fileSchema> | undefined {
  try {
    const read = v.safeParse(fileSchema, JSON.parse(body));
    return read.success ? read.output : undefined;
  } catch {
    return undefined;
  }
}

async function remove(forge: Forge, path: string): Promise<void> {
  const happened = async (): Promise<unknown> => ((await forge.read(path)) === undefined ? true : undefined);
  try {
    await forge.write({ method: "DELETE", path, what: "replace the report in the issue", happened });
  } catch (error) {
    // The new page is attached, and an earlier one beside it is no reason to leave out its link.
    if (!(error instanceof StageFailure)) throw error;
  }
}

export function asForm({ name, text }: Page, type: string): { readonly type: string; readonly body: string } {
  const head = `Content-Disposition: form-data; name="attachment"; filename="${name}"\r\nContent-Type: ${type}`;
  // No text contains its own hash, so that foreign text in the page cannot end the form.
  const boundary = createHash("sha256").update(text).digest("hex");
  return {
    type: `multipart/form-data; boundary=${boundary}`,
    body: `--${boundary}\r\n${head}\r\n\r\n${text}\r\n--${boundary}--\r\n`,
  };
}
