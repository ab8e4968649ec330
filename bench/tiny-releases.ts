import type { Production, Published } from "../test/sandbox/production.ts";
import { imageName } from "../test/sandbox/release.ts";
import { createTinyApp, type TinyRelease } from "../test/sandbox/tiny-app.ts";

export type Publish = (release?: Omit<TinyRelease, "tag">) => Promise<Published>;

/** Publishes one release after another. The engine has the layers of each, so that nothing has to be pulled. */
export async function tinyReleases({ sandbox }: Pick<Production, "sandbox">): Promise<Publish> {
  const app = await createTinyApp(sandbox);
  let published = 0;
  return async (contents = {}) => {
    const release = await app.publish({ tag: `v1.${published++}.0`, ...contents });
    const image = imageName(sandbox, { application: "tiny", service: "web", tag: release.tag });
    await sandbox.engine.docker(["pull", "--quiet", image]);
    return release;
  };
}

/** Deploys, and throws where that is no success: the time of a failure says nothing. */
export async function deployed(production: Production, release: Published, inputs = {}): Promise<void> {
  const { code, log } = await production.deploy(release, inputs);
  if (code !== 0) throw new Error(`deploy-prod failed:\n${log}`);
}

/** Further services of the same image, without the port. */
export function withServices(count: number): (compose: string) => string {
  return (compose) => {
    const [head = "", service = ""] = compose.split(/(?<=^services:\n)/m);
    const further = service.replace(/^ {4}ports:\n(?: {6}.*\n)+/m, "");
    const names = Array.from({ length: count - 1 }, (_, at) => `web${at + 2}`);
    return [head, service, ...names.map((name) => further.replace(/^ {2}web:/, `  ${name}:`))].join("");
  };
}
