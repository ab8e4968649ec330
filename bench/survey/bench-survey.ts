import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { openProduction, type Production } from "../../test/sandbox/production.ts";
import type { Report, Row } from "../report.ts";
import { seconds, sshScript } from "../ssh-script.ts";
import { spread } from "../statistics.ts";
import { deployed, tinyReleases } from "../tiny-releases.ts";

interface Round {
  readonly survey: number;
  readonly inspect: number;
}

const CONTAINERS = 100;
const IMAGES = 30;
const RELEASES = [50, 200];

/** The survey of a host with much on it, beside one `docker inspect` of all containers. */
export async function benchSurvey(rounds: number): Promise<Report> {
  const production = await openProduction();
  const containers: string[] = [];
  try {
    const release = await (await tinyReleases(production))();
    await production.host.checkOut(release.commit);
    await deployed(production, release);
    const rows: Row[] = [];
    const images = await makeImages(production);
    for (const count of RELEASES) {
      keepReleases(production, images, count);
      rows.push(...rowsOf(`${count} releases of ${IMAGES} images`, await race(production, rounds, count)));
    }
    await makeContainers(production, images, containers);
    rows.push(
      ...rowsOf(`${CONTAINERS} containers and ${RELEASES.at(-1)} releases`, await race(production, rounds, CONTAINERS)),
    );
    return {
      name: "survey",
      title: "A survey",
      method: `Both run over a connection of \`ssh\` each, which is part of the time. The releases are copies of one record and share ${IMAGES} images; the containers are created and not started.`,
      rows,
      missing: [],
    };
  } finally {
    if (containers.length > 0) await production.sandbox.engine.docker(["rm", "-f", ...containers]);
    await production.close();
  }
}

async function makeImages({ sandbox, containers: list }: Production): Promise<readonly string[]> {
  const [web] = await list();
  if (web === undefined) throw new Error("Nothing runs.");
  const images: string[] = [];
  for (let at = 0; at < IMAGES; at++) {
    const name = `${sandbox.registry.address}/bench:${at}`;
    const made = await sandbox.builder.docker(["build", "-q", "-t", name, "-"], {
      input: `FROM ${web.imageName}\nLABEL sluice.bench=${at}\n`,
    });
    if (made.code !== 0) throw new Error(made.stderr);
    images.push(made.stdout.trim());
  }
  return images;
}

function keepReleases({ host }: Production, images: readonly string[], count: number): void {
  const home = join(host.stateDirectory, host.project);
  const current = readFileSync(join(home, "current"), "utf8").trim();
  for (let at = 0; at < count; at++) {
    const folder = join(home, "releases", `bench-${at}`);
    cpSync(join(home, "releases", current), folder, { recursive: true });
    const rows = images.map((id, service) => `web${service}\texample/web${service}:v${at}\t${id}\t\n`);
    writeFileSync(join(folder, "images"), rows.join(""));
  }
}

async function makeContainers({ host, sandbox }: Production, images: readonly string[], made: string[]): Promise<void> {
  for (let at = 0; at < CONTAINERS - 1; at++) {
    const labels = [`project=${host.project}`, `service=web${at}`, "oneoff=False", "config-hash=0"];
    const flags = labels.flatMap((label) => ["--label", `com.docker.compose.${label}`]);
    const { stdout, code, stderr } = await sandbox.engine.docker(["create", ...flags, images[at % IMAGES] ?? ""]);
    if (code !== 0) throw new Error(stderr);
    made.push(stdout.trim());
  }
}

/** In turns. The answer must have as many facts as there is to see. */
async function race(production: Production, rounds: number, facts: number): Promise<readonly Round[]> {
  const { sandbox, host } = production;
  const script = `exec sh "$SLUICE_STATE_DIR"/.program/$(cat "$SLUICE_STATE_DIR"/${host.project}/program) survey ${host.project} ${host.directory}`;
  const survey = async (): Promise<void> => {
    const answer = await sshScript(sandbox, host, script);
    if (answer.split("\n").length < facts || !answer.includes('"kind":"end"'))
      throw new Error("The survey is incomplete.");
  };
  const inspect = (): Promise<string> => sshScript(sandbox, host, "docker inspect $(docker ps -aq)");
  await survey();
  const results: Round[] = [];
  for (let round = 0; round < rounds; round++) {
    const first = round % 2 === 0 ? await seconds(survey) : undefined;
    const inspected = await seconds(inspect);
    results.push({ survey: first ?? (await seconds(survey)), inspect: inspected });
  }
  return results;
}

function rowsOf(what: string, results: readonly Round[]): Row[] {
  const survey = spread(results.map((one) => one.survey));
  const inspect = spread(results.map((one) => one.inspect));
  const ratio = spread(results.map((one) => one.survey / one.inspect));
  return [
    { measure: what, program: "survey", unit: "s", value: survey, goal: "≤ 0.5", met: survey.median <= 0.5 },
    { measure: what, program: "docker inspect of all containers", unit: "s", value: inspect },
    { measure: `${what}: times as long as docker inspect`, program: "survey", unit: "", value: ratio },
  ];
}
