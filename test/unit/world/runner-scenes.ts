/** What a stage may do with the runner, each as a program of its own: `@actions/core` speaks over the process. */
import { StageFailure } from "../../../src/stage/failure.ts";
import { Masking } from "../../../src/world/masking.ts";
import { runnerInputs, runnerLog, runnerResults } from "../../../src/world/runner.ts";

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
  crash: () => {
    log.mask(SECRET);
    results.crash(new TypeError("second line of it", { cause: new Error("root of it") }));
  },
  "crash-odd": () => results.crash("thrown text"),
  summary: async () => {
    log.mask(SECRET);
    await results.summary("### first second line of it\n::error::x\n##[group]y");
    await results.summary("### second");
  },
  "huge-summary": () => results.summary(`### start\n${"ü".repeat(1024 * 1024)}end`),
  output: () => {
    results.output("one", "a\nb");
    results.output("two", "c");
  },
};

await SCENES[process.argv[2] ?? ""]?.();
