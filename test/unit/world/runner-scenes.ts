/** What a stage may do with the runner, each as a program of its own: a step speaks over its process. */
import { StageFailure } from "../../../src/failure/failure.ts";
import { lines, md } from "../../../src/text/markdown.ts";
import { Masking } from "../../../src/world/runner/masking.ts";
import { runnerInputs, runnerLog, runnerResults } from "../../../src/world/runner/runner.ts";

const masking = new Masking();
const log = runnerLog(masking);
const results = runnerResults(masking);
const SECRET = "s3cret/first line\nsecond line of it";

const SCENES: Readonly<Record<string, () => void | Promise<void>>> = {
  inputs: () => log.info(JSON.stringify(["name", "blank", "missing"].map((name) => runnerInputs().get(name)))),
  secrets: () => {
    log.mask(SECRET);
    log.info(`a ${SECRET} b`);
    log.warning("second line of it");
    log.info(Buffer.from(SECRET).toString("base64"));
    log.info(encodeURIComponent("s3cret/first line"));
  },
  short: () => {
    for (const secret of ["", "  ", "abc", "xyz"]) log.mask(secret);
    log.info("abc is shown");
  },
  fail: () => {
    log.mask(SECRET);
    results.fail(
      new StageFailure({
        what: "second line of it is wrong.\nBoth lines are.",
        means: "Nothing was changed.",
        todo: "Correct it.",
        cause: new Error("behind: second line of it"),
      }),
    );
  },
  foreign: () => {
    const text = "one\n::error::two\r##[group]three\u001b[31m\u202e";
    log.info(text);
    log.warning(text);
    results.fail(new StageFailure({ what: text, means: text, todo: text, cause: new Error(text) }));
    results.crash(new Error(text));
  },
  "divided-secret": () => {
    log.mask("canary-in-two");
    log.info("a canary\u001b[0m-in-two b");
  },
  crash: () => {
    log.mask(SECRET);
    results.crash(new TypeError("second line of it", { cause: new Error("root of it") }));
  },
  "crash-odd": () => results.crash("thrown text"),
  summary: async () => {
    log.mask(SECRET);
    await results.summary(md`### first second line of it\n::error::x\n##[group]y`);
    await results.summary(md`### second`);
  },
  "huge-summary": () =>
    results.summary(lines([md`### start`, ...Array.from({ length: 2000 }, () => md`${"ü".repeat(1024)}`), md`end`])),
  output: () => {
    results.output("one", "a\nb");
    results.output("two", "c");
  },
};

await SCENES[process.argv[2] ?? ""]?.();
