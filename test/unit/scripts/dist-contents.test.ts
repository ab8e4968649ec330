import { checkBundle, checkContents, type DistFile, licences } from "../../../scripts/bundling/contents.ts";
import { bundleEntry, stageEntry } from "../../../scripts/bundling/entry.ts";

const LICENCES = ["licenses.txt", "MIT\n"] as const;

function files(...paths: readonly string[]): Map<string, DistFile> {
  return new Map(paths.map((path) => [path, { content: "x", mode: 0o644 }]));
}

describe("beside a bundle", () => {
  test("its licences are kept, and ssh2's helper for Windows is dropped", () => {
    expect(licences(new Map([LICENCES, ["pagent.exe", "MZ"]]))).toBe("MIT\n");
  });

  test.each(["build/Release/cpufeatures.node", "package.json", "other.exe"])("%s is refused by name", (name) => {
    expect(() => licences(new Map([LICENCES, [name, "x"]]))).toThrow(`The bundle would carry ${name}`);
  });

  test("missing licences are refused", () => {
    expect(() => licences(new Map())).toThrow("names no licences");
    expect(() => licences(new Map([["licenses.txt", ""]]))).toThrow("names no licences");
  });
});

describe("a bundle", () => {
  test("that is portable passes", () => {
    expect(() => checkBundle("deploy.cjs", 'require("node:fs")', "/home/me/sluice")).not.toThrow();
  });

  test("that names the folder it was built in is refused", () => {
    expect(() => checkBundle("deploy.cjs", 'const a = "/home/me/sluice/src"', "/home/me/sluice")).toThrow("the folder");
  });

  test("that lacks a file is refused, and a compiled module that ssh2 only tries is not missed", () => {
    const code = (path: string): string => `module.exports = eval("require")("${path}")`;
    expect(() => checkBundle("deploy.cjs", code("../../lib/gone.js"), "/home/me/sluice")).toThrow(
      "lacks ../../lib/gone",
    );
    expect(() => checkBundle("deploy.cjs", code("./crypto/sshcrypto.node"), "/home/me/sluice")).not.toThrow();
  });

  test("that loads a compiled module is refused", () => {
    const code = 'module.exports = require(__nccwpck_require__.ab + "build/Release/sshcrypto.node")';
    expect(() => checkBundle("deploy.cjs", code, "/home/me/sluice")).toThrow('"build/Release/sshcrypto.node"');
  });
});

describe("dist/", () => {
  test("holds an entry a stage, the bundle with its licences, and the host program", () => {
    const code = ["bundle/index.cjs", "bundle/deploy.cjs", "bundle/shared-ical.js.cjs"];
    const all = files("deploy/index.cjs", ...code, "licenses.txt", "host/sluice-host");
    expect(() => checkContents(all, ["deploy"])).not.toThrow();
  });

  test.each([
    ...["deploy/package.json", "deploy/index.js", "rollback/index.cjs", "host/notes.md"],
    ...["bundle/1.index.js", "bundle/deep/a.cjs", "bundle/.cjs/a", "deploy/licenses.txt"],
  ])("never holds %s", (path) => {
    expect(() => checkContents(files("deploy/index.cjs", path), ["deploy"])).toThrow(path);
  });
});

describe("the entries", () => {
  test("start a stage by its name", () => {
    expect(stageEntry("deploy")).toBe('require("../bundle/index.cjs").start("deploy");\n');
  });

  test("load a stage's code when it starts, after the job's cache was opened", () => {
    const text = bundleEntry(["deploy", "rollback"]);
    for (const stage of ["deploy", "rollback"])
      expect(text).toContain(`() => import(/* webpackChunkName: "${stage}" */ "./actions/${stage}/main.js")`);
    expect(text.indexOf("enableCompileCache(join(RUNNER_TEMP,")).toBeLessThan(text.indexOf("return stages[stage]();"));
  });
});
