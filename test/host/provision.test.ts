import { spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { repositoryRoot } from "../../scripts/root.ts";

/** This machine's programs without some, and with a package manager that only pretends. */
interface Machine {
  readonly programs: string;
  /** What apt-get was asked for, one call a line. */
  asked(): string[];
}

let folder: string;
let machine: Machine;
/** Variables of the call. */
let more: Readonly<Record<string, string>>;

beforeEach(() => {
  more = {};
  folder = mkdtempSync(join(tmpdir(), "sluice-provision-"));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Its apt-get "installs" a program by linking it from where it was left out. */
function machineWithout(missing: readonly string[], candidates: Readonly<Record<string, string>> = {}): Machine {
  const [programs, left] = [join(folder, "bin"), join(folder, "left-out")];
  for (const path of [programs, left]) mkdirSync(path, { recursive: true });
  for (const source of ["/usr/local/bin", "/usr/bin", "/bin"]) {
    for (const name of readdirSync(source)) {
      const target = join(missing.includes(name) ? left : programs, name);
      if (!existsSync(target)) symlinkSync(join(source, name), target);
    }
  }
  const log = join(folder, "asked");
  stub(programs, "apt-get", `echo "$@" >>${log}\ncase " $* " in *" install "*) cp -P ${left}/. -r ${programs} ;; esac`);
  const offers = Object.entries({ "docker-registry": "2.8", ...candidates });
  const cases = offers.map(([name, version]) => `${name}) echo "  Candidate: ${version}" ;;`).join("\n");
  stub(programs, "apt-cache", `case $2 in\n${cases}\n*) echo "  Candidate: (none)" ;;\nesac`);
  return { programs, asked: () => (existsSync(log) ? readFileSync(log, "utf8").trim().split("\n") : []) };
}

function stub(programs: string, name: string, body: string): void {
  rmSync(join(programs, name), { force: true });
  writeFileSync(join(programs, name), `#!/bin/sh\n${body}\n`, { mode: 0o755 });
}

/** Standard input is no terminal. */
function provision(...args: readonly string[]): { status: number | null; stdout: string; stderr: string } {
  const { CI: _, ...environment } = process.env;
  const env = { ...environment, ...more, PATH: machine.programs, DOCKER_HOST: `unix://${folder}/none.sock` };
  return spawnSync(join(repositoryRoot(), "scripts/provision"), args, { encoding: "utf8", env, input: "" });
}

const policy = (): string | undefined =>
  existsSync("/usr/sbin/policy-rc.d") ? readFileSync("/usr/sbin/policy-rc.d", "utf8") : undefined;

const MISSING = "Missing on this machine:\n  docker-registry\n  shellcheck\n";
const GONE = ["shellcheck", "docker-registry"];

describe("scripts/provision", () => {
  test("has nothing to do where everything is there, and says so", () => {
    machine = machineWithout([]);
    expect(provision()).toMatchObject({ status: 0, stdout: "System: nothing to install.\n", stderr: "" });
    expect(machine.asked()).toEqual([]);
  });

  test("without a terminal and without --yes it lists what is missing and how to get it, and changes nothing", () => {
    machine = machineWithout(GONE);
    const { status, stdout, stderr } = provision();
    expect(status).toBe(1);
    expect(stdout + stderr).toContain(MISSING);
    expect(stderr).toContain("run, as root: scripts/provision --yes");
    expect(machine.asked()).toEqual([]);
  });

  test("--check lists the same, whoever asks", () => {
    machine = machineWithout(GONE);
    const { status, stderr } = provision("--yes", "--check");
    expect(status).toBe(1);
    expect(stderr).toContain(MISSING);
    expect(machine.asked()).toEqual([]);
  });

  test("does not install without root", () => {
    machine = machineWithout(GONE);
    stub(machine.programs, "id", "echo 1000");
    const { status, stderr } = provision("--yes");
    expect(status).toBe(1);
    expect(stderr).toContain("installing needs root");
    expect(machine.asked()).toEqual([]);
  });

  test("refuses an argument that it does not know", () => {
    machine = machineWithout([]);
    expect(provision("--force")).toMatchObject({ status: 2, stderr: expect.stringContaining("--force") });
  });
});

describe("scripts/provision --yes, as root", () => {
  const before = policy();

  afterEach(() => {
    // The file that forbids packages to start services is there only while they are installed.
    expect(policy()).toBe(before);
  });

  test("installs what is missing, and nothing else", () => {
    machine = machineWithout(GONE);
    expect(provision("--yes")).toMatchObject({ status: 0, stdout: expect.stringContaining("everything is there") });
    expect(machine.asked()).toEqual(["--quiet install --yes --no-install-recommends docker-registry shellcheck"]);
  });

  test("installs Prometheus alone, without the exporter that its package would like to bring as a service", () => {
    machine = machineWithout(["prometheus"]);
    expect(provision("--yes").status).toBe(0);
    expect(machine.asked()).toEqual(["--quiet install --yes --no-install-recommends prometheus"]);
  });

  test("forbids services while packages are installed", () => {
    machine = machineWithout(["prometheus"]);
    const asked = "/usr/sbin/policy-rc.d prometheus start; echo answer $?";
    const install = `case "$*" in *install*) ${asked}; ln -s "$(command -v true)" ${machine.programs}/prometheus ;; esac`;
    stub(machine.programs, "apt-get", install);
    expect(provision("--yes")).toMatchObject({ status: 0, stdout: expect.stringContaining("answer 101\n") });
  });

  test("fetches the package lists first where there are none, and again where the first try fails", () => {
    machine = machineWithout(GONE, { "docker-registry": "" });
    provision("--yes");
    expect(machine.asked()[0]).toBe("--quiet update");

    rmSync(folder, { recursive: true });
    machine = machineWithout(GONE);
    const log = join(folder, "asked");
    stub(machine.programs, "apt-get", `echo "$@" >>${log}; case "$*" in *install*) exit 100 ;; esac`);
    expect(provision("--yes").status).not.toBe(0);
    expect(machine.asked().map((line) => line.split(" ")[1])).toEqual(["install", "update", "install"]);
  });

  test("says so when apt-get ends well and a part is missing all the same", () => {
    machine = machineWithout(GONE);
    stub(machine.programs, "apt-get", "exit 0");
    expect(provision("--yes")).toMatchObject({ status: 1, stderr: expect.stringContaining(MISSING) });
  });

  test.each([
    ["docker-compose-v2", { "docker-compose-v2": "2.24.6", "docker-compose": "1.29.2-6" }],
    ["docker-compose", { "docker-compose": "2.26.1-4" }],
  ])("takes Compose v2 from %s where the distribution offers it", (name, candidates) => {
    machine = machineWithout([], candidates);
    stub(machine.programs, "docker", '[ "$1 $2" != "compose version" ] || exit 1');
    provision("--yes");
    expect(machine.asked()).toEqual([`--quiet install --yes --no-install-recommends ${name}`]);
  });

  describe("where no engine makes attestations", () => {
    beforeEach(() => {
      more = { SLUICE_ENGINES: join(folder, "engines") };
    });

    test("adds buildx to an engine that is new enough", () => {
      machine = machineWithout([], { "docker-buildx": "0.13.1" });
      stub(machine.programs, "dockerd", 'echo "Docker version 26.1.5+dfsg1, build 411e817"');
      provision("--yes");
      expect(machine.asked()).toEqual(["--quiet install --yes --no-install-recommends docker-buildx"]);
    });

    test("leaves an older engine as it is, and gets another one beside it", () => {
      machine = machineWithout([], { "docker-buildx": "0.13.1", "docker.io": "26.1.5" });
      stub(machine.programs, "dockerd", 'echo "Docker version 20.10.24+dfsg1, build 297e128"');
      const { status, stderr } = provision("--yes");
      const asked = machine.asked().map((line) => line.replace(/^(--quiet) .* (?=update|download)/, "$1 "));
      expect(asked).toEqual([
        "--quiet update",
        "--quiet download docker.io docker-cli docker-compose docker-buildx containerd",
      ]);
      // This apt-get downloads nothing, and that is told like any other part that is missing.
      expect({ status, stderr }).toEqual({
        status: 1,
        stderr: expect.stringContaining("BuildKit that makes attestations (Docker 24 or newer, with buildx)"),
      });
      expect(readdirSync(join(folder, "engines"))).toEqual([]);
    });
  });
});
