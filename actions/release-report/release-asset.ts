import * as v from "valibot";
import { asForm, type Page, UPLOAD_LIMITS, type UploadPlace } from "../../src/announcement/page-attachment.ts";
import { StageFailure } from "../../src/failure/failure.ts";
import type { ForgeKind } from "../../src/ports/world.ts";
import { understand } from "../../src/stage/answer.ts";

export interface AssetPlace extends UploadPlace {
  readonly kind: ForgeKind;
  /** Tag of the forge's release. */
  readonly tag: string;
}

const releaseSchema = v.object({
  id: v.number(),
  html_url: v.optional(v.string(), ""),
  upload_url: v.pipe(v.string(), v.url(), v.startsWith("http")),
  assets: v.array(v.object({ id: v.number(), name: v.string() })),
});

type Release = v.InferOutput<typeof releaseSchema>;

/**
 * Attaches a page to the forge's release of a tag, in the place of an earlier one of that name. Gives the release's address;
 * undefined where the tag has no release.
 */
export async function attachPage(place: AssetPlace, page: Page): Promise<string | undefined> {
  const { forge, repository, tag } = place;
  const answer = await forge.read(`${repository}/releases/tags/${encodeURIComponent(tag)}`);
  if (answer === undefined) return undefined;
  const release = understand(releaseSchema, answer, "a release");
  requireEncryption(place, release);
  // GitHub refuses a second asset of one name, and Gitea and Forgejo would keep both.
  for (const { id, name } of release.assets) if (name === page.name) await removeAsset(place, release, id);
  await upload(place, release, page);
  return release.html_url;
}

/** Where Gitea or Forgejo is told a wrong address of its own, this one has it. */
function requireEncryption({ api, tag }: AssetPlace, { upload_url: url }: Release): void {
  if (url.startsWith("https:") || api.startsWith("http:")) return;
  throw new StageFailure({
    what: `The forge takes files at ${new URL(url).origin}, without encryption, and its API has encryption. So the report was not attached to the release ${tag}.`,
    means: "The token would be readable on the way. The release lacks its report, and is not changed otherwise.",
    todo: "Correct the forge's own address (`ROOT_URL` of Gitea and Forgejo), or download the report from the run.",
  });
}

async function removeAsset({ forge, kind, repository }: AssetPlace, release: Release, asset: number): Promise<void> {
  const own = kind === "github" ? "" : `/${release.id}`;
  const path = `${repository}/releases${own}/assets/${asset}`;
  const happened = async (): Promise<unknown> => ((await forge.read(path)) === undefined ? true : undefined);
  await forge.write({ method: "DELETE", path, what: "replace the report of the release", happened });
}

/** GitHub takes files at another host, which its answer names. */
async function upload({ http, kind, token, tag }: AssetPlace, release: Release, { name, text }: Page): Promise<void> {
  const url = `${release.upload_url.replace(/\{.*$/, "")}?name=${encodeURIComponent(name)}`;
  const { type, body } = kind === "github" ? { type: "text/html", body: text } : asForm({ name, text }, "text/html");
  const headers = { authorization: `token ${token}`, "content-type": type, accept: "application/json" };
  const answer = await http.send({ method: "POST", url, headers, body, ...UPLOAD_LIMITS });
  if (answer.kind === "answer" && answer.status === 201) return;
  throw new StageFailure({
    what: `The report could not be attached to the release ${tag}: ${answer.kind === "answer" ? `the forge answered ${answer.status}` : answer.reason}.`,
    means: "The release lacks its report, and is not changed otherwise.",
    todo: "Give the job `contents: write`, or download the report from the run.",
  });
}
