import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { HostBox } from "../test/sandbox/host.ts";
import { openChat } from "./chat.ts";
import { compare, type Memory } from "./comparison.ts";
import { NotAsMeant, Stopped } from "./ending.ts";
import type { Waiting } from "./github-platform.ts";
import { openRoad, type Road } from "./road.ts";
import type { Observer } from "./runner/observer.ts";
import type { RunEnd } from "./runner/run.ts";
import { type Act, aftermath, type Given, STORY } from "./story.ts";
import type { Theatre } from "./theatre.ts";

/** Whoever watches, and stands at the gates. */
export interface Audience {
  act(title: string): void;
  line(text: string): void;
  /** An entry of the timeline. */
  told(headline: string, detail: string): void;
  /** A person's answer; `usual` is what the story has. */
  answer(question: string, usual: boolean): Promise<boolean>;
  readonly stop: AbortSignal;
}

/** Plays the story with the real workflow files. Throws NotAsMeant when production is not what it should be. */
export async function perform(theatre: Theatre, audience: Audience): Promise<void> {
  const { sandbox, host, app } = theatre;
  const chat = await openChat((text) => audience.line(`In the team's chat: ${text}`));
  let onWaiting: (waiting: Waiting, road: Road) => void = () => undefined;
  const road = await openRoad({
    ...{ sandbox, host },
    url: `http://127.0.0.1:${app.port}`,
    composeFiles: ["compose.yml", "compose.prod.yml"],
    secrets: { SLACK_WEBHOOK_URL: chat.url },
    onWaiting: (waiting) => onWaiting(waiting, road),
  });
  const memory: Memory = { published: new Map(), seen: new Map() };
  let live: readonly string[] = [];
  try {
    for (const act of STORY) {
      mustGoOn(audience);
      audience.act(act.title);
      await prepare(theatre, road, memory, act);
      const given: Given[] = [];
      onWaiting = (waiting) => void decide(audience, road, { act, waiting, given });
      const end = await play(theatre, road, audience, act);
      mustGoOn(audience);
      const after = aftermath(act, live, given);
      audience.line(await compare(theatre, memory, after));
      if (road.github.violations.length > 0)
        throw new NotAsMeant(`GitHub would object:\n${road.github.violations.join("\n")}`);
      live = after.live;
      const asked = given.map(({ environment, yes }) => `${environment} ${yes ? "yes" : "no"}`).join(", ");
      audience.told(
        act.title.replace(/^Act \d+: /, ""),
        `Asked: ${asked || "nobody"}. The run ended as ${end.result}. ${live.at(-1) ?? "Nothing"} runs.`,
      );
    }
    await road.close();
  } finally {
    await chat.close();
  }
}

function mustGoOn({ stop }: Audience): void {
  if (stop.aborted) throw new Stopped("The rehearsal was stopped.");
}

/** What people do before they push a tag. */
async function prepare({ app, host }: Theatre, road: Road, memory: Memory, act: Act): Promise<void> {
  const { release } = act;
  if (release === undefined) return;
  const { tag } = release;
  const changelog = `# Changelog\n\n## [${tag.slice(1)}]\n\n- What ${tag} brings\n`;
  const published = await app.publish({ ...release, motd: tag, files: { ...road.files, "CHANGELOG.md": changelog } });
  if (memory.published.size === 0) await app.setUp(host);
  const greeting = setGreeting(host, act.greeting);
  memory.published.set(tag, { release: published, motd: tag, greeting });
}

/** Gives what the host's settings say afterwards. */
function setGreeting({ directory }: HostBox, wanted: string | undefined): string {
  const path = join(directory, ".env");
  const text = readFileSync(path, "utf8");
  if (wanted !== undefined) writeFileSync(path, text.replace(/^GREETING=.*$/m, `GREETING=${wanted}`));
  return wanted ?? /^GREETING=(.*)$/m.exec(text)?.[1] ?? "";
}

interface Decision {
  readonly act: Act;
  readonly waiting: Waiting;
  readonly given: Given[];
}

async function decide(audience: Audience, road: Road, { act, waiting, given }: Decision): Promise<void> {
  const { environment } = waiting;
  // The job's own name tells the story; what is before it is the caller's.
  const job = waiting.job.split(" / ").at(-1) ?? waiting.job;
  const isVerdict = environment === "production-verdict";
  try {
    const yes = await audience.answer(
      isVerdict ? job : `${job}: approve ${environment}?`,
      isVerdict ? act.answers.verdict : act.answers.production,
    );
    given.push({ environment, yes });
    road.answer(waiting, yes ? "approved" : "rejected");
  } catch (error) {
    // Stopped at the question: the run is cancelled, and nobody answers any more.
    if (!(error instanceof Stopped)) throw error;
  }
}

async function play({ sandbox }: Theatre, road: Road, audience: Audience, act: Act): Promise<RunEnd> {
  const options = { observer: observerFor(audience), stop: audience.stop };
  if (act.release !== undefined) {
    return road.start("deploy-prod.yml", { kind: "push", tag: act.release.tag }, options);
  }
  const inputs = { target: "previous", reason: "This is a rehearsal." };
  if (act.withoutRegistry) await sandbox.registry.stop();
  try {
    return await road.start("rollback.yml", { kind: "workflow_dispatch", inputs }, options);
  } finally {
    if (act.withoutRegistry) await sandbox.registry.start();
  }
}

function observerFor({ line }: Audience): Observer {
  return {
    job: (job, what) => line(`[${job}] ${what}`),
    step: (_, name) => line(`  > ${name}`),
    line: (_, text) => line(`    ${text}`),
    annotation: (_, level, text) => line(`    ${level}: ${text}`),
    summary: () => undefined,
    ended: (job, result) => line(`[${job}] ${result}`),
  };
}
