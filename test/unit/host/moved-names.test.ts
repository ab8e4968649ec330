import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { repositoryRoot } from "../../../scripts/root.ts";

/** A change that ends before its switch leaves the names of images as they were before its pull. */

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sluice-moved-"));
});

afterEach(() => rmSync(folder, { recursive: true }));

const DOUBLES = `
  home=. change_dir=. change=c1 kind=deploy pull_config=
  within() { :; }
  conclude() { echo "$1 $2"; }
  roll_back() { echo "rolls back"; }
  ask_engine() {
    case "$1 $2" in
    "image ls") printf 'app:1\\tsha256:new\\nother:1\\tsha256:same\\n' ;;
    *) echo "$*" ;;
    esac
  }
`;

function endsWith(variables: string): string {
  const script = [
    "TAB=$(printf '\\t')",
    ...["10-words", "20-state", "30-journal", "56-files", "63-images", "80-worker"].map(
      (name) => `. '${join(repositoryRoot(), "host", `${name}.sh`)}'`,
    ),
    DOUBLES,
    "printf 'app:1\\tsha256:old\\nother:1\\tsha256:same\\n' >tags-before",
    `why_text=x; ${variables}; roll_back_or_end`,
  ].join("\n");
  const { stdout, stderr } = spawnSync("sh", ["-u", "-c", script], { encoding: "utf8", cwd: folder });
  expect(stderr).toBe("");
  return stdout;
}

test.each([
  ["aborted", "aborted aborted"],
  ["compose-invalid", "failed compose-invalid"],
  ["image-platform", "failed image-platform"],
])("after %s", (code, end) => expect(endsWith(`switched= why_code=${code}`)).toBe(`tag sha256:old app:1\n${end}\n`));

test("after the switch the rollback decides what the names mean", () => {
  expect(endsWith("switched=1 why_code=unhealthy")).toBe("rolls back\n");
});
