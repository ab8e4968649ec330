import { MemoryPlatform } from "../../../rehearsal/runner/memory-platform.ts";
import { onTag, type RunnerScene, runnerScene } from "./runner-scene.ts";

/** What a step says to the runner: files, lines, its exit code. */

jest.setTimeout(30_000);

let scene: RunnerScene;

beforeEach(() => {
  scene = runnerScene();
});

afterEach(() => scene.end());

const oneJob = (steps: string, more = ""): void =>
  scene.repository(onTag(`  one:\n    runs-on: x\n${more}    steps:\n${steps}`));

test("what a step writes into GITHUB_ENV and GITHUB_PATH is there from the next one on", async () => {
  oneJob(
    `
      - run: |
          echo "GREETING=hello" >>"$GITHUB_ENV"
          printf 'LINES<<E\\none\\ntwo\\nE\\n' >>"$GITHUB_ENV"
          mkdir tools && printf '#!/bin/sh\\necho found\\n' >tools/tool && chmod +x tools/tool
          echo "$PWD/tools" >>"$GITHUB_PATH"
          echo "before '$GREETING'"
      - run: |
          echo "$GREETING \${{ env.GREETING }} \${LINES%%?two}"
          tool
      - { run: 'echo "$GREETING"', env: { GREETING: mine } }
`,
  );
  expect((await scene.run("a.yml")).lines).toEqual(["before ''", "hello hello one", "found", "mine"]);
});

test("a step finds its id in GITHUB_ACTION, and without one what it is", async () => {
  oneJob(`
      - { id: named, run: echo "$GITHUB_ACTION" }
      - run: echo "$GITHUB_ACTION"
`);
  expect((await scene.run("a.yml")).lines).toEqual(["named", "__run"]);
});

test("what GitHub itself sets no step can change", async () => {
  oneJob(`
      - run: echo "GITHUB_REF=refs/heads/other" >>"$GITHUB_ENV"
      - run: echo "$GITHUB_REF"
`);
  expect((await scene.run("a.yml")).lines).toEqual(["refs/tags/v1.0.0"]);
});

test("an output may have several lines, and outputs of a step are seen at once", async () => {
  oneJob(`
      - id: say
        run: |
          { echo "all<<E"; echo one; echo two; echo E; echo "n=1"; } >>"$GITHUB_OUTPUT"
      - run: echo "\${{ steps.say.outputs.all }}"; echo \${{ steps.say.outputs.n }}
`);
  expect((await scene.run("a.yml")).lines).toEqual(["one", "two", "1"]);
});

test("what a step prints between stop-commands is no command", async () => {
  oneJob(`
      - run: |
          echo "::stop-commands::tok"
          echo "::error::not an error"
          echo "::tok::"
          echo "::warning::a warning"
`);
  const { lines, annotations } = await scene.run("a.yml");
  expect(lines).toContain("::error::not an error");
  expect(annotations).toEqual(["warning: a warning"]);
});

test("a command counts after blanks, and in its older form anywhere in a line", async () => {
  oneJob(`
      - run: |
          echo "   ::notice::after blanks"
          echo "said ::notice::in the middle"
          echo "it said ##[error]anywhere"
`);
  const { lines, annotations } = await scene.run("a.yml");
  expect(annotations).toEqual(["notice: after blanks", "error: anywhere"]);
  expect(lines).toEqual(["said ::notice::in the middle"]);
});

test("a secret is masked in lines and annotations, and so is what a step asks for, as a whole and line by line", async () => {
  oneJob(`
      - run: |
          echo "the key is $KEY"; echo "::error::$KEY"
          echo "::add-mask::first%0Asecond"
          echo "second, then first"
        env: { KEY: "\${{ secrets.KEY }}" }
`);
  const { lines, annotations } = await scene.run("a.yml", {
    platform: new MemoryPlatform({ secrets: { KEY: "s3cr3t" } }),
  });
  expect(lines).toEqual(["the key is ***", "***, then ***"]);
  expect(annotations).toEqual(["error: ***"]);
});

test("an output of a job that holds a masked value does not leave it, and that is said", async () => {
  scene.repository(
    onTag(`
  one:
    runs-on: x
    outputs: { plain: "\${{ steps.a.outputs.plain }}", masked: "\${{ steps.a.outputs.masked }}" }
    steps:
      - id: a
        run: |
          echo "::add-mask::s3cr3t"
          echo "plain=yes" >>"$GITHUB_OUTPUT"
          echo "masked=not s3cr3t at all" >>"$GITHUB_OUTPUT"
  two:
    needs: one
    runs-on: x
    steps: [{ run: "echo \${{ needs.one.outputs.plain }} '\${{ needs.one.outputs.masked }}.'" }]
`),
  );
  const { lines, annotations } = await scene.run("a.yml");
  expect(lines).toEqual(["yes ."]);
  expect(annotations).toEqual(["warning: Skip output 'masked' since it may contain secret."]);
});

test("a script ends at its first failure; in a pipe only with `shell: bash`", async () => {
  oneJob(`
      - { run: "false | true; echo goes on" }
      - { id: piped, shell: bash, continue-on-error: true, run: "false | true; echo never" }
      - { id: plain, continue-on-error: true, run: "false; echo never" }
      - { run: "echo \${{ steps.piped.outcome }} \${{ steps.plain.outcome }}" }
`);
  expect((await scene.run("a.yml")).lines).toEqual(["goes on", "failure failure"]);
});

test("defaults of the workflow and the job say how scripts run, unless the step does", async () => {
  oneJob(
    `
      - { working-directory: ., run: "mkdir -p inner" }
      - run: 'false | true; echo "\${PWD##*/}"'
      - { working-directory: ., run: 'echo "\${PWD##*/}"' }
`,
    "    defaults: { run: { working-directory: inner } }\n",
  );
  expect((await scene.run("a.yml")).lines).toEqual(["inner", "workspace"]);
});

test("a step that may fail has failed, and yet its job goes on", async () => {
  oneJob(`
      - { id: may, continue-on-error: true, run: exit 1 }
      - { if: failure(), run: echo never }
      - { run: "echo \${{ steps.may.outcome }} \${{ steps.may.conclusion }} \${{ job.status }}" }
`);
  const { lines, results } = await scene.run("a.yml");
  expect(lines).toEqual(["failure success success"]);
  expect(results).toEqual({ one: "success" });
});

test("several apostrophes in a text are what they are", async () => {
  oneJob(`
      - run: "echo 'one \${{ github.ref_name }}' 'and two'"
`);
  expect((await scene.run("a.yml")).lines).toEqual(["one v1.0.0 and two"]);
});
