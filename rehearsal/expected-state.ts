import type { Release } from "../test/sandbox/release.ts";
import type { ActualState } from "./actual-state.ts";

/** The state that an act should leave. */
export interface ExpectedState {
  readonly release: Release;
  readonly motd: string;
  readonly greeting: string;
  /** Versions whose data must still be in the database. */
  readonly written: readonly string[];
  /** How the last change must have ended, by the host's own history; undefined where none was made. */
  readonly outcome: "done" | "returned" | "refused" | undefined;
  /** Ids of the images that a rollback needs. */
  readonly retained: readonly string[];
}

const SERVICES = ["db", "web", "worker"];

/** All differences between the actual and the expected state, in words; empty for none. */
export function differences(expected: ExpectedState, actual: ActualState): string[] {
  const { release } = expected;
  const found: string[] = [];
  const compare = (what: string, is: unknown, should: unknown): void => {
    if (JSON.stringify(is) !== JSON.stringify(should))
      found.push(`${what}: is ${JSON.stringify(is)}, expected was ${JSON.stringify(should)}`);
  };
  compare("containers", actual.containers.map(({ service }) => service).sort(), SERVICES);
  for (const { service, running, health, image, env } of actual.containers) {
    compare(`${service} runs`, `${running} ${health}`, service === "worker" ? "true none" : "true healthy");
    const digest = release.images[service];
    if (digest !== undefined)
      compare(
        `image of ${service}`,
        actual.digests.get(image)?.some((name) => name.endsWith(`@${digest}`)) || image,
        true,
      );
    if (service !== "db") compare(`VERSION of ${service}`, variable(env, "VERSION"), release.tag);
    if (service === "web") compare("GREETING of web", variable(env, "GREETING"), expected.greeting);
  }
  compare("mounted file in web", actual.motd, expected.motd);
  compare("web answers", actual.version, {
    version: release.tag,
    sha: release.commit,
    greeting: expected.greeting,
    motd: expected.motd,
  });
  for (const version of expected.written) compare(`data written by ${version}`, actual.written.includes(version), true);
  compare("checkout", actual.head, release.commit);
  const { version, commit } = actual.record;
  compare("recorded version", version, release.tag);
  compare("recorded commit", commit, release.commit);
  compare("marks of an unfinished change", actual.marks, []);
  if (expected.outcome !== undefined) compare("last entry of the history", actual.lastOutcome, expected.outcome);
  const current = actual.containers.map(({ image }) => image);
  for (const image of new Set([...current, ...expected.retained]))
    compare(`image ${image.slice(7, 19)} kept for a rollback`, actual.retained.includes(image), true);
  return found;
}

function variable(env: readonly string[], name: string): string | undefined {
  return env.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
}
