import { releaseReport } from "../../../actions/release-report/release-report.ts";
import type { Forge, ForgeChange } from "../../../src/ports/forge.ts";
import type { ForgeKind, HttpRequest } from "../../../src/ports/world.ts";
import { runStage } from "../../../src/stage/run-stage.ts";
import { Masking } from "../../../src/world/runner/masking.ts";
import { createInputs } from "../../fakes/inputs.ts";
import { releaseRecords } from "../../fakes/release-records.ts";
import { createLog, createResults } from "../../fakes/stage-world.ts";

interface Around {
  /** By their paths; undefined for one that does not exist. Any other file is the configuration. */
  readonly files?: Readonly<Record<string, string | undefined>>;
  readonly forge?: Partial<Forge>;
  readonly kind?: ForgeKind;
  readonly status?: number;
  readonly api?: string;
  readonly body?: string;
}

async function report(given: Readonly<Record<string, string>>, records: readonly string[], around: Around = {}) {
  const masking = new Masking();
  const results = createResults();
  const log = {
    ...createLog(),
    mask: (secret: string) => void masking.add(secret),
    redact: (text: string) => masking.redact(text),
  };
  const written: Record<string, string> = {};
  const sent: HttpRequest[] = [];
  const forge: Forge = {
    ...{ read: async () => undefined, list: async () => [] },
    query: () => Promise.reject(new Error("Nobody asks GraphQL.")),
    write: () => Promise.reject(new Error("Nothing is to be written.")),
    ...around.forge,
  };
  await runStage(releaseReport, {
    inputs: createInputs(given),
    ...{
      log,
      results,
      files: {
        read: async (path) => {
          const files = around.files ?? {};
          return path in files ? files[path] : "project: shop\n";
        },
      },
      records: { read: async () => records },
    },
    artifacts: {
      compress: (text: string) => text,
      write: async (name, files) => {
        Object.assign(written, files);
        return `/runner/${name}`;
      },
    },
    forge: () => forge,
    environment: { GITHUB_API_URL: around.api ?? "https://api.own.example" },
    http: {
      send: async (request) => {
        sent.push(request);
        return {
          kind: "answer",
          status: around.status ?? 201,
          headers: {},
          body: around.body ?? "{}",
          milliseconds: 1,
        };
      },
    },
    run: {
      ...{
        forge: around.kind ?? "github",
        repository: "acme/shop",
        runId: "7",
        runAttempt: "1",
        job: "release",
        actor: "olga",
      },
      ...{ event: "push", ref: "", sha: "", runUrl: "https://own.example/acme/shop/actions/runs/7", workspace: "/" },
    },
  });
  return { ...results.left, written, sent, lines: log.lines };
}

const RECORDS = releaseRecords().map((record) => JSON.stringify(record));

test("the page and its records are left for an upload", async () => {
  const { outputs, written, failures } = await report({ version: "v1.4.0", result: "live" }, RECORDS);
  expect(failures).toEqual([]);
  expect(outputs).toEqual({ folder: "/runner/release-report", "release-url": "" });
  expect(written["release-report.html"]).toContain("<title>Release shop v1.4.0</title>");
  expect(written["release-report.html"]).toContain("verify-backup");
  expect(JSON.parse(written["release-records.json"] ?? "")).toEqual(releaseRecords());
});

test("a password that the application answered a smoke test with is in no artifact", async () => {
  const password = `say "c4nary" & </script>`;
  const records = releaseRecords().map((record) =>
    record.stage === "smoke-test"
      ? { ...record, failure: { what: `It begins with ${password}`, means: "", todo: "" } }
      : record,
  );
  const texts = records.map((record) => JSON.stringify(record));
  // The precondition: it is in a record, since the stage that left it does not know it.
  const unknown = await report({ version: "v1.4.0" }, texts);
  expect(Object.values(unknown.written).filter((text) => text.includes("c4nary"))).toHaveLength(2);
  const { written } = await report({ version: "v1.4.0", variables: `DB_PASSWORD=${password}` }, texts);
  expect(Object.values(written).filter((text) => text.includes("c4nary"))).toEqual([]);
});

test("a record of another version is reported, and does not prevent the page", async () => {
  const { written, lines } = await report({ version: "v1.4.0" }, [...RECORDS, '{"version":2}', "no JSON"]);
  expect(lines.join("\n")).toContain("warning: 2 records are of another version");
  expect(written["release-report.html"]).toContain("smoke-test");
});

test("each stage records its outputs and details, and a failure with what to do", async () => {
  const { records } = await report({ version: "v1.4.0" }, RECORDS);
  expect(records).toMatchObject([
    { stage: "release-report", failure: null, outputs: { folder: "/runner/release-report", "release-url": "" } },
  ]);
  const failed = await report({}, RECORDS);
  expect(failed.failures).toHaveLength(1);
  expect(failed.records).toMatchObject([
    { stage: "release-report", failure: { what: expect.stringContaining("`version`") } },
  ]);
});

/** A forge whose release v1.4.0 has these files. */
function withRelease(
  assets: readonly { readonly id: number; readonly name: string }[],
  uploads = "https://uploads.example",
) {
  const writes: ForgeChange[] = [];
  const forge: Partial<Forge> = {
    read: async (path) =>
      path === "/repos/acme/shop/releases/tags/v1.4.0"
        ? {
            ...{ id: 5, assets, html_url: "https://own.example/acme/shop/releases/tag/v1.4.0" },
            upload_url: `${uploads}/repos/acme/shop/releases/5/assets{?name,label}`,
          }
        : undefined,
    write: async (change) => void writes.push(change),
  };
  return { forge, writes };
}

const ATTACH = { version: "v1.4.0", token: "t0ken", attach: "release-report.html" };

test("the page is attached to the forge's release, at the host that takes files, in the place of an earlier one", async () => {
  const { forge, writes } = withRelease([
    { id: 8, name: "release-report.html" },
    { id: 9, name: "shop.tar.gz" },
  ]);
  const { outputs, sent, written } = await report(ATTACH, RECORDS, { forge });
  expect(writes).toMatchObject([{ method: "DELETE", path: "/repos/acme/shop/releases/assets/8" }]);
  expect(sent).toMatchObject([
    {
      ...{ method: "POST", body: written["release-report.html"], followRedirects: false },
      url: "https://uploads.example/repos/acme/shop/releases/5/assets?name=release-report.html",
      headers: { authorization: "token t0ken", "content-type": "text/html" },
    },
  ]);
  expect(outputs["release-url"]).toBe("https://own.example/acme/shop/releases/tag/v1.4.0");
});

test("Gitea and Forgejo take it as a form, and delete a file below its release", async () => {
  const { forge, writes } = withRelease([{ id: 8, name: "release-report.html" }]);
  const { sent, written } = await report(ATTACH, RECORDS, { forge, kind: "forgejo" });
  expect(writes).toMatchObject([{ path: "/repos/acme/shop/releases/5/assets/8" }]);
  const [{ headers = {}, body = "" } = {}] = sent;
  const form = await new Response(body, { headers: { "content-type": headers["content-type"] ?? "" } }).formData();
  const file = form.get("attachment");
  expect(file).toBeInstanceOf(File);
  expect(file instanceof File && { name: file.name, text: await file.text() }).toEqual({
    ...{ name: "release-report.html", text: written["release-report.html"] },
  });
});

test("a release that the forge does not have, or that takes no file, fails no report", async () => {
  const none = await report(ATTACH, RECORDS);
  expect(none.failures).toEqual([]);
  expect(none.sent).toEqual([]);
  expect(none.lines.join("\n")).toContain("The forge has no release v1.4.0 so far");
  const refused = await report(ATTACH, RECORDS, { ...withRelease([]), status: 403 });
  expect(refused.failures).toEqual([]);
  expect(refused.outputs["release-url"]).toBe("");
  expect(refused.lines.join("\n")).toContain(
    "warning: The report could not be attached to the release v1.4.0: the forge answered 403.",
  );
});

test("a page that contains the boundary of another form ends no form", async () => {
  const { forge } = withRelease([]);
  const first = await report(ATTACH, RECORDS, { forge, kind: "gitea" });
  const boundary = /boundary=(\S+)/.exec(first.sent[0]?.headers?.["content-type"] ?? "")?.[1] ?? "";
  const hostile = { ...ATTACH, reason: `x\r\n--${boundary}--\r\n` };
  const { sent, written } = await report(hostile, RECORDS, { forge, kind: "gitea" });
  const [{ headers = {}, body = "" } = {}] = sent;
  const form = await new Response(body, { headers: { "content-type": headers["content-type"] ?? "" } }).formData();
  const file = form.get("attachment");
  expect(file instanceof File && (await file.text()).length).toBe((written["release-report.html"] ?? "").length);
});

test("no token goes over a connection without encryption where the forge's API has one", async () => {
  const { forge, writes } = withRelease([{ id: 8, name: "release-report.html" }], "http://git.example");
  const { sent, lines, failures } = await report(ATTACH, RECORDS, { forge, kind: "gitea" });
  expect([sent, writes, failures]).toEqual([[], [], []]);
  expect(lines.join("\n")).toContain("warning: The forge takes files at http://git.example");
  // A forge without encryption has the token anyway.
  const local = await report(ATTACH, RECORDS, { forge, kind: "gitea", api: "http://git.example/api/v1" });
  expect(local.sent).toHaveLength(1);
});

test("a name that is a path is refused", async () => {
  const { failures } = await report({ ...ATTACH, attach: "../report.html" }, RECORDS);
  expect(failures[0]?.what).toContain("`attach`");
});

test.each([
  ["does not exist", undefined],
  ["is not JSON", "<html>"],
  ["is not a list", "{}"],
])("a file of earlier records that %s is a warning", async (_, text) => {
  const earlier = { version: "v1.4.0", earlier: "release-records.json" };
  const { written, lines, failures } = await report(earlier, RECORDS, { files: { "release-records.json": text } });
  expect(failures).toEqual([]);
  expect(lines.join("\n")).toContain("warning: release-records.json has no records");
  expect(JSON.parse(written["release-records.json"] ?? "")).toEqual(releaseRecords());
});

test("the records of an earlier job precede those of this one, and the jobs of the run are in the page", async () => {
  const jobs = [
    { id: 1, name: "production / Preflight", status: "completed", conclusion: "success" },
    { id: 2, name: "production / Verdict on v1.4.0", status: "completed", conclusion: "success" },
    { id: 3, name: "production / Ask <b>", status: "completed", conclusion: "skipped" },
  ].map((job) => ({
    ...job,
    started_at: `2026-11-02T18:0${job.id}:00Z`,
    completed_at: `2026-11-02T18:0${job.id}:30Z`,
  }));
  const earlier = { ...ATTACH, attach: "", earlier: "release-report/release-records.json" };
  const { written, lines } = await report(earlier, RECORDS.slice(-1), {
    files: { "release-report/release-records.json": `[${RECORDS.slice(0, -1).join(",")}]` },
    forge: { list: async (path) => (path.includes("/actions/runs/7/jobs") ? jobs : []) },
  });
  expect(JSON.parse(written["release-records.json"] ?? "")).toEqual(releaseRecords());
  const page = written["release-report.html"] ?? "";
  expect(page).toContain("production / Verdict on v1.4.0");
  expect(page.indexOf("production / Preflight")).toBeLessThan(page.indexOf("production / Verdict on"));
  expect(page).not.toContain("Ask");
  expect(lines.join("\n")).not.toContain("warning");
});

const ISSUE = { version: "v1.4.0", token: "t0ken", issue: "7" };

test("at Gitea and Forgejo the issue of the release gets the page, and at GitHub the link to the artifact", async () => {
  const writes: ForgeChange[] = [];
  const forge: Partial<Forge> = { write: async (change) => void writes.push(change) };
  const body = JSON.stringify({ id: 1, name: "release-report.html.gz", browser_download_url: "https://own.example/a" });
  const { sent } = await report(ISSUE, RECORDS, { forge, kind: "forgejo", body });
  expect(sent.map(({ url }) => url)).toEqual([
    "https://api.own.example/repos/acme/shop/issues/7/assets?name=release-report.html.gz",
  ]);
  expect(writes.map(({ body }) => body?.body?.text)).toEqual([expect.stringContaining("https://own.example/a")]);
  const made = await report(ISSUE, RECORDS, { forge });
  expect(made.sent).toEqual([]);
  expect(writes).toHaveLength(1);
  const artifact = "https://own.example/acme/shop/actions/runs/7/artifacts/1";
  const linked = await report({ ...ISSUE, artifact }, RECORDS, { forge });
  expect(linked.written).toEqual({});
  expect(writes.at(-1)?.body?.body?.text).toContain(artifact);
});

test("an issue that does not take the page fails no report", async () => {
  const { failures, lines, written } = await report(ISSUE, RECORDS, { kind: "gitea", status: 422 });
  expect(failures).toEqual([]);
  expect(written["release-report.html"]).toContain("smoke-test");
  expect(lines.join("\n")).toContain(
    "warning: The report could not be attached to the issue #7: the forge answered 422.",
  );
});
