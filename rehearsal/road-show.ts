import { createSampleApp, type SampleApp } from "../test/sandbox/sample-app.ts";
import { openSandbox } from "../test/sandbox/sandbox.ts";
import { NotAsMeant, Stopped } from "./acts.ts";
import { openChat } from "./chat.ts";
import type { Waiting } from "./github-platform.ts";
import { openRoad, type Road } from "./road.ts";
import { type Given, ROAD_ACTS, type RoadAct, runsAfter } from "./road-acts.ts";
import type { Observer } from "./runner/observer.ts";
import type { RunEnd } from "./runner/run.ts";

/** Whoever watches the road, and stands at its gates. */
export interface RoadAudience {
  act(title: string): void;
  line(text: string): void;
  /** An entry of the timeline. */
  told(headline: string, detail: string): void;
  /** A person's answer; `usual` is what the story has. */
  answer(question: string, usual: boolean): Promise<boolean>;
  readonly stop: AbortSignal;
}

/** Walks the whole road with the real workflow files. Throws NotAsMeant when production is not what it should be. */
export async function walkRoad(audience: RoadAudience): Promise<void> {
  const sandbox = await openSandbox();
  const chat = await openChat((text) => audience.line(`In the team's chat: ${text}`));
  try {
    const [host, app] = await Promise.all([sandbox.host(), createSampleApp(sandbox)]);
    let onWaiting: (waiting: Waiting, road: Road) => void = () => undefined;
    const road = await openRoad({
      sandbox,
      host,
      url: `http://127.0.0.1:${app.port}`,
      composeFiles: ["compose.yml", "compose.prod.yml"],
      secrets: { SLACK_WEBHOOK_URL: chat.url },
      onWaiting: (waiting) => onWaiting(waiting, road),
    });
    let live: readonly string[] = [];
    let isSetUp = false;
    for (const act of ROAD_ACTS) {
      if (audience.stop.aborted) throw new Stopped("The rehearsal was stopped.");
      audience.act(act.title);
      if (act.release !== undefined) await publish(app, road, act.release);
      if (!isSetUp) await app.setUp(host);
      isSetUp = true;
      const given: Given[] = [];
      onWaiting = (waiting) => void decide(audience, road, { act, waiting, given });
      const end = await play(road, audience, act);
      if (audience.stop.aborted) throw new Stopped("The rehearsal was stopped.");
      live = runsAfter(act, live, given);
      await compare(app, { live, end, road });
      const asked = given.map(({ environment, yes }) => `${environment} ${yes ? "yes" : "no"}`).join(", ");
      audience.told(
        `${live.at(-1) ?? "Nothing"} runs.`,
        `Asked: ${asked || "nobody"}. The run ended as ${end.result}.`,
      );
    }
    await road.close();
  } finally {
    await chat.close();
    await sandbox.close();
  }
}

async function publish(app: SampleApp, road: Road, release: NonNullable<RoadAct["release"]>): Promise<void> {
  const { tag } = release;
  const changelog = `# Changelog\n\n## [${tag.slice(1)}]\n\n- What ${tag} brings\n`;
  await app.publish({ ...release, motd: tag, files: { ...road.files, "CHANGELOG.md": changelog } });
}

interface Decision {
  readonly act: RoadAct;
  readonly waiting: Waiting;
  readonly given: Given[];
}

async function decide(audience: RoadAudience, road: Road, { act, waiting, given }: Decision): Promise<void> {
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

async function play(road: Road, audience: RoadAudience, { release }: RoadAct): Promise<RunEnd> {
  const options = { observer: observerFor(audience), stop: audience.stop };
  if (release !== undefined) return road.start("deploy-prod.yml", { kind: "push", tag: release.tag }, options);
  const inputs = { target: "previous", reason: "This is a rehearsal." };
  return road.start("rollback.yml", { kind: "workflow_dispatch", inputs }, options);
}

function observerFor({ line }: RoadAudience): Observer {
  return {
    job: (job, what) => line(`[${job}] ${what}`),
    step: (_, name) => line(`  > ${name}`),
    line: (_, text) => line(`    ${text}`),
    annotation: (_, level, text) => line(`    ${level}: ${text}`),
    summary: () => undefined,
    ended: (job, result) => line(`[${job}] ${result}`),
  };
}

interface Comparison {
  readonly live: readonly string[];
  readonly end: RunEnd;
  readonly road: Road;
}

/** Past all that was said: what answers, and what GitHub would have objected to. */
async function compare(app: SampleApp, { live, road }: Comparison): Promise<void> {
  const wanted = live.at(-1) ?? "nothing";
  const found = await answering(app);
  if (found !== wanted) throw new NotAsMeant(`${found} answers; ${wanted} should.`);
  if (road.github.violations.length > 0)
    throw new NotAsMeant(`GitHub would object:\n${road.github.violations.join("\n")}`);
}

async function answering({ port }: SampleApp): Promise<string> {
  try {
    const answer: unknown = await (await fetch(`http://127.0.0.1:${port}/version`)).json();
    return typeof answer === "object" && answer !== null && "version" in answer
      ? String(answer.version)
      : "something else";
  } catch {
    // Nobody listens there.
    return "nothing";
  }
}
