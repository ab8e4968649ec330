import { existsSync, readdirSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";

/**
 * Two projects: `unit` takes seconds and needs nothing but Node; `sandbox` needs a real engine, sshd and registry.
 * swc does the transform because TypeScript 7 ships no compiler API for ts-jest.
 */
const shared = {
  testEnvironment: "node",
  transform: {
    "^.+\\.ts$": [
      "@swc/jest",
      { jsc: { target: "es2024", parser: { syntax: "typescript" } }, module: { type: "commonjs" } },
    ],
  },
  modulePathIgnorePatterns: ["<rootDir>/build/", "<rootDir>/dist/"],
};

/** Tests in `test/with/<program>` need a program that a machine may lack; the checks then say "not run". */
function withoutTheirProgram() {
  const { PATH = "" } = process.env;
  const isOnPath = (program) => PATH.split(delimiter).some((folder) => existsSync(join(folder, program)));
  return readdirSync(new URL("test/with", import.meta.url))
    .filter((program) => !isOnPath(program))
    .map((program) => `<rootDir>/test/with/${program}/`);
}

/** Test files that run with SLUICE_DEEP=1 or when the command names them; the checks then say "not run". */
function longTests() {
  const files = JSON.parse(readFileSync(new URL("test/long-tests.json", import.meta.url), "utf8"));
  const isNamed = (file) => process.argv.some((word) => word.startsWith("test/") && file.startsWith(word));
  return process.env.SLUICE_DEEP === "1"
    ? []
    : files.filter((file) => !isNamed(file)).map((file) => `<rootDir>/${file}`);
}

export default {
  // A test that failed with a socket open must not keep the whole run alive.
  forceExit: true,
  // A machine under load is slow, and no test is about time; those that need longer say so themselves.
  testTimeout: 30_000,
  // Tests of one file that run beside each other: each of them is a production at work.
  maxConcurrency: 2,
  projects: [
    {
      ...shared,
      displayName: "unit",
      testRunner: "<rootDir>/test/in-process-runner.mjs",
      testMatch: ["unit", "contract", "version", "attacks"].map((folder) => `<rootDir>/test/${folder}/**/*.test.ts`),
      // Those that need an engine say so by their folder.
      testPathIgnorePatterns: ["/node_modules/", "<rootDir>/test/attacks/engine/"],
    },
    {
      ...shared,
      displayName: "sandbox",
      setupFilesAfterEnv: ["<rootDir>/test/sandbox/limit.ts"],
      testMatch: [
        "<rootDir>/test/host/**/*.test.ts",
        "<rootDir>/test/stages/**/*.test.ts",
        "<rootDir>/test/faults/**/*.test.ts",
        "<rootDir>/test/compose/**/*.test.ts",
        "<rootDir>/test/with/**/*.test.ts",
        "<rootDir>/test/attacks/engine/**/*.test.ts",
      ],
      testPathIgnorePatterns: ["/node_modules/", ...withoutTheirProgram(), ...longTests()],
    },
  ],
};
