import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { repositoryRoot } from "../../../scripts/root.ts";

/** Before databases are swapped or put back, their container runs: the engine does not start one that was stopped or killed. */

let folder = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sluice-stopped-"));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** The engine knows one line for each container: id, state, service. The file `now` ends the patience of the program. */
const DOUBLES = `
  change_dir=. seconds=0
  field() { echo "$2"; }
  grace() { echo 1; }
  look_at_containers() { :; }
  add_time() { :; }
  pause() { seconds=$((seconds + 20)); }
  uptime_seconds() { echo "$seconds"; }
  write_file() { cat >"$1"; }
  fail() { echo "$1: $2"; return 1; }
  inspect_containers() {
    case $1 in
    *RestartPolicy*) awk '{ print $1, "no", $2, "/" $3, $3 }' containers ;;
    '{{.ID}}'*) cat containers ;;
    *) awk '{ print $2, $3 }' containers ;;
    esac
  }
  ask_engine() {
    echo "$*" >>asked
    [ "$1" != start ] || { sed "s/^$2 exited/$2 running/" containers >next && mv next containers; }
  }
`;

function stopApplication(containers: readonly string[]): { readonly said: string; readonly asked: string } {
  const program = join(repositoryRoot(), "host", "77-restore.sh");
  const script = `. '${program}'\n${DOUBLES}\nprintf '%s\\n' ${containers.map((one) => `'${one}'`).join(" ")} >containers; : >asked
stop_application . db && echo stopped; echo --; cat asked`;
  const { stdout, stderr } = spawnSync("sh", ["-u", "-c", script], { encoding: "utf8", cwd: folder });
  expect(stderr).toBe("");
  const [said = "", asked = ""] = stdout.split("--\n");
  return { said, asked };
}

test("a database that was stopped or killed is started", () => {
  expect(stopApplication(["abc exited db"])).toEqual({ said: "stopped\n", asked: "start abc\n" });
});

test("a database that runs is left alone", () => {
  expect(stopApplication(["abc running db"])).toEqual({ said: "stopped\n", asked: "" });
});

test("of several stopped containers none is started, and the restore is refused", () => {
  const { said, asked } = stopApplication(["abc exited db", "def exited db"]);
  expect(said).toContain("restore-stop: There is not exactly one running container of db.");
  expect(asked).not.toContain("start");
});
