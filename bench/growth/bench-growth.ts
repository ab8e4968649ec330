import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { openProduction, type Production } from "../../test/sandbox/production.ts";
import { counted, type Report, type Row } from "../report.ts";
import { seconds } from "../ssh-script.ts";
import { spread } from "../statistics.ts";
import { deployed, tinyReleases } from "../tiny-releases.ts";

/** What deploys have left on a host. */
interface State {
  readonly seconds: number;
  readonly kib: number;
  readonly images: number;
  readonly refs: number;
  readonly releases: number;
}

/** Deploys of which the state folder keeps the journals. From then on nothing may grow. */
const KEPT_CHANGES = 50;
const WINDOW = 20;

/** Whether a host that was deployed to often is slower, or has more on its disk. */
export async function benchGrowth(deploys: number): Promise<Report> {
  if (deploys < KEPT_CHANGES + 2 * WINDOW) throw new Error(`--deploys must be at least ${KEPT_CHANGES + 2 * WINDOW}.`);
  const production = await openProduction();
  try {
    const publish = await tinyReleases(production);
    const states: State[] = [];
    for (let count = 0; count < deploys; count++) {
      const release = await publish();
      if (count === 0) await production.host.checkOut(release.commit);
      const took = await seconds(() => deployed(production, release));
      states.push({ seconds: took, ...(await stateOf(production)) });
    }
    return report(states);
  } finally {
    await production.close();
  }
}

async function stateOf({ host, sandbox }: Production): Promise<Omit<State, "seconds">> {
  const home = join(host.stateDirectory, host.project);
  const lines = (argv: readonly [string, ...string[]]): string[] =>
    execFileSync(argv[0], argv.slice(1), { encoding: "utf8" })
      .split("\n")
      .filter((line) => line !== "");
  const images = await sandbox.engine.docker(["image", "ls", "-q", `sluice-retained/${host.project.toLowerCase()}`]);
  return {
    kib: Number(lines(["du", "-sk", home])[0]?.split("\t")[0]),
    images: images.stdout.split("\n").filter((line) => line !== "").length,
    refs: lines(["git", `--git-dir=${join(home, "git")}`, "for-each-ref"]).length,
    releases: lines(["ls", join(home, "releases")]).length,
  };
}

function report(states: readonly State[]): Report {
  const program = "deploy-prod";
  const after = (count: number): State | undefined => states[count - 1];
  const early = states.slice(KEPT_CHANGES, KEPT_CHANGES + WINDOW);
  const late = states.slice(-WINDOW);
  const middle = spread(early.map((one) => one.seconds)).median;
  const ratio = spread(late.map((one) => one.seconds / middle));
  const steps = [10, KEPT_CHANGES, 100, 150, states.length].filter((count) => count <= states.length);
  const growth = (measure: string, unit: string, of: (state: State) => number, slack: number): Row[] =>
    [...new Set(steps)].map((count, at, all) => {
      const [one, full] = [after(count), after(KEPT_CHANGES)];
      if (one === undefined || full === undefined) throw new Error("A deploy is missing.");
      const row: Row = { measure: `${measure} after ${count} deploys`, program, unit, value: counted(of(one)) };
      if (at < all.length - 1) return row;
      return { ...row, goal: `≤ ${slack} times that after ${KEPT_CHANGES}`, met: of(one) <= slack * of(full) };
    });
  return {
    name: "growth",
    title: "What deploys leave behind",
    method: `One host is deployed to ${states.length} times, each time with another commit and another image. The default keeps 5 releases, and the state folder has the journals of the last ${KEPT_CHANGES} changes; from then on nothing may grow.`,
    rows: [
      {
        ...{ measure: `a deploy, number ${KEPT_CHANGES + 1} to ${KEPT_CHANGES + WINDOW}`, program, unit: "s" },
        value: spread(early.map((one) => one.seconds)),
      },
      { measure: `a deploy, the last ${WINDOW}`, program, unit: "s", value: spread(late.map((one) => one.seconds)) },
      {
        ...{ measure: "the last ones, as multiples of the earlier ones' median", program, unit: "", value: ratio },
        ...{ goal: "≤ 1.1", met: ratio.median <= 1.1 },
      },
      ...growth("the state folder", "KiB", ({ kib }) => kib, 1.1),
      ...growth("retained images", "", ({ images }) => images, 1),
      ...growth("Git references", "", ({ refs }) => refs, 1),
      ...growth("release folders", "", ({ releases }) => releases, 1),
    ],
    missing: [],
  };
}
