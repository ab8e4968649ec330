import { gunzipSync, gzipSync } from "node:zlib";
import { attachToIssue } from "../../../src/announcement/page-attachment.ts";
import { linkPage } from "../../../src/announcement/page-comment.ts";
import { StageFailure } from "../../../src/failure/failure.ts";
import type { Forge, ForgeChange } from "../../../src/ports/forge.ts";
import type { Http, HttpRequest } from "../../../src/ports/world.ts";

/** The page of a release or an incident in an issue of Gitea or Forgejo, which have no artifacts. */

const PAGE = { name: "incident-report.html", text: "<p>größer als 5 – \u{1f680}</p>" };
const URL = "https://own.example/attachments/0b1c";

function scene(files: readonly object[], answer: object = { status: 201 }) {
  const writes: ForgeChange[] = [];
  const sent: HttpRequest[] = [];
  const forge = {
    ...{ read: async () => undefined, list: async () => files, query: async () => undefined },
    write: async (change: ForgeChange) => void writes.push(change),
  } as Forge;
  const body = JSON.stringify({ id: 12, name: `${PAGE.name}.gz`, browser_download_url: URL });
  const http = {
    send: async (request: HttpRequest) => {
      sent.push(request);
      return { kind: "answer", headers: {}, body, milliseconds: 1, ...answer };
    },
  } as unknown as Http;
  const artifacts = { compress: (text: string) => gzipSync(text).toString("latin1") };
  const place = {
    forge,
    http,
    artifacts,
    token: "t0ken",
    repository: "/repos/acme/shop",
    api: "https://own.example/api/v1",
  };
  return { place, writes, sent };
}

test("it is attached compressed, byte by byte, and replaces an earlier one only afterwards", async () => {
  const { place, writes, sent } = scene([
    { id: 8, name: "incident-report.html.gz", browser_download_url: URL },
    { id: 9, name: "screenshot.png", browser_download_url: URL },
  ]);
  expect(await attachToIssue(place, 7, PAGE)).toBe(URL);
  expect(writes).toMatchObject([{ method: "DELETE", path: "/repos/acme/shop/issues/7/assets/8" }]);
  const [{ headers = {}, body = "", ...request } = {}] = sent;
  expect(request).toMatchObject({
    ...{ method: "POST", binary: true, followRedirects: false },
    url: "https://own.example/api/v1/repos/acme/shop/issues/7/assets?name=incident-report.html.gz",
  });
  expect(headers).toMatchObject({ authorization: "token t0ken" });
  const type = { "content-type": headers["content-type"] ?? "" };
  const form = await new Response(Buffer.from(body, "latin1"), { headers: type }).formData();
  const file = form.get("attachment");
  if (!(file instanceof File)) throw new Error("The form has no file.");
  expect(gunzipSync(Buffer.from(await file.arrayBuffer())).toString()).toBe(PAGE.text);
});

test.each([
  ["a forge that does not take such files", { status: 422 }, "the forge answered 422"],
  ["an answer that is no file", { body: "<html>" }, "the forge answered 201"],
  ["no answer", { kind: "no-answer", reason: "it timed out" }, "it timed out"],
])("after %s the earlier page stays", async (_, answer, reason) => {
  const earlier = { id: 8, name: "incident-report.html.gz", browser_download_url: URL };
  const { place, writes } = scene([earlier], { status: 201, ...answer });
  await expect(attachToIssue(place, 7, PAGE)).rejects.toThrow(
    `The report could not be attached to the issue #7: ${reason}.`,
  );
  expect(writes).toEqual([]);
});

test("an earlier page that cannot be removed prevents no link to the new one", async () => {
  const { place } = scene([{ id: 8, name: "incident-report.html.gz" }]);
  const failure = new StageFailure({ what: "The forge answered 403.", means: "It stays.", todo: "Remove it." });
  const forge = { ...place.forge, write: async () => Promise.reject(failure) };
  expect(await attachToIssue({ ...place, forge }, 7, PAGE)).toBe(URL);
});

const comment = { repository: "/repos/acme/shop", requester: "bot", issue: 7, runUrl: "https://own.example/run" };
const written = (writes: readonly ForgeChange[]) =>
  writes.map(({ method, path, body }) => [method, path, body?.body?.text]);

test("the issue links it in one comment, which a later page changes", async () => {
  const first = scene([]);
  await linkPage(first.place.forge, { ...comment, about: "release", address: URL, isArtifact: false });
  const [[method, path, text] = []] = written(first.writes);
  expect([method, path]).toEqual(["POST", "/repos/acme/shop/issues/7/comments"]);
  expect(text).toContain(`[The report of this release](${URL})`);
  expect(text).toContain("attached to this issue, compressed with gzip");
  const known = { id: 3, body: text, user: { login: "bot" }, created_at: "2026-11-01T12:00:00Z" };
  const more = { updated_at: "2026-11-01T12:00:00Z", html_url: URL, issue_url: URL, node_id: "n" };
  const second = scene([{ ...known, ...more }]);
  await linkPage(second.place.forge, { ...comment, about: "release", address: URL, isArtifact: true });
  expect(written(second.writes)).toEqual([
    ["PATCH", "/repos/acme/shop/issues/comments/3", expect.stringContaining("among the artifacts of")],
  ]);
  // The page of an incident has a comment of its own.
  const third = scene([{ ...known, ...more }]);
  await linkPage(third.place.forge, { ...comment, about: "incident", address: URL, isArtifact: true });
  expect(third.writes[0]?.method).toBe("POST");
});
