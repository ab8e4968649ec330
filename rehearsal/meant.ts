import type { Release } from "../test/sandbox/release.ts";
import type { Truth } from "./truth.ts";

/** What an act means to leave behind. */
export interface Meant {
  readonly release: Release;
  readonly motd: string;
  readonly greeting: string;
  /** Versions whose data must still be in the database. */
  readonly written: readonly string[];
  /** How the last change must have ended, by the host's own history; undefined where none was made. */
  readonly outcome: "done" | "returned" | "refused" | undefined;
  /** Images that the way back needs: their ids. */
  readonly retained: readonly string[];
}

const SERVICES = ["db", "web", "worker"];

/** Everything in which the truth is not what was meant, in words; empty when it is. */
export function differences(meant: Meant, truth: Truth): string[] {
  const { release } = meant;
  const found: string[] = [];
  const compare = (what: string, is: unknown, should: unknown): void => {
    if (JSON.stringify(is) !== JSON.stringify(should))
      found.push(`${what}: is ${JSON.stringify(is)}, meant was ${JSON.stringify(should)}`);
  };
  compare("containers", truth.containers.map(({ service }) => service).sort(), SERVICES);
  for (const { service, running, health, image, env } of truth.containers) {
    compare(`${service} runs`, `${running} ${health}`, service === "worker" ? "true none" : "true healthy");
    const digest = release.images[service];
    if (digest !== undefined)
      compare(
        `image of ${service}`,
        truth.digests.get(image)?.some((name) => name.endsWith(`@${digest}`)) || image,
        true,
      );
    if (service !== "db") compare(`VERSION of ${service}`, variable(env, "VERSION"), release.tag);
    if (service === "web") compare("GREETING of web", variable(env, "GREETING"), meant.greeting);
  }
  compare("mounted file in web", truth.motd, meant.motd);
  compare("web answers", truth.version, {
    version: release.tag,
    sha: release.commit,
    greeting: meant.greeting,
    motd: meant.motd,
  });
  for (const version of meant.written) compare(`data written by ${version}`, truth.written.includes(version), true);
  compare("checkout", truth.head, release.commit);
  const { version, commit } = truth.record;
  compare("recorded version", version, release.tag);
  compare("recorded commit", commit, release.commit);
  compare("marks of an unfinished change", truth.marks, []);
  if (meant.outcome !== undefined) compare("last entry of the history", truth.lastOutcome, meant.outcome);
  const current = truth.containers.map(({ image }) => image);
  for (const image of new Set([...current, ...meant.retained]))
    compare(`image ${image.slice(7, 19)} kept for the way back`, truth.retained.includes(image), true);
  return found;
}

function variable(env: readonly string[], name: string): string | undefined {
  return env.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
}
