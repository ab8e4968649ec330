import { createHash } from "node:crypto";
import { assembleHostProgram } from "../../../scripts/bundling/host-program.ts";

const HEAD = { file: "00-head.sh", text: "#!/bin/sh\n# shellcheck shell=sh\n# What this is.\nset -u\n" };
const WORDS = {
  file: "10-words.sh",
  text: "#!/bin/sh\n# Words.\n\nsay() {\n  # shellcheck disable=SC2059\n  printf $1\n}\n\n\n",
};
const MAIN = { file: "90-main.sh", text: "say hello\n" };

describe("the host program", () => {
  test("is its parts in the order of their numbers, after one shebang and its version", () => {
    const [shebang, version, ...rest] = assembleHostProgram([MAIN, HEAD, WORDS]).split("\n");
    expect(shebang).toBe("#!/bin/sh");
    expect(version).toMatch(/^SLUICE_HOST_VERSION=[0-9a-f]{12}$/);
    expect(rest.join("\n")).toBe(
      "# What this is.\nset -u\n\n# Words.\n\nsay() {\n  # shellcheck disable=SC2059\n  printf $1\n}\n\nsay hello\n",
    );
  });

  test("has the hash of all but its version line as its version", () => {
    const program = assembleHostProgram([HEAD, MAIN]);
    const [version = ""] = /(?<=SLUICE_HOST_VERSION=).*/.exec(program) ?? [];
    const without = program.replace(/^SLUICE_HOST_VERSION=.*\n/m, "");
    expect(createHash("sha256").update(without).digest("hex").slice(0, 12)).toBe(version);
    expect(assembleHostProgram([HEAD, { ...MAIN, text: "say goodbye\n" }])).not.toContain(version);
  });

  test("has no place for a part without a number", () => {
    expect(() => assembleHostProgram([HEAD, { file: "survey.sh", text: "" }])).toThrow("name it NN-name.sh");
  });
});
