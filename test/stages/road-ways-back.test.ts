import { type Chat, openChat } from "../../rehearsal/chat.ts";
import { type Looks, openLooks } from "../sandbox/looks.ts";
import { openRoadScene, type RoadScene, type Told } from "./road-scene.ts";

/** What the job itself takes back, after a deploy that went well: no one is asked, and no one is told that it is live. */

let scene: RoadScene;
let chat: Chat;
let looks: Looks;
let messages: string[] = [];

beforeAll(async () => {
  chat = await openChat((text) => messages.push(text));
  looks = await openLooks();
  scene = await openRoadScene({
    secrets: { SLACK_WEBHOOK_URL: chat.url },
    watch: {
      signals: {
        logs: [{ name: "panics", pattern: "panic:", hard: true }],
        http: [{ name: "front", check: { path: "/health", contains: "ok" }, hard: true }, looks.signal],
      },
    },
  });
  await scene.launch();
});

afterAll(async () => {
  await scene.close();
  await chat.close();
  looks.close();
});

beforeEach(() => {
  scene.begin();
  messages = [];
});

afterEach(() => expect(scene.road.github.violations).toEqual([]));

/** The release came and went: v1.0.0 runs, the tag says so, and so does the chat. */
async function expectReturn(tag: string, { end, lines, results }: Told): Promise<void> {
  const { origin } = scene.production.sandbox;
  expect(lines.join("\n")).toContain(`${tag} runs, verified, on`);
  expect(lines.join("\n")).toContain("v1.0.0 runs, verified, on");
  expect(end.result).toBe("failure");
  expect(results).toMatchObject({ preflight: "success", release: "failure", rollback: "skipped", return: "skipped" });
  expect(results).toMatchObject({ verdict: "skipped", judge: "skipped", announce: "skipped" });
  expect(end.jobs.get("production / release")?.outputs).toMatchObject({ ending: "r" });
  expect(scene.asked).toEqual(["production"]);
  expect(await scene.running()).toBe("v1.0.0");
  const [web] = await scene.production.containers();
  expect(web).toMatchObject({ running: true, env: expect.arrayContaining(["VERSION=v1.0.0"]) });
  expect(await origin.tags()).toContain(`${tag}-rollback`);
  expect(await origin.commitOf(`${tag}-rollback`)).toBe(await origin.commitOf("v1.0.0"));
  expect(messages).toEqual([
    expect.stringContaining(`${tag} waits for an approval. Owners: ada.`),
    expect.stringContaining(`Rolled back from ${tag}. The release before runs again.`),
  ]);
}

/** Healthy for its own health check, and yet not what its users want. */
const BROKEN = `#!/bin/sh
mkdir -p /www
echo sorry >/www/health
exec httpd -f -p 8080 -h /www
`;

test("a smoke test that is KO takes the release back, at once and by itself", async () => {
  await scene.publish("v1.1.0", { programs: { "app/serve": BROKEN } });
  const told = await scene.push("v1.1.0");
  expect(told.lines).not.toContain("> Watch");
  await expectReturn("v1.1.0", told);
});

test.each([
  // A question to the front may come while the program is started again.
  ["v1.2.0", "dies and is started again", "killall httpd", "(containers|front)"],
  ["v1.3.0", "writes the line that is not to be", "echo 'panic: no memory' >/proc/1/fd/1", "panics"],
  ["v1.4.0", "answers something else", "echo sorry >/www/health", "front"],
])("%s is taken back by the watch when it %s", async (tag, _, command, signal) => {
  await scene.publish(tag);
  scene.atLine = (line) => {
    // After the first look, with which the watch compares the others.
    if (!line.startsWith("Watching ")) return;
    looks.begin();
    void looks.first().then(() => inContainer(command));
  };
  const told = await scene.push(tag);
  expect(told.lines.join("\n")).toMatch(new RegExp(`failing after .*: ${signal}: `));
  await expectReturn(tag, told);
});

test("a container that was started again between the deploy's proof and the first look is noticed", async () => {
  await scene.publish("v1.5.0");
  scene.atLine = (line) => {
    if (line === "> Watch") void inContainer("killall httpd");
  };
  const told = await scene.push("v1.5.0");
  // The first look at the front may come while the program ends.
  expect(told.lines.join("\n")).toMatch(
    /failing after .*: (containers: web: (it was restarted|the engine restarted it)|front: )/,
  );
  await expectReturn("v1.5.0", told);
});

async function inContainer(command: string): Promise<void> {
  const [web] = await scene.production.containers();
  const { stderr, code } = await scene.production.sandbox.engine.docker(["exec", web?.id ?? "", "sh", "-c", command]);
  if (code !== 0) throw new Error(stderr);
}
