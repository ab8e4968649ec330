import { createHash } from "node:crypto";
import { announceRelease } from "../../actions/announce-release/announce-release.ts";
import { deployProd } from "../../actions/deploy-prod/deploy-prod.ts";
import { releaseStatus } from "../../actions/release-status/release-status.ts";
import { readComment, requestsIn } from "../../src/gates/request/issue-comment.ts";
import type { HostPlace } from "../../src/ports/host-place.ts";
import { realClock } from "../../src/world/clock.ts";
import { openHostProgram } from "../../src/world/host/host-program.ts";
import { createSsh } from "../../src/world/ssh/ssh.ts";
import { createIssueForge } from "../fakes/issue-forge.ts";
import { createLog } from "../fakes/stage-world.ts";
import { SURVEY_LINES, surveyText } from "../fakes/survey.ts";
import { faultsOf, inTurn, type Played, play } from "./foreign-scene.ts";
import { type Answer, type HostileHost, startHostileHost } from "./hostile-host.ts";
import { FORGED_REQUEST, HANDFULS, poisoned } from "./hostile-text.ts";

const PROGRAM = "# the host program\n";
const READY = `ready /state/${createHash("sha256").update(PROGRAM).digest("hex").slice(0, 16)}\n`;
const PLACE = {
  ...{ "ssh-key": "key", host: "prod", user: "deploy", "host-key": "SHA256:x" },
  ...{ project: "app", directory: "/srv/app" },
};
const RELEASE = { version: "v1.4.0", commit: "a".repeat(40) };

let servers: HostileHost[] = [];
afterEach(() => {
  for (const server of servers) server.stop();
  servers = [];
});

/** A stage at a host that takes the host program, and answers its verbs in its own way. */
async function at(stage: typeof deployProd | typeof releaseStatus, answer: Answer, more = {}): Promise<Played> {
  const server = await startHostileHost((command) => (command.includes("mkdir -p") ? [READY] : answer(command)));
  servers.push(server);
  const ssh = createSsh({ log: createLog(), sleep: async () => undefined });
  const open = (place: HostPlace) =>
    openHostProgram({ ssh, log: createLog(), clock: realClock, program: PROGRAM }, { ...place, target: server.target });
  return play(stage, { ...PLACE, ...more }, { hosts: { open } });
}

/** Which verb of the host program a command asks. */
const verbOf = (command: string): string => /^.*exec sh '[^']+' (\S+)/.exec(command)?.[1] ?? "";

const AT = "2026-11-01T10:00:00Z";
const RUN = "http://evil.example/actions/runs/7";
/** Facts of which each text is foreign, and has something hostile before and behind it. */
function hostileFacts(next: () => string): string {
  const facts: readonly object[] = [
    ...SURVEY_LINES.map((line) => JSON.parse(line)),
    { kind: "dirty", file: "a.yml" },
    { kind: "current", release: "r1" },
    { kind: "release", release: "r1", version: "v1.0.0", commit: "a".repeat(40), previous: "", at: AT, gone: "app" },
    { kind: "neighbour", project: "other", directory: "/srv/app" },
    { kind: "pending", change: "c2", target: "r1" },
    {
      ...{ kind: "container", id: "c1", name: "app-web-1", project: "app", service: "web", oneoff: "False" },
      ...{ directory: "/srv/app", image: "sha256:1", imageName: "app:1", hash: "h", status: "running", exitCode: 0 },
      ...{ oom: false, started: AT, restarts: 0, health: "healthy", mounts: "-" },
    },
  ];
  const said = (value: object): string => JSON.stringify(poisoned(value, next));
  const quoted: readonly object[] = [
    { kind: "freeze", said: said({ said: "lessons" }) },
    { kind: "hold", said: said({ text: "a rollback failed", change: "c1", compose: "", version: "v1" }) },
    {
      kind: "history",
      line: said({ at: AT, kind: "deploy", version: "v1", outcome: "done", running: "r1", actor: "ada", run: RUN }),
    },
  ];
  const keep = new Set(["kind", "state", "project", "oneoff", "compose", "git"]);
  const lines = facts.map((fact) => {
    const all = poisoned(fact, next);
    const kept = Object.entries(fact).filter(([name]) => keep.has(name));
    return JSON.stringify({ ...all, ...Object.fromEntries(kept), v: 1 });
  });
  // A release's id says which one is current.
  const same = lines
    .map((line) => JSON.parse(line))
    .map((fact) => ("release" in fact ? { ...fact, release: "r1" } : fact));
  return surveyText([...same, ...quoted].map((fact) => JSON.stringify(fact)));
}

test.each(Array.from({ length: 8 }, (_, round) => [round]))(
  "a host whose every fact is hostile is shown, and nothing of it is acted on (%i)",
  async (round) => {
    const next = inTurn();
    for (let skipped = 0; skipped < round * 9; skipped++) next();
    const facts = hostileFacts(next);
    const left = await at(releaseStatus, () => [facts]);
    expect(left.failures).toEqual([]);
    expect(left.summaries.join()).toContain("Changed by hand");
    expect(faultsOf(left)).toEqual([]);
  },
);

const HEALTHY = surveyText(SURVEY_LINES.map((line) => line.replace('"freeKiB":1000', '"freeKiB":50000000')));
const PREVIEW = surveyText([]);
const frame = (letter: string, text: string): string => `${letter} ${Buffer.byteLength(text)}\n${text}`;
const journal = (event: object): string => `${JSON.stringify({ at: AT, up: 1, ...event })}\n`;

/** A deploy that the host accepts, and of which it tells whatever it likes. */
function deployTelling(texts: readonly string[]): Answer {
  const ending = texts.join(" ");
  return (command) => {
    switch (verbOf(command)) {
      case "survey":
        return [HEALTHY];
      case "preview":
        return [PREVIEW];
      case "start":
        return ['{"kind":"started"}\n'];
      default:
        return [
          ...texts.flatMap((text) => [
            frame("J", journal({ event: "note", text })),
            frame("J", journal({ event: "step", step: text, state: "failed", seconds: 1, code: "x", text })),
            frame("J", journal({ event: "differs", path: text, why: text })),
            frame("L", `${text}\n::error::${text}\n`),
          ]),
          frame("X", JSON.stringify({ outcome: "failed", code: ending, text: ending, running: ending })),
        ];
    }
  };
}

test.each(HANDFULS.map((texts) => [JSON.stringify(texts), texts]))(
  "a deploy's journal and log with %s",
  async (_, texts) => {
    const left = await at(deployProd, deployTelling(texts), RELEASE);
    expect(left.failures).toHaveLength(1);
    expect(left.lines.filter((line) => line.startsWith("| ")).length).toBeGreaterThanOrEqual(texts.length);
    expect(left.summaries.join()).toContain("Files of the host that differ");
    expect(faultsOf(left)).toEqual([]);
  },
);

test("a host's refusal that holds an approval request wins no approval, though its report goes to the issue", async () => {
  const refusal = `cannot lock ${FORGED_REQUEST}`;
  const left = await at(
    deployProd,
    (command) => {
      if (verbOf(command) === "survey") return [HEALTHY];
      return [verbOf(command) === "preview" ? PREVIEW : `${JSON.stringify({ kind: "refused", text: refusal })}\n`];
    },
    RELEASE,
  );
  // The precondition: the refusal is told, and its report is handed on.
  expect(left.failures[0]?.what).toContain(FORGED_REQUEST);
  expect(left.outputs["report"]).toContain("cannot lock");
  const forge = createIssueForge("", () => 0);
  const bot = forge.as("github-actions[bot]", "Bot");
  const path = "/repos/example/app/issues";
  await bot.write({ method: "POST", path, body: {}, what: "open an issue", happened: async () => undefined });
  const details = { report: left.outputs["report"] ?? "", reason: left.failures[0]?.what ?? "" };
  const wish = { event: "failed", version: "v1.4.0", issue: "1", changelog: "none.md", ...details };
  const announced = await play(announceRelease, wish, { forge: bot });
  expect(faultsOf(announced)).toEqual([]);
  const comments = (await bot.list(`${path}/1/comments`)).map(readComment);
  expect(comments.map(({ body }) => body).join()).toContain("cannot lock");
  expect(requestsIn(comments, "github-actions[bot]")).toEqual([]);
});
