import { readFileSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { must } from "../sandbox/processes.ts";
import type { StepResult } from "../sandbox/step.ts";
import { openReadinessScene, type ReadinessScene } from "./readiness-scene.ts";

/** Each refusal that is not about checks, once: the real bundle, real git behind the forge, a clock that is set. */

const OPEN = "windows: { friday-from: false }\n";
const MINUTE = 60_000;

let scene: ReadinessScene;

beforeEach(async () => {
  scene = await openReadinessScene(OPEN);
});

afterEach(() => scene.close());

const rewrite = (rules: string): Promise<string> =>
  scene.origin.commit({ ".github/sluice.yml": rules }, "chore: rules");

/** The bundle's own process begins at a time of our choice, and its clock goes on from there. */
function at(time: string): Readonly<Record<string, string>> {
  const file = join(scene.folder, "clock.cjs");
  writeFileSync(
    file,
    "const ahead = Date.parse(process.env.BEGINS_AT) - Date.now(), now = Date.now; Date.now = () => now() + ahead;",
  );
  return { BEGINS_AT: time, NODE_OPTIONS: `--require=${file}` };
}

const check = (more: Readonly<Record<string, string>> = {}, time?: string): Promise<StepResult> =>
  scene.check({ tag: "v1.0.0", ...more }, time === undefined ? {} : at(time));

/** A window that begins in so many minutes and does not end. */
const closesIn = (minutes: number): string => {
  const from = new Date(Date.now() + minutes * MINUTE).toISOString().slice(0, 16);
  return `windows: { zone: UTC, friday-from: false, deny: [{ name: lessons, from: "${from}", to: 2100-01-01T00:00 }] }\n`;
};

describe("Friday evening", () => {
  // 27 November 2026 is a Friday. Without a word of configuration a release takes 45 minutes.
  test.each<[string, string, string, boolean]>([
    ["from 16:00 is closed", "windows: { zone: Europe/Paris }\n", "2026-11-27T16:00:00+01:00", false],
    ["is closed as late as 23:59", "windows: { zone: Europe/Paris }\n", "2026-11-27T23:59:00+01:00", false],
    ["must not begin within the watch", "windows: { zone: Europe/Paris }\n", "2026-11-27T15:30:00+01:00", false],
    ["leaves time for a release before it", "windows: { zone: Europe/Paris }\n", "2026-11-27T15:10:00+01:00", true],
    ["is no Thursday evening", "windows: { zone: Europe/Paris }\n", "2026-11-26T18:00:00+01:00", true],
    ["is that of UTC without a zone", "", "2026-11-27T17:30:00+01:00", false],
    [
      "begins when the configuration says",
      'windows: { zone: UTC, friday-from: "12:00" }\n',
      "2026-11-27T12:00:00Z",
      false,
    ],
    ["is open where that is configured", OPEN, "2026-11-27T18:00:00Z", true],
  ])("%s", async (_, rules, time, isOpen) => {
    await rewrite(rules);
    const { error, summary } = await check({}, time);
    expect(isOpen ? error : "").toBe("");
    if (isOpen) return;
    expect(error).toContain('"friday-from" ');
    expect(summary).toContain("❌ Release window | red");
  });

  test("cannot be got around by a release that lasts until then, whatever day it is now", async () => {
    await rewrite("windows: { length: 8d }\n");
    expect((await check()).error).toContain('"friday-from" ');
  });
});

test("a window without a zone is no one's time: the rules are wrong, and nothing is released", async () => {
  await rewrite('windows: { deny: [{ name: lessons, cron: "0 8 * * 1-5", for: 4h }] }\n');
  const { error, outputs } = await check();
  expect(error).toContain("`windows.zone` is missing, and `windows.deny` needs it.");
  expect(outputs).toEqual({});
});

test("deploy and watch have to be over before the next window begins", async () => {
  await rewrite(closesIn(60));
  expect((await check({ duration: "30m" })).error).toBe("");
  const long = await check({ duration: "50m" });
  expect(long.error).toContain('"lessons" ');
  expect(long.error).toContain("before the release would be over");
  expect(long.error).toContain("A release with its watch takes 65 minutes.");
});

describe("an override", () => {
  test("without a reason opens nothing, and one with a reason is handed on", async () => {
    await rewrite(closesIn(-60));
    expect((await check()).error).toContain('"lessons" is closed');
    const silent = await check({ "override-windows": "lessons" });
    expect(silent.error).toContain("The override of a release window lacks a reason.");
    expect(silent.outputs).toEqual({});
    const told = await check({ "override-windows": "lessons", "override-reason": "logins are down" });
    expect(told.error).toBe("");
    expect(told.outputs["override"]).toBe("Outside of its window (lessons), by alice: logins are down");
  });

  test("of another window opens nothing", async () => {
    await rewrite(closesIn(-60));
    const { error } = await check({ "override-windows": "year end", "override-reason": "logins are down" });
    expect(error).toContain('The override names "year end", but not "lessons".');
  });
});

describe("a calendar", () => {
  let server: Server;
  let url: string;
  let trust: Readonly<Record<string, string>>;
  const event = (from: string, to: string): string =>
    [
      "BEGIN:VCALENDAR",
      "BEGIN:VEVENT",
      "UID:1",
      `DTSTART:${from}`,
      `DTEND:${to}`,
      "END:VEVENT",
      "END:VCALENDAR",
      "",
    ].join("\r\n");
  const texts: Readonly<Record<string, string>> = {
    "/long-ago.ics": event("20000101T000000Z", "20000102T000000Z"),
    "/always.ics": event("20000101T000000Z", "21000101T000000Z"),
  };

  beforeEach(async () => {
    const [key, cert] = [join(scene.folder, "key.pem"), join(scene.folder, "certificate.pem")];
    const wish = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "1", "-subj", "/CN=terms"];
    await must([
      ...["openssl", "req", "-x509", ...wish, "-addext", "subjectAltName=IP:127.0.0.1"],
      ...["-keyout", key, "-out", cert],
    ]);
    trust = { NODE_EXTRA_CA_CERTS: cert };
    const pair = { key: readFileSync(key), cert: readFileSync(cert) };
    server = createServer(pair, ({ url: path = "" }, answer) => {
      answer.statusCode = texts[path] === undefined ? 404 : 200;
      answer.end(texts[path] ?? "gone");
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    url = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  afterEach(() => server.close());

  const ask = (more: Readonly<Record<string, string>> = {}): Promise<StepResult> =>
    scene.check({ tag: "v1.0.0", ...more }, trust);

  const subscribe = (path: string): Promise<string> =>
    rewrite(`windows: { zone: UTC, friday-from: false, calendars: [{ name: terms, url: "${url}${path}" }] }\n`);

  test("that can be read closes when it says so", async () => {
    await subscribe("/long-ago.ics");
    expect((await ask()).error).toBe("");
    await subscribe("/always.ics");
    expect((await ask()).error).toContain('"terms" is closed');
  });

  test("that cannot be read is closed, and an emergency may pass it by its name", async () => {
    await subscribe("/moved.ics");
    expect((await ask()).error).toContain('It is unknown when "terms" applies: its server answers with status 404.');
    const override = { "override-windows": "terms", "override-reason": "its server is down, and so are logins" };
    expect((await ask(override)).error).toBe("");
    server.close();
    server.closeAllConnections();
    expect((await ask()).error).toContain('It is unknown when "terms" applies');
  });
});

describe("a commit", () => {
  const side = async (): Promise<string> => {
    const git = ["git", "-C", scene.origin.folder, "-c", "user.name=A", "-c", "user.email=a@example.org"];
    const { commit } = scene;
    const made = (await must([...git, "commit-tree", `${commit}^{tree}`, "-p", commit, "-m", "feat: aside"])).trim();
    await must([...git, "update-ref", "refs/heads/feature/x", made]);
    return made;
  };

  test("that is on no branch that releases come from is not prepared, and its tag not taken", async () => {
    const commit = await side();
    const prepared = await scene.check({ commit, version: "v1.1.0", scope: "commit" });
    expect(prepared.error).toContain("The commit of v1.1.0 is not on main.");
    expect(prepared.error).toContain("a hotfix is tagged on its branch hotfix/vX.Y.Z");
    expect(prepared.summary).toContain("❌ Commit | red");
    await must(["git", "-C", scene.origin.folder, "tag", "v1.1.0", commit]);
    expect((await scene.check({ tag: "v1.1.0" })).error).toContain("The commit of v1.1.0 is not on main.");
  });

  test("whose changelog does not tell of its tag is not released, though a person pushed the tag by hand", async () => {
    const changelog = (section: string): string => `# Changelog\n\n## [Unreleased]\n\n- Soon\n\n${section}`;
    const emptied = await scene.origin.commit({ "CHANGELOG.md": changelog("") }, "docs: what is new");
    await scene.origin.tag("v1.1.0", emptied);
    const refused = await scene.check({ tag: "v1.1.0" });
    expect(refused.error).toContain("CHANGELOG.md has no section of v1.1.0 at this commit.");
    expect(refused.summary).toContain("❌ Changelog | red");
    const empty = await scene.origin.commit({ "CHANGELOG.md": changelog("## [1.2.0]\n") }, "docs: an empty one");
    await scene.origin.tag("v1.2.0", empty);
    expect((await scene.check({ tag: "v1.2.0" })).error).toContain("CHANGELOG.md has an empty section of v1.2.0");
    const told = await scene.origin.commit({ "CHANGELOG.md": changelog("## [1.3.0]\n\n- Faster\n") }, "docs: told");
    await scene.origin.tag("v1.3.0", told);
    expect((await scene.check({ tag: "v1.3.0" })).error).toBe("");
  });
});

test("a configuration in the checkout, or in the tag's commit, softens no rule of the default branch", async () => {
  await rewrite("windows: { friday-from: false }\ncheck-readiness: { required-checks: [unit] }\n");
  const soft = await rewrite(OPEN);
  await scene.origin.tag("v1.1.0", soft);
  await rewrite(`${closesIn(-60)}check-readiness: { required-checks: [unit] }\n`);
  const workspace = join(scene.folder, "workspace");
  await must(["git", "clone", "--quiet", "--branch", "v1.1.0", scene.origin.url, join(workspace, "checkout")]);
  await must(["cp", "-r", join(workspace, "checkout", ".github"), workspace]);
  const { error } = await scene.check({ tag: "v1.1.0" });
  expect(error).toContain("Check unit has not run for this commit.");
  expect(error).toContain('"lessons" is closed');
});
