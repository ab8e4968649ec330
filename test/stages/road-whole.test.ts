import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Chat, openChat, type Posted, type Service } from "../../rehearsal/chat.ts";
import { type Metrics, startMetrics } from "../sandbox/metrics.ts";
import { openProduction } from "../sandbox/production.ts";
import { type Prometheus, startPrometheus } from "../sandbox/prometheus.ts";
import type { Release } from "../sandbox/release.ts";
import { startUptimeRobot, type UptimeRobot } from "../sandbox/uptimerobot.ts";
import { startUsers, type Users } from "../sandbox/users.ts";
import { openRoadScene, type RoadScene, type Told } from "./road-scene.ts";

/** From the backup to the announcement, with everything that a team would have: and each way in which it comes back. */

const COMPOSE_FILES = ["compose.yml", "compose.prod.yml"];
const KEY = "ur-k3y-read-only";
const ERRORS = "rate(app_errors_total[5s])";
/** Things that users do in a second. */
const WORK = 5;
const CHECKS = [
  { name: "front page", path: "/", contains: "Welcome" },
  { name: "log in", path: "/login/", contains: ["password", "Log in"] },
  { name: "pages", path: "/pages.json", json: { tier: "production", "pages[0]": "Start" } },
];

/** Three pages, as a wiki has them. */
const SERVE = `#!/bin/sh
mkdir -p /www/login
echo ok >/www/health
echo "<h1>Welcome</h1>" >/www/index.html
echo '<form><input type="password"><button>Log in</button></form>' >/www/login/index.html
printf '{"tier":"%s","pages":["Start"]}\\n' "$TIER" >/www/pages.json
printf '{"version":"%s"}\\n' "$VERSION" >/www/version
echo "hub $VERSION starts"
exec httpd -f -p 8080 -h /www
`;

const SMOKE_TEST = `#!/bin/sh
# Whether what answers is what was released.
set -eu
answer=$(busybox wget -q -O - "$PROD_URL/version")
case $answer in
*"\\"$SLUICE_VERSION\\""*) echo "OK: $SLUICE_VERSION answers at $PROD_URL" ;;
*) echo "KO: $answer, wanted $SLUICE_VERSION" && exit 1 ;;
esac
`;

const NOTES = `### Added

- Pages can be shared

### Fixed

- Hours of a night shift are counted once`;
const CHANGELOG = `# Changelog

## [Unreleased]

## [1.1.0] - 2026-11-26

${NOTES}

## [1.0.0] - 2026-11-01

- The first release
`;

let scene: RoadScene;
let prometheus: Prometheus;
let metrics: Metrics;
let robot: UptimeRobot;
let users: Users;
let chat: Chat;
let backups: string;
let posts: (Posted & { readonly text: string })[] = [];

beforeAll(async () => {
  const production = await openProduction();
  backups = mkdtempSync(join(tmpdir(), "sluice-road-whole-"));
  chat = await openChat((text, posted) => posts.push({ ...posted, text }));
  robot = await startUptimeRobot(KEY);
  robot.set("hub", "up");
  users = startUsers(join(production.sandbox.root, "entries"), WORK);
  metrics = await startMetrics();
  const folder = join(production.sandbox.root, "prometheus");
  prometheus = await startPrometheus({ target: metrics.address, folder });
  const command = 'docker compose exec -T web tar -cf - /www > "$SLUICE_BACKUP_FILE"';
  scene = await openRoadScene(
    {
      composeFiles: COMPOSE_FILES,
      secrets: { SLACK_WEBHOOK_URL: chat.url, TEAMS_WEBHOOK_URL: chat.teamsUrl, UPTIMEROBOT_API_KEY: KEY },
      backup: { path: join(backups, "hub *.tar"), take: { command, file: join(backups, "hub {time}.tar") } },
      checks: CHECKS,
      watchFor: "12s",
      watch: { signals: signals() },
    },
    production,
  );
  const v1 = await publish("v1.0.0");
  await production.host.checkOut(v1.commit);
  const { error } = await production.deploy(v1, { "compose-files": COMPOSE_FILES.join("\n") });
  expect(error).toBe("");
});

function signals() {
  const monitors = { monitors: ["hub"], every: "1s", "min-samples": 2 };
  return {
    containers: { "min-samples": 2 },
    logs: [{ name: "panics", pattern: "panic|fatal", services: ["web"], "min-samples": 2 }],
    http: [{ name: "pages", check: CHECKS[2], "min-samples": 2 }],
    prometheus: [{ name: "errors", url: prometheus.url, query: ERRORS, "healthy-when": "< 1", "min-samples": 2 }],
    uptimerobot: [
      { name: "robot", api: "v2", url: robot.v2, ...monitors },
      { name: "robot v3", api: "v3", url: robot.v3, ...monitors },
    ],
    activity: [{ name: "entries", script: "scripts/count-entries.sh", window: "4s", "min-samples": 2 }],
  };
}

afterAll(async () => {
  await scene.close();
  users.close();
  for (const one of [prometheus, metrics, robot, chat]) await one.close();
  rmSync(backups, { recursive: true, force: true });
});

beforeEach(async () => {
  scene.begin();
  posts = [];
  robot.set("hub", "up");
  metrics.errors(0);
  users.work(WORK);
  await prometheus.sees(ERRORS, (value) => value < 1);
});

afterEach(() => expect(scene.road.github.violations).toEqual([]));

interface Change {
  /** What compose.prod.yml says of the version, instead of nothing. */
  readonly version?: string;
  readonly changelog?: string;
}

function publish(tag: string, { version, changelog }: Change = {}): Promise<Release> {
  const own = version === undefined ? "" : `      VERSION: ${version}\n`;
  return scene.publish(tag, {
    programs: { "app/serve": SERVE },
    compose: (text) => text.replace("    environment:\n", "    environment:\n      TIER: development\n"),
    files: {
      "compose.prod.yml": `services:\n  web:\n    environment:\n      TIER: production\n${own}`,
      "scripts/smoke-test.sh": SMOKE_TEST,
      "scripts/count-entries.sh": `#!/bin/sh\n${users.count}\n`,
      ...(changelog === undefined ? {} : { "CHANGELOG.md": changelog }),
    },
  });
}

/** What happens once a step of this release begins. */
function at(step: "Deploy" | "Watch", act: () => unknown): void {
  scene.atLine = (line) => {
    if (line === `> ${step}`) act();
  };
}

const SERVICES: readonly Service[] = ["Slack", "Teams"];

/** Each message, as a text of one line, in both services. */
function expectMessages(...wanted: readonly RegExp[]): void {
  for (const service of SERVICES) {
    const texts = posts.filter((one) => one.service === service).map(({ text }) => text.replaceAll("\n", " "));
    expect(texts).toEqual(wanted.map((one) => expect.stringMatching(one)));
  }
}

/** The states of the newest deployment to production, the newest first, and what it deployed. */
async function deployment(): Promise<{
  readonly sha: string;
  readonly states: readonly string[];
  readonly url: string;
}> {
  const [newest] = await scene.ask<readonly { readonly id: number; readonly sha: string }[]>(
    "deployments?environment=production&task=deploy",
  );
  const statuses = await scene.ask<readonly { readonly state: string; readonly environment_url: string }[]>(
    `deployments/${newest?.id}/statuses`,
  );
  return {
    sha: newest?.sha ?? "",
    states: statuses.map(({ state }) => state),
    url: statuses[0]?.environment_url ?? "",
  };
}

/** v1.1.0 runs as it did, the tag says so, and no one was told of a release. */
async function expectReturn(tag: string): Promise<void> {
  const { origin } = scene.production.sandbox;
  expect(await scene.running()).toBe("v1.1.0");
  const [web, ...others] = await scene.production.containers();
  expect(others).toEqual([]);
  expect(web).toMatchObject({ running: true, health: "healthy" });
  expect(web?.env).toEqual(expect.arrayContaining(["VERSION=v1.1.0", "TIER=production"]));
  expect(await origin.commitOf(`${tag}-rollback`)).toBe(await origin.commitOf("v1.1.0"));
  expect(await scene.ask(`releases/tags/${tag}`)).toMatchObject({ message: "Not Found" });
}

/** It came back in its own job, and no one was asked for a verdict. */
async function expectReturnByItself(tag: string, why: RegExp, { end, lines, results }: Told): Promise<void> {
  expect(lines.join("\n")).toMatch(why);
  expect(end.result).toBe("failure");
  expect(end.jobs.get("production / release")?.outputs).toMatchObject({ ending: "r" });
  expect(results).toMatchObject({ release: "failure", verdict: "skipped", return: "skipped", announce: "skipped" });
  expect(scene.asked).toEqual(["production"]);
  expect((await deployment()).states[0]).toBe("failure");
  expectMessages(
    new RegExp(`${tag} waits for an approval\\..*It waits for the approval of production`),
    new RegExp(`Rolled back from ${tag}\\. The release before runs again\\.`),
  );
  await expectReturn(tag);
}

test("a release goes the whole way: backup, deploy, smoke test, watch, verdict, announcement", async () => {
  const { commit } = await publish("v1.1.0", { changelog: CHANGELOG });
  const { end, lines, summary, results } = await scene.push("v1.1.0");
  expect(end.result === "success" ? "" : lines.join("\n")).toBe("");
  expect(results).toMatchObject({ release: "success", verdict: "success", judge: "success", announce: "success" });
  expect(results).toMatchObject({ return: "skipped", rollback: "skipped", ask: "skipped" });
  expect(scene.asked).toEqual(["production", "production-verdict"]);
  expect(
    lines.filter((line) => /^> (Take a|Verify the newest|Check the sources|Deploy$|Smoke|Watch$|Announce)/.test(line)),
  ).toEqual(
    ["Take a backup", "Verify the newest backup", "Check the sources of the watch"]
      .concat(["Deploy", "Smoke test", "Watch", "Announce"])
      .map((name) => `> ${name}`),
  );
  expect(lines).toContain("✓ It is the one that was taken.");
  expect(readdirSync(backups)).toEqual([expect.stringMatching(/^hub \d{8}T\d{6}Z\.tar$/)]);

  expect(summary).toContain("Smoke test passed: 4 of 4");
  for (const name of ["front page", "log in", "pages", "scripts/smoke\\S*test\\.sh"])
    expect(summary).toMatch(new RegExp(`\\| ✓ \\| ${name} \\| 1 \\| \\d+ ms \\|  \\|`));
  expect(summary).toContain("Watch preflight: all 6 sources answer");
  for (const name of ["containers", "panics", "pages", "errors", "robot", "robot v3", "entries"])
    expect(summary).toMatch(new RegExp(`\\| ${name} \\| \\d+ \\| \\d+ \\| 0 \\| 0 \\| ✅ healthy`));

  expectMessages(
    /v1\.1\.0 waits for an approval\..*It waits for the approval of production, in the run\./,
    /v1\.1\.0 waits for an approval\..*It is live\..*It was watched for 1\d s, and is healthy\./,
    /Released v1\.1\.0\..*Pages can be shared.*Hours of a night shift are counted once/,
  );
  const [slack, teams] = SERVICES.map((service) => posts.findLast((one) => one.service === service));
  expect(slack?.text).toBe("Released v1.1.0. Highlights: Pages can be shared; Hours of a night shift are counted once");
  const titles = ["Application", "Release notes", "Run"].map((title) => ({ type: "Action.OpenUrl", title }));
  expect(teams?.body).toMatchObject({
    type: "message",
    attachments: [{ content: { type: "AdaptiveCard", version: "1.2", actions: titles } }],
  });
  expect(await scene.ask("releases/tags/v1.1.0")).toMatchObject({ name: "v1.1.0", body: NOTES, draft: false });
  expect(await scene.ask("releases/latest")).toMatchObject({ tag_name: "v1.1.0" });
  const { sha, states, url } = await deployment();
  expect({ sha, state: states[0], url }).toEqual({
    sha: commit,
    state: "success",
    url: `http://127.0.0.1:${scene.app.port}`,
  });
  expect(await scene.running()).toBe("v1.1.0");
  const [web] = await scene.production.containers();
  expect(web?.env).toEqual(expect.arrayContaining(["VERSION=v1.1.0", "TIER=production"]));
});

test("a smoke test whose script is KO takes the release back, though every endpoint answers", async () => {
  await publish("v1.2.0", { version: "v1.1.0" });
  const told = await scene.push("v1.2.0");
  expect(told.summary).toContain("Smoke test failed: 1 of 4");
  for (const { name } of CHECKS) expect(told.summary).toMatch(new RegExp(`\\| ✓ \\| ${name} \\|`));
  expect(told.lines).not.toContain("> Watch");
  await expectReturnByItself("v1.2.0", /KO: \{"version":"v1\.1\.0"\}, wanted v1\.2\.0/, told);
});

test("an error rate that gets bad in the watch takes the release back", async () => {
  await publish("v1.3.0");
  at("Watch", () => metrics.errors(50));
  const told = await scene.push("v1.3.0");
  await expectReturnByItself("v1.3.0", /failing after \d+ s: errors: [3-9] times in a row: [\d.]+, wanted < 1/, told);
  expect(told.summary).toMatch(/\| errors \| .*❌ failing/);
});

test("a monitor that goes down in the watch takes the release back at once", async () => {
  await publish("v1.4.0");
  at("Watch", () => robot.set("hub", "down"));
  const told = await scene.push("v1.4.0");
  await expectReturnByItself("v1.4.0", /failing after \d s: robot: down: hub; robot v3: down: hub/, told);
});

test("users who can do nothing any more take the release back, though all else is well", async () => {
  await publish("v1.4.1");
  // From the deploy on: what is usual has to be from before it.
  at("Deploy", () => users.work(0));
  const told = await scene.push("v1.4.1");
  const why =
    /failing after \d+ s: entries: [3-9] times in a row: \d in 4 s; usual: \d+ before the deploy, \d+ a week ago; wanted/;
  await expectReturnByItself("v1.4.1", why, told);
  expect(told.summary).toMatch(/\| errors \| .*healthy/);
});

test("a monitor that is paused in the watch leaves it to a person, who is told so, and says no", async () => {
  await publish("v1.5.0");
  at("Watch", () => robot.set("hub", "paused"));
  scene.person = (waiting) =>
    scene.road.answer(waiting, waiting.environment === "production-verdict" ? "rejected" : "approved");
  const { lines, results, summary } = await scene.push("v1.5.0");
  expect(lines.join("\n")).toMatch(/inconclusive after \d+ s: robot: .*hub is paused/);
  expect(summary).toMatch(/\| robot v3 \| .*❔ inconclusive/);
  expect(results).toMatchObject({ release: "success", verdict: "failure", judge: "success", announce: "skipped" });
  expect(results["return"] === "success" ? "" : lines.join("\n")).toBe("");
  expect(scene.asked).toEqual(["production", "production-verdict", "production"]);
  expectMessages(
    /v1\.5\.0 waits for an approval\..*It waits for the approval of production, in the run\./,
    /v1\.5\.0 waits for an approval\..*It is live\..*too little is known to call it healthy: robot: .*hub is paused/,
    /v1\.5\.0 waits for an approval\..*The verdict was a rejection\. The rollback waits for the approval of production/,
    /Rolled back from v1\.5\.0\..*The verdict was a rejection\./,
  );
  await expectReturn("v1.5.0");
});
