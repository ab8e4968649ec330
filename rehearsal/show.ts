import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { HostBox } from "../test/sandbox/host.ts";
import { openChat } from "./chat.ts";
import { compare, type Memory } from "./comparison.ts";
import { Stopped, UnexpectedResult } from "./ending.ts";
import type { Waiting } from "./github-platform.ts";
import type { RehearsalProduction } from "./rehearsal-production.ts";
import { openRoad, type Road } from "./road.ts";
import type { Observer } from "./runner/observer.ts";
import type { RunEnd } from "./runner/run.ts";
import { type Act, aftermath, type Given, STORY } from "./story.ts";

/** The person who watches the rehearsal and decides at the gates. */
export interface Audience {
  act(title: string): void;
  line(text: string): void;
  /** An entry of the timeline. */
  told(headline: string, detail: string): void;
  /** A person's answer; `usual` is what the story has. */
  answer(question: string, usual: boolean): Promise<boolean>;
  readonly stop: AbortSignal;
}

/** Runs each act with the real workflow files. Throws UnexpectedResult when production is not what it should be. */
export async function perform(rehearsal: RehearsalProduction, audience: Audience): Promise<void> {
  const { sandbox, host, app } = rehearsal;
  const chat = await openChat((text) => audience.line(`In the team's chat: ${text}`));
  let onWaiting: (waiting: Waiting, road: Road) => void = () => undefined;
  const road = await openRoad({
    ...{ sandbox, host },
    url: `http://127.0.0.1:${app.port}`,
    composeFiles: ["compose.yml", "compose.prod.yml"],
    secrets: { SLACK_WEBHOOK_URL: chat.url },
    backup: backupsIn(rehearsal),
    backupForMigrations: true,
    onWaiting: (waiting) => onWaiting(waiting, road),
  });
  const memory: Memory = { published: new Map(), seen: new Map() };
  let live: readonly string[] = [];
  try {
    for (const act of STORY) {
      mustGoOn(audience);
      audience.act(act.title);
      await prepare(rehearsal, road, memory, act);
      const given: Given[] = [];
      onWaiting = (waiting) => void decide(audience, road, { act, waiting, given });
      const end = await play(rehearsal, road, audience, act);
      mustGoOn(audience);
      const after = aftermath(act, live, given);
      audience.line(await compare(rehearsal, memory, after));
      if (road.github.violations.length > 0)
        throw new UnexpectedResult(`GitHub would object:\n${road.github.violations.join("\n")}`);
      live = after.live;
      const answers = given.map(({ environment, yes }) => `${environment} ${yes ? "approved" : "rejected"}`).join(", ");
      audience.told(
        act.title.replace(/^Act \d+: /, ""),
        `Reviews: ${answers || "none"}. The last run ended as ${end.result}. ${live.at(-1) ?? "Nothing"} runs.`,
      );
    }
    await road.close();
  } finally {
    await chat.close();
  }
}

/** Where the host keeps the dumps that a release with a migration takes. */
function backupsIn({ sandbox }: RehearsalProduction): Readonly<Record<string, unknown>> {
  const folder = join(sandbox.root, "backups");
  mkdirSync(folder);
  return { kind: "postgres", postgres: { service: "db", databases: ["sample"], folder } };
}

export function mustGoOn({ stop }: Audience): void {
  if (stop.aborted) throw new Stopped("The rehearsal was stopped.");
}

/** What people do before they push a tag. */
async function prepare({ app, host }: RehearsalProduction, road: Road, memory: Memory, act: Act): Promise<void> {
  const { release } = act;
  if (release === undefined) return;
  const { tag, migration } = release;
  const changelog = `# Changelog\n\n## [${tag.slice(1)}]\n\n- What ${tag} brings\n`;
  const migrations = migration === undefined ? {} : { [`db/migrations/${tag}.sql`]: `${migration}\n` };
  const files = { ...road.files, "CHANGELOG.md": changelog, ...migrations };
  const published = await app.publish({ ...release, motd: tag, files, compose: migrateFirst(migration) });
  if (memory.published.size === 0) await app.setUp(host);
  const greeting = setGreeting(host, act.greeting);
  memory.published.set(tag, { release: published, motd: tag, greeting });
}

/** The worker migrates before it works, as many applications do it. */
function migrateFirst(migration: string | undefined): (compose: string) => string {
  if (migration === undefined) return (compose) => compose;
  const command = '    command: ["/bin/sh", "-c", "/app/migrate && exec /app/work"]\n';
  return (compose) => compose.replace("    depends_on:\n      db:", `${command}    depends_on:\n      db:`);
}

function isOnHold({ stateDirectory, project }: HostBox): boolean {
  return existsSync(join(stateDirectory, project, "hold"));
}

/** Gives what the host's settings say afterwards. */
function setGreeting({ directory }: HostBox, wanted: string | undefined): string {
  const path = join(directory, ".env");
  const text = readFileSync(path, "utf8");
  if (wanted !== undefined) writeFileSync(path, text.replace(/^GREETING=.*$/m, `GREETING=${wanted}`));
  return wanted ?? /^GREETING=(.*)$/m.exec(text)?.[1] ?? "";
}

interface Decision {
  readonly act: Pick<Act, "answers">;
  readonly waiting: Waiting;
  readonly given: Given[];
}

export async function decide(audience: Audience, road: Road, { act, waiting, given }: Decision): Promise<void> {
  const { environment } = waiting;
  // The last part is the name of the job itself; the parts before it are those of its callers.
  const job = waiting.job.split(" / ").at(-1) ?? waiting.job;
  const isVerdict = environment === "production-verdict";
  try {
    const yes = await audience.answer(
      isVerdict ? `${job}: approve?` : `${job}: approve ${environment}?`,
      isVerdict ? act.answers.verdict : act.answers.production,
    );
    given.push({ environment, yes });
    road.answer(waiting, yes ? "approved" : "rejected");
  } catch (error) {
    // The rehearsal was stopped at the question: the run is cancelled, and needs no decision.
    if (!(error instanceof Stopped)) throw error;
  }
}

async function play(rehearsal: RehearsalProduction, road: Road, audience: Audience, act: Act): Promise<RunEnd> {
  const { sandbox, host } = rehearsal;
  const options = { observer: observerFor(audience), stop: audience.stop };
  const inputs = { target: "previous", reason: "This is a rehearsal." };
  if (act.release !== undefined) {
    const end = await road.start("deploy-prod.yml", { kind: "push", tag: act.release.tag }, options);
    if (act.release.migration === undefined || !isOnHold(host)) return end;
    const restore = { kind: "workflow_dispatch", inputs: { ...inputs, scenario: "restore" } } as const;
    return road.start("rollback.yml", restore, options);
  }
  if (act.withoutRegistry) await sandbox.registry.stop();
  try {
    return await road.start("rollback.yml", { kind: "workflow_dispatch", inputs }, options);
  } finally {
    if (act.withoutRegistry) await sandbox.registry.start();
  }
}

export function observerFor({ line }: Audience): Observer {
  return {
    job: (job, what) => line(`[${job}] ${what}`),
    step: (_, name) => line(`  > ${name}`),
    line: (_, text) => line(`    ${text}`),
    annotation: (_, level, text) => line(`    ${level}: ${text}`),
    summary: () => undefined,
    ended: (job, result) => line(`[${job}] ${result}`),
  };
}
