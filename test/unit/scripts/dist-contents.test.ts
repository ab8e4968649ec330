import { checkBundle, checkContents, type DistFile, licences } from "../../../scripts/bundling/contents.ts";

const LICENCES = ["licenses.txt", "MIT\n"] as const;

function files(...paths: readonly string[]): Map<string, DistFile> {
  return new Map(paths.map((path) => [path, { content: "x", mode: 0o644 }]));
}

describe("beside a bundle", () => {
  test("its licences are kept, and ssh2's helper for Windows is dropped", () => {
    expect(licences("deploy", new Map([LICENCES, ["pagent.exe", "MZ"]]))).toBe("MIT\n");
  });

  test.each(["build/Release/cpufeatures.node", "package.json", "other.exe"])("%s is refused by name", (name) => {
    expect(() => licences("deploy", new Map([LICENCES, [name, "x"]]))).toThrow(`deploy would carry ${name}`);
  });

  test("missing licences are refused", () => {
    expect(() => licences("deploy", new Map())).toThrow("names no licences");
    expect(() => licences("deploy", new Map([["licenses.txt", ""]]))).toThrow("names no licences");
  });
});

describe("a bundle", () => {
  test("that is portable passes", () => {
    expect(() => checkBundle("deploy", 'require("node:fs")', "/home/me/sluice")).not.toThrow();
  });

  test("that names the folder it was built in is refused", () => {
    expect(() => checkBundle("deploy", 'const a = "/home/me/sluice/src"', "/home/me/sluice")).toThrow("the folder");
  });

  test("that loads a compiled module is refused", () => {
    const code = 'module.exports = require(__nccwpck_require__.ab + "build/Release/sshcrypto.node")';
    expect(() => checkBundle("deploy", code, "/home/me/sluice")).toThrow('"build/Release/sshcrypto.node"');
  });
});

describe("dist/", () => {
  test("holds two files a stage and the host program", () => {
    const all = files("deploy/index.cjs", "deploy/licenses.txt", "host/sluice-host");
    expect(() => checkContents(all, ["deploy"])).not.toThrow();
  });

  test.each(["deploy/package.json", "deploy/index.js", "rollback/index.cjs", "host/notes.md"])(
    "never holds %s",
    (path) => {
      expect(() => checkContents(files("deploy/index.cjs", path), ["deploy"])).toThrow(path);
    },
  );
});
