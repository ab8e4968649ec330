import { type Chat, openChat } from "../../rehearsal/chat.ts";
import { OWNER } from "../../rehearsal/road.ts";
import type { Observer } from "../../rehearsal/runner/observer.ts";
import type { RunEnd } from "../../rehearsal/runner/run.ts";
import { escapeMarkdown } from "../../src/text/markdown-escape.ts";
import type { Release } from "../sandbox/release.ts";
import { openRoadScene, type RoadScene, resultsOf } from "./road-scene.ts";

/**
 * Row 39: a container that prints a known secret. Whatever the host shows of its log, the password is in no line of the
 * run, in no output, issue or message: GitHub masks its log alone, and only what it was told of in the same job.
 */

const PASSWORD = "c0rrect_h*rse/b@ttery";
const VARIABLES = `LEVEL=debug-all-of-it\nDB_PASSWORD=${PASSWORD}`;
const VARIABLE = "DB_PASSWORD: ${DB_PASSWORD:?}";
const FORMS = [
  ...[PASSWORD, escapeMarkdown(PASSWORD), encodeURIComponent(PASSWORD)],
  Buffer.from(PASSWORD).toString("base64"),
];

/** Says how it connects, as too many programs do, and each way in which a secret is written down. */
const TALKATIVE = `#!/bin/sh
mkdir -p /www
echo ok >/www/health
cat /app/says
echo "connecting to postgres://app:$DB_PASSWORD@db"
echo "authorization: $(printf %s "$DB_PASSWORD" | base64)"
echo "dsn: $(printf %s "$DB_PASSWORD" | sed 's,/,%2F,g; s/@/%40/g')"
exec httpd -f -p 8080 -h /www
`;
/** Says it once more, where only the health check sees it. */
const HEALTH = `#!/bin/sh
[ ! -e /state/sick ] && [ "$1" != never ] && exit 0
echo "no answer from app:$DB_PASSWORD" >&2
exit 1
`;

/** Counts nothing, and says with whose password. */
const COUNT = `docker compose exec -T web sh -c 'echo "no rows for app:$DB_PASSWORD" >&2; exit 75'\n`;

let scene: RoadScene;
let chat: Chat;
/** All that any person got to see of the runs. */
let seen: string[] = [];
let messages: string[] = [];

beforeAll(async () => {
  chat = await openChat((text) => messages.push(text));
  scene = await openRoadScene({
    gate: "comment",
    secrets: { COMPOSE_VARIABLES: VARIABLES, SLACK_WEBHOOK_URL: chat.url },
    // A failing watch that only tells: then a person is asked, with what was seen.
    watch: {
      mode: "advisory",
      signals: {
        logs: [{ name: "connections", pattern: "postgres://", hard: true }],
        activity: [{ name: "rows", script: "scripts/count.sh", window: "2s", "on-missing": "pass" }],
      },
    },
  });
  const v1 = await publish("v1.0.0");
  await scene.production.host.checkOut(v1.commit);
  const { error } = await scene.production.deploy(v1, { variables: VARIABLES });
  expect(error).toBe("");
});

afterAll(async () => {
  await scene.close();
  await chat.close();
});

beforeEach(() => {
  scene.begin();
  seen = [];
  messages = [];
});

afterEach(() => expect(scene.road.github.violations).toEqual([]));

/** With a volume that outlives its releases. */
function publish(tag: string, { health = ["/app/health"], says = [""] } = {}): Promise<Release> {
  return scene.publish(tag, {
    says,
    variant: health.includes("never") ? "never-healthy" : "healthy",
    programs: { "app/serve": TALKATIVE, "app/health": HEALTH },
    files: { "scripts/count.sh": COUNT },
    compose: (text) =>
      text
        .replace('["CMD", "/app/health"]', JSON.stringify(["CMD", ...health]))
        .replace("    environment:\n", `    volumes: ["state:/state"]\n    environment:\n      ${VARIABLE}\n`)
        .concat("volumes: { state: {} }\n"),
  });
}

/** Writes down everything, also what only the run's page shows. */
const observer: Observer = {
  job: (job, what) => seen.push(`${job} ${what}`),
  step: (_, name) => seen.push(`> ${name}`),
  line: (_, text) => seen.push(text),
  annotation: (_, level, text) => seen.push(`${level}: ${text}`),
  summary: (_, markdown) => seen.push(markdown),
  ended: (job, result) => seen.push(`${job}: ${result}`),
};

async function push(tag: string): Promise<RunEnd> {
  return await scene.road.start("deploy-prod.yml", { kind: "push", tag }, { observer });
}

async function answer(tag: string, body: string): Promise<Record<string, string>> {
  const issue = await issueOf(tag);
  const { followed } = await scene.road.comment({ issue, login: OWNER, body }, { observer });
  if (followed === undefined) throw new Error(`Nothing followed:\n${seen.join("\n")}`);
  seen.push(JSON.stringify([...followed.jobs]));
  return resultsOf(followed);
}

async function issueOf(tag: string): Promise<number> {
  const all = await scene.ask<readonly { readonly number: number; readonly title: string }[]>("issues?state=all");
  return all.find(({ title }) => title === `Release ${tag}`)?.number ?? 0;
}

async function said(tag: string): Promise<string> {
  const comments = await scene.ask<readonly { readonly body: string }[]>(`issues/${await issueOf(tag)}/comments`);
  return comments.map(({ body }) => body).join("\n----\n");
}

/** It is in nothing that any person was shown. */
async function expectKept(tag: string): Promise<void> {
  const told = [...seen, await said(tag), ...messages].join("\n");
  for (const form of FORMS) expect(told.split("\n").filter((line) => line.includes(form))).toEqual([]);
}

test("what the watch found and the last lines of a log go into the issue without it", async () => {
  await publish("v1.1.0");
  await push("v1.1.0");
  const results = await answer("v1.1.0", "/approve v1.1.0");
  expect(results).toMatchObject({ release: "success" });
  const [web] = await scene.production.containers();
  const printed = await scene.production.sandbox.engine.docker(["logs", web?.id ?? ""]);
  for (const form of [PASSWORD, encodeURIComponent(PASSWORD), Buffer.from(PASSWORD).toString("base64")])
    expect(printed.stdout).toContain(form);
  expect(seen.join("\n")).toContain("| web | connecting to postgres://app:***@db");
  // Before the deploy, and in the watch.
  expect(seen.join("\n").match(/rows: .*no rows for app:\*\*\*/g)?.length).toBeGreaterThanOrEqual(2);
  expect(await said("v1.1.0")).toMatch(
    /Last lines of web[\s\S]*postgres:\/\/app:\*\*\*@db\nauthorization: \*\*\*\ndsn: \*\*\*\n/,
  );
  await expectKept("v1.1.0");
});

test("a release that does not become healthy has its last words shown without it", async () => {
  // A line that is longer than what the host shows of a log, so that the cut goes through a password.
  await publish("v1.2.0", { health: ["/app/health", "never"], says: [`${PASSWORD} `.repeat(1000)] });
  await push("v1.2.0");
  expect(await answer("v1.2.0", "/approve v1.2.0")).toMatchObject({ release: "failure" });
  expect(seen.join("\n")).toContain("| connecting to postgres://app:***@db");
  expect(seen.join("\n")).toContain("no answer from app:***");
  expect(seen.join("\n")).toContain("| (what came before is left out)");
  expect(seen.join("\n")).not.toContain("b@ttery");
  expect(messages.join("\n")).toContain("Rolled back from v1.2.0");
  expect(await said("v1.2.0")).toContain("its health check fails");
  expect(await scene.running()).toBe("v1.1.0");
  await expectKept("v1.2.0");
});

test("nor is it in the run of a rollback whose release does not become healthy any more", async () => {
  const [web] = await scene.production.containers();
  await scene.production.sandbox.engine.docker(["exec", web?.id ?? "", "touch", "/state/sick"]);
  expect(await answer("v1.1.0", "/reject exports are broken")).toMatchObject({ judge: "success", return: "failure" });
  // No step before it told this job's runner what to mask.
  expect(seen.join("\n")).toContain("no answer from app:***");
  expect(seen.join("\n")).toContain("| connecting to postgres://app:***@db");
  await expectKept("v1.1.0");
});
