import { join } from "node:path";
import { run } from "../../test/sandbox/processes.ts";
import { containersOf } from "../../test/sandbox/production.ts";
import type { Release } from "../../test/sandbox/release.ts";
import { openSandbox, type Sandbox } from "../../test/sandbox/sandbox.ts";
import { UnexpectedResult } from "../ending.ts";
import type { Waiting } from "../github-platform.ts";
import type { Rehearsal } from "../rehearsal.ts";
import { openRoad, type Road } from "../road.ts";
import { node24 } from "../runner/workplace.ts";
import { type Audience, decide, mustGoOn, observerFor } from "../show.ts";
import type { Given } from "../story.ts";
import { createHubApplication, type HubApplication, SERVICES } from "./hub-application.ts";
import { HUB_STORY, type HubAct } from "./hub-story.ts";

/** examples/formation-hub on a throw-away production, with the real workflow files. */
export async function openHubRehearsal(): Promise<Rehearsal> {
  const sandbox = await openSandbox();
  try {
    const host = await sandbox.host();
    const hub = await createHubApplication(sandbox, host);
    const place: Place = { sandbox, host, hub };
    return {
      ...{ sandbox, host, url: `${hub.urls.wiki}/api/health` },
      compared: [
        "which containers run, of which version, and whether they are healthy; which commit is checked out;",
        "and that the bridge works, by the watch of the example.",
      ],
      perform: (audience) => performHub(place, audience),
      close: () => sandbox.close(),
    };
  } catch (error) {
    await sandbox.close();
    throw error;
  }
}

interface Place extends Pick<Rehearsal, "host"> {
  readonly sandbox: Sandbox;
  readonly hub: HubApplication;
}

async function performHub(place: Place, audience: Audience): Promise<void> {
  const { sandbox, host, hub } = place;
  let onWaiting: (waiting: Waiting, road: Road) => void = () => undefined;
  const lines = Object.entries(hub.scriptEnv).map(([name, value]) => `${name}=${value}`);
  const road = await openRoad({
    ...{ sandbox, host, url: hub.urls.wiki, watchFor: "40s", secrets: { SCRIPT_ENV: lines.join("\n") } },
    onWaiting: (waiting) => onWaiting(waiting, road),
  });
  const published = new Map<string, Release>();
  for (const act of HUB_STORY) {
    mustGoOn(audience);
    audience.act(act.title);
    const given: Given[] = [];
    onWaiting = (waiting) => void decide(audience, road, { act, waiting, given });
    const changelog = `# Changelog\n\n## [${act.tag.slice(1)}]\n\n- What ${act.tag} brings\n`;
    const release = await hub.publish(act.tag, { ...road.files, "CHANGELOG.md": changelog }, act.change);
    if (published.size === 0) await hub.setUp(host);
    published.set(act.tag, release);
    const options = { observer: observerFor(audience), stop: audience.stop };
    const end = await road.start("deploy-prod.yml", { kind: "push", tag: act.tag }, options);
    mustGoOn(audience);
    await compareHub(place, act, published.get(act.live));
    audience.line(
      "Compared: containers, versions, images and health; page, row and bridge, by the example's own watch.",
    );
    audience.told(act.title.replace(/^Act \d+: /, ""), `The run ended as ${end.result}. ${act.live} runs.`);
  }
  await road.close();
}

/** Reads the engine and asks the hub, and not Sluice's own survey. */
async function compareHub(
  { sandbox, host, hub }: Place,
  { live }: HubAct,
  release: Release | undefined,
): Promise<void> {
  const containers = await containersOf(sandbox, host.project);
  const expected = [...SERVICES, "db"].toSorted().map((service) => `${service} running healthy`);
  const actual = containers.map(
    ({ service, running, health }) => `${service} ${running ? "running" : "ended"} ${health}`,
  );
  const found = actual.toSorted().join(", ") === expected.join(", ") ? [] : [`containers: ${actual.join(", ")}`];
  for (const { service, env, imageName } of containers.filter(({ service }) => service !== "db")) {
    if (!env.includes(`VERSION=${live}`)) found.push(`${service} does not run ${live}, but ${imageName}`);
  }
  const { stdout: head } = await run(["git", "-C", host.directory, "rev-parse", "HEAD"]);
  if (head.trim() !== release?.commit) found.push(`the checkout is at ${head.trim()}, and not at ${release?.commit}`);
  const script = join(host.directory, "scripts/watch-bridge.mjs");
  const watched = await run([node24(), script], { env: { PROD_URL: hub.urls.wiki, ...hub.scriptEnv } });
  if (watched.code !== 0) found.push(`the watch of the bridge: ${watched.stdout.trim()}`);
  if (found.length > 0) throw new UnexpectedResult(found.map((one) => `- ${one}`).join("\n"));
}
